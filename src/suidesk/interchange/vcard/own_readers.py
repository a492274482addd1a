"""Readers of the lines that only our own cards have; what one can't make sense of raises `ValueError`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.people import ContactKind, Reach, Sector
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.interchange.usual_week import read_week
from suidesk.interchange.vcard import own_properties as own
from suidesk.interchange.vcard.card_drafts import CardDraft, Fate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.interchange.vcard.content_lines import ContentLine

    OwnReader = Callable[[CardDraft, ContentLine, str], None]

_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read_own(draft: CardDraft, line: ContentLine) -> Fate:
    """Read a line of our own; one that somebody has changed beyond understanding is kept."""
    try:
        OWN_READERS[line.name](draft, line, draft.text(line))
    except ValueError:
        return draft.keep_unread(line, "own_line_unreadable")
    return Fate.IMPORTED


def _mark(draft: CardDraft, _line: ContentLine, text: str) -> None:
    draft.kind = ContactKind(text)


def _id(draft: CardDraft, _line: ContentLine, text: str) -> None:
    if not _UUID.fullmatch(text):
        raise ValueError(text)
    draft.id = text


def _custom(draft: CardDraft, line: ContentLine, _text: str) -> None:
    name, value = draft.parts(line)
    if not name.strip() or not value.strip() or not draft.add_field(name, value):
        raise ValueError(name)


def _language(draft: CardDraft, _line: ContentLine, text: str) -> None:
    draft.languages.append((0, text))


def _sector(draft: CardDraft, _line: ContentLine, text: str) -> None:
    draft.values["sector"] = Sector(text)


def _reach(draft: CardDraft, _line: ContentLine, text: str) -> None:
    draft.values["reach"] = Reach(text)


def _value(name: str) -> OwnReader:
    def read(draft: CardDraft, _line: ContentLine, text: str) -> None:
        draft.values[name] = text

    return read


def _day(name: str) -> OwnReader:
    def read(draft: CardDraft, _line: ContentLine, text: str) -> None:
        draft.values[name] = date.fromisoformat(text)

    return read


def _do_not_contact(draft: CardDraft, _line: ContentLine, text: str) -> None:
    draft.values["do_not_contact"] = text != "no"


def _volunteer(draft: CardDraft, line: ContentLine, _text: str) -> None:
    status, capacity, started, left, minor = draft.parts(line)
    draft.volunteer = {
        "status": VolunteerStatus(status),
        "capacity_minutes": int(capacity) if capacity else None,
        "started_on": date.fromisoformat(started) if started else None,
        "left_on": date.fromisoformat(left) if left else None,
        "is_minor": minor == "yes",
    }


def _emergency(draft: CardDraft, _line: ContentLine, text: str) -> None:
    draft.emergency = text


def _skill(draft: CardDraft, _line: ContentLine, text: str) -> None:
    draft.skills.append(text)


def _availability(draft: CardDraft, _line: ContentLine, text: str) -> None:
    slots = read_week(text)
    if slots is None:
        raise ValueError(text)
    draft.slots += slots


OWN_READERS: Final[dict[str, OwnReader]] = {
    own.MARK: _mark,
    own.ID: _id,
    own.FIELD: _custom,
    own.LANGUAGE: _language,
    own.SECTOR: _sector,
    own.REACH: _reach,
    own.LAWFUL_BASIS: _value("lawful_basis"),
    own.SOURCE: _value("source"),
    own.DO_NOT_CONTACT: _do_not_contact,
    own.ARCHIVED_ON: _day("archived_on"),
    own.DIED_ON: _day("died_on"),
    own.VOLUNTEER: _volunteer,
    own.EMERGENCY_CONTACT: _emergency,
    own.SKILL: _skill,
    own.AVAILABILITY: _availability,
}
"""By name; `own.KEPT` is not among them, for it is about the lines behind it."""
