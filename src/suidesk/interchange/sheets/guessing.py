"""A first mapping for a list of records, and which kind of list a table is, from the headings."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from suidesk.interchange.days import order_of
from suidesk.interchange.giving.titles import is_giving, titled, titles_of
from suidesk.interchange.headings import meaning_of, normalised
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.own_files import REJECTED_HEADINGS
from suidesk.interchange.problems import Problem, Severity, shortened
from suidesk.interchange.sheets.kinds import sheet_of, sheets
from suidesk.interchange.sheets.mapping import SheetMapping, SheetUse
from suidesk.interchange.sheets.places import OF_DAYS, Place
from suidesk.interchange.targets import ADDRESS_PARTS, Target

if TYPE_CHECKING:
    from suidesk.interchange.tables import Table

_OF_ADDRESS_BOOKS = frozenset({Target.PHONE, Target.ADDRESS, Target.WEBSITE, *ADDRESS_PARTS})
"""Columns that only lists of contacts have."""


def sheet_guess(table: Table, kind: ListKind) -> tuple[SheetMapping, list[Problem]]:
    """Give a mapping for every column, and the questions it leaves open; of two for the same place the first counts."""
    uses: list[SheetUse] = []
    rest = Place.DETAIL if keeps_the_rest(table.headings, kind) else Place.UNKNOWN
    for heading in titles_of(table.headings):
        place = Place.IGNORE if heading in REJECTED_HEADINGS else place_of(heading, kind)
        taken = place is not Place.IGNORE and any(use.target is place for use in uses)
        uses.append(SheetUse(target=rest if taken or place is Place.UNKNOWN else place))
    _once(uses)
    questions = []
    for at, use in enumerate(uses):
        if use.target not in OF_DAYS:
            continue
        order, doubtful = order_of(row.cells[at] for row in table.rows() if len(row.cells) > at)
        uses[at] = replace(use, day_order=order)
        if doubtful:
            column = table.columns[at]
            questions.append(Problem(1, 1, column, "day_or_month_first", order.value, doubtful, Severity.QUESTION))
    return SheetMapping(kind=kind, columns=table.columns, uses=tuple(uses)), questions


def _once(uses: list[SheetUse]) -> None:
    """Leave nothing in doubt between minutes and hours: a file that has both tells the same twice."""
    found = {use.target: at for at, use in enumerate(uses)}
    for minutes, hours in ((Place.MINUTES, Place.HOURS), (Place.WEEKLY_MINUTES, Place.WEEKLY_HOURS)):
        if minutes in found and hours in found:
            uses[found[hours]] = SheetUse(target=Place.UNKNOWN)


def place_of(heading: str, kind: ListKind) -> Place:
    """Tell where a column of that heading goes in a list of that kind."""
    return _words(kind).get(normalised(heading), Place.UNKNOWN)


@cache
def _words(kind: ListKind) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for column in sheet_of(kind).columns:
        for word in (column.heading, *column.words.split(",")):
            found.setdefault(normalised(word), column.place)
    found.pop("", None)
    return found


def kind_of_headings(headings: tuple[str, ...]) -> ListKind | None:
    """Tell which kind of list of records has such headings; None when they are of an address book or say nothing."""
    if is_giving(headings):
        return ListKind.GRANTS
    of_address_books = [heading for heading in headings if _is_of_an_address_book(heading)]
    for sheet in sheets():
        places = {place_of(heading, sheet.kind) for heading in headings}
        is_other = any(place_of(heading, sheet.kind) is Place.UNKNOWN for heading in of_address_books)
        if not is_other and all(places & wanted for wanted in sheet.signs):
            return sheet.kind
    return None


def _is_of_an_address_book(heading: str) -> bool:
    meaning = meaning_of(heading)
    return meaning is not None and meaning.target in _OF_ADDRESS_BOOKS


def is_heading(heading: str) -> bool:
    """Tell whether a cell reads like the heading of some list of records."""
    return any(place_of(titled(heading), sheet.kind) is not Place.UNKNOWN for sheet in sheets())


def keeps_the_rest(headings: tuple[str, ...], kind: ListKind) -> bool:
    """Tell whether columns without a place are kept with the record: those of a list of grants are."""
    del headings
    return kind is ListKind.GRANTS


def left_out(table: Table, mapping: SheetMapping) -> list[Problem]:
    """Say of every column that holds something and has no place that it is left out, once each."""
    unknown = [at for at, use in enumerate(mapping.uses) if use.target is Place.UNKNOWN]
    examples: dict[int, str] = {}
    for row in table.rows() if unknown else ():
        for at in unknown:
            if at not in examples and at < len(row.cells) and row.cells[at].strip():
                examples[at] = row.cells[at]
        if len(examples) == len(unknown):
            break
    line = max(table.first_line - 1, 1)
    return [
        Problem(line, 1, table.columns[at], "column_left_out", "", shortened(found), Severity.QUESTION)
        for at, found in sorted(examples.items())
    ]
