"""Tests in SQL of what help is looked for; every value is bound, never written into the statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.people import Tag
from suidesk.domain.text import folded
from suidesk.domain.volunteers import MIDNIGHT

if TYPE_CHECKING:
    from suidesk.queries.help_wanted import HelpWanted
    from suidesk.queries.params import Params
    from suidesk.store.reading import Reading


def not_busy(wanted: HelpWanted, params: Params) -> list[str]:
    """Give a test that leaves out who is known to have other hours; whose hours aren't noted may be free."""
    if wanted.hours is None:
        return []
    first, last = (params.mark(minute) for minute in wanted.hours)
    return [
        f"""(EXISTS (SELECT 1 FROM availabilities WHERE person_id = contacts.id AND {_overlaps(wanted, first, last)})
            OR NOT EXISTS (SELECT 1 FROM availabilities WHERE person_id = contacts.id))"""
    ]


def covered(wanted: HelpWanted, params: Params) -> str:
    """Give SQL for the most minutes of the wanted part of a day that are free; hours of one day never overlap."""
    first, last = (params.mark(minute) for minute in wanted.hours or (0, MIDNIGHT))
    return f"""(SELECT coalesce(max(free), 0) FROM (SELECT sum(min(to_min, {last}) - max(from_min, {first})) AS free
        FROM availabilities WHERE person_id = contacts.id AND {_overlaps(wanted, first, last)} GROUP BY weekday))"""


def _overlaps(wanted: HelpWanted, first: str, last: str) -> str:
    on = "" if wanted.of_week is None else f" AND weekday = {wanted.of_week:d}"
    return f"to_min > {first} AND from_min < {last}{on}"


def missing(db: Reading, wanted: HelpWanted, params: Params, day: str) -> list[str]:
    """Give SQL tests that are 1 for each wanted thing that isn't noted; `day` is a mark."""
    tests = ["0"]
    for tag in (Tag.of(name) for name in wanted.skills):
        ref = params.mark(tag.id)
        tests.append(
            f"""NOT EXISTS (SELECT 1 FROM volunteer_skills WHERE volunteer_id = contacts.id AND tag_id = {ref}
                UNION ALL SELECT 1 FROM contact_tags WHERE contact_id = contacts.id AND tag_id = {ref})"""
        )
    for written in _spellings(db, wanted.languages).values():
        tests.append(
            f"""NOT EXISTS (SELECT 1 FROM contact_languages WHERE contact_id = contacts.id
                AND language IN ({params.marks(written)}))"""
        )
    if wanted.has_check:
        test = valid(wanted, params, day)
        tests.append(f"NOT EXISTS (SELECT 1 FROM checks_seen WHERE person_id = contacts.id AND {test})")
    return [f"({test})" for test in tests]


def valid(wanted: HelpWanted, params: Params, day: str) -> str:
    """Give SQL that tells whether a check is a wanted one that is valid on a day, which is a mark."""
    tests = ["cleared", f"seen_on <= {day}", f"(review_on IS NULL OR review_on >= {day})"]
    if wanted.scheme:
        tests.append(f"scheme = {params.mark(wanted.scheme)}")
    if wanted.check is not None:
        tests.append(f"checks_seen.kind = {params.mark(wanted.check.value)}")
    return " AND ".join(tests)


def _spellings(db: Reading, languages: tuple[str, ...]) -> dict[str, list[str]]:
    """Give, for each wanted language, how volunteers' languages spell it."""
    if not languages:
        return {}
    used = db.rows("SELECT DISTINCT language FROM contact_languages WHERE contact_id IN (SELECT id FROM volunteers)")
    return {name: [one for (one,) in used if folded(one) == folded(name)] for name in languages}
