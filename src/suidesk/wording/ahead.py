"""Dates that lie ahead, in words."""

from __future__ import annotations

from datetime import date

from suidesk.domain.funding import ObligationKind
from suidesk.wording.formats import day_in_words
from suidesk.wording.funding import duty_text
from suidesk.wording.translate import translate

_ICONS = {
    "obligation": "hand-coins",
    "follow_up": "bell-ring",
    "assignment_ends": "user-minus",
    "volunteer_leaves": "door-open",
    "absence_starts": "palmtree",
    "absence_ends": "palmtree",
    "grant_ends": "hourglass",
}


def ahead_icon(what: str) -> str:
    """Give the icon of a dated thing by its code (see `queries.ahead`)."""
    return _ICONS.get(what.partition(".")[0], "calendar")


def ahead_text(what: str, name: str, other: str | None) -> str:
    """Say what happens on the day: `name` is the record's, `other` a second name or day."""
    kind, _, duty = what.partition(".")
    if kind == "obligation":
        return translate("Ahead", "{0}: {1}").format(duty_text(ObligationKind(duty)), name)
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
    }
    return texts[kind].format(name, other)
