"""What rules look at of the money of the desk: what was spent, what is in reserve, and what hangs on each grant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suidesk.domain.funding import UseKind


@dataclass(frozen=True)
class Hanging:
    """How much hangs on a grant: projects, roles, people, and their promised minutes a week."""

    projects: int
    roles: int
    people: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class MoneyFacts:
    """Taken at one moment; `names` gives the shown name of any record in them that a sentence needs.

    Amounts are in minor units. `uses` says what each open grant pays for, `spent` what was spent from grants in hand
    by day, each in its own currency, `exposed` what hangs on those whose renewal has come. `core` is what keeping
    going cost by month (its first day), `reserves` what was free in hand by the day it was noted, oldest first, both
    in `currency`, the desk's; a month that is missing is unknown.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    uses: Mapping[str, frozenset[tuple[UseKind, str]]] = field(default_factory=dict)
    spent: Mapping[str, tuple[tuple[date, int], ...]] = field(default_factory=dict)
    exposed: Mapping[str, Hanging] = field(default_factory=dict)
    currency: str = "GBP"
    core: Mapping[date, int] = field(default_factory=dict)
    reserves: tuple[tuple[date, int], ...] = ()
    reserve_id: str = ""
    """The newest note of reserves, whose page shows the runway."""
