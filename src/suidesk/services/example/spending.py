"""Makes what was spent: of each grant month by month, on keeping going, and what was free in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from suidesk.domain.funding import Reserve, Spend
from suidesk.domain.ids import ReserveId, SpendId
from suidesk.domain.money import month_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.domain.funding import Grant
    from suidesk.domain.records import Record
    from suidesk.services.example.ground import Ground

MINOR: Final = 100
"""Minor units in a unit of every currency that the desk offers."""
CORE_BACK: Final = 14
"""Months over which the costs of keeping going are noted."""
WHAT: Final = ("Food and materials", "Hours of a trainer", "Tools", "Leaflets", "Fares", "Rent of a room", "Crockery")


@dataclass(frozen=True)
class CostPlan:
    """A cost that comes each month on a day of it, in whole units; winters cost `winter` more."""

    what: str
    on: int
    amount: int
    winter: int = 0


COSTS: Final = (
    CostPlan("Rent of the office", 1, 560),
    CostPlan("Heating and light", 12, 90, winter=70),
    CostPlan("Insurance and telephone", 18, 145),
    CostPlan("Bookkeeping", 25, 180),
)
WINTER: Final = frozenset({11, 12, 1, 2, 3})
RESERVES: Final = ((-288, 10_900), (-196, 8_800), (-104, 7_700), (-9, 5_150))
"""What was free in hand, in whole units, so many days from today: about five months of the costs above."""


def spent_from(ground: Ground, grant: Grant, percent: int) -> Iterator[Record]:
    """Spread that share of an award over the months from its start until today, or its end."""
    if grant.starts_on is None or grant.awarded_minor is None:
        return
    last = min(ground.today, grant.ends_on or ground.today)
    days = _monthly(grant.starts_on, last)
    parts = [ground.between(70, 130) for _ in days]
    left, begin = grant.awarded_minor * percent // 100, ground.between(0, len(WHAT) - 1)
    for number, day in enumerate(days):
        minor = left if number == len(days) - 1 else left * parts[number] // sum(parts[number:]) // MINOR * MINOR
        left -= minor
        if minor:
            yield _spend(ground, day, minor, WHAT[(begin + number) % len(WHAT)], grant)


def _monthly(first: date, last: date) -> Sequence[date]:
    """Give a day about every month after the first one."""
    count = max(1, (last - first).days // 30)
    return [min(last, first + timedelta(days=30 * number + 12)) for number in range(count)]


def kept_going(ground: Ground) -> Iterator[Record]:
    """Give the costs of each month until today, and what was noted of the reserves."""
    for number in range(-CORE_BACK, 1):
        month = month_after(ground.today, number)
        for cost in COSTS:
            day = month.replace(day=cost.on)
            amount = cost.amount + (cost.winter if month.month in WINTER else 0) + ground.between(-8, 8)
            if day <= ground.today:
                yield _spend(ground, day, amount * MINOR, cost.what)
    for days, amount in RESERVES:
        yield Reserve(
            id=ReserveId(ground.new_id()),
            day=ground.working_day(days),
            free_minor=amount * MINOR,
            currency=ground.currency,
        )


def _spend(ground: Ground, day: date, minor: int, what: str, grant: Grant | None = None) -> Spend:
    """Give spending from a grant; without one it is a cost of keeping going."""
    return Spend(
        id=SpendId(ground.new_id()),
        grant_id=grant.id if grant else None,
        day=day,
        minor=minor,
        currency=ground.currency,
        is_core=grant is None,
        what=what,
    )
