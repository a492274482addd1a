"""Bringing a list of records in: hours, promises, grants, duties; one transaction, one change to take back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from suidesk.domain.currencies import exponent_of
from suidesk.domain.funding import GrantDetail, Obligation
from suidesk.interchange.decisions import Fate
from suidesk.interchange.policies import Policies
from suidesk.interchange.sheets.deciding import Deciding, Plan, decided
from suidesk.interchange.sheets.kinds import sheet_of
from suidesk.interchange.sheets.names import Names
from suidesk.interchange.sheets.registers import Named
from suidesk.interchange.sheets.rows import Told
from suidesk.store.naming import holders_of_emails, named_contacts, named_grants, named_projects, named_roles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from suidesk.interchange.list_kinds import ListKind
    from suidesk.interchange.sheets.rows import SheetRow
    from suidesk.interchange.sheets.sheet import Sheet
    from suidesk.store.reading import Reading
    from suidesk.store.tx import Tx

_IDENTIFIED = "SELECT value, grant_id FROM grant_details WHERE name = 'Identifier' ORDER BY value, grant_id"
_AT_ONCE = 500
"""Values in one question; SQLite allows 32,766."""


class StoredNames:
    """The store's names as an import asks for them."""

    def __init__(self, db: Reading) -> None:
        """Ask over that reading."""
        self._db = db
        self._emails: dict[str, list[str]] | None = None

    def contacts(self) -> Iterable[Named]:
        """Give all contacts."""
        return map(Named._make, named_contacts(self._db))

    def projects(self) -> Iterable[Named]:
        """Give all projects."""
        return map(Named._make, named_projects(self._db))

    def roles(self) -> Iterable[Named]:
        """Give all roles, each within its project."""
        return map(Named._make, named_roles(self._db))

    def grants(self) -> Iterable[Named]:
        """Give all grants."""
        return map(Named._make, named_grants(self._db))

    def emails(self) -> Mapping[str, list[str]]:
        """Give the contacts that have each e-mail address; read once."""
        if self._emails is None:
            self._emails = holders_of_emails(self._db)
        return self._emails


class StoredRecords:
    """The store's records that a list could tell of."""

    def __init__(self, db: Reading, sheet: Sheet) -> None:
        """Ask over that reading for the records of that sheet."""
        self._db = db
        self._sheet = sheet
        self._all: list[Any] | None = None

    def of_ids(self, ids: Iterable[str]) -> dict[str, Any]:
        """Give those of these ids that are there."""
        found: dict[str, Any] = {}
        for some in _some(ids):
            found |= self._db.of_ids(self._sheet.record, some)
        return found

    def like(self, values: Sequence[dict[str, Any]]) -> list[Any]:
        """Give those that share with one of these the fields by which the sheet is narrowed down, by id."""
        narrow = self._sheet.narrow
        if not narrow:
            if self._all is None:
                self._all = self._db.where(self._sheet.record)
            return self._all
        wanted = sorted({tuple(str(one.get(name)) for name in narrow) for one in values})
        marks = ", ".join([f"({_marks(narrow)})"] * len(wanted))
        sql = f"WHERE ({', '.join(narrow)}) IN (VALUES {marks}) ORDER BY id"
        return self._db.records(self._sheet.record, sql, [value for one in wanted for value in one])

    def duties(self, ids: Iterable[str]) -> dict[str, list[Obligation]]:
        """Give the duties of these grants."""
        found: dict[str, list[Obligation]] = {}
        for some in _some(ids):
            for duty in self._db.records(Obligation, f"WHERE grant_id IN ({_marks(some)}) ORDER BY due_on, id", some):
                found.setdefault(duty.grant_id, []).append(duty)
        return found

    def details(self, ids: Iterable[str]) -> dict[str, list[GrantDetail]]:
        """Give the details of these grants, in their order."""
        found: dict[str, list[GrantDetail]] = {}
        for some in _some(ids):
            sql = f"WHERE grant_id IN ({_marks(some)}) ORDER BY position, id"
            for detail in self._db.records(GrantDetail, sql, some):
                found.setdefault(detail.grant_id, []).append(detail)
        return found

    def identified(self) -> dict[str, str]:
        """Give the grants by the identifiers that others know them by."""
        return {value: ref for value, ref in self._db.rows(_IDENTIFIED)}


def _some(ids: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(dict.fromkeys(ids))
    return (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


@dataclass(frozen=True, kw_only=True)
class RecordsWanted:
    """What an import of records was asked for: the rows as read, and how to treat them."""

    kind: ListKind
    rows: Sequence[SheetRow]
    policies: Policies = field(default_factory=Policies)
    creates_missing: bool = False
    watch: Callable[[int], object] = int


def planned(db: Reading, wanted: RecordsWanted, new_id: Callable[[], str]) -> Plan:
    """Work out what the rows would do to that store; writes nothing."""
    sheet, desk = sheet_of(wanted.kind), db.desk()
    names = Names(StoredNames(db), creates_missing=wanted.creates_missing, language=desk.language, new_id=new_id)
    known = StoredRecords(db, sheet)
    how = Deciding(sheet, names, known, desk.currency, wanted.policies, new_id, exponent_of, wanted.watch)
    told = [sheet.tell(row, names) if row.cells else Told(row) for row in wanted.rows]
    return decided(told, how)


class ImportRecords:
    """Bring in the rows of a list of records. Not for scripts by name: `suidesk import` makes it of a file."""

    def __init__(self, wanted: RecordsWanted, source: str = "") -> None:
        """Import those rows; `source` is the file's name, for the label."""
        self._wanted = wanted
        self._source = source

    def apply(self, tx: Tx) -> Plan:
        """Write what is new or changed; give the fate of every row."""
        plan = planned(tx, self._wanted, tx.new_id)
        for pending in plan.made:
            for record in pending.records:
                tx.put(record)
        for told in plan.rows:
            for record in told.records if told.is_taken else ():
                tx.put(record)
        counts = {fate.value: sum(one.fate is fate for one in plan.rows) for fate in (Fate.CREATED, Fate.UPDATED)}
        tx.say(file=self._source, kind=self._wanted.kind.value, **counts)
        return plan
