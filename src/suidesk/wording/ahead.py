"""Dates that lie ahead, in words."""

from __future__ import annotations

from datetime import date

from suidesk.domain.funding import ObligationKind
from suidesk.domain.handovers import Topic
from suidesk.wording.formats import day_in_words
from suidesk.wording.funding import duty_text
from suidesk.wording.handovers import topic_text
from suidesk.wording.translate import translate

_ICONS = {
    "obligation": "hand-coins",
    "follow_up": "bell-ring",
    "assignment_ends": "user-minus",
    "volunteer_leaves": "door-open",
    "absence_starts": "palmtree",
    "absence_ends": "palmtree",
    "grant_ends": "hourglass",
    "handover_step": "arrow-left-right",
    "handover_items": "arrow-left-right",
    "deliverable": "flag",
    "check": "shield-check",
    "list_to_delete": "trash-2",
}


def ahead_icon(what: str) -> str:
    """Give the icon of a dated thing by its code (see `queries.ahead`)."""
    return _ICONS.get(what.partition(".")[0], "calendar")


def ahead_text(what: str, name: str, other: str | None) -> str:
    """Say what happens on the day: `name` is the record's, `other` a second name, a day or a count."""
    kind, _, duty = what.partition(".")
    if kind == "obligation":
        return translate("Ahead", "{0}: {1}").format(duty_text(ObligationKind(duty)), name)
    if kind == "handover_step":
        return translate("Ahead", "{0}: handover of {1}").format(topic_text(Topic(duty)), name)
    if kind == "handover_items":
        return translate("Ahead", "%n thing(s) to pass on from {0}", int(other or 0)).format(name)
    if kind == "follow_up":
        # Most texts name whom they are about already.
        return translate("Ahead", "{0} ({1})").format(name, other) if other and other not in name else name
    if kind == "absence_starts" and other:
        return translate("Ahead", "{0} is away until {1}").format(name, day_in_words(date.fromisoformat(other)))
    texts = {
        "assignment_ends": translate("Ahead", "{0} ends as {1}"),
        "volunteer_leaves": translate("Ahead", "{0} leaves"),
        "absence_starts": translate("Ahead", "{0} is away from now on"),
        "absence_ends": translate("Ahead", "Last day away of {0}"),
        "grant_ends": translate("Ahead", "The money of {0} ends"),
        "deliverable": translate("Ahead", "{0}, promised by {1}"),
        "check": translate("Ahead", "{0} of {1} to be seen again"),
        "list_to_delete": translate("Ahead", "Delete {0} where it lies: a list that went out"),
    }
    return texts[kind].format(name, other)
