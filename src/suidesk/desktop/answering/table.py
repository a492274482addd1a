"""Which actions each rule offers: one table, so that a card and the palette say the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from suidesk.desktop.answering import cover, money, people
from suidesk.desktop.kit.lines import Verb
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window
    from suidesk.queries.reminders import ReminderRow


@dataclass(frozen=True)
class Action:
    """A verb of a reminder; `fits` tells whether it makes sense for that one."""

    text: str
    icon: str
    do: Callable[[Window, ReminderRow], object]
    fits: Callable[[ReminderRow], bool] | None = None


def offered(window: Window, row: ReminderRow) -> tuple[Verb, ...]:
    """Give what can be done about a reminder, the most likely first; nothing for a rule of a later version."""
    return tuple(
        Verb(one.text, partial(one.do, window, row), one.icon)
        for one in actions().get(row.rule, ())
        if one.fits is None or one.fits(row)
    )


def actions() -> Mapping[str, tuple[Action, ...]]:
    """Give the actions of every rule by its name."""
    return {**_of_money(), **_of_cover(), **_of_load()}


def _of_money() -> Mapping[str, tuple[Action, ...]]:
    renew = Action(translate("Answers", "Renew…"), "hand-coins", money.renew, money.has_no_draft)
    go_on = Action(translate("Answers", "Apply…"), "hand-coins", money.go_on_renewing, money.has_draft)
    return {
        "funding.obligation": (
            Action(translate("Answers", "Apply…"), "hand-coins", money.apply_for, money.is_application),
            Action(translate("Answers", "Note the decision…"), "hand-coins", money.note_decision, money.is_decision),
            Action(translate("Answers", "Move the date…"), "calendar", money.move_date),
        ),
        "funding.renewal": (renew, go_on),
        "funding.underspend": (Action(translate("Answers", "Note spending…"), "banknote", money.note_spending),),
        "funding.runway": (Action(translate("Answers", "Note reserves…"), "wallet", money.note_reserves),),
        "momentum.money_ends": (renew,),
    }


def _of_cover() -> Mapping[str, tuple[Action, ...]]:
    hand_over = Action(translate("Answers", "Plan a handover…"), "arrow-left-right", people.hand_over)
    give_role = Action(translate("Answers", "Give the role to…"), "user-check", cover.give_role)
    talk = Action(translate("Answers", "Log a conversation…"), "message-circle", people.talk)
    pass_on = Action(translate("Answers", "Pass on a promise…"), "arrow-left-right", people.pass_on)
    gap = Action(translate("Answers", "If they stopped tomorrow"), "user-x", cover.show_gap)
    return {
        "handover.assignment_ending": (give_role, hand_over),
        "handover.volunteer_leaving": (hand_over, gap),
        "handover.timeline": (Action(translate("Answers", "Name a successor…"), "user-plus", people.name_successor),),
        "handover.no_deputy": (Action(translate("Answers", "Name a deputy…"), "user-plus", cover.name_deputy),),
        "handover.one_keyholder": (Action(translate("Answers", "Note a second key…"), "key-round", cover.share_key),),
        "handover.few_signatories": (
            Action(translate("Answers", "Note another right to sign…"), "signature", cover.share_signing),
        ),
        "handover.bus_factor": (gap, pass_on),
        "handover.only_contact": (
            Action(translate("Answers", "Note who else knows them…"), "share-2", people.introduce),
        ),
        "handover.concentration": (pass_on, _ask_others()),
        "handover.check_due": (Action(translate("Answers", "Note a check…"), "shield-check", people.note_check),),
        "handover.quiet_leaving": (talk, hand_over),
        "momentum.quiet": (
            talk,
            Action(translate("Answers", "Plan a follow-up…"), "bell-ring", cover.follow_up),
        ),
        "momentum.role_vacant": (give_role,),
        "export.delete_by": (Action(translate("Answers", "Lists that went out"), "file-down", _show_exports),),
        "follow_up.due": (Action(translate("Answers", "Move it…"), "calendar", cover.change_follow_up),),
    }


def _of_load() -> Mapping[str, tuple[Action, ...]]:
    pass_on = Action(translate("Answers", "Pass on a promise…"), "arrow-left-right", people.pass_on)
    show = Action(translate("Answers", "Release or change promises"), "gauge", people.show_load)
    pause = Action(translate("Answers", "Plan a pause…"), "palmtree", people.plan_pause)
    talk = Action(translate("Answers", "Log a conversation…"), "message-circle", people.talk)
    strain = (pause, pass_on, show)
    return {
        "workload.overload": (pass_on, show, _ask_others()),
        "workload.long_weeks": strain,
        "workload.average": strain,
        "workload.daily_rest": (pause, show),
        "workload.days_off": (pause, show),
        "workload.evenings": (pause, show),
        "workload.sudden_drop": (talk, pause),
    }


def _show_exports(window: Window, _row: ReminderRow) -> None:
    window.act("exports")


def _ask_others() -> Action:
    return Action(translate("Answers", "Ask who hasn't been asked"), "hand-heart", people.ask_others)
