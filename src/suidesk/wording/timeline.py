"""The moments of a timeline in words: what happened, and the small line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.assets import HoldingKind
from suidesk.domain.funding import GrantStage
from suidesk.domain.handovers import HandoverState
from suidesk.domain.interactions import InteractionKind
from suidesk.domain.projects import Capacity, NeedKind
from suidesk.domain.volunteers import AbsenceKind, CheckKind
from suidesk.domain.workload import CommitmentState
from suidesk.wording.assets import holding_kind_text
from suidesk.wording.formats import minutes_in_words, month_name
from suidesk.wording.interactions import kind_text, people_text, with_text
from suidesk.wording.people import absence_kind_text, capacity_text, day_near, period_text, promise_state_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Protocol

    class Said(Protocol):
        """What a moment tells of itself (see `queries.timeline.Moment`)."""

        @property
        def what(self) -> str:
            """The code of what happened."""

        @property
        def day(self) -> date:
            """When."""

        @property
        def name(self) -> str:
            """The record's own words."""

        @property
        def other(self) -> str:
            """Who or what it was with."""

        @property
        def number(self) -> int | None:
            """Minutes, or how many."""

        @property
        def code(self) -> str:
            """Kind, state or capacity."""

        @property
        def until(self) -> date | None:
            """The last day, or the next one."""

        @property
        def people(self) -> tuple[str, ...]:
            """Who else took part; of hours, which projects."""


def strand_text(strand: str) -> str:
    """Name a sort of moments, on the chip that shows only these."""
    return {
        "conversations": translate("Timeline", "Conversations"),
        "hours": translate("Timeline", "Hours"),
        "promises": translate("Timeline", "Promises"),
        "roles": translate("Timeline", "Roles"),
        "needs": translate("Timeline", "Needs met"),
        "holdings": translate("Timeline", "Keys and other things"),
        "absences": translate("Timeline", "Time away"),
        "follow_ups": translate("Timeline", "Follow-ups done"),
        "checks": translate("Timeline", "Checks"),
        "handovers": translate("Timeline", "Handovers"),
        "grants": translate("Timeline", "Grants"),
    }[strand]


def month_text(day: date) -> str:
    """Head the moments of a month: November 2026."""
    return translate("Timeline", "{month} {year}").format(month=month_name(day.month), year=day.year)


def happened_text(said: Said) -> str:
    """Say in a line what happened."""
    return _HAPPENED[said.what](said)


def below_text(said: Said, today: date) -> str:
    """Say the day, and what else there is to know, for the small line."""
    parts = [_when(said, today), *_BELOW.get(said.what, _nothing)(said, today)]
    return " · ".join(part for part in parts if part)


def _when(said: Said, today: date) -> str:
    if said.what == "hours":
        return translate("Timeline", "week until {0}").format(day_near(said.day, today))
    return day_near(said.day, today)


def _talk(said: Said) -> str:
    kind = kind_text(InteractionKind(said.code))
    return said.name or " ".join(part for part in (kind, with_text(said.people)) if part)


def _below_talk(said: Said, today: date) -> list[str]:
    del today
    kind = kind_text(InteractionKind(said.code))
    who = with_text(said.people)
    head = f"{kind} {who}".strip() if said.name else ""
    asked = translate("Timeline", "asked to help") if said.number else ""
    return [head, said.other, asked]


def _hours(said: Said) -> str:
    given = minutes_in_words(said.number or 0)
    if said.people:
        return translate("Timeline", "{hours} for {projects}").format(hours=given, projects=people_text(said.people))
    if said.code:
        return translate("Timeline", "{0} by %n person(s)", int(said.code)).format(given)
    return translate("Timeline", "{0} given").format(given)


def _weekly(said: Said) -> str:
    return translate("Timeline", "Promised {0} a week").format(minutes_in_words(said.number or 0))


def _thing(said: Said) -> str:
    return translate("Timeline", "Promised: {0}").format(said.name)


def _below_promise(said: Said, today: date) -> list[str]:
    state = CommitmentState(said.code)
    until = ""
    if said.until is not None:
        is_thing = said.what == "promise.thing"
        text = translate("Timeline", "by {0}") if is_thing else translate("Timeline", "until {0}")
        until = text.format(day_near(said.until, today))
    return [said.other, until, "" if state is CommitmentState.OPEN else promise_state_text(state)]


def _promise_ended(said: Said) -> str:
    return translate("Timeline", "The promise of {0} a week ended").format(minutes_in_words(said.number or 0))


def _role_begun(said: Said) -> str:
    return translate("Timeline", "Took on the role {0}").format(said.name)


def _role_ended(said: Said) -> str:
    return translate("Timeline", "Gave up the role {0}").format(said.name)


def _below_role(said: Said, today: date) -> list[str]:
    del today
    capacity = Capacity(said.code)
    return [said.other, "" if capacity is Capacity.HOLDER else capacity_text(capacity)]


def _need(said: Said) -> str:
    if NeedKind(said.code) is NeedKind.IDEA:
        return translate("Timeline", "An idea came true: {0}").format(said.name)
    return translate("Timeline", "A need was met: {0}").format(said.name)


def _held(said: Said) -> str:
    return translate("Timeline", "Got for safekeeping: {0}").format(_thing_held(said))


def _given_back(said: Said) -> str:
    return translate("Timeline", "Gave back: {0}").format(_thing_held(said))


def _thing_held(said: Said) -> str:
    kind = holding_kind_text(HoldingKind(said.code))
    return translate("Timeline", "{kind} ({name})").format(kind=kind, name=said.name)


def _below_held(said: Said, today: date) -> list[str]:
    del today
    return [translate("Timeline", "for {0}").format(said.other) if said.other else ""]


def _absence(said: Said) -> str:
    return translate("Timeline", "Away: {0}").format(absence_kind_text(AbsenceKind(said.code)).lower())


def _below_absence(said: Said, today: date) -> list[str]:
    # The day it begins stands before it.
    return [period_text(None, said.until, today) if said.until else translate("Timeline", "end not known yet")]


def _follow_up(said: Said) -> str:
    return translate("Timeline", "Done: {0}").format(said.name)


def _check(said: Said) -> str:
    texts = {
        CheckKind.BACKGROUND: translate("Timeline", "Check seen: {0}"),
        CheckKind.TRAINING: translate("Timeline", "Training seen: {0}"),
        CheckKind.AGREEMENT: translate("Timeline", "Agreement seen: {0}"),
    }
    return texts[CheckKind(said.code)].format(said.name)


def _below_check(said: Said, today: date) -> list[str]:
    by = translate("Timeline", "seen by {0}").format(said.other) if said.other else ""
    review = translate("Timeline", "again on {0}").format(day_near(said.until, today)) if said.until else ""
    return [by, "" if said.number else translate("Timeline", "not cleared"), review]


def _left(said: Said) -> str:
    if HandoverState(said.code) is HandoverState.CANCELLED:
        return translate("Timeline", "Would have left; the handover was called off")
    return translate("Timeline", "Left; the handover's last day")


def _taken(said: Said) -> str:
    return translate("Timeline", "Took over %n thing(s) from {0}", said.number or 0).format(said.other)


def _grant_began(said: Said) -> str:
    return translate("Timeline", "The grant {0} began").format(said.name)


def _grant_ended(said: Said) -> str:
    if GrantStage(said.code) is GrantStage.CLOSED:
        return translate("Timeline", "The grant {0} ended and is closed").format(said.name)
    return translate("Timeline", "The grant {0} ended").format(said.name)


def _nothing(said: Said, today: date) -> list[str]:
    del said, today
    return []


def _below_other(said: Said, today: date) -> list[str]:
    del today
    return [said.other]


_HAPPENED: Mapping[str, Callable[[Said], str]] = {
    "interaction": _talk,
    "hours": _hours,
    "promise.weekly": _weekly,
    "promise.thing": _thing,
    "promise.ended": _promise_ended,
    "role.begun": _role_begun,
    "role.ended": _role_ended,
    "need.met": _need,
    "holding.begun": _held,
    "holding.ended": _given_back,
    "absence": _absence,
    "follow_up": _follow_up,
    "check": _check,
    "handover.left": _left,
    "handover.taken": _taken,
    "grant.began": _grant_began,
    "grant.ended": _grant_ended,
}
_BELOW: Mapping[str, Callable[[Said, date], list[str]]] = {
    "interaction": _below_talk,
    "promise.weekly": _below_promise,
    "promise.thing": _below_promise,
    "promise.ended": _below_other,
    "role.begun": _below_role,
    "role.ended": _below_role,
    "need.met": _below_other,
    "holding.begun": _below_held,
    "holding.ended": _below_held,
    "absence": _below_absence,
    "check": _below_check,
}


def known_moments() -> frozenset[str]:
    """Give the codes that have words; a test holds it against those that the query gives."""
    return frozenset(_HAPPENED)
