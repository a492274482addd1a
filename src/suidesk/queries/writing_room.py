"""Whether somebody has room to write: their weeks by what is promised, when they are away, and who else has some."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import Absence, Volunteer
from suidesk.domain.workload import Commitment, week_of
from suidesk.queries.exposure import GrantEnding
from suidesk.queries.here import is_here
from suidesk.queries.load import presence_of
from suidesk.queries.names import names_of
from suidesk.rules.back_plan import PlannedStep, Step, WeekRoom, earlier, is_enough, room_in, rooms, writing_weeks
from suidesk.rules.facts import grouped
from suidesk.rules.overload import Promises
from suidesk.rules.succession import is_open_weekly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from suidesk.store.reading import Reading

LOOK_BACK = timedelta(weeks=26)
"""How far before a plan earlier weeks are looked for."""
LOOK_AHEAD = timedelta(weeks=52)
"""Writing that is planned for longer is weighed so far."""
FEW_OTHERS = 3
"""Other people with room that are named."""


@dataclass(frozen=True)
class WithRoom:
    """Somebody else of a grant's people who has room in the weeks of writing, in minutes all together."""

    id: str
    name: str
    room: int


@dataclass(frozen=True)
class StepAway:
    """A step on whose day its owner is away."""

    step: Step
    name: str
    absence: Absence


@dataclass(frozen=True)
class Writer:
    """Who writes, in which weeks, with what is promised in each; `room` is what is left of them in minutes.

    `room` is None where they didn't say what they can give. `earlier` are weeks before that make up for a lack.
    """

    id: str
    name: str
    weeks: tuple[WeekRoom, ...]
    room: int | None
    has_room: bool | None
    absences: tuple[Absence, ...] = ()
    earlier: tuple[WeekRoom, ...] = ()


def writer_of(db: Reading, steps: Iterable[PlannedStep], needed: int | None, today: date) -> Writer | None:
    """Weigh the weeks of writing, from today on; None where nobody is to write in any."""
    found = writing_weeks(steps)
    if found is None or found[0] is None:
        return None
    ref, first, last = found[0], max(found[1], today), found[2]
    names = names_of(db, Kind.CONTACT, [ref])
    if ref not in names or last < first:
        return None
    last = min(last, first + LOOK_AHEAD)
    weeks = _rooms_of(db, [ref], max(today, first - LOOK_BACK), last)[ref]
    of_plan = [week for week in weeks if week.monday >= week_of(first)]
    before = [week for week in weeks if week.monday < week_of(first)]
    return Writer(
        id=ref,
        name=names[ref],
        weeks=tuple(of_plan),
        room=room_in(of_plan),
        has_room=is_enough(of_plan, needed),
        absences=tuple(_absences(db, [ref], first, last).get(ref, ())),
        earlier=tuple(earlier(before, of_plan, needed)),
    )


def others_with_room(
    db: Reading, writer: Writer, needed: int | None, grant_id: str, today: date
) -> tuple[WithRoom, ...]:
    """Give who else of a grant's people has room in all the weeks of writing, the most first."""
    refs = [ref for ref in _people_of(db, grant_id, today) if ref != writer.id]
    found = _rooms_of(db, refs, writer.weeks[0].monday, writer.weeks[-1].monday)
    fit = {ref: room_in(weeks) or 0 for ref, weeks in found.items() if is_enough(weeks, needed)}
    names = names_of(db, Kind.CONTACT, fit)
    order = sorted(fit, key=lambda ref: (-fit[ref], names[ref].casefold(), ref))
    return tuple(WithRoom(ref, names[ref], fit[ref]) for ref in order[:FEW_OTHERS])


def _rooms_of(db: Reading, refs: Sequence[str], first: date, last: date) -> dict[str, list[WeekRoom]]:
    """Give each person's weeks between two days, as `rules.overload` counts what is promised."""
    volunteers, presence = db.of_ids(Volunteer, refs), presence_of(db, refs, week_of(first))
    rest = "WHERE person_id IN (SELECT value FROM json_each(?)) AND kind = 'weekly' AND state = 'open' ORDER BY id"
    promised = grouped(
        filter(is_open_weekly, db.records(Commitment, rest, (json.dumps(list(refs)),))), lambda made: made.person_id
    )
    return {
        ref: rooms(
            Promises(volunteers.get(ref, Volunteer(id=ContactId(ref))), promised.get(ContactId(ref), ()), presence),
            first,
            last,
        )
        for ref in refs
    }


def _absences(db: Reading, refs: Sequence[str], first: date, last: date) -> dict[str, list[Absence]]:
    rest = """WHERE person_id IN (SELECT value FROM json_each(?)) AND from_on <= ?
        AND (until_on IS NULL OR until_on >= ?) ORDER BY from_on, id"""
    found: dict[str, list[Absence]] = {}
    for one in db.records(Absence, rest, (json.dumps(list(refs)), last.isoformat(), first.isoformat())):
        found.setdefault(one.person_id, []).append(one)
    return found


def away_of(db: Reading, steps: Sequence[PlannedStep], today: date) -> tuple[StepAway, ...]:
    """Give the steps to come on whose days their owners are away."""
    days = [one.due_on for one in steps if one.due_on >= today]
    if not days:
        return ()
    refs = [one.owner_id for one in steps if one.owner_id]
    absences, names = _absences(db, refs, min(days), max(days)), names_of(db, Kind.CONTACT, refs)
    return tuple(
        StepAway(one.step, names[one.owner_id], absence)
        for one in steps
        if one.owner_id in names
        for absence in absences.get(one.owner_id, ())
        if absence.covers(one.due_on)
    )


def _people_of(db: Reading, grant_id: str, today: date) -> list[str]:
    """Give who has to do with a grant and is here: who looks after it or a date of it, and who hangs on it."""
    hanging = [one.id for one in GrantEnding(grant_id, today).fetch(db).people]
    rows = db.rows(
        f"""SELECT id FROM contacts WHERE {is_here("id")} AND kind = 'person' AND id IN (
              SELECT value FROM json_each(?2)
              UNION SELECT owner_id FROM grants WHERE id = ?1 UNION SELECT owner_id FROM obligations WHERE grant_id = ?1
              UNION SELECT lead_id FROM projects JOIN grant_uses ON ref_id = projects.id
                WHERE grant_id = ?1 AND grant_uses.kind = 'projects')
            ORDER BY sort_key, id""",
        (grant_id, json.dumps(hanging)),
    )
    return [ref for (ref,) in rows]
