"""Gathers what rules look at of the money of the desk: what was spent and what is in reserve."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.funding import Reserve, UseKind
from suidesk.domain.money import CORE_MONTHS, month_after
from suidesk.queries.exposure import exposed_by
from suidesk.queries.money import core_months
from suidesk.rules.facts_money import Hanging, MoneyFacts
from suidesk.rules.money import MONTHS_BACK, SPENDING
from suidesk.rules.renewal import is_renewable, steps_of

if TYPE_CHECKING:
    from suidesk.rules.facts import Facts
    from suidesk.rules.thresholds import Settings
    from suidesk.store.reading import Reading

_OPEN = "SELECT id FROM grants WHERE stage NOT IN ('declined', 'closed')"
_SPENT = f"""SELECT grant_id, day, sum(minor) FROM spends s JOIN grants ON grants.id = grant_id
    WHERE stage IN ({", ".join(f"'{stage}'" for stage in sorted(SPENDING))}) AND s.currency = grants.currency
      AND awarded_minor > 0 AND starts_on IS NOT NULL AND ends_on >= ? AND day <= ? GROUP BY 1, 2 ORDER BY 1, 2"""


def money_facts(db: Reading, facts: Facts, today: date, settings: Settings) -> MoneyFacts:
    """Gather it; `facts` holds what all families share."""
    currency = db.desk().currency
    first = month_after(today, -MONTHS_BACK - CORE_MONTHS)
    reserves = db.records(
        Reserve, "WHERE currency = ? AND day <= ? ORDER BY day DESC, id DESC", (currency, today.isoformat())
    )
    return MoneyFacts(
        uses=_uses(db),
        spent=_spent(db, today),
        exposed=_exposed(db, facts, today, settings),
        currency=currency,
        core=core_months(db, currency, first, today),
        reserves=tuple((reserve.day, reserve.free_minor) for reserve in reversed(reserves)),
        reserve_id=reserves[0].id if reserves else "",
    )


def _uses(db: Reading) -> Mapping[str, frozenset[tuple[UseKind, str]]]:
    found: dict[str, set[tuple[UseKind, str]]] = {}
    for grant, kind, ref in db.rows(f"SELECT grant_id, kind, ref_id FROM grant_uses WHERE grant_id IN ({_OPEN})"):
        found.setdefault(grant, set()).add((UseKind(kind), ref))
    return {grant: frozenset(uses) for grant, uses in found.items()}


def _spent(db: Reading, today: date) -> Mapping[str, tuple[tuple[date, int], ...]]:
    found: dict[str, list[tuple[date, int]]] = {}
    for grant, day, minor in db.rows(_SPENT, (today.isoformat(), today.isoformat())):
        found.setdefault(grant, []).append((date.fromisoformat(day), minor))
    return {grant: tuple(spent) for grant, spent in found.items()}


def _exposed(db: Reading, facts: Facts, today: date, settings: Settings) -> Mapping[str, Hanging]:
    """Count only for grants whose renewal has come: the counting is dear, and nothing is said of the others."""
    near = [
        grant.id
        for grant in facts.grants.values()
        if is_renewable(grant, today)
        and grant.ends_on is not None
        and (grant.ends_on - today).days <= steps_of(grant, settings)[0]
    ]
    return {
        grant: Hanging(one.projects, one.roles, one.people, one.minutes)
        for grant, one in exposed_by(db, near, today).items()
    }
