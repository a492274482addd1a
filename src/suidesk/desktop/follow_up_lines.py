"""Follow-ups as lines of a card: ticked off, changed and opened from where they stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from suidesk.commands.follow_ups import CompleteFollowUp
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.queries.follow_ups import FollowUpPage, FollowUpRow
from suidesk.queries.subjects import NameOfRecord
from suidesk.wording.ahead import ahead_icon, ahead_text
from suidesk.wording.formats import capital, day_in_words, due_in_words, time_of_day
from suidesk.wording.recurrence import rule_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QObject

    from suidesk.desktop.page import Host
    from suidesk.desktop.window import Window
    from suidesk.domain.kinds import Kind

WHAT = "follow_up"
"""The code of follow-ups among the dates ahead."""


def follow_up_line(host: Host, owner: QObject, row: FollowUpRow, today: date, *, has_about: bool = True) -> Line:
    """Give the line of an open follow-up; its record is named where `has_about`."""
    one = row.follow_up
    days = (one.due_on - today).days
    second = day_in_words(one.due_on)
    if one.due_min is not None:
        second = translate("FollowUp", "{0}, {1}").format(second, time_of_day(one.due_min))
    second = " · ".join(part for part in (second, rule_text(one.rrule)) if part)
    return Line(
        ahead_icon(WHAT),
        ahead_text(WHAT, one.text, row.about if has_about else None),
        second,
        chip=capital(due_in_words(one.due_on, today)),
        level="danger" if days < 0 else "warn" if days <= 1 else "plain",
        verbs=follow_up_verbs(host, owner, one.id),
    )


def follow_up_verbs(host: Host, owner: QObject, ref: str) -> tuple[Verb, ...]:
    """Give what can be done with a follow-up; answers come back while `owner` lives."""
    return (
        Verb(translate("FollowUp", "Done"), partial(host.bridge.run, CompleteFollowUp(id=ref)), "check"),
        Verb(translate("FollowUp", "Change or remove…"), partial(open_follow_up, host, owner, ref), "pencil"),
    )


def new_follow_up(host: Host, kind: Kind, ref: str) -> None:
    """Open the form of a new follow-up about that record."""
    from suidesk.desktop.follow_up_form import FollowUpForm

    name = host.bridge.ask(NameOfRecord(kind, ref))
    FollowUpForm(cast("Window", host), kind=kind, ref=ref, name=name.partition("\n")[0]).open()


def open_follow_up(host: Host, owner: QObject, ref: str) -> None:
    """Open the form of that follow-up."""
    host.bridge.fetch(FollowUpPage(ref), partial(_open, host), owner=owner)


def _open(host: Host, row: FollowUpRow) -> None:
    from suidesk.desktop.follow_up_form import FollowUpForm

    one = row.follow_up
    FollowUpForm(cast("Window", host), kind=one.kind, ref=one.ref_id or "", name=row.about, follow_up=one).open()
