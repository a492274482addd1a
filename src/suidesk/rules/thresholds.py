"""Every number that a rule compares with, in one typed table: default, unit, bounds and source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from suidesk.domain.errors import Invalid


class Unit(StrEnum):
    """What a threshold counts."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    COUNT = "count"
    MINUTES = "minutes"
    PERCENT = "percent"
    MINUTE_OF_DAY = "minute_of_day"
    WEEKDAY = "weekday"


class Source(StrEnum):
    """Where a number comes from; `wording` says it in a sentence, `SOURCE_URLS` says where to read it."""

    OWN_DEFAULT = "own_default"
    HANDOVER_TIMELINE = "handover_timeline"
    WHO_ILO_2021 = "who_ilo_2021"
    WORKING_TIME_DIRECTIVE = "working_time_directive"
    BURNOUT_ODDS = "burnout_odds"
    DAILY_REST = "daily_rest"
    WEEKLY_REST = "weekly_rest"
    EVENING_WORK = "evening_work"


SOURCE_URLS: Mapping[Source, str] = MappingProxyType(
    {
        Source.WHO_ILO_2021: "https://doi.org/10.1016/j.envint.2021.106595",
        Source.WORKING_TIME_DIRECTIVE: "https://eur-lex.europa.eu/eli/dir/2003/88/oj",
        Source.BURNOUT_ODDS: "https://doi.org/10.1002/1348-9585.12228",
        Source.DAILY_REST: "https://eur-lex.europa.eu/eli/dir/2003/88/oj",
        Source.WEEKLY_REST: "https://eur-lex.europa.eu/eli/dir/2003/88/oj",
        Source.EVENING_WORK: "https://doi.org/10.1007/s00420-021-01748-1",
    }
)


@dataclass(frozen=True)
class Threshold:
    """One number of a rule; `key` is `family.what`, a tuned value stays within `low`..`high`."""

    key: str
    default: int
    unit: Unit
    low: int
    high: int
    source: Source = Source.OWN_DEFAULT


def _days(key: str, *defaults: int, source: Source = Source.OWN_DEFAULT) -> tuple[Threshold, ...]:
    """Give one threshold per stage, earliest first; a negative number counts days after the day."""
    return tuple(
        Threshold(f"{key}_{number}", default, Unit.DAYS, -365, 365, source)
        for number, default in enumerate(defaults, start=1)
    )


HOUR = 60

APPLICATION = _days("funding.application", 42, 21, 7, 2)
DECISION = _days("funding.decision", 0, -14)
REPORT = _days("funding.report", 30, 14, 7)
SPEND_BY = _days("funding.spend_by", 90, 30)
CLAIM = _days("funding.claim", 14, 3)
RENEWAL_AMBER = Threshold("funding.renewal_amber", 26, Unit.WEEKS, 1, 104)
RENEWAL_RED = Threshold("funding.renewal_red", 13, Unit.WEEKS, 0, 104)
RENEWAL_WRITING = Threshold("funding.renewal_writing", 6, Unit.WEEKS, 0, 52)
RENEWAL_BUFFER = Threshold("funding.renewal_buffer", 4, Unit.WEEKS, 0, 52)
RENEWAL_UNKNOWN = Threshold("funding.renewal_unknown", 39, Unit.WEEKS, 1, 156)
UNDERSPEND = Threshold("funding.underspend", 15, Unit.PERCENT, 1, 90)
RUNWAY_AMBER = Threshold("funding.runway_amber", 6, Unit.MONTHS, 1, 60)
RUNWAY_RED = Threshold("funding.runway_red", 3, Unit.MONTHS, 0, 60)
RUNWAY_KNOWN = Threshold("funding.runway_known", 3, Unit.MONTHS, 1, 6)
ENDING = _days("handover.ending", 56, 42, 28, 14, 0, source=Source.HANDOVER_TIMELINE)
VACANT_FOR = Threshold("handover.vacant_for", 42, Unit.DAYS, 0, 365, Source.HANDOVER_TIMELINE)
HANDOVER_NEAR = Threshold("handover.near", 14, Unit.DAYS, 0, 90, Source.HANDOVER_TIMELINE)
STEP_LATE = Threshold("handover.step_late", 7, Unit.DAYS, 1, 90, Source.HANDOVER_TIMELINE)
SIGNATORIES = Threshold("handover.signatories", 3, Unit.COUNT, 2, 10)
ONLY_KNOWN = Threshold("handover.only_known", 3, Unit.COUNT, 1, 50)
BUS_ROLES = Threshold("handover.bus_roles", 2, Unit.COUNT, 2, 10)
CONCENTRATION_AMBER = Threshold("handover.concentration_amber", 40, Unit.PERCENT, 10, 100)
CONCENTRATION_RED = Threshold("handover.concentration_red", 60, Unit.PERCENT, 10, 100)
CONCENTRATION_LEAST = Threshold("handover.concentration_least", 3 * HOUR, Unit.MINUTES, 0, 100 * HOUR)
CHECK_REVIEW = _days("handover.check_review", 90, 30, 0)
QUIET_BELOW = Threshold("handover.quiet_below", 50, Unit.PERCENT, 10, 90)
QUIET_WEEKS = Threshold("handover.quiet_weeks", 3, Unit.WEEKS, 2, 8)
QUIET_MEDIAN = Threshold("handover.quiet_median", 8, Unit.WEEKS, 4, 12)
QUIET_FOR = Threshold("momentum.quiet_for", 30, Unit.DAYS, 7, 365)
MONEY_ENDS = Threshold("momentum.money_ends", 26, Unit.WEEKS, 1, 104)
MONEY_ENDED = Threshold("momentum.money_ended", 6, Unit.WEEKS, 0, 52)
OVERLOAD_AMBER = Threshold("workload.overload_amber", 100, Unit.PERCENT, 50, 300)
OVERLOAD_RED = Threshold("workload.overload_red", 120, Unit.PERCENT, 50, 400)
OVERLOAD_LEAST = Threshold("workload.overload_least", 30, Unit.MINUTES, 0, 20 * HOUR)
OVERLOAD_RED_LEAST = Threshold("workload.overload_red_least", 2 * HOUR, Unit.MINUTES, 0, 20 * HOUR)
OVERLOAD_WEEKS = Threshold("workload.overload_weeks", 3, Unit.WEEKS, 1, 12)
MEAN_WEEK = Threshold(
    "workload.mean_week", 48 * HOUR, Unit.MINUTES, 10 * HOUR, 100 * HOUR, Source.WORKING_TIME_DIRECTIVE
)
LONG_WEEK = Threshold("workload.long_week", 55 * HOUR, Unit.MINUTES, 10 * HOUR, 100 * HOUR, Source.WHO_ILO_2021)
LONG_WEEKS = Threshold("workload.long_weeks", 2, Unit.COUNT, 1, 4)
VERY_LONG_WEEK = Threshold(
    "workload.very_long_week", 60 * HOUR, Unit.MINUTES, 10 * HOUR, 120 * HOUR, Source.BURNOUT_ODDS
)
AVERAGE_WEEK = Threshold(
    "workload.average_week", 48 * HOUR, Unit.MINUTES, 10 * HOUR, 100 * HOUR, Source.WORKING_TIME_DIRECTIVE
)
AVERAGE_KNOWN = Threshold("workload.average_known", 12, Unit.WEEKS, 4, 17)
REST = Threshold("workload.rest", 11 * HOUR, Unit.MINUTES, 4 * HOUR, 16 * HOUR, Source.DAILY_REST)
REST_TIMES = Threshold("workload.rest_times", 2, Unit.COUNT, 1, 13)
DAYS_AMBER = Threshold("workload.days_amber", 6, Unit.DAYS, 2, 60, Source.WEEKLY_REST)
DAYS_RED = Threshold("workload.days_red", 12, Unit.DAYS, 2, 60, Source.WEEKLY_REST)
EVENING_FROM = Threshold("workload.evening_from", 20 * HOUR, Unit.MINUTE_OF_DAY, 12 * HOUR, 24 * HOUR - 1)
EVENINGS = Threshold("workload.evenings", 3, Unit.COUNT, 1, 7, Source.EVENING_WORK)
EVENING_WEEKS = Threshold("workload.evening_weeks", 3, Unit.WEEKS, 1, 12)
DROP_BELOW = Threshold("workload.drop_below", 50, Unit.PERCENT, 10, 90)
DROP_ABOVE = Threshold("workload.drop_above", 120, Unit.PERCENT, 50, 400)
DROP_WEEKS = Threshold("workload.drop_weeks", 6, Unit.WEEKS, 2, 8)
EXPORT_DELETE = _days("export.delete_by", 7, 0, -14)
FOLLOW_UP_AT = Threshold("follow_up.at", 9 * HOUR, Unit.MINUTE_OF_DAY, 0, 24 * HOUR - 1)
FOLLOW_UP_LATE = Threshold("follow_up.late", 7, Unit.DAYS, 1, 365)
TELL_FROM = Threshold("delivery.tell_from", 9 * HOUR, Unit.MINUTE_OF_DAY, 0, 24 * HOUR - 1)
TELL_UNTIL = Threshold("delivery.tell_until", 21 * HOUR, Unit.MINUTE_OF_DAY, 1, 24 * HOUR)
TELL_NEAR = Threshold("delivery.near", 7, Unit.DAYS, 0, 60)
"""What is due within so many days, or late, is told on the day on which it comes up."""
GATHER_ON = Threshold("delivery.gather_on", 1, Unit.WEEKDAY, 0, 7)
"""The day of the week on which what can wait is told together, 1 for Monday; 0: nothing waits."""

THRESHOLDS: Mapping[str, Threshold] = MappingProxyType(
    {
        threshold.key: threshold
        for threshold in (
            *APPLICATION,
            *DECISION,
            *REPORT,
            *SPEND_BY,
            *CLAIM,
            RENEWAL_AMBER,
            RENEWAL_RED,
            RENEWAL_WRITING,
            RENEWAL_BUFFER,
            RENEWAL_UNKNOWN,
            UNDERSPEND,
            RUNWAY_AMBER,
            RUNWAY_RED,
            RUNWAY_KNOWN,
            *ENDING,
            VACANT_FOR,
            HANDOVER_NEAR,
            STEP_LATE,
            SIGNATORIES,
            ONLY_KNOWN,
            BUS_ROLES,
            CONCENTRATION_AMBER,
            CONCENTRATION_RED,
            CONCENTRATION_LEAST,
            *CHECK_REVIEW,
            QUIET_BELOW,
            QUIET_WEEKS,
            QUIET_MEDIAN,
            QUIET_FOR,
            MONEY_ENDS,
            MONEY_ENDED,
            OVERLOAD_AMBER,
            OVERLOAD_RED,
            OVERLOAD_LEAST,
            OVERLOAD_RED_LEAST,
            OVERLOAD_WEEKS,
            MEAN_WEEK,
            LONG_WEEK,
            LONG_WEEKS,
            VERY_LONG_WEEK,
            AVERAGE_WEEK,
            AVERAGE_KNOWN,
            REST,
            REST_TIMES,
            DAYS_AMBER,
            DAYS_RED,
            EVENING_FROM,
            EVENINGS,
            EVENING_WEEKS,
            DROP_BELOW,
            DROP_ABOVE,
            DROP_WEEKS,
            *EXPORT_DELETE,
            FOLLOW_UP_AT,
            FOLLOW_UP_LATE,
            TELL_FROM,
            TELL_UNTIL,
            TELL_NEAR,
            GATHER_ON,
        )
    }
)


@dataclass(frozen=True)
class Settings:
    """What the user tuned: values by threshold key, the rules that stay silent, and those silent about one record."""

    tuned: Mapping[str, int] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    silent: frozenset[tuple[str, str]] = frozenset()
    """Pairs of a rule's name and the id of the record that it says nothing about."""

    def __post_init__(self) -> None:
        """Refuse a value outside its threshold's bounds; a key of a later version is left alone."""
        for key, value in self.tuned.items():
            known = THRESHOLDS.get(key)
            if known is not None and not known.low <= value <= known.high:
                raise Invalid("out_of_range", field=key, low=known.low, high=known.high, value=value)

    def value(self, threshold: Threshold) -> int:
        """Give the number to compare with, in the threshold's unit."""
        return self.tuned.get(threshold.key, threshold.default)

    def values(self, thresholds: tuple[Threshold, ...]) -> tuple[int, ...]:
        """Give the numbers of several stages, in their order."""
        return tuple(self.value(threshold) for threshold in thresholds)
