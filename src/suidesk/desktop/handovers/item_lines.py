"""The lines of a handover's cards: its steps, and what passes on, each with its verbs."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.handovers.pack_words import passing_detail, passing_text
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.domain.handovers import ItemKind
from suidesk.wording.formats import capital, due_in_words
from suidesk.wording.handovers import topic_hint, topic_text
from suidesk.wording.people import day_near
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.handovers.handover_verbs import HandoverVerbs
    from suidesk.domain.handovers import HandoverItem
    from suidesk.queries.handovers import PassingItem

ICONS: Final = {ItemKind.ROLE: "user-check", ItemKind.COMMITMENT: "flag", ItemKind.HOLDING: "key-round"}
SOON: Final = 7
"""Days before which a step counts as near."""


def step_line(step: HandoverItem, verbs: HandoverVerbs, today: date, *, is_running: bool) -> Line:
    """Give the line of a step, or of something else to do."""
    text = topic_text(step.topic) if step.topic else step.text
    second = topic_hint(step.topic) if step.topic else ""
    if step.done_on is not None:
        done = translate("Handovers", "Done {0}").format(day_near(step.done_on, today))
        again = Verb(translate("Handovers", "Not done after all"), partial(verbs.reopen, step), "undo-2")
        return Line("circle-check", text, done, verbs=(again,) if is_running else (), role="ok")
    chip, level = _when(step.due_on, today)
    done_verb = Verb(translate("Handovers", "Done"), partial(verbs.complete, step), "check")
    out = Verb(translate("Handovers", "Take out"), partial(verbs.take_out, step), "x")
    return Line("circle", text, second, chip, level, (done_verb, out) if is_running else (), role="muted")


def _when(due_on: date | None, today: date) -> tuple[str, str]:
    if due_on is None:
        return "", "plain"
    left = (due_on - today).days
    return capital(due_in_words(due_on, today)), "danger" if left < 0 else "warn" if left <= SOON else "plain"


def passing_line(one: PassingItem, verbs: HandoverVerbs, today: date, *, is_running: bool) -> Line:
    """Give the line of a role, promise or holding: what it is, who gets it, and the next thing to do."""
    icon, text = ICONS[one.item.kind], passing_text(one)
    detail = passing_detail(one)
    if one.item.done_on is not None:
        done = translate("Handovers", "Passed on to {person} {day}").format(
            person=one.successor or translate("Handovers", "somebody who was removed"),
            day=day_near(one.item.done_on, today),
        )
        return Line("circle-check", text, " · ".join(part for part in (detail, done) if part), role="ok")
    who = translate("Handovers", "Goes to {0}").format(one.successor) if one.successor else ""
    second = " · ".join(part for part in (detail, who) if part)
    chip, level = ("", "plain") if one.successor else (translate("Handovers", "Nobody named"), "warn")
    return Line(icon, text, second, chip, level, _passing_verbs(one, verbs) if is_running else ())


def _passing_verbs(one: PassingItem, verbs: HandoverVerbs) -> tuple[Verb, ...]:
    name = Verb(translate("Handovers", "Name a successor…"), partial(verbs.name_successor, (one.item.id,)), "user-plus")
    out = Verb(translate("Handovers", "Take out"), partial(verbs.take_out, one.item), "x")
    if one.successor is None:
        return name, out
    other = Verb(translate("Handovers", "Name somebody else…"), partial(verbs.name_successor, (one.item.id,)), "pencil")
    return Verb(translate("Handovers", "Pass on"), partial(verbs.complete, one.item), "check"), other, out
