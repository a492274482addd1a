"""What was planned for the pauses of a person: who covers what until when, what comes back, what to ask when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import (
    SETTLING,
    Choice,
    PausePart,
    ask_id,
    back_on,
    is_deliverable,
    laid,
    return_id,
    usual_ask,
)
from suidesk.domain.reminders import FollowUp
from suidesk.domain.volunteers import Absence, AbsenceKind
from suidesk.queries.names import names_of
from suidesk.queries.pause_parts import TYPES, cover_of, labels_of
from suidesk.rules.pauses import PlannedPart

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class PlannedPause:
    """A pause with what was planned for it, and what is to be asked when."""

    pause: Absence
    name: str
    parts: list[PlannedPart]
    ask: FollowUp | None
    back: FollowUp | None

    @property
    def is_light(self) -> bool:
        """Tell whether the first two weeks after the return are light."""
        return any(one.part.is_light for one in self.parts)

    @property
    def is_planned(self) -> bool:
        """Tell whether more than the days was noted."""
        return bool(self.parts) or self.ask is not None or self.back is not None


@dataclass(frozen=True, kw_only=True)
class PausePlanned:
    """The pauses of a person that are planned, going on, or over for less than two weeks; the next one first."""

    person_id: str
    today: date

    def fetch(self, db: Reading) -> list[PlannedPause]:
        """Give them with what was planned."""
        since = (self.today - SETTLING).isoformat()
        rest = "WHERE person_id = ? AND kind = ? AND (until_on IS NULL OR until_on >= ?) ORDER BY from_on, id"
        pauses = db.records(Absence, rest, (self.person_id, AbsenceKind.PAUSE.value, since))
        name = names_of(db, Kind.CONTACT, [self.person_id]).get(self.person_id, "")
        return [
            PlannedPause(
                pause=one,
                name=name,
                parts=_planned(db, one),
                ask=db.find(FollowUp, ask_id(one.id)),
                back=db.find(FollowUp, return_id(one.id)),
            )
            for one in pauses
        ]


def _planned(db: Reading, pause: Absence) -> list[PlannedPart]:
    parts = db.where(PausePart, pause_id=pause.id)
    own = {one.ref_id: db.find(TYPES[one.kind], one.ref_id) for one in parts}
    before = {part.ref_id: part.before(now, pause.person_id) for part in parts if (now := own[part.ref_id]) is not None}
    labels = labels_of(db, list(before.values()))
    ask = db.find(FollowUp, ask_id(pause.id))
    asking = ask.due_on if ask else usual_ask(pause.from_on, pause.until_on)
    rows = []
    for part in parts:
        held = before.get(part.ref_id)
        if held is None:
            continue
        cover = cover_of(db, part, pause.person_id) if part.choice is Choice.COVER else None
        made = laid(part, held, pause, asking, ContactId(cover.id) if cover else None)
        meanwhile = next((one for one in made.made if one.id == part.cover_id), None)
        is_back = part.choice is not Choice.KEEP and any(one.id == part.back_id for one in (made.own, *made.made))
        moved = part.choice is not Choice.KEEP and held.from_on is not None and made.own.from_on != held.from_on
        rows.append(
            PlannedPart(
                part=part,
                held=made.own if is_deliverable(held) else held,
                label=labels[held.id],
                cover=cover,
                until_on=meanwhile.until_on if meanwhile else None,
                back_on=back_on(pause) if is_back or moved else None,
            )
        )
    order = list(Choice)
    return sorted(rows, key=lambda one: (order.index(one.part.choice), one.label.name, one.part.id))
