"""The cells of a contact as an export shows them, and when two texts of one cell say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.contact_state import ContactState
from suidesk.domain.people import PointKind
from suidesk.interchange import cells
from suidesk.interchange.coming_back.columns import FURTHER
from suidesk.interchange.days import read_day
from suidesk.interchange.layouts import Heading, OutColumn
from suidesk.interchange.sameness import alike
from suidesk.interchange.usual_week import read_week, week_out
from suidesk.interchange.values import KIND_WORDS, REACH_WORDS, SECTOR_WORDS, STATUS_WORDS, chosen, read_minutes
from suidesk.interchange.values import read_yes_no as yes_no

if TYPE_CHECKING:
    from suidesk.domain.people import ContactPoint
    from suidesk.interchange.coming_back.columns import ColumnBack

DAYS: Final = frozenset({OutColumn.STARTED_ON, OutColumn.LEFT_ON, OutColumn.ARCHIVED_ON, OutColumn.DIED_ON})
WORDS: Final = frozenset({OutColumn.TAGS, OutColumn.LANGUAGES, OutColumn.SKILLS})
YES_NO: Final = frozenset({OutColumn.DO_NOT_CONTACT, OutColumn.IS_MINOR})
CHOICES: Final[Mapping[OutColumn, Mapping[str, Any]]] = {
    OutColumn.KIND: KIND_WORDS,
    OutColumn.SECTOR: SECTOR_WORDS,
    OutColumn.REACH: REACH_WORDS,
    OutColumn.VOLUNTEER_STATUS: STATUS_WORDS,
}
_OF_CONTACT: Final = {
    OutColumn.NAME: "display_name",
    OutColumn.KIND: "kind",
    OutColumn.GIVEN: "given",
    OutColumn.FAMILY: "family",
    OutColumn.SECTOR: "sector",
    OutColumn.REACH: "reach",
    OutColumn.LAWFUL_BASIS: "lawful_basis",
    OutColumn.SOURCE: "source",
    OutColumn.ARCHIVED_ON: "archived_on",
    OutColumn.DIED_ON: "died_on",
    OutColumn.NOTES: "notes",
}
OF_VOLUNTEER: Final = {
    OutColumn.VOLUNTEER_STATUS: "status",
    OutColumn.CAPACITY: "capacity_minutes",
    OutColumn.STARTED_ON: "started_on",
    OutColumn.LEFT_ON: "left_on",
    OutColumn.EMERGENCY_CONTACT: "emergency_contact",
}
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER: Final = re.compile(r"\d+(?:[.,]0+)?")
_NUMERIC_TEXT: Final = re.compile(r"\+?\d+")
# What a spreadsheet may take for a number, and then writes without its plus or leading zeros.
_NUMERIC: Final = frozenset({OutColumn.PHONE, OutColumn.FIELDS})


def shown(state: ContactState, heading: Heading) -> str:
    """Give the cell of a contact as an export writes it, without a guard."""
    column = heading.column
    if heading.point is not None:
        point = point_at(state, heading)
        return "" if point is None else point.label if heading.is_label else point.raw
    if column in _OF_CONTACT:
        return _text(getattr(state.contact, _OF_CONTACT[column]))
    if column in OF_VOLUNTEER:
        return _text(getattr(state.volunteer, OF_VOLUNTEER[column], None))
    return _MADE[column](state, heading)


def _field(state: ContactState, heading: Heading) -> str:
    return next((one.value for name, one in state.fields if name == heading.field), "")


def _words(state: ContactState, heading: Heading) -> str:
    return cells.words_out(sorted(words_of(state, heading.column)))


def _is_minor(state: ContactState, _heading: Heading) -> str:
    return "" if state.volunteer is None else "yes" if state.volunteer.is_minor else "no"


def _text(value: object) -> str:
    return "" if value is None else str(value)


def points_of(state: ContactState, kind: PointKind | None) -> list[ContactPoint]:
    """Give the points of a kind in their order."""
    return [point for point in state.points if point.kind is kind]


def point_at(state: ContactState, heading: Heading) -> ContactPoint | None:
    """Give the point that a column shows; none for one that only adds."""
    found = points_of(state, heading.point)
    return found[heading.number] if heading.number != FURTHER and heading.number < len(found) else None


def words_of(state: ContactState, column: OutColumn) -> list[str]:
    """Give the words of a cell of words."""
    if column is OutColumn.LANGUAGES:
        return [one.language for one in state.languages]
    return [name for name, _ in (state.tags if column is OutColumn.TAGS else state.skills)]


def same(column: ColumnBack, told: str, sent: str) -> bool:
    """Tell whether a cell still says what was sent, whatever a spreadsheet has made of its look."""
    if told == sent:
        return True
    told, sent = _plain(told), _plain(sent)
    kind = column.heading.column
    if told == sent or _meaning(column, told) == _meaning(column, sent):
        return True
    if kind is OutColumn.FIELDS and told and _ISO.fullmatch(sent):
        return read_day(told, column.day_order) == read_day(sent)
    return kind in _NUMERIC and not column.heading.is_label and _is_same_number(told, sent)


def _meaning(column: ColumnBack, text: str) -> object:
    """Give what a text means in that column; itself where it means nothing."""
    kind = column.heading.column
    found: object = None
    if kind in YES_NO:
        found = yes_no(text) if text else False
    elif kind in CHOICES:
        found = chosen(text, CHOICES[kind])
    elif kind in WORDS:
        found = frozenset(alike(word) for word in cells.words_in(text))
    elif kind is OutColumn.CAPACITY:
        found = read_minutes(text, is_hours=False)
    elif kind is OutColumn.AVAILABILITY:
        found = frozenset(read_week(text) or ()) or None
    elif kind in DAYS:
        found = read_day(text, column.day_order) if text else None
    return text if found is None else found


def is_rounded(column: ColumnBack, told: str) -> bool:
    """Tell whether a spreadsheet has rounded a long number, so that the cell says nothing any more."""
    return column.heading.column in _NUMERIC and cells.is_scientific(told.strip())


def _is_same_number(told: str, sent: str) -> bool:
    """Tell whether a text came back as the number that a spreadsheet took it for: `0612345678` as 612345678."""
    is_number = _NUMBER.fullmatch(told) and not told.startswith("0") and _NUMERIC_TEXT.fullmatch(sent)
    return bool(is_number) and re.split("[.,]", told)[0] == sent.lstrip("+0")


def _plain(text: str) -> str:
    """Give a text without what spreadsheets do to ends of lines and to space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


_MADE: Final[Mapping[OutColumn, Callable[[ContactState, Heading], str]]] = {
    OutColumn.FIELDS: _field,
    **dict.fromkeys(WORDS, _words),
    OutColumn.AVAILABILITY: lambda state, _: week_out(one.slot for one in state.hours),
    OutColumn.DO_NOT_CONTACT: lambda state, _: "yes" if state.contact.do_not_contact else "",
    OutColumn.IS_MINOR: _is_minor,
}
