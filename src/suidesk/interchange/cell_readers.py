"""One small reader for each target: what a cell adds to the row it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.people import PointKind
from suidesk.domain.text import tidy
from suidesk.interchange import cells
from suidesk.interchange.days import is_empty_day, read_day
from suidesk.interchange.incoming import IncomingPoint
from suidesk.interchange.problems import Severity
from suidesk.interchange.targets import ADDRESS_PARTS, Target
from suidesk.interchange.usual_week import read_week
from suidesk.interchange.values import (
    KIND_WORDS,
    REACH_WORDS,
    SECTOR_WORDS,
    STATUS_WORDS,
    chosen,
    read_minutes,
    read_yes_no,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.interchange.drafts import Column, Draft

    CellReader = Callable[[Draft, Column, str], None]

_UUID: Final = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
_WORD_LIMIT: Final = 100
# Google marks its own groups and preferred labels with a star; everybody is in myContacts.
_STAR, _EVERYBODY = "* ", "myContacts"
_YES_NO: Final = "yes, no"
_VOLUNTEER_DAYS: Final = frozenset({Target.STARTED_ON, Target.LEFT_ON})


def _ignore(_draft: Draft, _column: Column, _cell: str) -> None:
    """Leave a column out that the user, or we ourselves, said to leave out."""


def _custom(draft: Draft, column: Column, cell: str) -> None:
    if not draft.is_exact:
        if is_empty_day(cell):
            return
        if "E+" in cell and cells.is_scientific(cell.strip()):
            draft.say(column.name, "number_rounded", found=cell)
    draft.keep(column.use.field or column.name, cell)


def _id(draft: Draft, column: Column, cell: str) -> None:
    plain = cell.strip().lower()
    if _UUID.match(plain):
        draft.id = plain
    else:
        draft.keep_unread(column.name, cell, "id_unreadable", "")


def _kind(draft: Draft, column: Column, cell: str) -> None:
    draft.kind = chosen(cell, KIND_WORDS)
    if draft.kind is None:
        draft.keep_unread(column.name, cell, "unknown_choice", "person, organisation")


def _text(draft: Draft, column: Column, cell: str) -> None:
    draft.texts[column.target] = cell
    draft.columns[column.target] = column.name


def _plain_value(draft: Draft, column: Column, cell: str) -> None:
    draft.values[column.key] = cell.strip()
    draft.columns[column.target] = column.name


def _notes(draft: Draft, column: Column, cell: str) -> None:
    before = draft.values.get("notes")
    draft.values["notes"] = f"{before}\n{cell}" if before else cell
    draft.columns[Target.NOTES] = column.name


def _add(draft: Draft, column: Column, kind: PointKind, raw: str) -> None:
    draft.points.append((column.use.slot, IncomingPoint(kind, raw, column.use.label)))


def _email(draft: Draft, column: Column, cell: str) -> None:
    if draft.is_exact:
        _add(draft, column, PointKind.EMAIL, tidy(cell))
        return
    good, bad = cells.emails_in(cell)
    if good:
        draft.said += [(column.name, name) for name in cells.names_beside(cell)]
    for address in good:
        _add(draft, column, PointKind.EMAIL, address)
    if bad:
        draft.keep_unread(column.name, cell if not good else " ".join(bad), "not_an_email", "name@example.org")


def _phone(draft: Draft, column: Column, cell: str) -> None:
    if draft.is_exact:
        _add(draft, column, PointKind.PHONE, tidy(cell))
        return
    text = cell.strip()
    if cells.is_scientific(text):
        draft.say(column.name, "number_rounded", "0612345678", text, Severity.ERROR)
    elif cells.is_decimal(text):
        draft.say(column.name, "number_with_decimals", "0612345678", text)
        _add(draft, column, PointKind.PHONE, re.split("[.,]", text)[0])
    elif not any(map(str.isdigit, text)):
        draft.keep_unread(column.name, cell, "not_a_phone", "0612345678")
    else:
        for number in cells.phones_in(text):
            _add(draft, column, PointKind.PHONE, number)


def _website(draft: Draft, column: Column, cell: str) -> None:
    pieces = [cell] if draft.is_exact else cell.split(":::")
    for piece in filter(None, map(tidy, pieces)):
        _add(draft, column, PointKind.URL, piece)


def _address(draft: Draft, column: Column, cell: str) -> None:
    use = column.use
    slot = use.slot or "address"
    text = cell.strip() if draft.is_exact else cell.strip().replace("\r\n", "\n")
    draft.addresses.setdefault(slot, []).append((use.target, text, use.label))


def _label(draft: Draft, column: Column, cell: str) -> None:
    draft.labels[column.use.slot] = tidy(cell).removeprefix("" if draft.is_exact else _STAR)


def _words(draft: Draft, column: Column, cell: str, found: list[str]) -> None:
    words = cells.words_in(cell)
    if not draft.is_exact and any(len(word) > _WORD_LIMIT for word in words):
        draft.keep_unread(column.name, cell, "too_long", str(_WORD_LIMIT))
        return
    found += words


def _tags(draft: Draft, column: Column, cell: str) -> None:
    tags: list[str] = []
    _words(draft, column, cell, tags)
    for tag in tags:
        bare = tag if draft.is_exact else tag.removeprefix(_STAR)
        if bare != tag and bare == _EVERYBODY:
            draft.say(column.name, "system_group_left_out", found=tag, severity=Severity.NOTE)
        else:
            draft.tags.append(bare)


def _skills(draft: Draft, column: Column, cell: str) -> None:
    _words(draft, column, cell, draft.skills)


def _availability(draft: Draft, column: Column, cell: str) -> None:
    slots = read_week(cell)
    if slots is None:
        draft.keep_unread(column.name, cell, "unreadable_availability", "Tue 18:00-21:00; Sat 9-12")
    else:
        draft.slots += slots


def _languages(draft: Draft, column: Column, cell: str) -> None:
    _words(draft, column, cell if draft.is_exact or ";" in cell else cell.replace("/", ","), draft.languages)


def _choice(words: dict[str, Any], expected: str) -> CellReader:
    def read(draft: Draft, column: Column, cell: str) -> None:
        value = chosen(cell, words)
        if value is None:
            draft.keep_unread(column.name, cell, "unknown_choice", expected)
            return
        draft.values[column.key] = value
        _text(draft, column, cell)

    return read


def _status(draft: Draft, column: Column, cell: str) -> None:
    status = chosen(cell, STATUS_WORDS)
    if status is None and read_yes_no(cell) is not False:
        draft.keep_unread(column.name, cell, "unknown_choice", _listed(STATUS_WORDS))
    draft.volunteer["status"] = status


def _do_not_contact(draft: Draft, column: Column, cell: str) -> None:
    said = read_yes_no(cell)
    if said is None:
        # "by letter only" is rather a wish to be left alone than the opposite.
        draft.keep_unread(column.name, cell, "unreadable_yes_no", _YES_NO)
    before = draft.values.get("do_not_contact")
    if before is not None and said:
        # "Do not mail" beside "Do not phone": which of them it was is not to be lost.
        draft.keep(column.name, cell)
    draft.values["do_not_contact"] = bool(before) or said is not False


def _is_minor(draft: Draft, column: Column, cell: str) -> None:
    said = read_yes_no(cell)
    if said is None:
        draft.keep_unread(column.name, cell, "unreadable_yes_no", _YES_NO)
    draft.volunteer["is_minor"] = said


def _emergency(draft: Draft, column: Column, cell: str) -> None:
    draft.volunteer["emergency_contact"] = cell.strip()
    draft.columns[column.target] = column.name


def _day(draft: Draft, column: Column, cell: str) -> None:
    target = column.target
    if is_empty_day(cell.strip()):
        return
    day = read_day(cell, column.use.day_order)
    if day is None:
        draft.keep_unread(column.name, cell, "unreadable_date", "2024-12-31")
        return
    (draft.volunteer if target in _VOLUNTEER_DAYS else draft.values)[column.key] = day
    draft.columns[target] = column.name


def _capacity(draft: Draft, column: Column, cell: str) -> None:
    minutes = read_minutes(cell, is_hours=column.target is Target.CAPACITY_HOURS)
    if minutes is None:
        draft.keep_unread(column.name, cell, "unreadable_hours", "2.5, 2:30")
        return
    draft.volunteer["capacity_minutes"] = minutes
    draft.columns[column.target] = column.name


def _listed(words: dict[str, Any]) -> str:
    return ", ".join(dict.fromkeys(value.value for value in words.values()))


READERS: Final[dict[Target, CellReader]] = {
    Target.IGNORE: _ignore,
    Target.CUSTOM: _custom,
    Target.ID: _id,
    Target.KIND: _kind,
    **dict.fromkeys((Target.FULL_NAME, Target.GIVEN, Target.MIDDLE, Target.PARTICLE, Target.FAMILY), _text),
    Target.ORGANISATION: _text,
    Target.EMAIL: _email,
    Target.PHONE: _phone,
    Target.WEBSITE: _website,
    **dict.fromkeys((Target.ADDRESS, *ADDRESS_PARTS), _address),
    Target.LABEL: _label,
    Target.TAGS: _tags,
    Target.LANGUAGES: _languages,
    Target.NOTES: _notes,
    Target.SECTOR: _choice(SECTOR_WORDS, _listed(SECTOR_WORDS)),
    Target.REACH: _choice(REACH_WORDS, _listed(REACH_WORDS)),
    **dict.fromkeys((Target.LAWFUL_BASIS, Target.SOURCE), _plain_value),
    Target.DO_NOT_CONTACT: _do_not_contact,
    **dict.fromkeys((Target.ARCHIVED_ON, Target.DIED_ON, Target.STARTED_ON, Target.LEFT_ON), _day),
    Target.VOLUNTEER_STATUS: _status,
    **dict.fromkeys((Target.CAPACITY_MINUTES, Target.CAPACITY_HOURS), _capacity),
    Target.EMERGENCY_CONTACT: _emergency,
    Target.IS_MINOR: _is_minor,
    Target.SKILLS: _skills,
    Target.AVAILABILITY: _availability,
}
