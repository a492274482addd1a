"""Which stored record each row tells of: by our id, else by what identifies it, the closest first."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from suidesk.interchange.decisions import Fate
from suidesk.interchange.problems import Severity
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.sheets.rows import is_same

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from suidesk.interchange.sheets.known import KnownRecords
    from suidesk.interchange.sheets.rows import Told
    from suidesk.interchange.sheets.sheet import Sheet

_AT_ONCE = 250
_BLANK = (None, "")


class Matching:
    """Finds the stored record of each row; `values_for` gives a row's values as they compare with a record's."""

    def __init__(self, sheet: Sheet, known: KnownRecords, values_for: Callable[[Told, Any], dict[str, Any]]) -> None:
        """Match rows of that sheet with those records."""
        self._sheet = sheet
        self._known = known
        self._values_for = values_for
        self._taken: set[str] = set()

    def match(self, rows: list[Told]) -> None:
        """Note in each row the record it tells of; a row that says the same as one before is skipped."""
        self._match_by_id(rows)
        groups: dict[Hashable, list[Told]] = {}
        for told in rows:
            if told.is_taken and told.known is None:
                groups.setdefault(self._sheet.key(told.values), []).append(told)
        waiting = iter(groups.items())
        while some := dict(islice(waiting, _AT_ONCE)):
            stored: dict[Hashable, list[Any]] = {}
            for record in self._known.like([group[0].values for group in some.values()]):
                if record.id not in self._taken:
                    stored.setdefault(self._sheet.key(vars(record)), []).append(record)
            for key, group in some.items():
                self._match_group(self._singled(group), stored.get(key, []))

    def _match_by_id(self, rows: list[Told]) -> None:
        by_id: dict[str, Told] = {}
        for told in rows:
            if not told.id:
                continue
            first = by_id.setdefault(told.id, told)
            if first is not told:
                self._leave_out_second(told, first)
        for ref, record in self._known.of_ids(by_id).items():
            by_id[ref].known = record
            self._taken.add(ref)

    def _leave_out_second(self, told: Told, first: Told) -> None:
        found = str(first.row.line)
        if told.says_as(first):
            told.fate = Fate.SKIPPED
            told.row.say(Place.ID, "doubled_row", found=found, severity=Severity.NOTE)
        else:
            told.fate = Fate.REJECTED
            told.row.refuse(Place.ID, "id_twice", found=found)

    def _singled(self, group: list[Told]) -> list[Told]:
        """Give the rows but those that say the same as one before them, where two of them are one record."""
        if self._sheet.is_counted:
            return group
        single: list[Told] = []
        for told in group:
            first = next((one for one in single if one.says_as(told) and not told.id), None)
            if first is None:
                single.append(told)
            else:
                told.fate = Fate.SKIPPED
                told.row.say(Place.UNKNOWN, "doubled_row", found=str(first.row.line), severity=Severity.NOTE)
        return single

    def _match_group(self, rows: list[Told], free: list[Any]) -> None:
        """Match those that say just what is here, then those that only add, then in order those that could be it."""
        waiting = rows
        for fits in (self._says_what_is_here, self._agrees, self._could_be):
            if not free or not waiting:
                return
            left = []
            for told in waiting:
                mine = (record for record in free if record.id not in told.others)
                found = next((record for record in mine if fits(told, record)), None)
                if found is None:
                    left.append(told)
                else:
                    told.known = found
                    self._taken.add(found.id)
                    free.remove(found)
            waiting = left

    def _says_what_is_here(self, told: Told, record: Any) -> bool:
        return all(is_same(value, getattr(record, name)) for name, value in self._values_for(told, record).items())

    def _agrees(self, told: Told, record: Any) -> bool:
        values = self._values_for(told, record).items()
        return self._could_be(told, record) and all(
            is_same(value, getattr(record, name)) or getattr(record, name) in _BLANK for name, value in values
        )

    def _could_be(self, told: Told, record: Any) -> bool:
        """Tell whether nothing that keeps records apart says otherwise; an open end says nothing."""
        told_apart = ((name, told.values.get(name)) for name in self._sheet.apart)
        return all(
            value in _BLANK or getattr(record, name) in _BLANK or is_same(value, getattr(record, name))
            for name, value in told_apart
        )
