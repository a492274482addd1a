"""How a planned pause is laid over promises and roles, moved and taken back, within a command."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import (
    Choice,
    Held,
    PausePart,
    ask_id,
    back_on,
    is_deliverable,
    laid,
    return_id,
    usual_ask,
)
from suidesk.domain.people import Contact
from suidesk.domain.projects import Assignment
from suidesk.domain.reminders import FollowUp
from suidesk.domain.workload import Commitment, CommitmentState
from suidesk.wording.pauses import ask_text, return_text

if TYPE_CHECKING:
    from datetime import date

    from suidesk.domain.volunteers import Absence
    from suidesk.store.tx import Tx

_TYPES: dict[Kind, type[Commitment] | type[Assignment]] = {Kind.COMMITMENT: Commitment, Kind.ASSIGNMENT: Assignment}


def parts_of(tx: Tx, pause_id: str) -> list[PausePart]:
    """Give what was planned for a pause."""
    return tx.where(PausePart, pause_id=pause_id)


def held_by(tx: Tx, kind: Kind, ref: str) -> Held | None:
    """Give a promise or an assignment, None when it isn't there."""
    return tx.find(_TYPES[kind], ref)


def lay_plan(tx: Tx, pause: Absence, ask_on: date | None = None) -> None:
    """Let everything that was planned for a pause follow its days, and when to ask too, unless a day is given."""
    parts = parts_of(tx, pause.id)
    is_planned = bool(parts) or any(tx.find(FollowUp, ref) for ref in (ask_id(pause.id), return_id(pause.id)))
    if not is_planned and ask_on is None:
        return
    day = ask_on or asked_before(tx, pause) or usual_ask(pause.from_on, pause.until_on)
    for part in parts:
        lay_part(tx, pause, part, day, taker_of(tx, pause, part))
    set_follow_ups(tx, pause, day)


def asked_before(tx: Tx, pause: Absence) -> date | None:
    """Give the day of asking that stands, None where it doesn't lie in the pause."""
    found = tx.find(FollowUp, ask_id(pause.id))
    return found.due_on if found is not None and pause.covers(found.due_on) else None


def taker_of(tx: Tx, pause: Absence, part: PausePart) -> ContactId | None:
    """Give who covers a part, as it is written now; None where nobody does any more."""
    cover = held_by(tx, part.kind, part.cover_id)
    own = held_by(tx, part.kind, part.ref_id)
    if cover is not None:
        return cover.person_id
    return own.person_id if own is not None and own.person_id != pause.person_id else None


def lay_part(tx: Tx, pause: Absence, part: PausePart, ask_on: date, taker: ContactId | None) -> None:
    """Write what becomes of one promise or role; what was changed by hand since keeps all but its days."""
    now = held_by(tx, part.kind, part.ref_id)
    if now is None or _is_settled(now) or _is_given_away(now, pause, part):
        return
    made = laid(part, part.before(now, pause.person_id), pause, ask_on, taker)
    wanted: dict[str, Held] = {one.id: one for one in made.made}
    for ref in (part.cover_id, part.light_id, part.back_id):
        old = held_by(tx, part.kind, ref)
        if ref in wanted:
            tx.put(_following(old, wanted[ref]))
        elif old is not None:
            tx.remove(old, together=True)
    tx.put(made.own)


def drop_part(tx: Tx, pause: Absence, part: PausePart) -> None:
    """Give a promise or role back as it was before the pause, and remove what was made for the time."""
    now = held_by(tx, part.kind, part.ref_id)
    for ref in (part.cover_id, part.light_id, part.back_id):
        if (old := held_by(tx, part.kind, ref)) is not None:
            tx.remove(old, together=True)
    if now is not None and not _is_settled(now):
        tx.put(part.before(now, pause.person_id))
    tx.delete(part)


def drop_plan(tx: Tx, pause: Absence) -> None:
    """Take back everything that was planned for a pause."""
    for part in parts_of(tx, pause.id):
        drop_part(tx, pause, part)
    for ref in (ask_id(pause.id), return_id(pause.id)):
        if (old := tx.find(FollowUp, ref)) is not None:
            tx.delete(old)


def set_follow_ups(tx: Tx, pause: Absence, ask_on: date) -> None:
    """Write when to ask how the person is and that they come back; done ones stay, and nothing is due in the past."""
    name = tx.get(Contact, pause.person_id).display_name
    asking, asking_openly = ask_text(name), ask_text(name, is_open=True)
    text = asking if pause.until_on else asking_openly
    about = {"kind": Kind.CONTACT, "ref_id": pause.person_id, "owner_id": tx.desk().me_id}
    ask = FollowUp(id=ask_id(pause.id), text=text, due_on=ask_on, **about)  # type: ignore[arg-type]
    _set(tx, ask, (asking, asking_openly))
    day = back_on(pause)
    back = FollowUp(id=return_id(pause.id), text=return_text(name), due_on=day or ask_on, **about)  # type: ignore[arg-type]
    _set(tx, back, (), is_wanted=day is not None)


def _set(tx: Tx, new: FollowUp, ours: tuple[str, ...], *, is_wanted: bool = True) -> None:
    """Write one of them; words of `ours` follow what is known, and what was written over by hand stays."""
    old = tx.find(FollowUp, new.id)
    if old is not None and old.done_on is not None:
        return
    if not is_wanted or (new.due_on < tx.today and (old is None or old.due_on != new.due_on)):
        if old is not None:
            tx.delete(old)
    elif old is not None:
        tx.put(replace(old, due_on=new.due_on, text=new.text if old.text in ours else old.text))
    else:
        tx.put(new)


def _is_settled(held: Held) -> bool:
    """Tell whether a thing was done or let go meanwhile: then the pause is nothing to it any more."""
    return is_deliverable(held) and isinstance(held, Commitment) and held.state is not CommitmentState.OPEN


def _is_given_away(held: Held, pause: Absence, part: PausePart) -> bool:
    """Tell whether a thing was taken over for good: a return that comes earlier doesn't take it back."""
    is_taken = part.choice is Choice.COVER and held.person_id != pause.person_id
    return is_taken and is_deliverable(held)


def _following(old: Held | None, new: Held) -> Held:
    if old is None or old.person_id != new.person_id:
        return new
    if isinstance(old, Assignment):
        return replace(old, from_on=new.from_on or old.from_on, until_on=new.until_on)
    return replace(old, from_on=new.from_on, until_on=new.until_on)
