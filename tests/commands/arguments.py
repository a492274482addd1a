"""Draws commands from their own annotations, sensible and not, so that a new command is tried the day it is written."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import UnsetType

from suidesk.domain.kinds import Kind
from suidesk.domain.references import REFERENCES
from suidesk.store.rows import type_of
from tests.stores import NOW

KIND_OF_NOUN = {**{record.__name__: kind for kind, record in type_of.items()}, "Check": Kind.CHECK_SEEN}
KIND_OF_FIELD = (
    {one.column: one.to for one in REFERENCES if one.kind_column is None and one.column != "id"}
    | {
        name: Kind.CONTACT
        for name in (
            "me_id",
            "keep_id",
            "kept_id",
            "other_id",
            "ids",
            "person_ids",
            "contact_ids",
            "participant_ids",
            "cover_id",
        )
    }
    | {"item_ids": Kind.HANDOVER_ITEM, "reminder_id": Kind.REMINDER, "obligation_id": Kind.OBLIGATION}
)
OWN = {
    "AddVolunteer": Kind.CONTACT,
    "NoteDeath": Kind.CONTACT,
    "ChangeExport": Kind.EXPORT,
    "ChangePause": Kind.ABSENCE,
    "EndPauseEarly": Kind.ABSENCE,
    "MarkExportDeleted": Kind.EXPORT,
}
"""Commands whose `id` is of a kind that their names don't tell."""
VERB = re.compile(
    r"^(Add|Cancel|Change|Complete|Dismiss|Drop|End|Finish|HandOver|Keep|Meet|PassOn|Refresh|Release|Remove|Reopen|Snooze)"
)
WORDS = ("Søren", "Łucja", "van der Berg", "Aagaard", "Repair Café", "Ayşe", "x", "'t Hart", "Ærø", "", "  ", "Bo\0")
TEXTS = {
    "language": ("en", "nl", "da", ""),
    "key": ("funding.application_1", "delivery.tell_from", "delivery.tell_until", "handover.vacant_for", "x"),
    "rule": ("funding.obligation", "workload.overload", "x"),
    "zone": ("Europe/London", "Europe/Copenhagen", ""),
    "rrule": ("FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31", "HOURLY"),
    "folder": ("/media/synced", "/tmp/x", "synced"),
    "currency": ("GBP", "EUR", "DKK", "pounds", ""),
    "weekday": (0, 1, 5, 6, 7),
    "raw": ("soren@example.org", "+45 00 12 34 56", "Havnegade 3", "", "not an address"),
}
TODAY = NOW.date()


def mostly(usual, wild):
    """Draw from the first strategy nine times in ten."""
    return st.integers(0, 9).flatmap(lambda number: wild if number == 9 else usual)


STRATEGIES = {
    bool: st.booleans(),
    str: mostly(st.sampled_from(WORDS), st.text(max_size=8)),
    int: mostly(st.integers(1, 600), st.integers(-2, 2**60)),
    date: mostly(st.integers(-400, 400).map(lambda number: TODAY + timedelta(days=number)), st.dates()),
    datetime: st.integers(-100, 300).map(lambda hours: (NOW + timedelta(hours=hours)).astimezone(UTC)),
}


def draw_command(draw, command: type, ids: Mapping[Kind, list[str]]):
    """Draw a command whose references mostly name records that are there."""
    own = OWN.get(command.__name__) or KIND_OF_NOUN.get(VERB.sub("", command.__name__))
    return _draw_record(draw, command, ids, own)


def _draw_record(draw, record: type, ids, own: Kind | None = None):
    hints = get_type_hints(record)
    values = {}
    for field in dataclasses.fields(record):
        is_optional = field.default is not dataclasses.MISSING
        if is_optional and draw(st.integers(0, 9)) < 4:
            continue
        kind = own if field.name == "id" else KIND_OF_FIELD.get(field.name)
        if field.name == "ref_id":
            kind = next((kind for kind in Kind if kind.value == values.get("kind")), None)
        values[field.name] = draw(_strategy(draw, hints[field.name], field.name, kind, ids))
    return record(**values)


def _strategy(draw, hint, name: str, kind: Kind | None, ids):
    if get_origin(hint) in (Union, types.UnionType):
        parts = [part for part in get_args(hint) if part is not UnsetType]
        plain = _strategy(draw, next(part for part in parts if part is not types.NoneType), name, kind, ids)
        return mostly(plain, st.none()) if types.NoneType in parts else plain
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return st.just(tuple(draw(_strategy(draw, inner, name, kind, ids)) for _ in range(draw(st.integers(0, 3)))))
    if dataclasses.is_dataclass(hint):
        return st.just(_draw_record(draw, hint, ids))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if hint is str and (kind is not None or name in ("id", "ref_id")):
        known = ids.get(kind) or [ref for refs in ids.values() for ref in refs]
        return mostly(st.sampled_from(known), st.sampled_from((*known[-1:], "nobody")))
    return st.sampled_from(TEXTS[name]) if name in TEXTS else STRATEGIES[hint]
