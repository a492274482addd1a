"""Cells to the values of records; one that can't be read raises `Unreadable` and leaves its row out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.text import tidy
from suidesk.domain.workload import MINUTES_A_DAY, CommitmentState, EntryKind
from suidesk.interchange.cells import is_scientific
from suidesk.interchange.days import DayOrder, is_empty_day, read_day
from suidesk.interchange.sheets.amounts import Amount, read_amount
from suidesk.interchange.values import chosen, read_minutes, read_yes_no

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    CellReader = Callable[[str, DayOrder], Any]

_UUID: Final = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
_CLOCK: Final = re.compile(r"^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.|h|u|uur)?$")
_CLOCK_JOINED: Final = re.compile(r"^(\d{2})(\d{2})$")
_WEEKS: Final = re.compile(r"^(\d{1,4})(?:\s*(?:w|weeks?|wk|weken|uger?|ugen))?$")
_HALF_DAY: Final = 12
_HOUR: Final = 60
_DAY_LIKE: Final = "2026-12-31"

_ENTRY_KINDS: Final = {
    EntryKind.VOLUNTEER: "volunteer voluntary volunteered unpaid vrijwillig vrijwilliger onbetaald frivillig ulonnet",
    EntryKind.PAID: "paid salaried staff betaald loondienst lonnet betalt ansat",
    EntryKind.IN_KIND: "inkind innatura naturalydelse donated",
}
_STATES: Final = {
    CommitmentState.OPEN: "open running current actief lopend aktiv igang aaben aben",
    CommitmentState.KEPT: "kept done fulfilled nagekomen gedaan klaar holdt overholdt",
    CommitmentState.RELEASED: "released cancelled dropped ontslagen vervallen losgelaten fritaget frafaldet",
    CommitmentState.HANDED_OVER: "handedover passedon overgedragen overdraget overdraaget",
}
_STAGES: Final = {
    GrantStage.PROSPECT: "prospect idea lead kans idee mulighed ide",
    GrantStage.DRAFTING: "drafting draft writing concept schrijven kladde udkast",
    GrantStage.APPLIED: "applied submitted pending aangevraagd ingediend ansogt indsendt",
    GrantStage.AWARDED: "awarded granted approved toegekend bevilget tildelt",
    GrantStage.DECLINED: "declined rejected refused unsuccessful afgewezen afslag afvist",
    GrantStage.ACTIVE: "active running current actief lopend aktiv igang",
    GrantStage.REPORTING: "reporting verantwoording rapportage afrapportering rapportering",
    GrantStage.CLOSED: "closed finished ended afgesloten afgerond lukket afsluttet",
}
_DUTIES: Final = {
    ObligationKind.APPLICATION: "application applicationdeadline deadline aanvraag aanvraagdeadline ansogning frist",
    ObligationKind.DECISION: "decision decisionexpected besluit beslissing afgorelse beslutning",
    ObligationKind.REPORT: "report reportdue reporting rapport rapportage verslag verantwoording afrapportering",
    ObligationKind.SPEND_BY: "spendby spend spending besteden bestedenvoor bestedingstermijn brugesinden forbrug",
    ObligationKind.CLAIM: "claim claimdue declaratie declareren anmodning udbetalingsanmodning",
}


class Unreadable(Exception):
    """A cell that its place can't take: a code, and what would have been right."""

    def __init__(self, code: str, expected: str = "") -> None:
        """Keep both; neither is a sentence."""
        super().__init__(code)
        self.code = code
        self.expected = expected


def read_text(cell: str, _order: DayOrder) -> str:
    """Give a name or a title with single spaces."""
    return tidy(cell)


def read_id(cell: str, _order: DayOrder) -> str:
    """Give one of our own ids."""
    plain = cell.strip().lower()
    if not _UUID.match(plain):
        raise Unreadable("id_ignored")
    return plain


def is_id(text: str) -> bool:
    """Tell whether a text is written like one of our own ids."""
    return bool(_UUID.match(text.strip().lower()))


def read_a_day(cell: str, order: DayOrder) -> date | None:
    """Give a day; how some programs write that there is none is none."""
    if is_empty_day(cell.strip()):
        return None
    day = read_day(cell, order)
    if day is None:
        raise Unreadable("unreadable_date", _DAY_LIKE)
    return day


def read_days(cell: str, order: DayOrder) -> tuple[date, ...]:
    """Give the days of a cell that may hold several, parted by semicolons."""
    found = (read_a_day(piece, order) for piece in cell.split(";") if piece.strip())
    return tuple(dict.fromkeys(day for day in found if day))


def read_duration(*, is_hours: bool) -> CellReader:
    """Give a reader of durations; a number alone is hours or minutes, as the column says."""

    def read(cell: str, _order: DayOrder) -> int:
        minutes = read_minutes(cell, is_hours=is_hours)
        if minutes is None:
            raise Unreadable("unreadable_hours", "2:30, 2.5, 150 min")
        return minutes

    return read


def read_clock(cell: str, _order: DayOrder) -> int:
    """Give a time of the day in minutes after midnight: 18:00, 18.00, 1800, 6 pm; 24:00 is the end of the day."""
    plain = " ".join(cell.strip().lower().split())
    found = _CLOCK.match(plain) or _CLOCK_JOINED.match(plain)
    if not found:
        raise Unreadable("unreadable_time", "18:00")
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "")[:1] if found.re is _CLOCK else ""
    if half in {"a", "p"}:
        if not 1 <= hour <= _HALF_DAY:
            raise Unreadable("unreadable_time", "18:00")
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    minutes = hour * _HOUR + minute
    if minute >= _HOUR or minutes > MINUTES_A_DAY:
        raise Unreadable("unreadable_time", "18:00")
    return minutes


def read_money(cell: str, _order: DayOrder) -> Amount:
    """Give an amount as it was written; what it is in minor units depends on its currency."""
    if is_scientific(cell.strip()):
        raise Unreadable("number_rounded", "12500.00")
    amount = read_amount(cell)
    if amount is None:
        raise Unreadable("unreadable_amount", "12500.00")
    return amount


def read_currency(cell: str, _order: DayOrder) -> str:
    """Give a currency's three letters (ISO 4217); the domain says whether they are that."""
    amount = read_amount(f"{cell.strip()} 0")
    return amount.currency if amount and amount.currency else cell.strip().upper()


def read_weeks(cell: str, _order: DayOrder) -> int:
    """Give a whole number of weeks."""
    found = _WEEKS.match(cell.strip().lower())
    if not found:
        raise Unreadable("unreadable_weeks", "12")
    return int(found[1])


def read_flag(cell: str, _order: DayOrder) -> bool:
    """Give yes or no."""
    said = read_yes_no(cell)
    if said is None:
        raise Unreadable("unreadable_yes_no", "yes, no")
    return said


def read_restricted(cell: str, order: DayOrder) -> bool:
    """Give whether money is tied to a purpose: yes and no, or restricted and unrestricted."""
    said = chosen(cell, _RESTRICTED)
    return read_flag(cell, order) if said is None else said


def choice(words: Mapping[Any, str]) -> CellReader:
    """Give a reader of one of several values, each with the words that mean it; its own value means it too."""
    by_word = {word: value for value, listed in words.items() for word in listed.split()}
    by_word |= {value.value.replace("_", ""): value for value in words}
    expected = ", ".join(value.value for value in words)

    def read(cell: str, _order: DayOrder) -> Any:
        value = chosen(cell, by_word)
        if value is None:
            raise Unreadable("unknown_choice", expected)
        return value

    return read


_RESTRICTED: Final = {
    **dict.fromkeys(("restricted", "earmarked", "geoormerkt", "oremaerket", "bundet"), True),
    **dict.fromkeys(("unrestricted", "free", "core", "vrij", "ongeoormerkt", "frie", "fri", "ubundet"), False),
}
read_entry_kind: Final = choice(_ENTRY_KINDS)
read_state: Final = choice(_STATES)
read_stage: Final = choice(_STAGES)
read_duty: Final = choice(_DUTIES)


def clock_out(minutes: int | None) -> str:
    """Write minutes after midnight so that `read_clock` gives them back: 18:00."""
    return "" if minutes is None else f"{minutes // _HOUR:02}:{minutes % _HOUR:02}"
