"""The titles of 360Giving's fields: one name for a place in its JSON and for the columns of its spreadsheets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from suidesk.interchange.headings import normalised

if TYPE_CHECKING:
    from collections.abc import Sequence

# The 360Giving Data Standard 1.x, grant schema, where a title is not the property's name in words.
_TITLES: Final = {
    "id": "Identifier",
    "amountAppliedFor": "Amount Applied For",
    "url": "URL",
    "recipientOrganization": "Recipient Org",
    "recipientIndividual": "Recipient Ind",
    "fundingOrganization": "Funding Org",
    "fromOpenCall": "From An Open Call",
    "dateModified": "Last Modified",
    "duration": "Duration (months)",
    "addressLocality": "City",
    "addressRegion": "County",
    "addressCountry": "Country",
    "organisationType": "Organisation Type",
}
_INSIDE: Final = {"url": "Web Address", "geoCode": "Geographic Code", "geoCodeType": "Geographic Code Type"}
"""Titles that differ from these inside of another object."""
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PATH: Final = re.compile(r"[A-Za-z]\w*(?:/\w+)+")
_NUMBERED: Final = re.compile(r":(\d{1,6})(?=:|$)")
_PROPERTY: Final = re.compile(r"(?=[a-z]+[A-Z])\w+")
_FUNDING: Final = "funding org "
_ONLY_HERE: Final = frozenset({"identifier", "amount awarded"})


@lru_cache(maxsize=16_384)
def title_of(path: tuple[str | int, ...]) -> str:
    """Give the title of a place: `Funding Org (2):Name` of `("fundingOrganization", 1, "name")`; firsts uncounted."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, str):
            parts.append(_word(step, is_inside=bool(parts)))
        elif step and parts:
            parts[-1] = f"{parts[-1]} ({step + 1})"
    return ":".join(parts)


@lru_cache(maxsize=4_096)
def _word(name: str, *, is_inside: bool) -> str:
    if is_inside and name in _INSIDE:
        return _INSIDE[name]
    if name in _TITLES:
        return _TITLES[name]
    words = _CAMEL.sub(" ", name)
    return words[:1].upper() + words[1:]


def titled(heading: str) -> str:
    """Give a heading as the standard's title, where it is a path or counts what it repeats; any other as it is."""
    if _PATH.fullmatch(heading):
        return title_of(tuple(int(step) if step.isdecimal() else step for step in heading.split("/")))
    if _PROPERTY.fullmatch(heading) and " " in (title := title_of((heading,))):
        return title
    return _NUMBERED.sub(lambda found: f" ({int(found[1]) + 1})" if int(found[1]) else "", heading)


def titles_of(headings: Sequence[str]) -> tuple[str, ...]:
    """Give the titles of all headings of a list; where some are paths, the others are names of properties."""
    names = _TITLES if any(map(_PATH.fullmatch, headings)) else {}
    return tuple(names.get(heading) or titled(heading) for heading in headings)


def is_giving(headings: Sequence[str]) -> bool:
    """Tell whether headings are those of 360Giving: an identifier, an amount awarded and who gave it."""
    words = set(map(normalised, titles_of(headings)))
    return words >= _ONLY_HERE and any(word.startswith(_FUNDING) for word in words)
