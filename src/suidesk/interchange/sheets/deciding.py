"""What becomes of every row of a list of records: new, updated, unchanged, skipped or rejected."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from suidesk.domain.errors import Invalid
from suidesk.interchange.decisions import Fate
from suidesk.interchange.policies import Policies, Policy
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.sheets.details import details_of, know_by_identifier
from suidesk.interchange.sheets.duties import duties_of
from suidesk.interchange.sheets.matching import Matching
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.sheets.registers import Missing
from suidesk.interchange.sheets.rows import is_same

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.domain.records import Record
    from suidesk.interchange.sheets.known import KnownRecords
    from suidesk.interchange.sheets.names import Names, Pending
    from suidesk.interchange.sheets.rows import Before, Told
    from suidesk.interchange.sheets.sheet import Sheet

_BLANK = (None, "")


@dataclass(frozen=True)
class Deciding:
    """What the decisions on a list depend on."""

    sheet: Sheet
    names: Names
    known: KnownRecords
    currency: str
    policies: Policies
    new_id: Callable[[], str]
    places_of: Callable[[str], int]
    watch: Callable[[int], object]


@dataclass(slots=True)
class Plan:
    """Every row with its fate, and the records that are made for names that were not here."""

    rows: list[Told]
    made: list[Pending] = field(default_factory=list)


def decided(rows: list[Told], how: Deciding) -> Plan:
    """Decide on the rows that could be read; what leaves one out is noted in it."""
    for told in rows:
        if told.row.is_refused:
            told.fate = Fate.REJECTED
    know_by_identifier([told for told in rows if told.is_taken], how.known)
    Matching(how.sheet, how.known, lambda told, known: _compared(told, known, how)).match(
        [told for told in rows if told.is_taken]
    )
    taken = [told for told in rows if told.is_taken]
    for told in taken:
        told.ref = told.known.id if told.known else told.id or how.new_id()
    _Settling(how, taken).settle()
    return Plan(rows, _needed([told for told in taken if told.is_taken], how.names))


def _compared(told: Told, known: Any, how: Deciding) -> dict[str, Any]:
    """Give a row's values to compare; amounts that its currency can't have are left to what rejects the row."""
    try:
        return told.values_for(known, how.currency, how.places_of)
    except Invalid:
        return told.values


def _needed(taken: list[Told], names: Names) -> list[Pending]:
    """Give what is to be made for the rows that are taken, and say it in the first row that needs it."""
    needed: dict[str, Pending] = {}
    for told in taken:
        for name, value in told.values.items():
            if value in names.pending and value not in needed:
                needed[value] = made = names.pending[value]
                told.kept.append(_new_name(told, name, made))
    return list(needed.values())


def _new_name(told: Told, name: str, made: Pending) -> Problem:
    codes = {"people": "new_person", "projects": "new_project", "funders": "new_funder"}
    place = {"person_id": Place.PERSON, "owner_id": Place.OWNER, "project_id": Place.PROJECT}.get(name, Place.FUNDER)
    column = told.row.columns.get(place, "")
    return Problem(told.row.line, told.row.row, column, codes[made.kind], "", shortened(made.name), Severity.NOTE)


class _Settling:
    """Makes the records of matched rows; a row that follows a rejected new one is rejected as well."""

    def __init__(self, how: Deciding, taken: list[Told]) -> None:
        self._how = how
        self._taken = taken
        self._here = {told.ref: told for told in taken}
        self._titled: dict[object, list[Told]] = {}
        self._after: dict[str, list[Told]] = {}
        followed = [told.before.ref for told in taken if told.before and told.before.ref]
        self._stored = how.known.of_ids(followed)
        self._duties = how.known.duties([told.known.id for told in taken if told.known and told.duties])
        self._details = how.known.details([told.known.id for told in taken if told.known and how.sheet.keeps_details])
        for told in taken if how.sheet.follows else ():
            self._titled.setdefault(how.sheet.key(told.values), []).append(told)

    def settle(self) -> None:
        waiting = deque(self._taken)
        done = 0
        while waiting:
            told = waiting.popleft()
            if not told.is_taken:
                continue
            done += 1
            self._how.watch(done)
            try:
                self._settle(told)
            except Missing as missing:
                before = told.before
                if before is None:
                    raise
                told.row.refuse(before.place, missing.code, missing.expected, before.name or before.ref)
                told.fate = Fate.REJECTED
            except Invalid as error:
                told.refuse(self._how.sheet.place_of(error.field or "", told.row), error)
            if not told.is_taken and told.known is None:
                waiting.extend(self._after.pop(told.ref, ()))

    def _settle(self, told: Told) -> None:
        how = self._how
        told.kept, told.beside = [], {}
        values = told.values_for(told.known, how.currency, how.places_of)
        if told.before:
            earlier = self._earlier(told, told.before)
            values = {**values, told.before.field: earlier}
            self._after.setdefault(earlier, []).append(told)
        for value in values.values():
            for record in how.names.pending[value].records if value in how.names.pending else ():
                record.check()
        record = (
            self._updated(told, values)
            if told.known
            else how.sheet.made(told.ref, {**told.first, **values}, how.currency)
        )
        record.check()
        told.records = [record] if record != told.known else []
        duties, kept = duties_of(told, self._duties.get(told.ref, []), how.policies, how.new_id)
        details, untaken = details_of(told, self._details.get(told.ref, []), how.policies)
        told.records = [*told.records, *duties, *details]
        told.kept += kept + untaken
        told.fate = Fate.CREATED if told.known is None else Fate.UPDATED if told.records else Fate.UNCHANGED

    def _updated(self, told: Told, values: dict[str, Any]) -> Record:
        """Give the stored record with what the row adds, or with what it says otherwise if that is the policy."""
        taken: dict[str, Any] = {}
        policies = self._how.policies
        is_other_money = (
            policies.of(Place.CURRENCY.value) is not Policy.OVERWRITE
            and values.get("currency") not in (None, told.known.currency)
            if told.amounts
            else False
        )
        for name, value in values.items():
            here = getattr(told.known, name)
            if is_same(value, here):
                continue
            place = self._how.sheet.place_of(name, told.row)
            policy = policies.of(place.value)
            if (here in _BLANK or policy is Policy.OVERWRITE) and not (is_other_money and name in told.amounts):
                taken[name] = value
            elif policy is Policy.KEEP_BOTH and self._how.sheet.keeps_details:
                told.beside[place.value] = told.row.cells.get(place, "") or str(value)
            else:
                told.kept.append(self._kept(told, name, here, value))
        record: Record = replace(told.known, **taken)
        return record

    def _kept(self, told: Told, name: str, here: Any, value: Any) -> Problem:
        place = self._how.sheet.place_of(name, told.row)
        shown = self._how.names.shown(name, here)
        said = told.row.cells.get(place) or self._how.names.shown(name, value)
        column = told.row.columns.get(place, "")
        return Problem(
            told.row.line,
            told.row.row,
            column,
            "kept_what_was_here",
            shortened(shown),
            shortened(said),
            Severity.NOTE,
        )

    def _earlier(self, told: Told, before: Before) -> str:
        """Give the id of the record that a row follows: in the store, or new in the same file."""
        here = self._here.get(before.ref)
        if before.ref in self._stored or (here and here.is_taken):
            return before.ref
        names = self._how.names
        if not before.name:
            raise Missing("unknown_before")
        found = {one.id for one in names.grants().named(before.name)}
        new = self._titled.get(self._how.sheet.key({"title": before.name}), [])
        found |= {one.ref for one in new if one.is_taken and one.known is None}
        found -= {told.ref}
        if len(found) == 1:
            return found.pop()
        if found:
            raise Missing("ambiguous_grant", str(len(found)))
        return names.grant(before.name)
