"""What a grant of the example and its dated duties are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suidesk.domain.funding import GrantStage, ObligationKind
    from suidesk.services.example.matters import ByDay


@dataclass(frozen=True)
class DutyPlan:
    """A duty that is due so many days from today, and when it was done, counted likewise."""

    kind: ObligationKind
    due: int | ByDay
    done: int | None = None


@dataclass(frozen=True)
class GrantPlan:
    """A grant. Amounts are in whole pounds (or the desk's currency), `starts` and `ends` days from today.

    `funder` and `projects` count the funders and projects of one round; `post` is the project whose first role it
    pays for, `follows` the grant that it would continue, `spent` the percentage of the award that is spent by today.
    """

    title: str
    stage: GrantStage
    funder: int
    projects: tuple[int, ...]
    requested: int
    duties: tuple[DutyPlan, ...]
    awarded: int | None = None
    starts: int | ByDay | None = None
    ends: int | ByDay | None = None
    post: int | None = None
    follows: int | None = None
    weeks: tuple[int, int] | None = None
    is_restricted: bool = True
    spent: int | None = None
