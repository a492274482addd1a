"""What a screen asks before two contacts become one: value by value what stays, and how much moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.merging import FILLED, PROFILE, Fate, MergeLine, joined, joined_profile
from suidesk.domain.people import ContactPoint
from suidesk.domain.references import references_to
from suidesk.queries.people import ContactAbout, ContactPage
from suidesk.queries.volunteers import SkillsOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from suidesk.store.reading import Reading

SHOWN: Final = frozenset(
    {Kind.CONTACT_POINT, Kind.CONTACT_LANGUAGE, Kind.CONTACT_TAG, Kind.FIELD_VALUE, Kind.VOLUNTEER, Kind.TOLD_APART}
)
"""Parts that are shown value by value, or need no word; all else is counted."""


@dataclass(frozen=True)
class Merging:
    """Both contacts, their values side by side, and how many records of each table move to the kept one.

    `other_is_me` when the one that goes is the user of the desk; the kept one is then.
    """

    kept: ContactAbout
    other: ContactAbout
    lines: list[MergeLine]
    moves: dict[str, int]

    @property
    def other_is_me(self) -> bool:
        """Tell whether the one that goes is the user of the desk."""
        return self.other.is_me


@dataclass(frozen=True)
class MergePreview:
    """What `MergeContacts` would do; raises what it would refuse, and not_found."""

    keep_id: str
    other_id: str

    def fetch(self, db: Reading) -> Merging:
        """Give it."""
        kept, other = ContactPage(self.keep_id).fetch(db), ContactPage(self.other_id).fetch(db)
        if self.keep_id == self.other_id:
            raise SuideskError("refers_to_itself", field="other_id")
        if kept.contact.kind is not other.contact.kind:
            names = {"name": kept.contact.display_name, "other": other.contact.display_name}
            raise SuideskError("different_kinds", field="other_id", **names)
        lines = [
            *_columns(kept, other),
            *_points(kept.points, other.points),
            *_words("languages", kept.languages, other.languages),
            *_words("tags", kept.tags, other.tags),
            *_notes(kept.contact.notes.strip(), other.contact.notes.strip()),
            *_flags(kept, other),
            *_profile(kept, other),
            *_words("skills", SkillsOf(self.keep_id).fetch(db), SkillsOf(self.other_id).fetch(db)),
            *_fields(kept, other),
        ]
        return Merging(kept, other, lines, _moves(db, self.other_id))


def _moves(db: Reading, ref: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for reference in references_to(Kind.CONTACT):
        kind = reference.holder.kind_of
        if kind in SHOWN:
            continue
        test, params = f"{reference.column} = ?", [ref]
        if reference.kind_column:
            test, params = f"{test} AND {reference.kind_column} = ?", [ref, reference.to.value]
        if found := int(db.value(f"SELECT count(*) FROM {kind} WHERE {test}", params)):
            counts[kind.value] = counts.get(kind.value, 0) + found
    return counts


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _line(what: str, kept: str, other: str, *, beside: bool, name: str = "") -> MergeLine:
    if not other or not kept:
        fate = Fate.STAYS if kept else Fate.FILLS
    else:
        fate = Fate.SAME if kept == other else Fate.BESIDE if beside else Fate.JOINS
    return MergeLine(what, kept, other, fate, name)


def _columns(kept: ContactAbout, other: ContactAbout) -> Iterator[MergeLine]:
    beside = joined(kept.contact, other.contact).beside
    for name in ("display_name", *FILLED):
        mine, theirs = _said(getattr(kept.contact, name)), _said(getattr(other.contact, name))
        if mine or theirs:
            yield _line(name, mine, theirs, beside=name in beside)


def _points(kept: Sequence[ContactPoint], other: Sequence[ContactPoint]) -> Iterator[MergeLine]:
    theirs = {(point.kind, point.normal or point.raw): point.raw for point in reversed(other)}
    for point in kept:
        same = theirs.pop((point.kind, point.normal or point.raw), "")
        yield MergeLine("point", point.raw, same, Fate.SAME if same else Fate.STAYS, point.kind.value)
    for point in other:
        if raw := theirs.pop((point.kind, point.normal or point.raw), ""):
            yield MergeLine("point", "", raw, Fate.FILLS, point.kind.value)


def _words(what: str, kept: Iterable[str], other: Iterable[str]) -> Iterator[MergeLine]:
    mine, theirs = list(kept), list(other)
    if mine or theirs:
        line = _line(what, ", ".join(mine), ", ".join(theirs), beside=False)
        is_known = line.fate is Fate.JOINS and set(theirs) <= set(mine)
        yield MergeLine(what, line.kept, line.other, Fate.SAME if is_known else line.fate)


def _notes(kept: str, other: str) -> Iterator[MergeLine]:
    if kept or other:
        yield _line("notes", kept, other, beside=False)


def _flags(kept: ContactAbout, other: ContactAbout) -> Iterator[MergeLine]:
    mine, theirs = kept.contact, other.contact
    if mine.do_not_contact or theirs.do_not_contact:
        yield _line("do_not_contact", *("yes" if one.do_not_contact else "" for one in (mine, theirs)), beside=False)
    if mine.archived_on or theirs.archived_on:
        is_over = mine.archived_on is None or theirs.archived_on is None
        fate = Fate.ENDS if is_over else Fate.SAME
        yield MergeLine("archived_on", _said(mine.archived_on), _said(theirs.archived_on), fate)


def _profile(kept: ContactAbout, other: ContactAbout) -> Iterator[MergeLine]:
    own, theirs = kept.volunteer, other.volunteer
    beside = joined_profile(own, theirs).beside if own and theirs else {}
    for name in PROFILE:
        mine, hers = (_said(getattr(one, name, None)) for one in (own, theirs))
        if name in beside:
            yield MergeLine(name, mine, hers, Fate.BESIDE)
        elif mine or hers:
            yield _line(name, mine, hers, beside=False)
    if (own and own.is_minor) or (theirs and theirs.is_minor):
        yield _line("is_minor", *("yes" if one and one.is_minor else "" for one in (own, theirs)), beside=False)


def _fields(kept: ContactAbout, other: ContactAbout) -> Iterator[MergeLine]:
    mine, theirs = ({name: value for name, value, _ in one.fields} for one in (kept, other))
    types = {name: kind for one in (kept, other) for name, _, kind in one.fields}
    for name, kind in types.items():
        line = _line("field", mine.get(name, ""), theirs.get(name, ""), beside=False, name=name)
        is_known = line.fate is Fate.JOINS and line.other in line.kept.split("\n")
        yield MergeLine("field", line.kept, line.other, Fate.SAME if is_known else line.fate, name, kind)
