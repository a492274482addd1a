"""What a filter of contacts means in SQL; every value is bound, never written into the statement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.people import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from suidesk.domain.lists import ContactFilter

_WITH_TAG = "contacts.id IN (SELECT contact_id FROM contact_tags WHERE tag_id = ?)"
_WITH_SKILL = "contacts.id IN (SELECT volunteer_id FROM volunteer_skills WHERE tag_id = ?)"
_IN_PROJECT = """contacts.id IN (
    SELECT person_id FROM assignments JOIN roles ON roles.id = role_id WHERE project_id = ?
      AND (until_on IS NULL OR until_on >= ?)
    UNION SELECT person_id FROM commitments WHERE project_id = ? AND state = 'open'
      AND (until_on IS NULL OR until_on >= ?))"""
_WITH_EMAIL = "contact_points WHERE kind = 'email'"
_SPOKEN_SINCE = "participants JOIN interactions ON interactions.id = interaction_id WHERE day >= ?"


def tests_of(where: ContactFilter, today: date, *, is_window: bool) -> tuple[str, tuple[object, ...]]:
    """Give the tests that contacts pass, joined by AND, with their parameters in order; "1" when all pass.

    For a window of a list, what most contacts pass is looked up for each of the few that are read; for a count all who
    pass are gathered at once.
    """
    tests = [*_words(where), *_places(where, today), *_reaching(where, today, is_window=is_window)]
    return " AND ".join(sql for sql, _ in tests) or "1", tuple(value for _, values in tests for value in values)


Test = tuple[str, tuple[object, ...]]


def _words(where: ContactFilter) -> Iterator[Test]:
    for name in where.tags:
        yield _WITH_TAG, (Tag.of(name).id,)
    for name in where.skills:
        yield _WITH_SKILL, (Tag.of(name).id,)
    if where.languages:
        spoken = f"SELECT contact_id FROM contact_languages WHERE language IN ({_marks(where.languages)})"
        yield f"contacts.id IN ({spoken})", where.languages


def _places(where: ContactFilter, today: date) -> Iterator[Test]:
    for column, values in (("sector", where.sectors), ("reach", where.reaches)):
        if values:
            yield f"contacts.{column} IN ({_marks(values)})", values
    if where.project_id is not None:
        day = today.isoformat()
        yield _IN_PROJECT, (where.project_id, day, where.project_id, day)


def _reaching(where: ContactFilter, today: date, *, is_window: bool) -> Iterator[Test]:
    if where.has_email is not None:
        with_email = _among(_WITH_EMAIL, is_window=is_window)
        yield with_email if where.has_email else f"NOT {with_email}", ()
    if where.may_contact is not None:
        yield "NOT contacts.do_not_contact" if where.may_contact else "contacts.do_not_contact", ()
    if where.quiet_days is not None:
        # The filter is bounded; a list made for a day near the year 1 reaches back to its beginning.
        back = min(where.quiet_days, (today - date.min).days)
        yield f"NOT {_among(_SPOKEN_SINCE, is_window=is_window)}", ((today - timedelta(days=back)).isoformat(),)


def _among(source: str, *, is_window: bool) -> str:
    if is_window:
        return f"EXISTS (SELECT 1 FROM {source} AND contact_id = contacts.id)"
    return f"contacts.id IN (SELECT contact_id FROM {source})"


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))
