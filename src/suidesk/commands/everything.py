"""A whole desk from its file: one transaction, one change to take back; what is here already stays or is filled in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import msgspec

from suidesk.domain.desk import DESK_ID, DeskSettings
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from suidesk.domain.references import REFERENCES, OnRemoval, Reference
from suidesk.interchange.decisions import Fate
from suidesk.interchange.everything import record_of
from suidesk.interchange.merging import Policy
from suidesk.store.rows import LOCAL, shape, type_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from suidesk.interchange.everything import Everything
    from suidesk.store.reading import Reading
    from suidesk.store.tx import Tx

AT_ONCE: Final = 500
_OF_A_NEW_DESK: Final = frozenset({Kind.DESK, Kind.TAG, Kind.RULE_SETTING})


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a record: the table, its place in it counted from 1, a code, and the field, if it is one's."""

    table: str
    at: int
    code: str
    field: str = ""


@dataclass(frozen=True)
class BroughtBack:
    """What became of the records of a file: how many of each table met which fate; what was wrong; not to be read."""

    fates: Counter[tuple[str, Fate]]
    complaints: tuple[Complaint, ...]
    has_desk: bool
    """Whether the desk was new, and took its settings and its user from the file."""

    def count(self, fate: Fate) -> int:
        """Give how many records met that fate."""
        return sum(count for (_, found), count in self.fates.items() if found is fate)


class BringEverythingBack:
    """Bring in every record of the file whose id isn't here; of the others fill in, or overwrite, as `policy` says.

    A new desk, in which there is nobody but its user, becomes the desk of the file. Into any other the file's settings
    don't come. A record that refers to one which isn't there is refused, or comes without that reference. Not for
    scripts by name: `suidesk import` makes it of a file.
    """

    def __init__(
        self,
        file: str,
        everything: Everything,
        policy: Policy = Policy.FILL_BLANKS,
        watch: Callable[[int], object] = int,
    ) -> None:
        """Bring those records in; `file` is the file's name, for the label."""
        self._file, self._everything, self._policy, self._watch = file, everything, policy, watch

    def apply(self, tx: Tx) -> BroughtBack:
        """Bring it in; `watch` is told how many records are done, and may raise `cancelled`."""
        bringing = _Bringing(tx, self._everything, self._policy, self._watch)
        brought = bringing.all()
        counts = {fate.value: brought.count(fate) for fate in (Fate.CREATED, Fate.UPDATED, Fate.UNCHANGED)}
        tx.say(file=self._file, **counts)
        return brought


def order_of_kinds() -> tuple[Kind, ...]:
    """Give all kinds, each after those that its records refer to."""
    before: dict[Kind, set[Kind]] = {kind: set() for kind in Kind}
    for one in REFERENCES:
        if one.to is not one.holder.kind_of:
            before[one.holder.kind_of].add(one.to)
    return tuple(TopologicalSorter(before).static_order())


def is_new(db: Reading) -> bool:
    """Tell whether there is nobody but the user in the desk, and nothing of theirs."""
    others = (kind for kind in Kind if kind not in _OF_A_NEW_DESK | {Kind.CONTACT})
    return db.value("SELECT count(*) FROM contacts") <= 1 and not any(
        db.value(f"SELECT 1 FROM {kind} LIMIT 1") for kind in others
    )


class _GoneError(Exception):
    """A record means nothing without the one that its column names, which isn't there."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


class _Bringing:
    def __init__(self, tx: Tx, everything: Everything, policy: Policy, watch: Callable[[int], object]) -> None:
        self._tx, self._everything, self._policy, self._watch = tx, everything, policy, watch
        self._fates: Counter[tuple[str, Fate]] = Counter()
        self._complaints: list[Complaint] = []
        self._done = 0

    def all(self) -> BroughtBack:
        mine = self._tx.desk().me_id
        must_become = is_new(self._tx)
        desk = self._desk_of_file() if must_become else None
        if desk is not None:
            # First, as the order of names follows from the language.
            self._tx.put(replace(desk, me_id=mine))
        for kind in order_of_kinds():
            if kind is Kind.DESK:
                self._tell_desk(is_taken=desk is not None)
            else:
                self._table(kind)
        self._refuse_unknown_tables()
        if desk is not None and desk.me_id and self._tx.find(Contact, desk.me_id):
            self._tx.put(replace(self._tx.desk(), me_id=desk.me_id))
            if mine is not None and mine != desk.me_id and mine not in self._ids_told():
                self._tx.remove(self._tx.get(Contact, mine), together=True)
        return BroughtBack(self._fates, tuple(self._complaints), desk is not None)

    def _ids_told(self) -> set[str]:
        return {str(record_of(raw).get("id")) for raw in self._everything.records.get(Kind.CONTACT, ())}

    def _desk_of_file(self) -> DeskSettings | None:
        for raw in self._everything.records.get(Kind.DESK, ())[:1]:
            try:
                told = {**record_of(raw), "id": DESK_ID, "site_id": self._tx.desk().site_id, "seen_at": None}
                desk = replace(msgspec.convert(told, DeskSettings))
                desk.check()
            except (ValueError, TypeError, SuideskError):
                return None
            return desk
        return None

    def _tell_desk(self, *, is_taken: bool) -> None:
        for _ in self._everything.records.get(Kind.DESK, ()):
            self._fates[Kind.DESK, Fate.UPDATED if is_taken else Fate.SKIPPED] += 1
            self._done += 1

    def _refuse_unknown_tables(self) -> None:
        for table, records in self._everything.records.items():
            if table not in set(Kind):
                self._fates[table, Fate.REJECTED] += len(records)
                self._complaints.append(Complaint(table, 0, "unknown_table"))

    # --- one table ---

    def _table(self, kind: Kind) -> None:
        records = self._everything.records.get(kind, ())
        if not records:
            return
        seen: set[str] = set()
        there = {one: self._ids(one.to) for one in REFERENCES if one.holder.kind_of is kind and one.to is not kind}
        left = enumerate(records, 1)
        while some := list(islice(left, AT_ONCE)):
            read = [(at, self._read(kind, at, raw, seen)) for at, raw in some]
            told = [(at, one) for at, one in read if one is not None]
            self._tx.read_ahead(kind, [one["id"] for _, one in told])
            for at, one in told:
                self._fates[kind, self._bring(kind, at, one, there)] += 1
            self._done += len(some)
            self._watch(self._done)
        self._mend_own_references(kind)

    def _ids(self, kind: Kind) -> set[str]:
        return {ref for (ref,) in self._tx.rows(f"SELECT id FROM {kind}")}

    def _read(self, kind: Kind, at: int, raw: msgspec.Raw, seen: set[str]) -> dict[str, Any] | None:
        """Give the fields of a record that this version knows, each id once."""
        try:
            told = record_of(raw)
        except (ValueError, TypeError):
            self._fates[kind, self._refused(kind, at, "not_a_record")] += 1
            return None
        ref = told.get("id", "")
        is_id = isinstance(ref, str) and ref != ""
        if not is_id or ref in seen:
            code = "same_id_again" if is_id else "no_id"
            self._fates[kind, self._refused(kind, at, code, "id")] += 1
            return None
        seen.add(str(ref))
        for name in told.keys() - set(shape(type_of[kind]).columns):
            self._complaints.append(Complaint(kind, at, "unknown_field", name))
            del told[name]
        for name in LOCAL.get(kind, ()):
            told.pop(name, None)
        return told

    def _bring(self, kind: Kind, at: int, told: dict[str, Any], there: dict[Reference, set[str]]) -> Fate:
        tx, type_told = self._tx, type_of[kind]
        before = tx.find(type_told, told["id"])
        try:
            # What msgspec makes leaves out of its attributes whatever is as the class has it.
            new = replace(msgspec.convert(told, type_told))
            if kind is Kind.CONTACT:
                new = new.named(tx.language)
            record = new if before is None else self._merged(before, new, told)
            record = self._with_references(kind, at, record, there)
            record.check()
        except msgspec.ValidationError as error:
            return self._refused(kind, at, "not_such_a_field", _path(error))
        except _GoneError as error:
            return self._refused(kind, at, "refers_to_nothing", error.column)
        except SuideskError as error:
            return self._refused(kind, at, error.code, error.field or "")
        if record == before:
            return Fate.UNCHANGED
        (tx.put_new if before is None else tx.put)(record)
        return Fate.CREATED if before is None else Fate.UPDATED

    def _refused(self, kind: Kind, at: int, code: str, field: str = "") -> Fate:
        self._complaints.append(Complaint(kind, at, code, field))
        return Fate.REJECTED

    def _merged(self, before: Any, new: Any, told: Iterable[str]) -> Any:
        """Take from the file what it tells: all of it, or what is blank here."""
        names = set(told) - {"id"}
        if self._policy is not Policy.OVERWRITE:
            names = {name for name in names if getattr(before, name) in (None, "")}
        record = replace(before, **{name: getattr(new, name) for name in names})
        return record.named(self._tx.language) if isinstance(record, Contact) else record

    def _with_references(self, kind: Kind, at: int, record: Any, there: dict[Reference, set[str]]) -> Any:
        for reference, known in there.items():
            ref = getattr(record, reference.column)
            is_meant = reference.kind_column is None or _told(record, reference.kind_column) == reference.to
            if ref is None or not is_meant or ref in known:
                continue
            if reference.then is not OnRemoval.CLEARS:
                raise _GoneError(reference.column)
            self._complaints.append(Complaint(kind, at, "reference_left_out", reference.column))
            record = replace(record, **{reference.column: None})
        return record

    def _mend_own_references(self, kind: Kind) -> None:
        """Take out what refers to a record of the same kind that didn't come."""
        for one in REFERENCES:
            if one.to is kind is one.holder.kind_of:
                table, column = kind.value, one.column
                sql = f"WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {table})"
                for record in self._tx.records(one.holder, sql):
                    self._complaints.append(Complaint(kind, 0, "reference_left_out", column))
                    self._tx.put(replace(record, **{column: None}))


def _told(record: Any, column: str) -> str:
    value = getattr(record, column)
    return str(getattr(value, "value", value))


def _path(error: msgspec.ValidationError) -> str:
    """Give the name of the field that the text of the error ends with, as in "… - at `$.day`"."""
    return str(error).rpartition("$.")[2].rstrip("`") if "$." in str(error) else ""
