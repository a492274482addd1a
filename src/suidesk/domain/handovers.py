"""Handovers: what passes on from a person who leaves, to whom, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import ContactId, HandoverId, HandoverItemId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import NOTES_LIMIT, believable, bounded, require


class HandoverState(StrEnum):
    """How far a handover is."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class ItemKind(StrEnum):
    """What an item of a handover is about; the value is the table of the record that it names, where it names one."""

    ROLE = "roles"
    COMMITMENT = "commitments"
    HOLDING = "holdings"
    NOTE = "note"
    STEP = "step"


class Topic(StrEnum):
    """What a note tells the successor, or which step of the timeline it is."""

    PURPOSE = "purpose"
    RECURRING_TASKS = "recurring_tasks"
    CONTACTS = "contacts"
    ADVICE = "advice"
    SUCCESSOR_NAMED = "successor_named"
    CONTACTS_LISTED = "contacts_listed"
    PASSWORDS_LOCATED = "passwords_located"
    DEADLINES_LISTED = "deadlines_listed"
    NOTES_WRITTEN = "notes_written"
    SHADOWING = "shadowing"
    REVERSE_SHADOWING = "reverse_shadowing"
    KEYS_PASSED_ON = "keys_passed_on"
    CHECK_AFTER_TWO_WEEKS = "check_after_two_weeks"
    CHECK_AFTER_SIX_WEEKS = "check_after_six_weeks"


NOTES = (Topic.PURPOSE, Topic.RECURRING_TASKS, Topic.CONTACTS, Topic.ADVICE)
STEPS = tuple(topic for topic in Topic if topic not in NOTES)
TIMELINE: Mapping[Topic, int] = MappingProxyType(
    {
        Topic.SUCCESSOR_NAMED: -8,
        Topic.NOTES_WRITTEN: -6,
        Topic.SHADOWING: -4,
        Topic.REVERSE_SHADOWING: -2,
        Topic.KEYS_PASSED_ON: 0,
        Topic.CHECK_AFTER_TWO_WEEKS: 2,
        Topic.CHECK_AFTER_SIX_WEEKS: 6,
    }
)
"""Each step's week before or after the last day; suidesk's own timeline, no study sets it."""
SHORT_NOTICE = timedelta(weeks=2)
"""With less than this left, writing and going along give way to what nobody could find out afterwards."""
FIRST_OF_ALL = (Topic.SUCCESSOR_NAMED, Topic.CONTACTS_LISTED, Topic.PASSWORDS_LOCATED, Topic.DEADLINES_LISTED)
"""What comes first when the time is short, before the keys; all of it at once."""
REF_KINDS = {ItemKind.ROLE: Kind.ROLE, ItemKind.COMMITMENT: Kind.COMMITMENT, ItemKind.HOLDING: Kind.HOLDING}
"""Which kind of record an item names; notes and steps name none."""


RUNNING = (HandoverState.PLANNED, HandoverState.UNDER_WAY)


@dataclass(frozen=True, kw_only=True)
class Handover:
    """A person leaves on a day; one handover per leaver, its roles are items."""

    kind_of: ClassVar[Kind] = Kind.HANDOVER
    id: HandoverId
    leaver_id: ContactId
    leaving_on: date
    state: HandoverState = HandoverState.PLANNED

    def check(self) -> None:
        """Refuse a day that can't be meant."""
        believable(self.leaving_on, "leaving_on")

    @property
    def is_running(self) -> bool:
        """Tell whether it still goes on: planned or under way."""
        return self.state in RUNNING


@dataclass(frozen=True, kw_only=True)
class HandoverItem:
    """One thing to hand over: a role, a promise, a holding, a note for the successor, or a step of the timeline."""

    kind_of: ClassVar[Kind] = Kind.HANDOVER_ITEM
    id: HandoverItemId
    handover_id: HandoverId
    kind: ItemKind
    ref_id: str | None = None
    topic: Topic | None = None
    text: str = ""
    successor_id: ContactId | None = None
    due_on: date | None = None
    done_on: date | None = None

    def check(self) -> None:
        """Refuse an item that names no record where it must, a note without text, a step that is none."""
        if (self.kind in REF_KINDS) != (self.ref_id is not None):
            raise Invalid("required" if self.ref_id is None else "names_no_record", field="ref_id")
        if self.kind is ItemKind.NOTE:
            require(self.text, "text", NOTES_LIMIT)
        if self.kind is ItemKind.STEP and self.topic not in STEPS:
            raise Invalid("required", field="topic")
        bounded(self.text, "text", NOTES_LIMIT)
        believable(self.due_on, "due_on")
        believable(self.done_on, "done_on")

    @property
    def is_passing(self) -> bool:
        """Tell whether it passes a record on, rather than being a note or a step."""
        return self.kind in REF_KINDS


def steps_of(leaving_on: date, today: date) -> dict[Topic, date]:
    """Give the steps of a handover that is planned today, each with its day, in order; a day already past is today.

    With less than two weeks left: a successor, contacts, where passwords are, deadlines and keys, then looking back.
    """
    days = {topic: leaving_on + timedelta(weeks=weeks) for topic, weeks in TIMELINE.items()}
    if leaving_on - today < SHORT_NOTICE:
        days = {**dict.fromkeys(FIRST_OF_ALL, today), **{topic: days[topic] for topic in days if TIMELINE[topic] >= 0}}
    return {topic: max(day, today) for topic, day in days.items()}
