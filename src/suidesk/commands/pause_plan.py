"""Planning a pause with its return: who covers what meanwhile, what rests, when to ask how somebody is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType
from suidesk.commands.pausing import asked_before, drop_part, held_by, lay_part, lay_plan, parts_of, set_follow_ups
from suidesk.commands.volunteers import person
from suidesk.domain.errors import Invalid
from suidesk.domain.ids import AbsenceId, ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import (
    ONE_DAY,
    Choice,
    Held,
    PausePart,
    falls_into,
    is_deliverable,
    is_inside,
    usual_ask,
)
from suidesk.domain.volunteers import Absence, AbsenceKind
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState

if TYPE_CHECKING:
    from suidesk.store.tx import Tx


@dataclass(frozen=True, kw_only=True)
class PartPlanned:
    """What becomes of a promise or an assignment (`ref_id`) during a pause, and who covers it."""

    ref_id: str
    choice: Choice = Choice.REST
    cover_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlanPause:
    """Plan a pause of a person; gives its id. What isn't in `parts` stays as it is.

    Without `until_on` the return isn't known yet. `ask_on` is when to ask how they are: two weeks before the return,
    halfway through a short pause, four weeks on while no end is known, unless another day is given. With `is_light`
    weekly promises come back by half for two weeks.
    """

    person_id: str
    from_on: date
    until_on: date | None = None
    ask_on: date | None = None
    parts: tuple[PartPlanned, ...] = ()
    is_light: bool = False

    def apply(self, tx: Tx) -> str:
        """Write the pause, what becomes of promises and roles, and what to ask when."""
        name = person(tx, self.person_id).display_name
        tx.say(name=name, count=sum(one.choice is not Choice.KEEP for one in self.parts))
        pause = Absence(
            id=AbsenceId(tx.new_id()),
            person_id=ContactId(self.person_id),
            kind=AbsenceKind.PAUSE,
            from_on=self.from_on,
            until_on=self.until_on,
        )
        _plan(tx, tx.put(pause), self.parts, self.ask_on, is_light=self.is_light)
        return pause.id


@dataclass(frozen=True, kw_only=True)
class ChangePause:
    """Change a pause and its plan; what isn't given stays, and everything planned moves with the days.

    Given `parts` are the whole plan: what is no longer among them goes back to how it was.
    """

    id: str
    from_on: date | UnsetType = UNSET
    until_on: date | UnsetType | None = UNSET
    ask_on: date | UnsetType | None = UNSET
    parts: tuple[PartPlanned, ...] | UnsetType = UNSET
    is_light: bool | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write what differs."""
        old = _pause(tx, self.id)
        tx.say(name=person(tx, old.person_id).display_name)
        first = old.from_on if isinstance(self.from_on, UnsetType) else self.from_on
        last = old.until_on if isinstance(self.until_on, UnsetType) else self.until_on
        pause = tx.put(replace(old, from_on=first, until_on=last))
        parts = parts_of(tx, pause.id)
        asked = None if isinstance(self.ask_on, UnsetType) else self.ask_on
        if not isinstance(self.parts, UnsetType):
            was_light = any(one.is_light for one in parts)
            _plan(tx, pause, self.parts, asked, is_light=was_light if self.is_light is UNSET else bool(self.is_light))
            return pause.id
        if not isinstance(self.is_light, UnsetType):
            for one in parts:
                tx.put(replace(one, is_light=self.is_light and _can_be_light(tx, one)))
        _require_days(tx, pause, asked)
        lay_plan(tx, pause, asked)
        return pause.id


@dataclass(frozen=True, kw_only=True)
class EndPauseEarly:
    """Note that a person is back, today unless another day is given: what rested comes back, and covers end."""

    id: str
    back_on: date | None = None

    def apply(self, tx: Tx) -> str:
        """Let the pause end on the day before; raises pause_not_begun where it would end before it began."""
        pause = _pause(tx, self.id)
        day = self.back_on or tx.today
        if day <= pause.from_on:
            raise Invalid("pause_not_begun", field="back_on", start=pause.from_on)
        return ChangePause(id=pause.id, until_on=day - ONE_DAY).apply(tx)


def _plan(tx: Tx, pause: Absence, planned: tuple[PartPlanned, ...], ask_on: date | None, *, is_light: bool) -> None:
    """Make `planned` the whole plan of a pause; raises not_in_this_pause and what `_require` says."""
    _require_days(tx, pause, ask_on)
    refs = {one.ref_id for one in planned}
    if len(refs) < len(planned):
        raise Invalid("not_in_this_pause", field="parts")
    asking = ask_on or asked_before(tx, pause) or usual_ask(pause.from_on, pause.until_on)
    before = {one.ref_id: one for one in parts_of(tx, pause.id)}
    for ref, part in before.items():
        if ref not in refs:
            drop_part(tx, pause, part)
    for one in planned:
        held, old = _held(tx, one.ref_id), before.get(one.ref_id)
        taker = _require(tx, pause, one, old.before(held, pause.person_id) if old else held)
        new = PausePart.of(pause.id, held, one.choice)
        part = replace(old or new, choice=one.choice)
        part = tx.put(replace(part, is_light=is_light and _can_be_light(tx, part)))
        lay_part(tx, pause, part, asking, taker)
    set_follow_ups(tx, pause, asking)


def _can_be_light(tx: Tx, part: PausePart) -> bool:
    """Tell whether it comes back at all, and in hours a week."""
    held = tx.find(Commitment, part.ref_id)
    return held is not None and held.kind is CommitmentKind.WEEKLY and part.choice is not Choice.KEEP


def _require(tx: Tx, pause: Absence, one: PartPlanned, was: Held) -> ContactId | None:
    """Refuse what isn't theirs, doesn't fall into the pause, can't rest, or is to be covered by nobody or by them."""
    is_theirs = was.person_id == pause.person_id
    is_open = not isinstance(was, Commitment) or was.state is CommitmentState.OPEN
    if not is_theirs or not is_open or not falls_into(was, pause.from_on, pause.until_on):
        raise Invalid("not_in_this_pause", field="parts")
    if one.choice is Choice.REST and is_inside(was, pause.from_on, pause.until_on) and not is_deliverable(was):
        raise Invalid("cannot_rest", field="parts")
    if one.choice is not Choice.COVER:
        return None
    if one.cover_id is None:
        raise Invalid("required", field="cover_id")
    taker = person(tx, one.cover_id, "cover_id")
    if taker.id == pause.person_id:
        raise Invalid("covers_own_pause", field="cover_id", name=taker.display_name)
    return taker.id


def _held(tx: Tx, ref: str) -> Held:
    found = held_by(tx, Kind.COMMITMENT, ref) or held_by(tx, Kind.ASSIGNMENT, ref)
    if found is None:
        raise Invalid("not_in_this_pause", field="parts")
    return found


def _require_days(tx: Tx, pause: Absence, ask_on: date | None) -> None:
    """Refuse a day of asking outside the pause, and days that meet another pause of the same person."""
    if ask_on is not None and not pause.covers(ask_on):
        raise Invalid("ask_outside_pause", field="ask_on", start=pause.from_on)
    for other in tx.where(Absence, person_id=pause.person_id, kind=AbsenceKind.PAUSE.value):
        ends_first = other.until_on is not None and other.until_on < pause.from_on
        begins_later = pause.until_on is not None and other.from_on > pause.until_on
        if other.id != pause.id and not ends_first and not begins_later:
            name = person(tx, pause.person_id).display_name
            raise Invalid("pause_overlaps", field="from_on", name=name, start=other.from_on)


def _pause(tx: Tx, ref: str) -> Absence:
    found = tx.get(Absence, ref)
    if found.kind is not AbsenceKind.PAUSE:
        raise Invalid("not_a_pause", field="id")
    return found
