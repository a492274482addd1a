"""What screens ask about the pipeline: the grants of each stage, and their sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.funding import GrantStage
from suidesk.queries.funding import GRANT_COLUMNS, GRANT_ORDER, GrantRow

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

EACH: Final = 8
"""Grants of a stage that are fetched: with eight stages a window of 64."""


@dataclass(frozen=True)
class GrantsByStage:
    """The first grants of each stage, those with the nearest duty first."""

    each: int = EACH

    def fetch(self, db: Reading) -> list[GrantRow]:
        """Give at most `each` of a stage, no more than eight, in the order of the list."""
        rows = db.rows(
            f"""WITH listed AS (SELECT {GRANT_COLUMNS} FROM grants LEFT JOIN contacts ON contacts.id = funder_id),
                  placed AS (SELECT *, row_number() OVER (PARTITION BY stage {GRANT_ORDER}, id) AS at FROM listed)
                SELECT * FROM placed WHERE at <= ? ORDER BY at""",
            (min(self.each, EACH),),
        )
        return [GrantRow.read(row[:-1]) for row in rows]


@dataclass(frozen=True)
class StageSum:
    """Grants of one stage and currency: how many, and their money in minor units (awarded, else requested)."""

    stage: GrantStage
    currency: str
    count: int
    minor: int


@dataclass(frozen=True)
class FundingByStage:
    """The pipeline in numbers, in the order of a grant's life."""

    def fetch(self, db: Reading) -> list[StageSum]:
        """Give a row for each stage and currency that has grants."""
        rows = db.rows(
            """SELECT stage, currency, count(*), coalesce(sum(coalesce(awarded_minor, requested_minor)), 0)
               FROM grants GROUP BY stage, currency"""
        )
        found = [StageSum(GrantStage(stage), currency, count, minor) for stage, currency, count, minor in rows]
        order = list(GrantStage)
        return sorted(found, key=lambda one: (order.index(one.stage), one.currency))
