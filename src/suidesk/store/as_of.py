"""Contacts as they were at a place of the journal: what lies here now with the changes since taken back in mind."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.contact_state import ContactState
from suidesk.domain.kinds import Kind
from suidesk.store.journal import BATCH_BITS
from suidesk.store.rows import shape, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from suidesk.store.reading import Reading
    from suidesk.store.rows import Row

AT_ONCE: Final = 500
_OWNED: Final = {
    Kind.CONTACT_POINT: "contact_id",
    Kind.CONTACT_LANGUAGE: "contact_id",
    Kind.CONTACT_TAG: "contact_id",
    Kind.FIELD_VALUE: "contact_id",
    Kind.VOLUNTEER_SKILL: "volunteer_id",
    Kind.AVAILABILITY: "person_id",
}
"""The column by which a part names its contact."""
_KINDS: Final = (Kind.CONTACT, Kind.VOLUNTEER, Kind.TAG, Kind.FIELD, *_OWNED)
_LATER: Final = f"""SELECT name, row_id, before, after IS NULL FROM journal_lines AS line
    JOIN journal_tables ON journal_tables.no = tbl
    WHERE line.no >= ? AND name IN ({", ".join(f"'{kind.value}'" for kind in _KINDS)}) ORDER BY line.no DESC"""


class AsOf:
    """Tells contacts as they were once the change of a number was made, and as they are."""

    def __init__(self, db: Reading, position: int) -> None:
        """Read what was changed after the change of that number."""
        self._db = db
        self._whole: dict[Kind, dict[str, Row | None]] = defaultdict(dict)
        self._parts: dict[Kind, dict[str, Row]] = defaultdict(dict)
        for table, ref, before, is_removal in db.rows(_LATER, ((position + 1) << BATCH_BITS,)):
            self._take_back(Kind(table), ref, None if before is None else json.loads(before), is_removal=is_removal)
        self._owned: dict[Kind, dict[str, list[str]]] = {kind: self._by_owner(kind) for kind in _OWNED}
        self._names = {kind: dict(db.rows(f"SELECT id, name FROM {kind.value}")) for kind in (Kind.TAG, Kind.FIELD)}
        self._old_names = {kind: self._names[kind] | self._renamed(kind) for kind in self._names}

    def both(self, refs: Sequence[str]) -> dict[str, tuple[ContactState | None, ContactState | None]]:
        """Give, for at most `AT_ONCE` ids, the contact as it was and as it is; None where it was, or is, not there."""
        now = {kind: self._now(kind, column, refs) for kind, column in (*_OWNED.items(), *_OF_ITS_OWN)}
        then = {kind: self._then(kind, rows, refs) for kind, rows in now.items()}
        was, is_now = _by_contact(then), _by_contact(now)
        return {
            ref: (_state(ref, was, self._old_names), _state(ref, is_now, self._names)) for ref in dict.fromkeys(refs)
        }

    def _take_back(self, kind: Kind, ref: str, before: Row | None, *, is_removal: bool) -> None:
        whole, parts = self._whole[kind], self._parts[kind]
        if before is None:
            whole[ref] = None
        elif is_removal:
            whole[ref] = {**dict.fromkeys(shape(type_of[kind]).columns), **before}
        elif (row := whole.get(ref)) is not None:
            row.update(before)
        else:
            parts.setdefault(ref, {}).update(before)

    def _by_owner(self, kind: Kind) -> dict[str, list[str]]:
        """Give the rows that belonged to a contact and don't now, by that contact."""
        found: dict[str, list[str]] = defaultdict(list)
        for ref, row in (*self._whole[kind].items(), *self._parts[kind].items()):
            owner = row.get(_OWNED[kind]) if row else None
            if owner is not None:
                found[str(owner)].append(ref)
        return found

    def _renamed(self, kind: Kind) -> dict[str, str]:
        rows = (*self._whole[kind].items(), *self._parts[kind].items())
        return {ref: str(row["name"]) for ref, row in rows if row and row.get("name") is not None}

    def _now(self, kind: Kind, column: str, refs: Sequence[str]) -> list[Row]:
        form = shape(type_of[kind])
        marks = ", ".join("?" * len(refs))
        rows = self._db.rows(f"{form.select} WHERE {column} IN ({marks}) ORDER BY id", refs)
        return [dict(zip(form.columns, row, strict=True)) for row in rows]

    def _then(self, kind: Kind, now: list[Row], refs: Sequence[str]) -> list[Row]:
        whole, parts = self._whole[kind], self._parts[kind]
        found = {str(row["id"]): {**row, **parts.get(str(row["id"]), {})} for row in now if row["id"] not in whole}
        away = refs if kind not in _OWNED else [ref for owner in refs for ref in self._owned[kind].get(owner, ())]
        for ref in away:
            if ref in whole:
                row = whole[ref]
                if row is not None:
                    found[ref] = row
            elif ref not in found and kind in _OWNED:
                found |= {str(row["id"]): {**row, **parts[ref]} for row in self._now(kind, "id", (ref,))}
        wanted, owner = set(refs), _OWNED.get(kind, "id")
        return [row for row in found.values() if row[owner] in wanted]


_OF_ITS_OWN: Final = ((Kind.CONTACT, "id"), (Kind.VOLUNTEER, "id"))


def _by_contact(rows: dict[Kind, list[Row]]) -> dict[Kind, dict[str, list[Any]]]:
    found: dict[Kind, dict[str, list[Any]]] = {}
    for kind, some in rows.items():
        form, owner = shape(type_of[kind]), _OWNED.get(kind, "id")
        of_kind = found[kind] = defaultdict(list)
        for row in some:
            of_kind[str(row[owner])].append(form.decode([row[column] for column in form.columns]))
    return found


def _state(ref: str, parts: dict[Kind, dict[str, list[Any]]], names: dict[Kind, dict[str, str]]) -> ContactState | None:
    def of(kind: Kind) -> list[Any]:
        return parts[kind].get(ref, [])

    def named(kind: Kind, record: Kind, column: str) -> Iterable[tuple[str, Any]]:
        known = names[record]
        pairs = [(known[getattr(one, column)], one) for one in of(kind) if getattr(one, column) in known]
        return sorted(pairs, key=lambda pair: (pair[0], getattr(pair[1], "value", ""), pair[1].id))

    contact = next(iter(of(Kind.CONTACT)), None)
    if contact is None:
        return None
    return ContactState(
        contact=contact,
        points=tuple(sorted(of(Kind.CONTACT_POINT), key=lambda one: (one.position, one.id))),
        languages=tuple(sorted(of(Kind.CONTACT_LANGUAGE), key=lambda one: (one.language, one.id))),
        tags=tuple(named(Kind.CONTACT_TAG, Kind.TAG, "tag_id")),
        fields=tuple(named(Kind.FIELD_VALUE, Kind.FIELD, "field_id")),
        volunteer=next(iter(of(Kind.VOLUNTEER)), None),
        skills=tuple(named(Kind.VOLUNTEER_SKILL, Kind.TAG, "tag_id")),
        hours=tuple(sorted(of(Kind.AVAILABILITY), key=lambda one: (one.slot, one.id))),
    )
