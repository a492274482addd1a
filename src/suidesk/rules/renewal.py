"""Reminders to renew a grant in time: how early to begin is derived from the grant's own weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from suidesk.domain.funding import BEFORE_APPLYING, IN_HAND, Grant, GrantStage, ObligationKind, UseKind
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.rules.due import Ahead, Due, next_step, stage_on
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.thresholds import (
    RENEWAL_AMBER,
    RENEWAL_BUFFER,
    RENEWAL_RED,
    RENEWAL_UNKNOWN,
    RENEWAL_WRITING,
    TELL_FROM,
    Settings,
)

RENEWAL = "funding.renewal"
WEEK = 7
SEVERITIES = (Severity.CALM, Severity.AMBER, Severity.RED)
"""How much each stage presses: it comes up, it is high time to begin, nothing is applied for and the end is near."""
ON_ITS_WAY = frozenset({GrantStage.APPLIED, GrantStage.AWARDED, GrantStage.ACTIVE})
"""Stages in which a grant counts as the successor of another."""

Use = tuple[UseKind, str]
"""A project or role that a grant pays for."""


@dataclass(frozen=True)
class Followed:
    """The grant that would follow another: applied for or had already (`is_applied`), only begun, or none (no id)."""

    id: str = ""
    title: str = ""
    stage: GrantStage | None = None

    @property
    def is_applied(self) -> bool:
        """Tell whether it counts as a successor."""
        return self.stage in ON_ITS_WAY


def lead_weeks(grant: Grant, settings: Settings) -> int:
    """Give how many weeks before its end the renewal of a grant is to be begun.

    Decision, payment, writing and a buffer; another number where the grant doesn't know both of its own.
    """
    if grant.decision_weeks is None or grant.payment_weeks is None:
        return settings.value(RENEWAL_UNKNOWN)
    own = settings.value(RENEWAL_WRITING) + settings.value(RENEWAL_BUFFER)
    return grant.decision_weeks + grant.payment_weeks + own


def start_of(grant: Grant, settings: Settings) -> date | None:
    """Give the day by which to begin renewing a grant; nothing when its end isn't known."""
    return None if grant.ends_on is None else grant.ends_on - timedelta(weeks=lead_weeks(grant, settings))


def steps_of(grant: Grant, settings: Settings) -> tuple[int, int, int]:
    """Give the days before the end at which each stage begins: none presses before the day on which to begin."""
    lead, amber, red = lead_weeks(grant, settings), settings.value(RENEWAL_AMBER), settings.value(RENEWAL_RED)
    return max(lead, amber) * WEEK, max(min(lead, amber), red) * WEEK, red * WEEK


class Successors:
    """Finds the grant that follows another, by what names it and by what each pays for.

    Comparing each with each takes over half a second where there are hundreds of grants.
    """

    def __init__(self, grants: Iterable[Grant], uses: Mapping[str, frozenset[Use]]) -> None:
        """Look among those of the grants that are applied for, in hand or begun."""
        self._uses = uses
        self._named: defaultdict[str, list[Grant]] = defaultdict(list)
        self._paying: defaultdict[Use, list[Grant]] = defaultdict(list)
        for other in grants:
            if other.stage in ON_ITS_WAY | BEFORE_APPLYING:
                if other.predecessor_id is not None:
                    self._named[other.predecessor_id].append(other)
                for use in uses.get(other.id, ()):
                    self._paying[use].append(other)

    def of(self, grant: Grant) -> Followed:
        """Give the grant that follows one: named as its successor, or paying for the same things for longer.

        One that is applied for or better comes before one that is only begun.
        """
        found = [*self._named.get(grant.id, ()), *self._longer(grant)]
        others = (other for other in found if other.id != grant.id)
        best = min(others, key=lambda other: (other.stage not in ON_ITS_WAY, other.title, other.id), default=None)
        return Followed() if best is None else Followed(best.id, best.title, best.stage)

    def _longer(self, grant: Grant) -> Iterator[Grant]:
        own = self._uses.get(grant.id, frozenset())
        # Who pays for everything pays for the rarest of it.
        for other in min((self._paying.get(use, []) for use in own), key=len, default=[]):
            is_longer = other.ends_on is None or grant.ends_on is None or other.ends_on > grant.ends_on
            if is_longer and own <= self._uses.get(other.id, frozenset()):
                yield other


def is_renewable(grant: Grant, day: date) -> bool:
    """Tell whether a grant is in hand and has not ended on a day."""
    return grant.stage in IN_HAND and grant.ends_on is not None and grant.ends_on >= day


def renewals(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due | Ahead]:
    """Say each grant in hand whose renewal is to be begun and isn't applied for, and the next step of each.

    Where an application has its day, and that is in time, the reminders of that day say all there is to do.
    """
    successors = Successors(facts.grants.values(), facts.money.uses)
    days = _days_to_apply(facts, moment.day)
    for grant in facts.grants.values():
        if not is_renewable(grant, moment.day) or grant.ends_on is None:
            continue
        following = successors.of(grant)
        if following.is_applied or days.get(following.id, date.max) <= _last_day_to_apply(grant, grant.ends_on):
            continue
        steps = steps_of(grant, settings)
        stage = stage_on(moment.days_until(grant.ends_on), steps)
        if stage is not None:
            yield _due(facts, grant, following, stage, settings)
        turn = next_step(grant.ends_on, moment.day, steps)
        if turn is not None:
            then = stage_on((grant.ends_on - turn).days, steps) or 0
            at = moment.instant(turn, settings.value(TELL_FROM))
            yield Ahead(at=at, on=turn, due=_due(facts, grant, following, then, settings))


def _days_to_apply(facts: Facts, day: date) -> Mapping[str, date]:
    """Give the day by which each application is to be sent that isn't sent yet, of those to come."""
    days: dict[str, date] = {}
    for one in facts.obligations:
        if one.kind is ObligationKind.APPLICATION and one.done_on is None and one.due_on >= day:
            days[one.grant_id] = min(one.due_on, days.get(one.grant_id, one.due_on))
    return days


def _last_day_to_apply(grant: Grant, ends_on: date) -> date:
    """Give the day by which to apply so that decision and payment come before the money ends, as far as is known."""
    return ends_on - timedelta(weeks=(grant.decision_weeks or 0) + (grant.payment_weeks or 0))


def _due(facts: Facts, grant: Grant, following: Followed, stage: int, settings: Settings) -> Due:
    start, end = start_of(grant, settings), grant.ends_on or date.max
    exposed = facts.money.exposed.get(grant.id)
    has_weeks = grant.decision_weeks is not None and grant.payment_weeks is not None
    return Due(
        rule=RENEWAL,
        subject_kind=Kind.GRANT,
        subject_id=grant.id,
        occurrence=end.isoformat(),
        due_on=start,
        stage=stage,
        severity=SEVERITIES[stage],
        evidence={
            "grant": grant.title,
            "funder": facts.name(grant.funder_id),
            "owner": facts.name(grant.owner_id),
            "start": start.isoformat() if start else None,
            "end": end.isoformat(),
            "lead_weeks": lead_weeks(grant, settings),
            "decision_weeks": grant.decision_weeks if has_weeks else None,
            "payment_weeks": grant.payment_weeks if has_weeks else None,
            "writing_weeks": settings.value(RENEWAL_WRITING),
            "buffer_weeks": settings.value(RENEWAL_BUFFER),
            "draft": following.title,
            "projects": exposed.projects if exposed else 0,
            "roles": exposed.roles if exposed else 0,
            "people": exposed.people if exposed else 0,
            "minutes": exposed.minutes if exposed else 0,
            "opens": [Kind.GRANT.value, grant.id],
            "about": [found for found in (grant.id, grant.funder_id, grant.owner_id, following.id) if found],
        },
    )


RULES = (Rule(RENEWAL, (RENEWAL_AMBER, RENEWAL_RED, RENEWAL_WRITING, RENEWAL_BUFFER, RENEWAL_UNKNOWN), renewals),)
