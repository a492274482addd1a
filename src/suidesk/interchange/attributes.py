"""What an attribute of an LDIF file means: which target, whose label, or which field of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.interchange.headings import Meaning
from suidesk.interchange.vocabulary import ATTRIBUTES, ATTRIBUTES_KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence

_MEANINGS: Final = {
    name: Meaning(target, label, number)
    for (target, label, number), names in ATTRIBUTES.items()
    for name in names.split()
}
_FIELDS: Final = {name: field for field, names in ATTRIBUTES_KEPT.items() for name in names.split()}


def meaning_of_attribute(heading: str) -> Meaning | None:
    """Tell what an attribute means, whatever its capitals and its options (`cn;lang-nl`), or `None`."""
    return _MEANINGS.get(_bare(heading))


def fields_of_attributes(headings: Sequence[str]) -> list[str]:
    """Give the name of the field that each attribute becomes, once; "" where its own name serves."""
    found: list[str] = []
    for heading in headings:
        name = _FIELDS.get(_bare(heading), "")
        found.append("" if name in found else name)
    return found


def _bare(heading: str) -> str:
    return heading.partition(";")[0].strip().lower()
