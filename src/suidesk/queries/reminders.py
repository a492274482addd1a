"""What screens and the tick ask of the ledger: what waits, what rests, what is to be told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from suidesk.domain.ids import ContactId, ReminderId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Outcome, Reminder, Severity
from suidesk.queries.names import names_of
from suidesk.rules.delivery import is_resting

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

# The same conditions as in rules.delivery, for rows that lie in the store. ?1 is the moment.
_PUT_OFF = "(snoozed_until IS NOT NULL AND snoozed_until > ?1)"
_RESTING = "(rests_at_stage IS NOT NULL AND stage <= rests_at_stage)"
_WAITING = f"outcome IS NULL AND NOT {_PUT_OFF} AND NOT {_RESTING}"
_TOLD = "(shown_stage IS NOT NULL AND shown_stage >= stage)"
_AGAIN = "(snoozed_until IS NOT NULL AND (claimed_at IS NULL OR claimed_at < snoozed_until))"
_WORST_FIRST = "ORDER BY severity DESC, due_on IS NULL, due_on, id"
EVERYTHING = -1


@dataclass(frozen=True)
class ReminderRow:
    """A reminder of the ledger as `wording.reminders` says it. Instants are UTC; evidence is decoded."""

    id: ReminderId
    rule: str
    subject_kind: Kind
    subject_id: str
    occurrence: str
    due_on: date | None
    stage: int
    severity: Severity
    evidence: Mapping[str, Any]
    raised_at: datetime
    snoozed_until: datetime | None
    waits_for: ContactId | None
    is_resting: bool
    outcome: Outcome | None

    @classmethod
    def of(cls, reminder: Reminder) -> ReminderRow:
        """Read a row of the ledger."""
        return cls(
            id=reminder.id,
            rule=reminder.rule,
            subject_kind=reminder.subject_kind,
            subject_id=reminder.subject_id,
            occurrence=reminder.occurrence,
            due_on=reminder.due_on,
            stage=reminder.stage,
            severity=reminder.severity,
            evidence=json.loads(reminder.evidence),
            raised_at=reminder.raised_at,
            snoozed_until=reminder.snoozed_until,
            waits_for=reminder.waits_for,
            is_resting=is_resting(reminder),
            outcome=reminder.outcome,
        )

    @property
    def opens(self) -> tuple[Kind, str] | None:
        """Give the kind and id of the record whose page shows the matter; nothing for a bare follow-up."""
        found = self.evidence.get("opens")
        return (Kind(found[0]), str(found[1])) if found else None


@dataclass(frozen=True)
class RemindersOpen:
    """What needs the user at a moment, worst first, then by day; put off and noted ones are left out."""

    now: datetime
    limit: int = EVERYTHING
    offset: int = 0
    rules: str = ""
    """How the names of the rules begin that count; empty for all of them."""

    def fetch(self, db: Reading) -> list[ReminderRow]:
        """Give a window of them."""
        rest = f"WHERE {_WAITING} AND substr(rule, 1, length(?4)) = ?4 {_WORST_FIRST} LIMIT ?2 OFFSET ?3"
        return _rows(db, rest, _utc(self.now), self.limit, self.offset, self.rules)


@dataclass(frozen=True)
class Pressing:
    """The first of what needs the user, worst first, and how many there are of each severity, noughts included."""

    rows: list[ReminderRow]
    counts: Mapping[Severity, int]

    @property
    def total(self) -> int:
        """How many need the user in all."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class RemindersPressing:
    """The first of what needs the user at a moment and how much there is, so that thousands open as fast as few."""

    now: datetime
    limit: int = 64

    def fetch(self, db: Reading) -> Pressing:
        """Give both."""
        return Pressing(RemindersOpen(self.now, self.limit).fetch(db), RemindersCount(self.now).fetch(db))


@dataclass(frozen=True)
class RemindersLater:
    """What is open but was put off or noted, the soonest to come back first."""

    now: datetime
    limit: int = EVERYTHING

    def fetch(self, db: Reading) -> list[ReminderRow]:
        """Give them."""
        rest = f"WHERE outcome IS NULL AND ({_PUT_OFF} OR {_RESTING}) ORDER BY snoozed_until IS NULL, snoozed_until, id"
        return _rows(db, f"{rest} LIMIT ?2", _utc(self.now), self.limit)


@dataclass(frozen=True)
class RemindersCount:
    """How many reminders need the user at a moment, by severity."""

    now: datetime

    def fetch(self, db: Reading) -> dict[Severity, int]:
        """Give a number for every severity."""
        sql = f"SELECT severity, count(*) FROM reminders WHERE {_WAITING} GROUP BY severity"
        counts = dict(db.rows(sql, (_utc(self.now),)))
        return {severity: counts.get(severity, 0) for severity in reversed(Severity)}


@dataclass(frozen=True)
class RemindersAbout:
    """The open reminders that concern a record, also those put off or noted, worst first."""

    id: str

    def fetch(self, db: Reading) -> list[ReminderRow]:
        """Give those whose subject it is, and those whose evidence names it: `concerned` follows from both."""
        those = "SELECT reminder_id FROM concerned WHERE ref = ?1"
        return _rows(db, f"WHERE outcome IS NULL AND id IN ({those}) {_WORST_FIRST}", self.id)


@dataclass(frozen=True)
class TalkWith:
    """A contact whom a conversation about a reminder may be with."""

    id: str
    name: str


@dataclass(frozen=True)
class PeopleToTalkWith:
    """The persons and organisations that a reminder concerns, the user left out, in the order of its rule."""

    id: str
    limit: int = 4

    def fetch(self, db: Reading) -> list[TalkWith]:
        """Give the first few who are here."""
        reminder = db.find(Reminder, self.id)
        if reminder is None:
            return []
        about = json.loads(reminder.evidence).get("about") or []
        refs = dict.fromkeys((reminder.subject_id, *(str(one) for one in about)))
        names = names_of(db, Kind.CONTACT, refs)
        me = db.desk().me_id
        return [TalkWith(ref, names[ref]) for ref in refs if ref in names and ref != me][: self.limit]


@dataclass(frozen=True)
class ReminderById:
    """One reminder of the ledger, open or closed."""

    id: str

    def fetch(self, db: Reading) -> ReminderRow | None:
        """Give it; nothing when there is none."""
        found = db.find(Reminder, self.id)
        return ReminderRow.of(found) if found is not None else None


@dataclass(frozen=True)
class RemindersForTalk:
    """What is put off at a moment until a conversation with one of these contacts, worst first."""

    contact_ids: tuple[str, ...]
    now: datetime

    def fetch(self, db: Reading) -> list[ReminderRow]:
        """Give them."""
        those = f"{_PUT_OFF} AND waits_for IN (SELECT value FROM json_each(?2))"
        rest = f"WHERE outcome IS NULL AND {those} {_WORST_FIRST}"
        return _rows(db, rest, _utc(self.now), json.dumps(self.contact_ids))


@dataclass(frozen=True)
class Since:
    """What happened in the ledger since a moment, worst first."""

    raised: list[ReminderRow]
    withdrawn: list[ReminderRow]


@dataclass(frozen=True)
class RemindersSince:
    """What was raised and still is open, and what went away by itself, since a moment."""

    moment: datetime

    def fetch(self, db: Reading) -> Since:
        """Give both."""
        return Since(
            raised=_rows(db, f"WHERE outcome IS NULL AND raised_at > ?1 {_WORST_FIRST}", _utc(self.moment)),
            withdrawn=_rows(db, f"WHERE outcome = 'withdrawn' AND closed_at > ?1 {_WORST_FIRST}", _utc(self.moment)),
        )


@dataclass(frozen=True)
class RemindersCameAndWent:
    """How many reminders were raised and still are open, and how many went away by themselves, since a moment."""

    moment: datetime

    def fetch(self, db: Reading) -> tuple[int, int]:
        """Give both numbers."""
        tests = "outcome IS NULL AND raised_at > ?1", "outcome = 'withdrawn' AND closed_at > ?1"
        raised, gone = (
            int(db.value(f"SELECT count(*) FROM reminders WHERE {test}", (_utc(self.moment),))) for test in tests
        )
        return raised, gone


@dataclass(frozen=True)
class RemindersUntold:
    """What is to be told at a moment: not shown at its stage, or put off until before then."""

    is_internal: ClassVar[bool] = True
    now: datetime

    def fetch(self, db: Reading) -> list[ReminderRow]:
        """Give them, worst first."""
        return _rows(db, f"WHERE {_WAITING} AND (NOT {_TOLD} OR {_AGAIN}) {_WORST_FIRST}", _utc(self.now))


@dataclass(frozen=True)
class RemindersWaiting:
    """Which of these reminders need the user at a moment."""

    is_internal: ClassVar[bool] = True
    ids: tuple[str, ...]
    now: datetime

    def fetch(self, db: Reading) -> set[str]:
        """Give their ids."""
        sql = f"SELECT id FROM reminders WHERE {_WAITING} AND id IN (SELECT value FROM json_each(?2))"
        return {ref for (ref,) in db.rows(sql, (_utc(self.now), json.dumps(self.ids)))}


@dataclass(frozen=True)
class LastTold:
    """The local day on which what can wait was last told together, and the backup that this store was."""

    gathered_on: date | None
    restored_from: datetime | None


@dataclass(frozen=True)
class LastToldOf:
    """What the desk has noted of its telling."""

    is_internal: ClassVar[bool] = True

    def fetch(self, db: Reading) -> LastTold:
        """Give it."""
        desk = db.desk()
        return LastTold(desk.gathered_on, desk.restored_from)


@dataclass(frozen=True)
class NextReturn:
    """The moment at which the next reminder that was put off comes back."""

    is_internal: ClassVar[bool] = True
    now: datetime

    def fetch(self, db: Reading) -> datetime | None:
        """Give it; nothing when none was put off."""
        found = db.value(
            "SELECT min(snoozed_until) FROM reminders WHERE outcome IS NULL AND snoozed_until > ?1", (_utc(self.now),)
        )
        return datetime.fromisoformat(found) if found else None


@dataclass(frozen=True)
class StoreVersion:
    """A number that grows with any change of the store; every connection gives the same one."""

    is_internal: ClassVar[bool] = True

    def fetch(self, db: Reading) -> int:
        """Give it."""
        return db.newest_batch()


def _rows(db: Reading, rest: str, *params: object) -> list[ReminderRow]:
    return [ReminderRow.of(found) for found in db.records(Reminder, rest, params)]


def _utc(moment: datetime) -> str:
    """Write an instant as the store does, so that texts compare as the instants do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
