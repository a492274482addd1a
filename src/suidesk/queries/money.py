"""What screens ask about money: what was spent, how far a grant has run, and how long the reserves last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.funding import IN_HAND, Grant, Reserve, Spend
from suidesk.domain.kinds import Kind
from suidesk.domain.money import MeanMonth, Progress, Runway, month_of, months_before
from suidesk.queries.names import names_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suidesk.store.reading import Reading

PAGE: Final = 64
FEW: Final = 12
_IN_HAND: Final = ", ".join(f"'{stage}'" for stage in sorted(IN_HAND))
# A month by its first day, as the domain names it.
_MONTH: Final = "substr(day, 1, 7) || '-01'"


@dataclass(frozen=True)
class SpendRow:
    """Noted spending with the title of the grant that it came from."""

    spend: Spend
    grant: str | None


@dataclass(frozen=True)
class SpendsNoted:
    """Spending by day, newest first: that from one grant, or all of it."""

    grant_id: str | None = None
    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[SpendRow]:
        """Give at most `limit`."""
        test, params = ("WHERE grant_id = ?", (self.grant_id,)) if self.grant_id else ("", ())
        spends = db.records(Spend, f"{test} ORDER BY day DESC, id DESC LIMIT ? OFFSET ?", (*params, *self._window))
        titles = names_of(db, Kind.GRANT, (spend.grant_id for spend in spends))
        return [SpendRow(spend, titles.get(spend.grant_id or "")) for spend in spends]

    @property
    def _window(self) -> tuple[int, int]:
        return min(self.limit, PAGE), self.offset


@dataclass(frozen=True)
class ReservesNoted:
    """What was noted of free money in hand, newest day first."""

    limit: int = FEW

    def fetch(self, db: Reading) -> list[Reserve]:
        """Give at most `limit`."""
        return db.records(Reserve, "ORDER BY day DESC, id DESC LIMIT ?", (min(self.limit, PAGE),))


@dataclass(frozen=True)
class MoneyOfGrant:
    """What was spent from a grant, in minor units of its own currency.

    `progress` needs an award and both days; `empty_on` needs spending in the last six full months, too, and is the day
    on which the money is gone at that pace. Spending in other currencies is only counted, in `others`.
    """

    currency: str
    spent_minor: int
    count: int
    others: int
    progress: Progress | None
    month: MeanMonth | None
    empty_on: date | None


@dataclass(frozen=True)
class GrantMoney:
    """The money of a grant as seen on a day; raises not_found."""

    id: str
    today: date

    def fetch(self, db: Reading) -> MoneyOfGrant:
        """Give it; all spending counts, also what is noted for days to come."""
        grant = db.get(Grant, self.id)
        count, spent, others = db.rows(
            """SELECT count(*) FILTER (WHERE currency = ?2), coalesce(sum(minor) FILTER (WHERE currency = ?2), 0),
               count(*) FILTER (WHERE currency <> ?2) FROM spends WHERE grant_id = ?1""",
            (self.id, grant.currency),
        )[0]
        month = MeanMonth.before(self.today, _months_of_grant(db, grant, self.today))
        left = None if grant.awarded_minor is None else grant.awarded_minor - spent
        return MoneyOfGrant(
            currency=grant.currency,
            spent_minor=spent,
            count=count,
            others=others,
            progress=progress_of(grant, spent),
            month=month,
            empty_on=month.empty_on(left, self.today) if month and left is not None else None,
        )


def progress_of(grant: Grant, spent_minor: int) -> Progress | None:
    """Give how far a grant has run; nothing without an award and both of its days."""
    if not grant.awarded_minor or grant.starts_on is None or grant.ends_on is None:
        return None
    return Progress(grant.awarded_minor, spent_minor, grant.starts_on, grant.ends_on)


def _months_of_grant(db: Reading, grant: Grant, today: date) -> Mapping[date, int]:
    return _by_month(
        db.rows(
            f"""SELECT {_MONTH}, sum(minor) FROM spends
                WHERE grant_id = ? AND currency = ? AND day >= ? AND day < ? GROUP BY 1""",
            (grant.id, grant.currency, months_before(today)[0].isoformat(), month_of(today).isoformat()),
        )
    )


def core_months(db: Reading, currency: str, first: date, today: date) -> Mapping[date, int]:
    """Give what keeping going cost in each month from a day until the month before this one, where anything is noted.

    In minor units of one currency; other currencies are left out, since no rate is known here.
    """
    return _by_month(
        db.rows(
            f"""SELECT {_MONTH}, sum(minor) FROM spends
                WHERE day >= ? AND day < ? AND is_core AND currency = ? GROUP BY 1""",
            (first.isoformat(), month_of(today).isoformat(), currency),
        )
    )


def _by_month(rows: list[tuple[str, int]]) -> Mapping[date, int]:
    return {date.fromisoformat(month): minor for month, minor in rows}


@dataclass(frozen=True)
class FundLeft:
    """A restricted grant in hand: what is left of it, and when it is spent at its pace of the last six months."""

    id: str
    title: str
    left_minor: int
    month_minor: int
    empty_on: date
    ends_on: date | None


@dataclass(frozen=True)
class MoneyAhead:
    """How long the free money of the desk lasts, in its currency; amounts in minor units.

    `months` are the last six full ones with their core costs, None where nothing is noted. `runway` needs a note of
    reserves and a month that is known. `others` counts notes of money in other currencies, which are left out.
    """

    currency: str
    reserve: Reserve | None
    months: tuple[tuple[date, int | None], ...]
    runway: Runway | None
    funds: tuple[FundLeft, ...]
    others: int


@dataclass(frozen=True)
class RunwayNow:
    """How long the money lasts, seen from a day: free reserves over core costs, each restricted fund by itself."""

    today: date

    def fetch(self, db: Reading) -> MoneyAhead:
        """Give it; money that isn't awarded never counts."""
        currency, day = db.desk().currency, self.today.isoformat()
        found = db.records(
            Reserve, "WHERE currency = ? AND day <= ? ORDER BY day DESC, id DESC LIMIT 1", (currency, day)
        )
        reserve = found[0] if found else None
        months = core_months(db, currency, months_before(self.today)[0], self.today)
        month = MeanMonth.before(self.today, months)
        others = db.value(
            """SELECT (SELECT count(*) FROM spends WHERE is_core AND currency <> ?1 AND day >= ?2)
                 + (SELECT count(*) FROM reserves WHERE currency <> ?1 AND day >= ?2)""",
            (currency, months_before(self.today)[0].isoformat()),
        )
        return MoneyAhead(
            currency=currency,
            reserve=reserve,
            months=tuple((first, months.get(first)) for first in months_before(self.today)),
            runway=Runway(reserve.free_minor, reserve.day, month) if reserve and month else None,
            funds=self._funds(db, currency),
            others=others,
        )

    def _funds(self, db: Reading, currency: str) -> tuple[FundLeft, ...]:
        """Give the restricted funds in hand that are spent from, the first to be empty first."""
        rows = db.rows(
            f"""SELECT id, title, awarded_minor - coalesce((SELECT sum(minor) FROM spends
                    WHERE grant_id = grants.id AND currency = ?1), 0), ends_on
                FROM grants WHERE is_restricted AND awarded_minor > 0 AND currency = ?1 AND stage IN ({_IN_HAND})
                ORDER BY ends_on IS NULL, ends_on, id LIMIT {PAGE}""",
            (currency,),
        )
        paces = self._paces(db, currency, [ref for ref, *_ in rows])
        funds = [
            FundLeft(ref, title, left, pace.minor, pace.empty_on(left, self.today), _day(ends))
            for ref, title, left, ends in rows
            if (pace := paces.get(ref)) is not None
        ]
        return tuple(sorted(funds, key=lambda fund: (fund.empty_on, fund.title, fund.id))[:FEW])

    def _paces(self, db: Reading, currency: str, refs: list[str]) -> dict[str, MeanMonth]:
        months: dict[str, dict[date, int]] = {}
        for ref, month, minor in db.rows(
            f"""SELECT grant_id, {_MONTH}, sum(minor) FROM spends
                WHERE grant_id IN ({", ".join("?" * len(refs))}) AND currency = ? AND day >= ? AND day < ?
                GROUP BY 1, 2""",
            (*refs, currency, months_before(self.today)[0].isoformat(), month_of(self.today).isoformat()),
        ):
            months.setdefault(ref, {})[date.fromisoformat(month)] = minor
        return {ref: mean for ref, some in months.items() if (mean := MeanMonth.before(self.today, some)) is not None}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
