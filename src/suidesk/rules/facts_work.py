"""What rules look at of how people work: days, starts and recent weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from suidesk.domain.ids import ContactId
from suidesk.domain.volunteers import Volunteer
from suidesk.domain.workload import TimeEntry, week_of


@dataclass(frozen=True, order=True, slots=True)
class Shift:
    """Hours whose start is known: minutes after the midnight that began `day`; an end past 1440 is on the next day."""

    day: date
    start_min: int
    end_min: int


@dataclass(frozen=True, kw_only=True)
class WorkFacts:
    """Taken at one moment; `names` gives the shown name of any record in them that a sentence needs.

    Each mapping holds, by person, those that could show a sign, and may leave out all others: `days` on which hours
    were noted, in order; `shifts` with a known start, in order; `weeks` of volunteers with their minutes by Monday,
    a missing one being unknown and not zero; `volunteers` are the profiles of those.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[ContactId, tuple[date, ...]] = field(default_factory=dict)
    shifts: Mapping[ContactId, tuple[Shift, ...]] = field(default_factory=dict)
    weeks: Mapping[ContactId, Mapping[date, int]] = field(default_factory=dict)
    volunteers: Mapping[ContactId, Volunteer] = field(default_factory=dict)


def work_of(entries: Iterable[TimeEntry], volunteers: Iterable[Volunteer], today: date) -> WorkFacts:
    """Gather the facts of some time entries; those for days to come are left out."""
    days: defaultdict[ContactId, set[date]] = defaultdict(set)
    shifts: defaultdict[ContactId, list[Shift]] = defaultdict(list)
    weeks: defaultdict[ContactId, defaultdict[date, int]] = defaultdict(lambda: defaultdict(int))
    for one in entries:
        if one.day > today:
            continue
        days[one.person_id].add(one.day)
        weeks[one.person_id][week_of(one.day)] += one.minutes
        if one.start_min is not None and one.end_min is not None:
            shifts[one.person_id].append(Shift(one.day, one.start_min, one.end_min))
    return WorkFacts(
        days={person: tuple(sorted(found)) for person, found in days.items()},
        shifts={person: tuple(sorted(some)) for person, some in shifts.items()},
        weeks=weeks,
        volunteers={one.id: one for one in volunteers},
    )
