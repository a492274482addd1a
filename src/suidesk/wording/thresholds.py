"""The numbers of rules by name, and their values in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.rules.thresholds import Unit
from suidesk.wording.formats import (
    minutes_in_words,
    number_in_words,
    percent_in_words,
    time_of_day,
    weekday_in_words,
)
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.rules.thresholds import Threshold

END_OF_DAY: Final = 24 * 60


def threshold_name(key: str) -> str:
    """Name a number, as the label of its field; those of one deadline are counted."""
    base, _, number = key.rpartition("_")
    stages = _stages()
    if number.isdecimal() and base in stages:
        return stages[base].format(number_in_words(int(number)))
    return _names()[key]


def threshold_value(threshold: Threshold, value: int) -> str:
    """Say a value with its unit."""
    texts = {
        Unit.DAYS: lambda: _days(value),
        Unit.MONTHS: lambda: translate("Thresholds", "%n month(s)", value),
        Unit.WEEKS: lambda: translate("Thresholds", "%n week(s)", value),
        Unit.COUNT: lambda: number_in_words(value),
        Unit.MINUTES: lambda: minutes_in_words(value),
        Unit.PERCENT: lambda: percent_in_words(value),
        Unit.MINUTE_OF_DAY: lambda: time_of_day(value % END_OF_DAY),
        Unit.WEEKDAY: lambda: weekday_in_words(value) if value else translate("Thresholds", "no day: at once"),
    }
    return texts[threshold.unit]()


def _days(value: int) -> str:
    if value < 0:
        return translate("Thresholds", "%n day(s) after", -value)
    return translate("Thresholds", "%n day(s)", value)


def known_thresholds() -> frozenset[str]:
    """Give the keys and stems that have a name; a test holds them against the table of thresholds."""
    return frozenset((*_names(), *_stages()))


def _stages() -> dict[str, str]:
    return {
        "funding.application": translate("Thresholds", "Application, step {0} (days before)"),
        "funding.decision": translate("Thresholds", "Decision, step {0} (days before, below zero: after)"),
        "funding.report": translate("Thresholds", "Report, step {0} (days before)"),
        "funding.spend_by": translate("Thresholds", "Last day to spend, step {0} (days before)"),
        "funding.claim": translate("Thresholds", "Claim, step {0} (days before)"),
        "handover.check_review": translate("Thresholds", "Review of a check, step {0} (days before)"),
        "export.delete_by": translate(
            "Thresholds", "Deleting a list that went out, step {0} (days before, below zero: after)"
        ),
        "handover.ending": translate("Thresholds", "Role or promise ends, step {0} (days before)"),
    }


def _names() -> dict[str, str]:
    return {
        "funding.renewal_amber": translate("Thresholds", "Renewal: worth a look, weeks before the end"),
        "funding.renewal_red": translate("Thresholds", "Renewal: urgent, weeks before the end"),
        "funding.renewal_writing": translate("Thresholds", "Weeks to write an application"),
        "funding.renewal_buffer": translate("Thresholds", "Weeks to spare"),
        "funding.renewal_unknown": translate("Thresholds", "Weeks in all where the grant says none"),
        "funding.underspend": translate("Thresholds", "Spent behind time: worth a look from, %"),
        "funding.runway_amber": translate("Thresholds", "Reserves: worth a look below, months"),
        "funding.runway_red": translate("Thresholds", "Reserves: urgent below, months"),
        "funding.runway_known": translate("Thresholds", "Months of costs that must be noted first"),
        "handover.vacant_for": translate("Thresholds", "Days a vacant role stays on the list"),
        "handover.near": translate("Thresholds", "Short handover: first things first within, days"),
        "handover.step_late": translate("Thresholds", "A step is urgent after, days late"),
        "handover.signatories": translate("Thresholds", "Signatories an organisation needs"),
        "handover.only_known": translate("Thresholds", "Contacts that only one person knows: speak from"),
        "handover.bus_roles": translate("Thresholds", "Critical roles a project must have"),
        "handover.concentration_amber": translate(
            "Thresholds", "Share of a project on one volunteer: worth a look above, %"
        ),
        "handover.concentration_red": translate("Thresholds", "Share of a project on one volunteer: urgent above, %"),
        "handover.concentration_least": translate("Thresholds", "Promised in the project in all, at least"),
        "handover.quiet_below": translate("Thresholds", "Quiet week: below this share of the usual, %"),
        "handover.quiet_weeks": translate("Thresholds", "Quiet weeks in a row"),
        "handover.quiet_median": translate("Thresholds", "Weeks that say what is usual"),
        "momentum.quiet_for": translate("Thresholds", "Nothing happened for, days"),
        "momentum.money_ends": translate("Thresholds", "Money ends within, weeks"),
        "momentum.money_ended": translate("Thresholds", "Still told after the end, weeks"),
        "workload.overload_amber": translate("Thresholds", "Promised against capacity: worth a look above, %"),
        "workload.overload_red": translate("Thresholds", "Promised against capacity: urgent above, %"),
        "workload.overload_least": translate("Thresholds", "Promised above capacity: worth a look from, a week"),
        "workload.overload_red_least": translate("Thresholds", "Promised above capacity: urgent from, a week"),
        "workload.overload_weeks": translate("Thresholds", "Weeks in a row"),
        "workload.mean_week": translate("Thresholds", "Mean week: worth a look from"),
        "workload.long_week": translate("Thresholds", "Long week: from"),
        "workload.long_weeks": translate("Thresholds", "How many long weeks of four"),
        "workload.very_long_week": translate("Thresholds", "Very long week: above"),
        "workload.average_week": translate("Thresholds", "Average week over four months: above"),
        "workload.average_known": translate("Thresholds", "Weeks that must be noted first"),
        "workload.rest": translate("Thresholds", "Rest between days: less than"),
        "workload.rest_times": translate("Thresholds", "Times in two weeks"),
        "workload.days_amber": translate("Thresholds", "Days in a row: worth a look above"),
        "workload.days_red": translate("Thresholds", "Days in a row: urgent from"),
        "workload.evening_from": translate("Thresholds", "Evening begins at"),
        "workload.evenings": translate("Thresholds", "Evenings in a week"),
        "workload.evening_weeks": translate("Thresholds", "Weeks in a row with late evenings"),
        "workload.drop_below": translate("Thresholds", "Drop: below this share of the usual, %"),
        "workload.drop_above": translate("Thresholds", "Before it: above this share of capacity, %"),
        "workload.drop_weeks": translate("Thresholds", "Before it: weeks above capacity"),
        "follow_up.at": translate("Thresholds", "Time of day for follow-ups without one"),
        "follow_up.late": translate("Thresholds", "Days after which a follow-up is urgent"),
        "delivery.tell_from": translate("Thresholds", "Reminders may pop up from"),
        "delivery.tell_until": translate("Thresholds", "Until"),
        "delivery.near": translate("Thresholds", "What is due within so many days pops up on the day it comes up"),
        "delivery.gather_on": translate("Thresholds", "The rest pops up together on"),
    }
