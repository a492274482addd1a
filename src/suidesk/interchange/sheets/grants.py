"""The list of grants, perhaps with the days of their duties in columns of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from suidesk.domain.funding import Grant, GrantStage, ObligationKind
from suidesk.domain.text import tidy
from suidesk.interchange.giving.titles import titled
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.problems import Severity
from suidesk.interchange.sameness import alike
from suidesk.interchange.sheets.cells import (
    read_currency,
    read_days,
    read_id,
    read_money,
    read_restricted,
    read_stage,
    read_text,
    read_weeks,
)
from suidesk.interchange.sheets.columns import OWN_ID, OWNER, SheetColumn
from suidesk.interchange.sheets.details import IDENTIFIER
from suidesk.interchange.sheets.parts_of_days import is_part, read_first_day, read_last_day
from suidesk.interchange.sheets.places import DUTIES, Place
from suidesk.interchange.sheets.rows import Before
from suidesk.interchange.sheets.sheet import Sheet, referred, the_owner, told_of, warn_of_other_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from suidesk.domain.records import Record
    from suidesk.interchange.sheets.names import Names
    from suidesk.interchange.sheets.rows import SheetRow, Told

DUTY_OF: Final = dict(zip(DUTIES, ObligationKind, strict=True))
"""The kind of duty in each of the columns of duties."""
_ENDED: Final = "Actual Dates:End Date"
_GIVEN: Final = frozenset({IDENTIFIER, "Award Date"})
"""Details that only grants have which were awarded."""
_AMOUNTS: Final = {"requested_minor": Place.REQUESTED, "awarded_minor": Place.AWARDED}


class GrantsSheet(Sheet):
    """Grants. Without our id one is known by its title; another funder or start makes it another grant."""

    kind = ListKind.GRANTS
    record = Grant
    columns = (
        SheetColumn(
            Place.TITLE,
            "Title",
            "grant, grant title, name, name of grant, subsidy, subsidie, subsidietitel, titel, naam, naam subsidie, "
            "bevilling, tilskud, navn, projekttitel",
            read_text,
        ),
        SheetColumn(
            Place.FUNDER,
            "Funder",
            "funded by, foundation, fund, donor, financier, fonds, subsidiegever, subsidieverstrekker, geldgever, "
            "bevillingsgiver, fond, bidragyder, tilskudsgiver, funding org name",
            read_text,
        ),
        SheetColumn(Place.FUNDER_ID, "Funder id", "", read_id),
        SheetColumn(Place.STAGE, "Stage", "status, state, fase, stand, stadie", read_stage),
        SheetColumn(
            Place.REQUESTED,
            "Requested",
            "requested amount, amount requested, applied for, asked, aangevraagd, aangevraagd bedrag, gevraagd, "
            "ansogt, ansogt belob, amount applied for",
            read_money,
        ),
        SheetColumn(
            Place.AWARDED,
            "Awarded",
            "awarded amount, amount awarded, amount, granted, toegekend, toegekend bedrag, bedrag, bevilget, "
            "bevilget belob, belob",
            read_money,
        ),
        SheetColumn(Place.CURRENCY, "Currency", "valuta, munt, montsort", read_currency),
        SheetColumn(Place.RESTRICTED, "Restricted", "geoormerkt, oremaerket, is restricted", read_restricted),
        SheetColumn(
            Place.FROM,
            "Starts on",
            "start, start date, from, begin, startdatum, van, startdato, fra, planned dates start date",
            read_first_day,
        ),
        SheetColumn(
            Place.UNTIL,
            "Ends on",
            "end, end date, until, ends, einde, einddatum, tot, slut, slutdato, til, planned dates end date",
            read_last_day,
        ),
        *OWNER,
        SheetColumn(
            Place.PREDECESSOR,
            "Predecessor",
            "follows, renewal of, previous grant, vorige, opvolger van, forgaenger",
            read_text,
        ),
        SheetColumn(Place.PREDECESSOR_ID, "Predecessor id", "", read_id),
        SheetColumn(Place.DECISION_WEEKS, "Decision weeks", "weeks to decide, beslisweken, uger til svar", read_weeks),
        SheetColumn(Place.PAYMENT_WEEKS, "Payment weeks", "weeks to pay, betaalweken, uger til betaling", read_weeks),
        SheetColumn(
            Place.APPLICATION_DUE,
            "Application deadline",
            "deadline, apply by, application due, aanvraagdeadline, indienen voor, ansogningsfrist",
            read_days,
        ),
        SheetColumn(
            Place.DECISION_DUE,
            "Decision expected",
            "decision, decision date, decision on, besluit verwacht, besluit, afgorelse ventes, svar ventes",
            read_days,
        ),
        SheetColumn(
            Place.REPORT_DUE,
            "Report due",
            "report, report by, reports due, rapport, rapportage voor, verantwoording voor, rapportfrist",
            read_days,
        ),
        SheetColumn(Place.SPEND_BY, "Spend by", "spend before, besteden voor, bruges inden", read_days),
        SheetColumn(Place.CLAIM_DUE, "Claim due", "claim by, claim, declareren voor, anmodning senest", read_days),
        OWN_ID,
        SheetColumn(Place.IDENTIFIER, IDENTIFIER, "grant identifier", read_text),
        SheetColumn(Place.DETAIL, "", "", read_text),
    )
    needs = (frozenset({Place.TITLE}),)
    signs = (
        *needs,
        frozenset({Place.FUNDER, Place.FUNDER_ID}),
        frozenset({Place.STAGE, Place.REQUESTED, Place.AWARDED, *DUTIES}),
    )
    fields: ClassVar[Mapping[str, Place]] = {
        "title": Place.TITLE,
        "funder_id": Place.FUNDER,
        "stage": Place.STAGE,
        **_AMOUNTS,
        "currency": Place.CURRENCY,
        "is_restricted": Place.RESTRICTED,
        "starts_on": Place.FROM,
        "ends_on": Place.UNTIL,
        "owner_id": Place.OWNER,
        "predecessor_id": Place.PREDECESSOR,
        "decision_weeks": Place.DECISION_WEEKS,
        "payment_weeks": Place.PAYMENT_WEEKS,
    }
    apart = ("funder_id", "starts_on")
    keeps_details = True
    follows = "predecessor_id"

    def tell(self, row: SheetRow, names: Names) -> Told:
        """Give a grant and the days of its duties; a currency may stand beside its amounts."""
        referring = {"funder_id", "owner_id", "predecessor_id", *_AMOUNTS}
        told = told_of(row, {name: place for name, place in self.fields.items() if name not in referring})
        if "title" not in told.values:
            row.refuse(Place.TITLE, "required")
        told.amounts = {name: (place, row.values[place]) for name, place in _AMOUNTS.items() if place in row.values}
        _settle_currency(row, told)
        funder = referred(row, Place.FUNDER, Place.FUNDER_ID, names.funder)
        if funder and funder == row.text(Place.FUNDER_ID):
            warn_of_other_name(row, Place.FUNDER, funder, names.funders())
        found = {"funder_id": funder, "owner_id": the_owner(row, names)}
        told.values |= {name: value for name, value in found.items() if value is not None}
        told.duties = {kind: row.values[place] for place, kind in DUTY_OF.items() if row.values.get(place)}
        told.details = dict(row.details)
        _settle_parts_of_days(row, told)
        told.first = _stage_of_given(told)
        before, ref = row.text(Place.PREDECESSOR), row.text(Place.PREDECESSOR_ID)
        if before or ref:
            told.before = Before("predecessor_id", Place.PREDECESSOR, before, ref)
        return told

    def key(self, values: Mapping[str, Any]) -> Hashable:
        """Give what it is called."""
        return alike(tidy(values.get("title") or ""))

    def made(self, ref: str, values: Mapping[str, Any], currency: str) -> Record:
        """Give a new grant, in the desk's currency where none is told."""
        return Grant(id=ref, **{"currency": currency, **values})  # type: ignore[arg-type]


def _settle_parts_of_days(row: SheetRow, told: Told) -> None:
    """Say where a year or a month was completed to a day, and keep it as it was written."""
    for name, place in (("starts_on", Place.FROM), ("ends_on", Place.UNTIL)):
        cell = row.cells.get(place, "")
        if name in told.values and is_part(cell):
            row.say(place, "day_completed", told.values[name].isoformat(), cell, Severity.NOTE)
            told.details.setdefault(titled(row.columns[place]), cell)


def _stage_of_given(told: Told) -> dict[str, Any]:
    """Give the stage of a new grant that somebody published: it was awarded, and is closed once it has ended."""
    if "stage" in told.values or "awarded_minor" not in told.amounts or told.details.keys().isdisjoint(_GIVEN):
        return {}
    return {"stage": GrantStage.CLOSED if _ENDED in told.details else GrantStage.AWARDED}


def _settle_currency(row: SheetRow, told: Told) -> None:
    """Take the currency that stands beside an amount, unless the row names two."""
    beside = {amount.currency: place for place, amount in told.amounts.values() if amount.currency}
    said = told.values.get("currency")
    if len({*beside, *([said] if said else [])}) > 1:
        row.refuse(next(iter(beside.values())), "two_currencies", " ".join(filter(None, (said, *beside))))
    elif beside:
        told.values["currency"] = next(iter(beside))
