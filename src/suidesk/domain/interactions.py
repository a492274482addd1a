"""Interactions: dated conversations, visits, calls and messages with one or more contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from suidesk.domain.ids import ContactId, InteractionId, LinkId, ProjectId, derived_id
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import NOTES_LIMIT, believable, bounded


class InteractionKind(StrEnum):
    """In which way people met."""

    CONVERSATION = "conversation"
    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"


@dataclass(frozen=True, kw_only=True)
class Interaction:
    """What was said on a day, by whom it was noted, perhaps about a project.

    `is_ask` tells that those present were asked to help: it is what ask fairness counts.
    """

    kind_of: ClassVar[Kind] = Kind.INTERACTION
    id: InteractionId
    day: date
    kind: InteractionKind = InteractionKind.CONVERSATION
    summary: str = ""
    by_id: ContactId | None = None
    project_id: ProjectId | None = None
    is_ask: bool = False

    def check(self) -> None:
        """Refuse a day that can't be meant and a text far too long."""
        believable(self.day, "day")
        bounded(self.summary, "summary", NOTES_LIMIT)


@dataclass(frozen=True, kw_only=True)
class Participant:
    """A contact who took part in an interaction."""

    kind_of: ClassVar[Kind] = Kind.PARTICIPANT
    id: LinkId
    interaction_id: InteractionId
    contact_id: ContactId

    @classmethod
    def of(cls, interaction_id: InteractionId, contact_id: ContactId) -> Participant:
        """Give the link whose id two laptops agree on."""
        made = LinkId(derived_id("participant", interaction_id, contact_id))
        return cls(id=made, interaction_id=interaction_id, contact_id=contact_id)

    def check(self) -> None:
        """Hold nothing of its own that could be wrong."""
