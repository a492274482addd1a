"""Filters of contacts in plain words, one part for each thing that is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.people import Reach, Sector
from suidesk.wording.formats import names_in_words
from suidesk.wording.people import reach_text, sector_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from suidesk.domain.lists import ContactFilter


def filter_texts(where: ContactFilter, project: str = "") -> list[str]:
    """Say which contacts a filter leaves; `project` is the name of its project."""
    return [*_words(where), *_places(where, project), *_reaching(where)]


def any_of(names: Sequence[str]) -> str:
    """Join names of which any will do: Dutch, Somali or Arabic."""
    if len(names) <= 1:
        return "".join(names)
    return translate("Filters", "{0} or {1}").format(", ".join(names[:-1]), names[-1])


def known_texts(values: Iterable[str], enum: type[Sector | Reach], text: Callable[..., str]) -> list[str]:
    """Say the values of an enum that a filter holds; one of a later version stays as it is written."""
    known = {one.value: one for one in enum}
    return [text(known[value]) if value in known else value for value in values]


def _words(where: ContactFilter) -> Iterator[str]:
    if where.tags:
        yield translate("Filters", "tagged {0}").format(names_in_words(where.tags))
    if where.skills:
        yield translate("Filters", "volunteers who can do {0}").format(names_in_words(where.skills))
    if where.languages:
        yield translate("Filters", "speaks {0}").format(any_of(where.languages))


def _places(where: ContactFilter, project: str) -> Iterator[str]:
    if where.sectors:
        yield translate("Filters", "sector {0}").format(any_of(known_texts(where.sectors, Sector, sector_text)))
    if where.reaches:
        yield translate("Filters", "reach {0}").format(any_of(known_texts(where.reaches, Reach, reach_text)))
    if where.project_id is not None:
        yield (
            translate("Filters", "takes part in {0}").format(project)
            if project
            else translate("Filters", "takes part in a project that is no longer there")
        )


def _reaching(where: ContactFilter) -> Iterator[str]:
    if where.has_email is not None:
        yield (
            translate("Filters", "has an e-mail address")
            if where.has_email
            else translate("Filters", "has no e-mail address")
        )
    if where.may_contact is not None:
        yield (
            translate("Filters", "may be contacted")
            if where.may_contact
            else translate("Filters", "must not be contacted")
        )
    if where.quiet_days is not None:
        yield translate("Filters", "no conversation for %n day(s)", where.quiet_days)
