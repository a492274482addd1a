"""Rows of one file that tell of the same contact: doubled rows, and rows that add to an earlier one."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from suidesk.interchange.incoming import Incoming, IncomingVolunteer
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.sameness import Keys, NameKey, PointKey, alike, keys_of_incoming, name_key, point_key
from suidesk.interchange.usual_week import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PLACE = frozenset({"line", "row"})


GroupKey = NameKey | str
"""Rows are compared with others of the same name, or of the same id where a file has ids."""


@dataclass(slots=True)
class Unit:
    """What the file tells of one contact: its first row with what later rows add, and those later rows."""

    incoming: Incoming
    joined: list[tuple[Incoming, Problem]] = field(default_factory=list)
    _keys: Keys | None = None

    @property
    def keys(self) -> Keys:
        """By what the contact can be known; worked out when asked for, as most rows are alone with their name."""
        if self._keys is None:
            self._keys = keys_of_incoming(self.incoming)
        return self._keys

    def join(self, row: Incoming, problem: Problem, *, adds: bool) -> None:
        """Take a later row; where it `adds` something, it goes into the contact."""
        self.joined.append((row, problem))
        if adds:
            self.incoming = joined(self.incoming, row)
            self._keys = None


def groups_of(rows: Iterable[Incoming]) -> dict[GroupKey, list[Incoming]]:
    """Give the rows that could tell of the same contact together, in the order of the file."""
    groups: dict[GroupKey, list[Incoming]] = {}
    for row in rows:
        groups.setdefault(row.id or name_key(row.kind, row.name), []).append(row)
    return groups


def units_of(group: Sequence[Incoming]) -> list[Unit]:
    """Give the contacts that the rows of one group tell of.

    A row is another telling of an earlier one when it has the same id, is the same in every cell, or
    has an e-mail address in common with it (or a phone number, unless the e-mail addresses are
    others): namesakes stay apart.
    """
    if len(group) == 1:
        return [Unit(group[0])]
    joiner = _Joiner()
    for row in group:
        joiner.add(row)
    return joiner.units


class _Joiner:
    def __init__(self) -> None:
        self.units: list[Unit] = []
        self._by_content: dict[tuple[object, ...], Unit] = {}
        self._by_point: dict[PointKey, Unit] = {}

    def add(self, row: Incoming) -> None:
        keys = keys_of_incoming(row)
        content = tuple(getattr(row, part.name) for part in fields(Incoming) if part.name not in _PLACE)
        same = self._by_content.get(content)
        unit = same or self._other_telling(row, keys)
        if unit is None:
            unit = Unit(row)
            self.units.append(unit)
        else:
            code = "doubled_row" if same else "joined_row"
            first = str(unit.incoming.line)
            unit.join(row, Problem(row.line, row.row, "", code, "", first, Severity.NOTE), adds=not same)
        self._by_content.setdefault(content, unit)
        for key in keys.emails | keys.phones:
            self._by_point.setdefault(key, unit)

    def _other_telling(self, row: Incoming, keys: Keys) -> Unit | None:
        if row.id:
            return self.units[0] if self.units else None
        for key in keys.emails:
            if found := self._by_point.get(key):
                return found
        for key in keys.phones:
            found = self._by_point.get(key)
            if found and not (keys.emails and found.keys.emails):
                return found
        return None


def joined(first: Incoming, second: Incoming) -> Incoming:
    """Give one contact of two tellings: what the first leaves blank is taken from the second, lists are united."""
    blanks = {
        part.name: getattr(second, part.name)
        for part in fields(Incoming)
        if part.name not in _PLACE and getattr(first, part.name) in (None, "", ())
    }
    points = {point_key(point.kind, point.raw): point for point in (*second.points, *first.points)}
    values = {alike(name): (name, value) for name, value in second.fields}
    for name, value in first.fields:
        other = values.get(alike(name), ("", value))[1]
        values[alike(name)] = (name, value if other in value else f"{value}\n{other}")
    notes = first.notes if second.notes in first.notes else f"{first.notes}\n{second.notes}".strip("\n")
    blanks |= {
        "points": tuple(sorted(points.values(), key=lambda point: point not in first.points)),
        "languages": tuple(dict.fromkeys((*first.languages, *second.languages))),
        "tags": tuple(dict.fromkeys((*first.tags, *second.tags))),
        "skills": tuple(dict.fromkeys((*first.skills, *second.skills))),
        "slots": (*first.slots, *apart(first.slots, second.slots)),
        "fields": tuple(values.values()),
        "kept": tuple(dict.fromkeys((*first.kept, *second.kept))),
        "notes": notes,
        "do_not_contact": _either(first.do_not_contact, second.do_not_contact),
        "volunteer": _joined_volunteer(first.volunteer, second.volunteer),
    }
    return replace(first, **blanks)


def _either(first: bool | None, second: bool | None) -> bool | None:  # noqa: FBT001 - two tellings of one answer
    return True if first or second else first if second is None else second


def _joined_volunteer(first: IncomingVolunteer | None, second: IncomingVolunteer | None) -> IncomingVolunteer | None:
    if first is None or second is None:
        return first or second
    blanks: dict[str, Any] = {
        part.name: getattr(second, part.name) for part in fields(IncomingVolunteer) if getattr(first, part.name) is None
    }
    return replace(first, **blanks)
