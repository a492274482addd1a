"""What the page Workload asks: the weeks of everybody, of all together, how much rests on few, what is promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from suidesk.domain.ids import ContactId
from suidesk.domain.volunteers import Absence
from suidesk.domain.workload import Concentrated, EntryKind, Room, week_of
from suidesk.queries.here import is_here
from suidesk.queries.params import Params
from suidesk.queries.reminders import ReminderRow, RemindersOpen
from suidesk.queries.volunteer_rows import is_away_on, promised_on
from suidesk.rules.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.store.reading import Reading

PAGE = 64
"""Rows of a window at most."""
DEEP = 4096
"""Rows of a window's offset from which on a scan of all hours is faster than a look at each person, as measured."""
SIGNS = "workload."
"""How the rules that look for strain begin."""
MONDAY_OF = "date(day, '-6 days', 'weekday 1')"
_HERE = is_here("contacts.id")


class LoadOrder(StrEnum):
    """In which order people stand: by name, or those first whom relief may help most."""

    NAME = "name"
    THIS_WEEK = "this_week"
    PROMISED = "promised"


@dataclass(frozen=True, kw_only=True)
class LoadScope:
    """Which hours count: those of the last weeks up to today, the running one among them.

    Perhaps only those given to a project, or only paid, volunteered or in kind.
    """

    today: date
    weeks: int = 12
    project_id: str | None = None
    kind: EntryKind | None = None

    @property
    def mondays(self) -> list[date]:
        """Give the Mondays of the weeks, first to last."""
        this_week = week_of(self.today)
        return [this_week - timedelta(weeks=number) for number in range(self.weeks - 1, -1, -1)]

    def entries(self, params: Params) -> str:
        """Give SQL for the entries that count, to stand after FROM; more tests may follow."""
        tests = [f"day BETWEEN {params.mark(self.mondays[0].isoformat())} AND {params.mark(self.today.isoformat())}"]
        tests += [f"project_id = {params.mark(self.project_id)}"] if self.project_id else []
        tests += [f"kind = {params.mark(self.kind.value)}"] if self.kind else []
        return f"time_entries WHERE {' AND '.join(tests)}"

    def people(self, params: Params) -> str:
        """Give SQL for the ids of those who gave such hours, or promised some; of a promise the kind isn't known.

        An id may come more than once: a set is made of them anyway.
        """
        given = f"SELECT person_id FROM {self.entries(params)}"
        if self.kind:
            return given
        return f"{given} UNION ALL SELECT person_id FROM {_promises(params, self.today, self.project_id)}"


@dataclass(frozen=True)
class PersonWeeks:
    """A person's weeks, in minutes: None where nothing was noted, which is unknown and not zero.

    `unpaid` are the minutes among them that were not paid: those `capacity` is about, which is what they said they can
    give. `away` tells of each week whether the person was away for most of it; `promised` is all that is promised a
    week today; `signs` is how many signs of strain the ledger holds open.
    """

    id: str
    name: str
    weeks: tuple[int | None, ...]
    unpaid: tuple[int, ...]
    away: tuple[bool, ...]
    promised: int
    capacity: int | None
    signs: int

    @property
    def is_over(self) -> bool:
        """Tell whether more is promised than they said they can give."""
        return self.capacity is not None and self.promised > self.capacity


@dataclass(frozen=True, kw_only=True)
class WeeksOfEverybody(LoadScope):
    """A window of those who gave hours or promised some, with their weeks; ordered by name unless said otherwise."""

    order: LoadOrder = LoadOrder.NAME
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[PersonWeeks]:
        """Give at most `limit` people."""
        params = Params()
        day = params.mark(self.today.isoformat())
        refs = self._in_order(db)
        rows = db.rows(
            f"""SELECT contacts.id, display_name, {promised_on(day)}, capacity_minutes,
                  (SELECT count(*) FROM reminders WHERE subject_id = contacts.id AND outcome IS NULL
                    AND rule LIKE '{SIGNS}%')
                FROM contacts LEFT JOIN volunteers ON volunteers.id = contacts.id
                WHERE contacts.id IN ({params.marks(refs)})""",
            params.values,
        )
        rows.sort(key=lambda row: refs.index(row[0]))
        weeks, presence = self._weeks(db, refs), presence_of(db, refs, self.mondays[0])
        return [
            PersonWeeks(
                id=ref,
                name=name,
                weeks=tuple(weeks[ref].get(monday, (None, 0))[0] for monday in self.mondays),
                unpaid=tuple(weeks[ref].get(monday, (None, 0))[1] for monday in self.mondays),
                away=tuple(presence.is_away_week(ContactId(ref), monday) for monday in self.mondays),
                promised=promised,
                capacity=capacity,
                signs=signs,
            )
            for ref, name, promised, capacity, signs in rows
        ]

    def _in_order(self, db: Reading) -> list[str]:
        params = Params()
        window = f"LIMIT {params.mark(min(self.limit, PAGE))} OFFSET {params.mark(self.offset)}"
        if self.order is LoadOrder.NAME:
            # The names are walked in their order up to the window, not all looked up and sorted: hence the plus. Each
            # is asked, since of nearly all who help something is found; deep down, or of few, a set of them is faster.
            is_asked = not self.kind and not self.project_id and self.offset < DEEP
            carries = self._carries(params) if is_asked else f"+contacts.id IN ({self.people(params)})"
            sql = f"SELECT id FROM contacts WHERE {carries} AND {_HERE} ORDER BY sort_key, id {window}"
            return [ref for (ref,) in db.rows(sql, params.values)]
        week = params.mark(week_of(self.today).isoformat())
        given = f"SELECT person_id, sum(minutes) AS now FROM {self.entries(params)} AND day >= {week} GROUP BY 1"
        promised = f"SELECT person_id, sum(minutes) AS promised FROM {_promises(params, self.today)} GROUP BY 1"
        first = {
            LoadOrder.THIS_WEEK: (f"LEFT JOIN ({given}) given ON person_id = contacts.id", "coalesce(now, 0) DESC"),
            LoadOrder.PROMISED: (
                f"""LEFT JOIN ({promised}) promises ON person_id = contacts.id
                    LEFT JOIN volunteers ON volunteers.id = contacts.id""",
                """capacity_minutes IS NULL, CASE WHEN capacity_minutes > 0
                    THEN coalesce(promised, 0) * 1.0 / capacity_minutes ELSE coalesce(promised, 0) END DESC""",
            ),
        }
        joined, order = first[self.order]
        rows = db.rows(
            f"""SELECT contacts.id FROM contacts {joined} WHERE contacts.id IN ({self.people(params)}) AND {_HERE}
                ORDER BY {order}, sort_key, contacts.id {window}""",
            params.values,
        )
        return [ref for (ref,) in rows]

    def _carries(self, params: Params) -> str:
        """Give SQL that tells of one contact whether they gave such hours or promised some."""
        given = f"SELECT 1 FROM {self.entries(params)} AND person_id = contacts.id"
        promised = f"SELECT 1 FROM {_promises(params, self.today)} AND person_id = contacts.id"
        return f"(EXISTS ({given}) OR EXISTS ({promised}))"

    def _weeks(self, db: Reading, refs: Sequence[str]) -> defaultdict[str, dict[date, tuple[int, int]]]:
        """Give the minutes by person and Monday, and those among them that were not paid."""
        found: defaultdict[str, dict[date, tuple[int, int]]] = defaultdict(dict)
        params = Params()
        unpaid = f"sum(CASE WHEN kind = '{EntryKind.PAID}' THEN 0 ELSE minutes END)"
        sql = f"""SELECT person_id, {MONDAY_OF}, sum(minutes), {unpaid} FROM {self.entries(params)}
            AND person_id IN ({params.marks(refs)}) GROUP BY 1, 2"""
        for ref, monday, *minutes in db.rows(sql, params.values):
            found[ref][date.fromisoformat(monday)] = minutes[0], minutes[1]
        return found


@dataclass(frozen=True, kw_only=True)
class PeopleCarrying(LoadScope):
    """How many people gave such hours or have such a promise."""

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        params = Params()
        sql = f"SELECT count(*) FROM contacts WHERE contacts.id IN ({self.people(params)}) AND {_HERE}"
        return int(db.value(sql, params.values))


@dataclass(frozen=True, kw_only=True)
class WeeksTogether(LoadScope):
    """The minutes of each week by the way in which they were given, of all people together or of one person."""

    person_id: str | None = None

    def fetch(self, db: Reading) -> list[tuple[date, Mapping[EntryKind, int]]]:
        """Give Mondays with the sums; nothing in a week is unknown and not zero."""
        params = Params()
        of_person = f"AND person_id = {params.mark(self.person_id)}" if self.person_id else ""
        # By day, as the index has them: to reckon the Monday of each of all entries takes longer than to read them.
        sums = ", ".join(f"sum(CASE kind WHEN '{kind}' THEN minutes END)" for kind in EntryKind)
        sql = f"SELECT day, {sums} FROM {self.entries(params)} {of_person} GROUP BY day"
        found: defaultdict[date, dict[EntryKind, int]] = defaultdict(dict)
        for day, *minutes in db.rows(sql, params.values):
            week = found[week_of(date.fromisoformat(day))]
            for kind, given in zip(EntryKind, minutes, strict=True):
                if given is not None:
                    week[kind] = week.get(kind, 0) + given
        return [(monday, found[monday]) for monday in self.mondays]


@dataclass(frozen=True, kw_only=True)
class Concentration(LoadScope):
    """How few people carried half of the hours of the weeks. It names nobody."""

    def fetch(self, db: Reading) -> Concentrated:
        """Give the numbers; all are zero where nothing was noted."""
        params = Params()
        sql = f"SELECT sum(minutes) FROM {self.entries(params)} GROUP BY person_id"
        return Concentrated.of(minutes for (minutes,) in db.rows(sql, params.values))


@dataclass(frozen=True)
class RoomToday:
    """What is promised a week against what can be given, of all who are active and not away; or to a project."""

    today: date
    project_id: str | None = None

    def fetch(self, db: Reading) -> Room:
        """Give the sums; with a project, of those alone who promised it something."""
        params = Params()
        today = params.mark(self.today.isoformat())
        those = f"SELECT person_id FROM {_promises(params, self.today, self.project_id)}"
        of_project = f"AND volunteers.id IN ({those})" if self.project_id else ""
        (row,) = db.rows(
            f"""WITH promises AS
                  (SELECT person_id, sum(minutes) AS promised FROM {_promises(params, self.today)} GROUP BY 1),
                here AS (SELECT capacity_minutes AS can, coalesce(promised, 0) AS promised
                  FROM volunteers LEFT JOIN promises ON person_id = volunteers.id
                  WHERE status = 'active' AND {is_here("volunteers.id")} AND (left_on IS NULL OR left_on >= {today})
                    AND (started_on IS NULL OR started_on <= {today}) {of_project}
                    AND NOT {is_away_on(today, "volunteers.id")})
                SELECT count(can), coalesce(sum(can), 0), coalesce(sum(CASE WHEN can IS NOT NULL THEN promised END), 0),
                  coalesce(sum(promised > can), 0), coalesce(sum(can IS NULL AND promised > 0), 0),
                  coalesce(sum(CASE WHEN can IS NULL THEN promised END), 0) FROM here""",
            params.values,
        )
        return Room(*row)


@dataclass(frozen=True, kw_only=True)
class SignsOpen:
    """The signs of strain that wait, worst first, with their evidence as the ledger holds it."""

    now: datetime
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[ReminderRow]:
        """Give at most `limit` of them; put off and noted ones are left out."""
        return RemindersOpen(self.now, min(self.limit, PAGE), self.offset, SIGNS).fetch(db)


def is_sign(row: ReminderRow) -> bool:
    """Tell whether a reminder is a sign of strain."""
    return row.rule.startswith(SIGNS)


def presence_of(db: Reading, refs: Sequence[str], first: date) -> Presence:
    """Tell when these people are away, from a day on."""
    found: defaultdict[ContactId, list[Absence]] = defaultdict(list)
    params = Params()
    since = params.mark(first.isoformat())
    rest = f"WHERE person_id IN ({params.marks(refs)}) AND (until_on IS NULL OR until_on >= {since})"
    for one in db.records(Absence, rest, params.values):
        found[one.person_id].append(one)
    return Presence({ref: tuple(some) for ref, some in found.items()})


def _promises(params: Params, today: date, project_id: str | None = None) -> str:
    """Give SQL for the weekly promises that run today, to stand after FROM."""
    day = params.mark(today.isoformat())
    of_project = f"AND project_id = {params.mark(project_id)}" if project_id else ""
    return f"""commitments WHERE kind = 'weekly' AND state = 'open' AND from_on <= {day}
        AND (until_on IS NULL OR until_on >= {day}) {of_project}"""
