"""A reminder: how urgent, what, why; done, later, open; and the evidence behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button, IconButton, is_keyboard_focus, is_passing_focus
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import Chip, IconLabel, PlainLabel, cut, set_property
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.lines import Verb
from suidesk.desktop.kit.menus import Menu
from suidesk.wording.translate import translate

_LONGEST_TITLE: Final = 200
_LONGEST_WHY: Final = 600
_LONGEST_NAME: Final = 40
"""Letters that are shown; the record's own page has the rest."""


class Later(StrEnum):
    """The choices of "Later" that are no day of their own."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"


@dataclass(frozen=True, slots=True)
class NextTalk:
    """Later: when the user next talks with somebody."""

    contact_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ReminderView:
    """What a card shows; `when` stands on a pill of `level`; `evidence`: numbers, rule and source in sentences."""

    key: str
    when: str
    level: str
    title: str
    why: str = ""
    evidence: tuple[str, ...] = ()
    icon: str = "bell"
    done: str = ""
    """What the answering button says, such as "Noted"; empty says "Done"."""
    can_open: bool = True
    verbs: tuple[Verb, ...] = ()
    """What else can be done about it; stands first in the menu."""


class ReminderCard(QFrame):
    """Signals carry the reminder's key. Keys while it has the focus: D done, L later, O open, W why, A more actions.

    `later(key, Later or date or NextTalk)`, `explain(key)` asks for the rule behind it, `dismissed(key)` ends this
    occurrence.
    """

    done = Signal(str)
    later = Signal(str, object)
    opened = Signal(str)
    dismissed = Signal(str)
    explain = Signal(str)

    def __init__(
        self,
        theme: Theme,
        today: date,
        parent: QWidget | None = None,
        talks: Callable[[str], Sequence[NextTalk]] = lambda _: (),
    ) -> None:
        """Show nothing yet; days are counted from `today`. `talks` gives with whom a reminder, by key, can wait."""
        super().__init__(parent)
        self._talks = talks
        self._theme = theme
        self._today = today
        self._view = ReminderView("", "", "plain", "")
        self.setProperty("reminder", True)  # noqa: FBT003 (Qt)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._chip = Chip("")
        self._icon = IconLabel(theme, "bell", "muted", 18)
        self._title = PlainLabel("", "strong", wrap=True)
        self._why = PlainLabel("", "small", wrap=True)
        self.done_button = Button(
            theme, "", lambda: self.done.emit(self._view.key), kind="small", icon="check", icon_role="accent"
        )
        self.later_button = Button(theme, "", kind="small", icon="clock")
        self.open_button = Button(
            theme, "", lambda: self.opened.emit(self._view.key), kind="small", icon="chevron-right"
        )
        self.why_button = Button(theme, "", self.toggle_evidence, kind="quiet", icon="chevron-down")
        self.more_button = IconButton(theme, "ellipsis", translate("Reminder", "More actions"), is_ghost=True)
        self._later_menu = Menu(theme, translate("Reminder", "Later"), self)
        self._fill_menus()
        self._build()

    def set(self, view: ReminderView, today: date | None = None) -> None:
        """Show another reminder, or the same one again; with `today`, count days from then on from that day."""
        is_same, self._view = view.key == self._view.key, view
        self._today = today or self._today
        self._chip.set(view.when, view.level)
        self._icon.set(view.icon, view.level if view.level in {"danger", "warn", "ok", "info"} else "muted")
        self._title.setText(cut(view.title, _LONGEST_TITLE))
        self._why.setText(cut(view.why, _LONGEST_WHY))
        self._why.setVisible(bool(view.why))
        for button, text in (
            (self.done_button, view.done or translate("Reminder", "Done")),
            (self.later_button, translate("Reminder", "Later")),
            (self.open_button, translate("Reminder", "Open")),
            (self.why_button, translate("Reminder", "Why?")),
        ):
            button.set_text(text, f"{text}: {cut(view.title, _LONGEST_TITLE)}")
        more = translate("Reminder", "More actions")
        self.more_button.setAccessibleName(f"{more}: {cut(view.title, _LONGEST_TITLE)}")
        self._evidence_text.setText("\n".join(view.evidence))
        # Who reads the numbers while the desk looks at its reminders goes on reading.
        self._show_evidence(is_shown=is_same and bool(view.evidence) and not self._evidence.isHidden())
        self.why_button.setVisible(bool(view.evidence))
        self.open_button.setVisible(view.can_open)
        self.setAccessibleName(f"{view.when}: {cut(view.title, _LONGEST_TITLE)}")
        self.setAccessibleDescription(view.why)

    def key(self) -> str:
        """Give the key of the reminder shown."""
        return self._view.key

    def toggle_evidence(self) -> None:
        """Show or hide the numbers behind the reminder."""
        self._show_evidence(is_shown=self._evidence.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on D, L, O (or Enter), W and A."""
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_D: self.done_button.click,
            Qt.Key.Key_L: self.later_button.showMenu,
            Qt.Key.Key_O: self.open_button.click,
            Qt.Key.Key_Return: self.open_button.click,
            Qt.Key.Key_Enter: self.open_button.click,
            Qt.Key.Key_W: self.toggle_evidence,
            Qt.Key.Key_A: self.more_button.showMenu,
        }
        act = keys.get(event.key())
        if act is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            act()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring after a key."""
        super().focusInEvent(event)
        if not is_passing_focus(event):
            set_property(self, "ring", is_keyboard_focus(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        if not is_passing_focus(event):
            set_property(self, "ring", value=False)

    def _build(self) -> None:
        self._evidence = QFrame()
        self._evidence.setProperty("evidence", True)  # noqa: FBT003 (Qt)
        self._evidence_text = PlainLabel("", "small", wrap=True, selectable=True)
        self._evidence.setLayout(column(self._evidence_text, margins=(12, 10, 12, 10)))
        head = row(self._chip, None, self.more_button, gap=8)
        verbs = FlowLayout(gap=6)
        for button in (self.done_button, self.later_button, self.open_button, self.why_button):
            verbs.addWidget(button)
        title = row(self._icon, self._title, gap=8)
        title.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        title.setStretch(1, 1)
        box = column(head, title, self._why, gap=6, margins=(16, 12, 12, 12))
        box.addStretch(1)
        box.addSpacing(2)
        box.addLayout(verbs)
        box.addWidget(self._evidence)
        self.setLayout(box)
        self._evidence.hide()

    def _fill_menus(self) -> None:
        self._later_menu.aboutToShow.connect(self._fill_later)
        self._fill_later()
        self.later_button.set_menu(self._later_menu)
        self._more_menu = Menu(self._theme, translate("Reminder", "More actions"), self)
        self._more_menu.aboutToShow.connect(self._fill_more)
        self._fill_more()
        self.more_button.set_menu(self._more_menu)

    def _fill_later(self) -> None:
        """Offer days, and the next talk with whom it is about."""
        later = self._later_menu
        later.clear()
        later.add(translate("Reminder", "Later today"), lambda: self._put_off(Later.TODAY))
        later.add(translate("Reminder", "Tomorrow"), lambda: self._put_off(Later.TOMORROW))
        later.add(translate("Reminder", "Next week"), lambda: self._put_off(Later.NEXT_WEEK))
        later.add(translate("Reminder", "Pick a date…"), self._pick_date, icon="calendar")
        talks = self._talks(self._view.key) if self._view.key else ()
        if talks:
            later.addSeparator()
        for talk in talks:
            text = translate("Reminder", "When I next talk with {0}").format(cut(talk.name, _LONGEST_NAME))
            later.add(text, partial(self._put_off, talk), icon="message-circle")

    def _fill_more(self) -> None:
        """Offer what can be done about the matter, then what can be done with the reminder."""
        more = self._more_menu
        more.clear()
        for verb in self._view.verbs:
            more.add(verb.text, verb.then, icon=verb.icon)
        if self._view.verbs:
            more.addSeparator()
        more.add(translate("Reminder", "Dismiss this time"), lambda: self.dismissed.emit(self._view.key), icon="x")
        more.add(translate("Reminder", "About this rule…"), lambda: self.explain.emit(self._view.key), icon="info")

    def _put_off(self, until: Later | date | NextTalk) -> None:
        self.later.emit(self._view.key, until)

    def _pick_date(self) -> None:
        from suidesk.desktop.kit.date_field import CalendarPopup

        tomorrow = self._today + timedelta(days=1)
        popup = CalendarPopup(self._theme, self, tomorrow, tomorrow)
        popup.picked.connect(lambda day: self._put_off(_as_date(day)))
        popup.open_below(self.later_button)

    def _show_evidence(self, *, is_shown: bool) -> None:
        self._evidence.setVisible(is_shown)
        self.why_button.set_icon("chevron-up" if is_shown else "chevron-down")


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
