"""What is known of a pause when it is planned: what it touches, who could cover it with which room, what is held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suidesk.domain.assets import HoldingKind
from suidesk.domain.pauses import Choice, Held, PausePart
from suidesk.domain.volunteers import Absence


class WhyCover(StrEnum):
    """Why somebody is suggested."""

    DEPUTY = "deputy"
    SHADOW = "shadow"
    SHARES = "shares"
    """They have the same role as well."""
    PROJECT = "project"
    """They promised something to the project, or have a role in it."""
    ROOM = "room"


@dataclass(frozen=True)
class Cover:
    """Somebody who could cover: `room` is what is left of their week in minutes, None when it isn't known."""

    id: str
    name: str
    why: WhyCover
    room: int | None = None
    last_asked_on: date | None = None


@dataclass(frozen=True)
class Place:
    """What a promise or a role belongs to."""

    project_id: str | None = None
    role_id: str | None = None


@dataclass(frozen=True)
class CoverRoom:
    """Whether somebody can cover, in minutes a week; `promised` is the most of any day of the time, without this."""

    id: str
    name: str
    minutes: int
    promised: int
    capacity: int | None
    away: tuple[Absence, ...] = ()
    leaves_on: date | None = None

    @property
    def is_over(self) -> bool:
        """Tell whether it would be more than they said they can give."""
        return self.capacity is not None and self.promised + self.minutes > self.capacity


@dataclass(frozen=True)
class Label:
    """What a promise or a role is called, and where it belongs."""

    name: str
    place: str
    is_critical: bool
    at: Place


@dataclass(frozen=True)
class Touched:
    """A promise or a role that falls into a pause, as it is without one; `choice` is what is planned or proposed.

    `cover` is who covers it as planned, or as proposed; `can_rest` is False for what lies in the pause altogether.
    """

    held: Held
    label: Label
    choice: Choice
    cover: Cover | None
    covers: tuple[Cover, ...]
    can_rest: bool


@dataclass(frozen=True)
class Entrusted:
    """Something that whoever pauses holds for others, and who else holds the same."""

    kind: HoldingKind
    name: str
    held_for: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class PlannedPart:
    """What becomes of a promise or a role in a pause: who has it meanwhile, and from when whoever pauses again."""

    part: PausePart
    held: Held
    label: Label
    cover: Cover | None
    until_on: date | None
    back_on: date | None
