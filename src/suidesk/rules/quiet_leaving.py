"""A reminder that a volunteer gives far less than before, week after week: they may be leaving without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.rules.due import Due
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.presence import WEEK, Presence, judged_before
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import QUIET_BELOW, QUIET_MEDIAN, QUIET_WEEKS, Settings

QUIET_LEAVING = "handover.quiet_leaving"
LATEST_WITHIN = 3
"""Weeks after which the last recorded one is no longer news: since then nothing is known, not even a silence."""
NEW_NORMAL = 13
"""Weeks after which a lower level is how it is now, and no longer a change."""
LOOK_BACK = 2 * NEW_NORMAL + LATEST_WITHIN
"""Weeks that judging takes: the quiet ones, and the measure before them within as many again."""


@dataclass(frozen=True)
class Quiet:
    """Recorded weeks below a part of the usual minutes: the median of the recorded weeks before them."""

    low: tuple[tuple[date, int], ...]
    usual: int

    def is_below(self, promised: int, percent: int) -> bool:
        """Tell whether the weeks lie below a part of what is promised now: who gives what they agreed to is here."""
        return all(minutes * 100 < promised * percent for _, minutes in self.low)


def quiet_leavings(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each active volunteer who isn't away and gave less than half of the usual in each of the last weeks.

    Only weeks with records of that person can be measured: one without any is unknown, not zero, and is passed over.
    So this hears somebody who gives less; of somebody who stops altogether there are no records to judge by.
    """
    presence, this_week = Presence.settled(facts), judged_before(moment.day)
    for person_id, weeks in facts.cover.weeks.items():
        volunteer = facts.cover.quiet.get(person_id)
        if volunteer is None or not volunteer.is_here(moment.day) or presence.is_away(person_id, moment.day):
            continue
        if volunteer.left_on is not None:  # That they leave is known, and another rule speaks of it.
            continue
        first = this_week - LOOK_BACK * WEEK
        known = {
            monday: minutes
            for monday, minutes in sorted(weeks.items())
            if first <= monday < this_week and not presence.is_away_week(person_id, monday)
        }
        found = quiet_weeks(known, this_week, settings)
        promised = facts.cover.promised.get(person_id)
        if found is not None and (promised is None or found.is_below(promised, settings.value(QUIET_BELOW))):
            yield _due(facts, person_id, found)


def quiet_weeks(weeks: Mapping[date, int], this_week: date, settings: Settings) -> Quiet | None:
    """Find when the quiet began, in recorded weeks in order: the first such week, so that the episode keeps its day.

    The week before it was an ordinary one, else the quiet would have begun earlier and only slid out of sight.
    """
    needed, before = settings.value(QUIET_WEEKS), settings.value(QUIET_MEDIAN)
    known = list(weeks.items())
    if not known or known[-1][0] < this_week - LATEST_WITHIN * WEEK:
        return None
    for at in range(before, len(known) - needed + 1):
        measure = known[at - before : at]
        is_recent = known[at][0] >= this_week - NEW_NORMAL * WEEK and measure[0][0] >= known[at][0] - NEW_NORMAL * WEEK
        if is_recent and _begins(measure, known[at:], settings.value(QUIET_BELOW)):
            return Quiet(tuple(known[at:]), round(median(minutes for _, minutes in measure)))
    return None


def _begins(measure: Sequence[tuple[date, int]], low: Sequence[tuple[date, int]], percent: int) -> bool:
    line = median(minutes for _, minutes in measure) * percent
    return measure[-1][1] * 100 >= line and all(minutes * 100 < line for _, minutes in low)


def _due(facts: Facts, person_id: ContactId, quiet: Quiet) -> Due:
    return Due(
        rule=QUIET_LEAVING,
        subject_kind=Kind.CONTACT,
        subject_id=person_id,
        occurrence=quiet.low[0][0].isoformat(),
        due_on=None,
        stage=0,
        severity=Severity.AMBER,
        evidence={
            "person": facts.name(person_id),
            "usual": quiet.usual,
            "since": quiet.low[0][0].isoformat(),
            "weeks": [{"week": monday.isoformat(), "minutes": minutes} for monday, minutes in quiet.low],
            "opens": [Kind.CONTACT.value, person_id],
            "about": [person_id],
        },
    )


RULES = (Rule(QUIET_LEAVING, (QUIET_BELOW, QUIET_WEEKS, QUIET_MEDIAN), quiet_leavings),)
