"""The chips and facts of a grant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from suidesk.desktop.funding.levels import end_level, stage_level
from suidesk.desktop.kit.facts import Fact
from suidesk.domain.funding import OVER, Grant
from suidesk.domain.kinds import Kind
from suidesk.queries.funding import GrantAbout
from suidesk.wording.formats import day_in_words, money_in_words
from suidesk.wording.funding import stage_text
from suidesk.wording.translate import translate

Opener = Callable[[Kind, str | None], Callable[[], object] | None]
"""Gives what opens a record, `None` where there is none."""


def chips_of(grant: Grant, today: date) -> list[tuple[str, str]]:
    """Give the stage, the money and the end, as (text, level)."""
    chips = [(stage_text(grant.stage), stage_level(grant.stage))]
    if grant.awarded_minor is not None:
        chips.append((money_in_words(grant.awarded_minor, grant.currency), "plain"))
    if grant.ends_on is not None and grant.stage not in OVER:
        is_past = grant.ends_on < today
        text = translate("Funding", "ended {0}") if is_past else translate("Funding", "ends {0}")
        chips.append((text.format(day_in_words(grant.ends_on)), end_level(grant.ends_on, today)))
    return chips


def facts_of(about: GrantAbout, opener: Opener) -> list[Fact]:
    """Give what is known of a grant; a fact without a value is left out by its card."""
    grant = about.grant
    kind = translate("Funding", "restricted") if grant.is_restricted else translate("Funding", "unrestricted")
    follows = opener(Kind.GRANT, grant.predecessor_id)
    funder, owner = opener(Kind.CONTACT, grant.funder_id), opener(Kind.CONTACT, grant.owner_id)
    return [
        Fact("building-2", translate("Funding", "Funder"), about.funder or "", funder),
        Fact("coins", translate("Funding", "Asked for"), _money(grant.requested_minor, grant.currency)),
        Fact("banknote", translate("Funding", "Awarded"), _money(grant.awarded_minor, grant.currency, kind)),
        Fact("calendar", translate("Funding", "Runs"), _period(grant)),
        Fact("user", translate("Funding", "Looked after by"), about.owner or "", owner),
        Fact("hourglass", translate("Funding", "Decision takes"), _weeks(grant.decision_weeks)),
        Fact("wallet", translate("Funding", "Payment takes"), _weeks(grant.payment_weeks)),
        Fact("history", translate("Funding", "Follows"), about.predecessor or "", follows),
    ]


def _money(minor: int | None, currency: str, note: str = "") -> str:
    if minor is None:
        return ""
    amount = money_in_words(minor, currency)
    return f"{amount} · {note}" if note else amount


def _period(grant: Grant) -> str:
    if grant.starts_on and grant.ends_on:
        text = translate("Funding", "{0} to {1}")
        return text.format(day_in_words(grant.starts_on), day_in_words(grant.ends_on))
    if grant.ends_on:
        return translate("Funding", "until {0}").format(day_in_words(grant.ends_on))
    return translate("Funding", "from {0}").format(day_in_words(grant.starts_on)) if grant.starts_on else ""


def _weeks(weeks: int | None) -> str:
    return translate("Funding", "%n week(s)", weeks) if weeks is not None else ""
