"""A reminder that too much of what was promised to a project rests on one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from suidesk.domain.ids import ContactId, ProjectId
from suidesk.domain.kinds import Kind
from suidesk.domain.reminders import Severity
from suidesk.domain.workload import Commitment
from suidesk.rules.due import Due
from suidesk.rules.facts import Facts
from suidesk.rules.moments import Moment
from suidesk.rules.rule import Rule
from suidesk.rules.since import EVER, since, turns
from suidesk.rules.thresholds import CONCENTRATION_AMBER, CONCENTRATION_LEAST, CONCENTRATION_RED, Settings

CONCENTRATION = "handover.concentration"


@dataclass(frozen=True)
class Share:
    """What a person promised of a project's weekly minutes on a day."""

    person_id: ContactId
    minutes: int
    whole: int
    people: int

    def exceeds(self, percent: int) -> bool:
        """Tell whether it is more than so much of the whole."""
        return self.minutes * 100 > self.whole * percent


def largest_share(promises: Sequence[Commitment], day: date) -> Share | None:
    """Give the largest share of the weekly minutes that stand on that day; nothing when none do."""
    minutes: Counter[ContactId] = Counter()
    for made in promises:
        if promised := made.weekly_minutes(day):
            minutes[made.person_id] += promised
    if not minutes:
        return None
    person_id = min(minutes, key=lambda one: (-minutes[one], one))
    return Share(person_id, minutes[person_id], minutes.total(), len(minutes))


def concentrations(facts: Facts, moment: Moment, settings: Settings) -> Iterator[Due]:
    """Say each running project of which one person promised more than the amber part.

    Projects with little promised in all are left out: in a small one, one person always carries much.
    """
    amber, least = settings.value(CONCENTRATION_AMBER), settings.value(CONCENTRATION_LEAST)
    for project_id, promises in facts.cover.promises.items():
        share = largest_share(promises, moment.day)
        if share is None or share.whole < least or not share.exceeds(amber):
            continue

        def is_so(day: date, promises: Sequence[Commitment] = promises, share: Share = share) -> bool:
            then = largest_share(promises, day)
            is_theirs = then is not None and then.person_id == share.person_id
            return then is not None and is_theirs and then.whole >= least and then.exceeds(amber)

        first = since(turns(promises), moment.day, is_so)
        yield _due(facts, project_id, share, first, settings)


def _due(facts: Facts, project_id: ProjectId, share: Share, first: date | None, settings: Settings) -> Due:
    is_red = share.exceeds(settings.value(CONCENTRATION_RED))
    return Due(
        rule=CONCENTRATION,
        subject_kind=Kind.PROJECT,
        subject_id=project_id,
        occurrence=first.isoformat() if first else EVER,
        due_on=None,
        stage=int(is_red),
        severity=Severity.RED if is_red else Severity.AMBER,
        evidence={
            "place": facts.name(project_id),
            "person": facts.name(share.person_id),
            "minutes": share.minutes,
            "whole": share.whole,
            "percent": round(share.minutes * 100 / share.whole),
            "people": share.people,
            "since": first.isoformat() if first else None,
            "opens": [Kind.PROJECT.value, project_id],
            "about": [project_id, share.person_id],
        },
    )


RULES = (Rule(CONCENTRATION, (CONCENTRATION_AMBER, CONCENTRATION_RED, CONCENTRATION_LEAST), concentrations),)
