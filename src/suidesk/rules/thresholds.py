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
    COUNT = "count"
    MINUTES = "minutes"
    PERCENT = "percent"
    MINUTE_OF_DAY = "minute_of_day"


class Source(StrEnum):
    """Where a number comes from; `wording` says it in a sentence, `SOURCE_URLS` says where to read it."""

    OWN_DEFAULT = "own_default"
    HANDOVER_TIMELINE = "handover_timeline"
    WHO_ILO_2021 = "who_ilo_2021"
    WORKING_TIME_DIRECTIVE = "working_time_directive"
    BURNOUT_ODDS = "burnout_odds"


SOURCE_URLS: Mapping[Source, str] = MappingProxyType(
    {
        Source.WHO_ILO_2021: "https://doi.org/10.1016/j.envint.2021.106595",
        Source.WORKING_TIME_DIRECTIVE: "https://eur-lex.europa.eu/eli/dir/2003/88/oj",
        Source.BURNOUT_ODDS: "https://doi.org/10.1002/1348-9585.12228",
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
ENDING = _days("handover.ending", 56, 42, 28, 14, 0, source=Source.HANDOVER_TIMELINE)
VACANT_FOR = Threshold("handover.vacant_for", 42, Unit.DAYS, 0, 365, Source.HANDOVER_TIMELINE)
OVERLOAD_AMBER = Threshold("workload.overload_amber", 100, Unit.PERCENT, 50, 300)
OVERLOAD_RED = Threshold("workload.overload_red", 120, Unit.PERCENT, 50, 400)
OVERLOAD_WEEKS = Threshold("workload.overload_weeks", 3, Unit.WEEKS, 1, 12)
MEAN_WEEK = Threshold(
    "workload.mean_week", 48 * HOUR, Unit.MINUTES, 10 * HOUR, 100 * HOUR, Source.WORKING_TIME_DIRECTIVE
)
LONG_WEEK = Threshold("workload.long_week", 55 * HOUR, Unit.MINUTES, 10 * HOUR, 100 * HOUR, Source.WHO_ILO_2021)
LONG_WEEKS = Threshold("workload.long_weeks", 2, Unit.COUNT, 1, 4)
VERY_LONG_WEEK = Threshold(
    "workload.very_long_week", 60 * HOUR, Unit.MINUTES, 10 * HOUR, 120 * HOUR, Source.BURNOUT_ODDS
)
FOLLOW_UP_AT = Threshold("follow_up.at", 9 * HOUR, Unit.MINUTE_OF_DAY, 0, 24 * HOUR - 1)
FOLLOW_UP_LATE = Threshold("follow_up.late", 7, Unit.DAYS, 1, 365)
TELL_FROM = Threshold("delivery.tell_from", 9 * HOUR, Unit.MINUTE_OF_DAY, 0, 24 * HOUR - 1)
TELL_UNTIL = Threshold("delivery.tell_until", 21 * HOUR, Unit.MINUTE_OF_DAY, 1, 24 * HOUR)

THRESHOLDS: Mapping[str, Threshold] = MappingProxyType(
    {
        threshold.key: threshold
        for threshold in (
            *APPLICATION,
            *DECISION,
            *REPORT,
            *SPEND_BY,
            *CLAIM,
            *ENDING,
            VACANT_FOR,
            OVERLOAD_AMBER,
            OVERLOAD_RED,
            OVERLOAD_WEEKS,
            MEAN_WEEK,
            LONG_WEEK,
            LONG_WEEKS,
            VERY_LONG_WEEK,
            FOLLOW_UP_AT,
            FOLLOW_UP_LATE,
            TELL_FROM,
            TELL_UNTIL,
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
