"""The widgets of one moment: the month above where it begins, an icon, what happened, and its verbs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import IconButton
from suidesk.desktop.kit.labels import IconLabel, PlainLabel, cut
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.lines import Verb
from suidesk.desktop.kit.menus import Menu
from suidesk.queries.timeline import Moment
from suidesk.queries.timeline_parts import Strand
from suidesk.wording.translate import translate

LONGEST: Final = 400
"""Letters of what was said that are shown; the form has all of it."""
ICONS: Final = {
    "interaction": "message-circle",
    "interaction.visit": "house",
    "interaction.call": "phone",
    "interaction.message": "mail",
    "hours": "timer",
    "promise.weekly": "clock",
    "promise.thing": "flag",
    "promise.ended": "clock",
    "role.begun": "user-check",
    "role.ended": "user-minus",
    "need.met": "circle-check",
    "holding.begun": "key-round",
    "holding.ended": "key-round",
    "absence": "palmtree",
    "follow_up": "check",
    "check": "shield-check",
    "handover.left": "log-out",
    "handover.taken": "arrow-left-right",
    "grant.began": "hand-coins",
    "grant.ended": "hand-coins",
}
QUIET: Final = frozenset({"hours", "promise.ended", "role.ended", "holding.ended", "handover.left", "grant.ended"})
"""What is shown without colour: it ended, or there is one each week."""


class MomentRow(QWidget):
    """Made once, then given one moment after another."""

    def __init__(self, theme: Theme) -> None:
        """Say nothing yet."""
        super().__init__()
        self._verbs: Sequence[Verb] = ()
        self.month = PlainLabel("", "section")
        self.month.setContentsMargins(0, 8, 0, 2)
        self._icon = IconLabel(theme, "info", "accent", 18, high=22)
        self.text = PlainLabel("", wrap=True)
        self.below = PlainLabel("", "small", wrap=True)
        self._menu = Menu(theme, "", self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more = IconButton(theme, "ellipsis", "", is_ghost=True)
        self.more.set_menu(self._menu)
        words = column(self.text, self.below, None, gap=1, margins=(0, 2, 0, 5))
        line = row(self._icon, words, self.more, gap=8)
        for part in (self._icon, self.more):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(column(self.month, line, gap=0))

    def set(self, moment: Moment, month: str, text: str, below: str, verbs: Sequence[Verb]) -> None:
        """Show a moment; `month` is empty where the one above is of the same month."""
        self._verbs = verbs
        self.month.setText(month)
        self.month.setVisible(bool(month))
        self._icon.set(_icon(moment), "muted" if moment.what in QUIET else "accent")
        # There is one of these for each week: a quiet line, so that what was said stands out.
        is_line = moment.what == "hours"
        self.text.set_role("muted" if is_line else "")
        self.text.setText(f"{text} · {below}" if is_line else cut(text, LONGEST))
        self.below.setText(below)
        self.below.setVisible(bool(below) and not is_line)
        said = ", ".join(part for part in (cut(text, 80), below) if part)
        self.more.set_name(translate("Timeline", "Actions for {0}").format(said))
        self.more.setVisible(bool(verbs))

    def _fill_menu(self) -> None:
        self._menu.clear()
        for verb in self._verbs:
            self._menu.add(verb.text, verb.then, icon=verb.icon)


def _icon(moment: Moment) -> str:
    if moment.strand is Strand.CONVERSATIONS:
        return ICONS.get(f"{moment.what}.{moment.code}", ICONS[moment.what])
    return ICONS[moment.what]
