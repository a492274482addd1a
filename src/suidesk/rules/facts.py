"""What rules look at: the open records, the names in them, and hours as sums per person and week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from suidesk.domain.exports import ListExport
from suidesk.domain.funding import Grant, Obligation
from suidesk.domain.ids import ContactId, GrantId, ProjectId, RoleId
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Project, Role
from suidesk.domain.reminders import FollowUp
from suidesk.domain.volunteers import Absence, Volunteer
from suidesk.domain.workload import Commitment
from suidesk.rules.facts_cover import CoverFacts
from suidesk.rules.facts_life import LifeFacts
from suidesk.rules.facts_money import MoneyFacts
from suidesk.rules.facts_work import WorkFacts

KNOWN_WEEKS = 60
"""How many weeks of hours the facts reach back: over a year, so that an episode's first day holds still."""

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class WeekMinutes:
    """Minutes that a person gave in an ISO week, of all kinds together, and the paid ones among them."""

    total: int
    paid: int = 0


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that rules may look at, taken at one moment.

    Obligations and follow-ups are those not done, exports those to be deleted by a day and not deleted yet;
    assignments and commitments those that have not ended long ago; `resting` are the assignments that a planned pause
    lets rest. `weeks` holds, per person, the recorded weeks by their Monday: a week that is missing is unknown, not
    zero. `names` gives the shown name of any record that a sentence needs, by its id; `opens` kind and id of the record
    whose page shows what a follow-up is about. `zone` is the desk's own, for instants that don't say where the laptop
    is. What only one family of rules looks at is in `money`, `cover`, `life` and `work`.
    """

    zone: str = "Europe/London"
    grants: Mapping[GrantId, Grant] = field(default_factory=dict)
    obligations: tuple[Obligation, ...] = ()
    projects: Mapping[ProjectId, Project] = field(default_factory=dict)
    roles: Mapping[RoleId, Role] = field(default_factory=dict)
    assignments: tuple[Assignment, ...] = ()
    volunteers: Mapping[ContactId, Volunteer] = field(default_factory=dict)
    absences: tuple[Absence, ...] = ()
    resting: frozenset[str] = frozenset()
    commitments: tuple[Commitment, ...] = ()
    weeks: Mapping[ContactId, Mapping[date, WeekMinutes]] = field(default_factory=dict)
    follow_ups: tuple[FollowUp, ...] = ()
    exports: tuple[ListExport, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    opens: Mapping[str, tuple[Kind, str] | None] = field(default_factory=dict)
    money: MoneyFacts = field(default_factory=MoneyFacts)
    cover: CoverFacts = field(default_factory=CoverFacts)
    life: LifeFacts = field(default_factory=LifeFacts)
    work: WorkFacts = field(default_factory=WorkFacts)

    def name(self, record_id: str | None) -> str:
        """Give the shown name of a record; an empty text when there is none."""
        return self.names.get(record_id, "") if record_id else ""


def grouped(records: Iterable[V], key: Callable[[V], K]) -> Mapping[K, tuple[V, ...]]:
    """Gather records by a key, each group in the given order."""
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return {name: tuple(group) for name, group in groups.items()}


@lru_cache(maxsize=256)
def days_of_week(monday: date) -> tuple[date, ...]:
    """Give the seven days of the week that begins on a Monday; rules ask for the same few of them for everybody."""
    return tuple(monday + timedelta(days=number) for number in range(7))
