"""Reminders about money itself: a grant that is spent too slowly, and reserves that don't last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from suidesk.domain.desk import DESK_ID
from suidesk.domain.funding import Grant, GrantStage
from suidesk.domain.ids import GrantId
from suidesk.domain.kinds import Kind
from suidesk.domain.money import MeanMonth, Progress, Runway, month_after, month_of, months_before
from suidesk.domain.reminders import Severity
from suidesk.rules.due import Due, Json
from suidesk.rules.facts import Facts
from suidesk.rules.facts_money import MoneyFacts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import RUNWAY_AMBER, RUNWAY_KNOWN, RUNWAY_RED, UNDERSPEND, Settings

UNDERSPENT = "funding.underspend"
RUNWAY = "funding.runway"
SPENDING = frozenset({GrantStage.AWARDED, GrantStage.ACTIVE})
"""Stages in which money is still to be spent."""
MONTHS_BACK = 24
"""How far back the first month of a short runway is sought, so that the episode's key holds still."""
ONE_DAY = timedelta(days=1)
NOTED_WITHIN = timedelta(days=31)
"""Spending is noted month by month: time counts up to the newest note, and later on all but the last month of it."""
CAUGHT_UP = 5
"""Points by which a grant has to come back within the line before nothing is said; a month's note moves some 8."""

Spent = Sequence[tuple[date, int]]
"""What was spent by day, oldest first, in minor units."""


def underspends(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each running grant whose spent share lies far behind its elapsed one; without any spending it is unknown."""
    percent = settings.value(UNDERSPEND)
    for grant_id, all_spent in facts.money.spent.items():
        grant = facts.grants.get(GrantId(grant_id))
        spent = [(day, minor) for day, minor in all_spent if day <= moment.day]
        if grant is None or grant.stage not in SPENDING or not spent:
            continue
        progress = _progress(grant, spent)
        if progress is None or moment.day > progress.ends_on:
            continue
        since = behind_since(grant, spent, moment.day, percent)
        if since is not None:
            yield _underspent(facts, grant, progress, since, spent[-1][0])


def behind_since(grant: Grant, spent: Spent, day: date, percent: int) -> date | None:
    """Give the first day since which a grant has been that many points behind, as known on a day; nothing if it isn't.

    Time runs on every day and spending is noted once a month: compared day by day, a grant would fall behind before
    each note and catch up with it. So it is compared after each note, and once a month has gone by without one.
    """
    since: date | None = None
    for count, (noted, _) in enumerate(spent, start=1):
        is_more_of_it = count < len(spent) and spent[count][0] == noted
        progress = None if is_more_of_it else _progress(grant, spent[:count])
        if progress is not None:
            following = spent[count][0] if count < len(spent) else day
            since = _since(progress, noted, max(noted, following - NOTED_WITHIN), since, percent)
    return since


def _since(progress: Progress, noted: date, known_to: date, since: date | None, percent: int) -> date | None:
    """Give since when a grant is behind on the last day that a note tells of, knowing since when it was before it."""
    if since is not None and progress.is_behind(noted, max(0, percent - CAUGHT_UP)):
        return since
    behind = progress.behind_from(percent)
    return None if behind is None or behind > known_to else max(behind, noted)


def _progress(grant: Grant, spent: Spent) -> Progress | None:
    if not grant.awarded_minor or grant.starts_on is None or grant.ends_on is None:
        return None
    return Progress(grant.awarded_minor, sum(minor for _, minor in spent), grant.starts_on, grant.ends_on)


def _underspent(facts: Facts, grant: Grant, progress: Progress, since: date, noted: date) -> Due:
    begun = since.isoformat()
    return Due(
        rule=UNDERSPENT,
        subject_kind=Kind.GRANT,
        subject_id=grant.id,
        occurrence=begun,
        due_on=None,
        stage=0,
        severity=Severity.AMBER,
        evidence={
            "grant": grant.title,
            "funder": facts.name(grant.funder_id),
            "awarded_minor": progress.awarded_minor,
            "spent_minor": progress.spent_minor,
            "currency": grant.currency,
            "start": progress.starts_on.isoformat(),
            "end": progress.ends_on.isoformat(),
            "since": begun,
            "noted": noted.isoformat(),
            "opens": [Kind.GRANT.value, grant.id],
            "about": [found for found in (grant.id, grant.funder_id, grant.owner_id) if found],
        },
    )


def runways(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say that the free reserves don't last, where enough months are known to say so."""
    money, amber = facts.money, settings.value(RUNWAY_AMBER)
    found = runway_on(money, moment.day, settings)
    if found is None or not found.is_shorter_than(amber, moment.day):
        return
    is_red = found.is_shorter_than(settings.value(RUNWAY_RED), moment.day)
    since = _short_since(money, moment.day, settings)
    yield Due(
        rule=RUNWAY,
        subject_kind=Kind.DESK,
        subject_id=DESK_ID,
        occurrence=since.isoformat(),
        due_on=None,
        stage=int(is_red),
        severity=Severity.RED if is_red else Severity.AMBER,
        evidence={
            "free_minor": found.free_minor,
            "noted_on": found.noted_on.isoformat(),
            "month_minor": found.month.minor,
            "tenths": found.tenths,
            "until": found.until.isoformat(),
            "currency": money.currency,
            "since": since.isoformat(),
            "months": [_month(money, month) for month in months_before(moment.day)],
            "opens": [Kind.RESERVE.value, money.reserve_id],
            "about": [],
        },
    )


def runway_on(money: MoneyFacts, day: date, settings: Settings) -> Runway | None:
    """Give the runway as it was known on a day; nothing without a note of reserves or with too few known months."""
    reserve = next((one for one in reversed(money.reserves) if one[0] <= day), None)
    month = MeanMonth.before(day, money.core)
    if reserve is None or month is None or month.known < settings.value(RUNWAY_KNOWN):
        return None
    return Runway(reserve[1], reserve[0], month)


def _short_since(money: MoneyFacts, day: date, settings: Settings) -> date:
    """Give the first day of the first month of this episode: each month is judged on its last day."""
    since = month_of(day)
    for _ in range(MONTHS_BACK):
        last = since - ONE_DAY
        known = runway_on(money, last, settings)
        if known is None or not known.is_shorter_than(settings.value(RUNWAY_AMBER), last):
            break
        since = month_after(since, -1)
    return since


def _month(money: MoneyFacts, month: date) -> Json:
    return {"month": month.isoformat(), "minor": money.core.get(month)}


RULES = (
    Rule(UNDERSPENT, (UNDERSPEND,), underspends),
    Rule(RUNWAY, (RUNWAY_AMBER, RUNWAY_RED, RUNWAY_KNOWN), runways),
)
