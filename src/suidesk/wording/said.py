"""The words of each rule, loaded with the first reminder of its matter; a new rule adds its own here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from suidesk.wording.evidence import Words

Some = Mapping[str, Words]


def words_of(rule: str) -> Words | None:
    """Give the words of a rule; None for one of a later version."""
    matter = _MATTERS.get(rule)
    return matter()[rule] if matter else None


@cache
def _averages() -> Some:
    from suidesk.wording.said_averages import AverageWords, SuddenDropWords

    return {"workload.average": AverageWords(), "workload.sudden_drop": SuddenDropWords()}


@cache
def _checks() -> Some:
    from suidesk.wording.said_checks import CheckDueWords, QuietLeavingWords

    return {"handover.check_due": CheckDueWords(), "handover.quiet_leaving": QuietLeavingWords()}


@cache
def _cover() -> Some:
    from suidesk.wording.said_cover import (
        BusFactorWords,
        ConcentrationWords,
        FewSignatoriesWords,
        NoDeputyWords,
        OneKeyholderWords,
        OnlyContactWords,
    )

    return {
        "handover.no_deputy": NoDeputyWords(),
        "handover.one_keyholder": OneKeyholderWords(),
        "handover.few_signatories": FewSignatoriesWords(),
        "handover.bus_factor": BusFactorWords(),
        "handover.only_contact": OnlyContactWords(),
        "handover.concentration": ConcentrationWords(),
    }


@cache
def _follow_ups() -> Some:
    from suidesk.wording.said_follow_ups import FollowUpWords

    return {"follow_up.due": FollowUpWords()}


@cache
def _exports() -> Some:
    from suidesk.wording.said_exports import DeleteByWords

    return {"export.delete_by": DeleteByWords()}


@cache
def _duties() -> Some:
    from suidesk.wording.said_funding import ObligationWords

    return {"funding.obligation": ObligationWords()}


@cache
def _handover() -> Some:
    from suidesk.wording.said_handover import AssignmentEndingWords, VolunteerLeavingWords

    return {
        "handover.assignment_ending": AssignmentEndingWords(),
        "handover.volunteer_leaving": VolunteerLeavingWords(),
    }


@cache
def _momentum() -> Some:
    from suidesk.wording.said_momentum import MoneyEndsWords, QuietWords, VacantWords

    return {
        "momentum.quiet": QuietWords(),
        "momentum.money_ends": MoneyEndsWords(),
        "momentum.role_vacant": VacantWords(),
    }


@cache
def _money() -> Some:
    from suidesk.wording.said_money import RenewalWords, RunwayWords, UnderspendWords

    return {
        "funding.renewal": RenewalWords(),
        "funding.underspend": UnderspendWords(),
        "funding.runway": RunwayWords(),
    }


@cache
def _rest() -> Some:
    from suidesk.wording.said_rest import DailyRestWords, DaysOffWords, EveningsWords

    return {
        "workload.daily_rest": DailyRestWords(),
        "workload.days_off": DaysOffWords(),
        "workload.evenings": EveningsWords(),
    }


@cache
def _timeline() -> Some:
    from suidesk.wording.said_timeline import TimelineWords

    return {"handover.timeline": TimelineWords()}


@cache
def _workload() -> Some:
    from suidesk.wording.said_workload import LongWeeksWords, OverloadWords

    return {"workload.overload": OverloadWords(), "workload.long_weeks": LongWeeksWords()}


_MATTERS: Final[Mapping[str, Callable[[], Some]]] = MappingProxyType(
    {
        "funding.obligation": _duties,
        "funding.renewal": _money,
        "funding.underspend": _money,
        "funding.runway": _money,
        "handover.assignment_ending": _handover,
        "handover.volunteer_leaving": _handover,
        "handover.timeline": _timeline,
        "handover.no_deputy": _cover,
        "handover.one_keyholder": _cover,
        "handover.few_signatories": _cover,
        "handover.bus_factor": _cover,
        "handover.only_contact": _cover,
        "handover.concentration": _cover,
        "handover.check_due": _checks,
        "handover.quiet_leaving": _checks,
        "momentum.quiet": _momentum,
        "momentum.money_ends": _momentum,
        "momentum.role_vacant": _momentum,
        "workload.overload": _workload,
        "workload.long_weeks": _workload,
        "workload.average": _averages,
        "workload.daily_rest": _rest,
        "workload.days_off": _rest,
        "workload.evenings": _rest,
        "workload.sudden_drop": _averages,
        "follow_up.due": _follow_ups,
        "export.delete_by": _exports,
    }
)
