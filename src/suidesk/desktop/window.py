"""The window: the side with the pages' names, the page that is open, the palette and the undo bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from suidesk.desktop.bridge import Bridge
from suidesk.desktop.day_watch import DayWatch
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.desk_menu import add_shortcuts, desk_menu
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.toast import UndoBar
from suidesk.desktop.looks import Looks
from suidesk.desktop.notice_bar import NoticeBar
from suidesk.desktop.page import Page
from suidesk.desktop.page_stack import PageStack
from suidesk.desktop.rules_in_use import RulesInUse
from suidesk.desktop.side import SideView
from suidesk.domain.changes import Change
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.kit.lines import Verb
    from suidesk.desktop.kit.palette import CommandPalette
    from suidesk.desktop.presence import Presence
    from suidesk.desktop.safekeeping import Safety
    from suidesk.queries.reminders import ReminderRow

COMPACT_BELOW: Final = 1180
"""Window width, in pixels at scale 1.0, below which the side shows icons only."""
SCREEN_SHARE: Final = 0.94
"""How much of a small screen the first window takes: its frame wants some 40 pixels."""
WARM_UP_MS: Final = 1_500
"""After the first page is shown; until then the start has the machine for itself."""


@dataclass(frozen=True)
class PageSpec:
    """A page of the side: its key, name, icon, and how it is made when first shown."""

    key: str
    title: str
    icon: str
    make: Callable[[Window], Page]
    shows: tuple[Kind, ...] = ()
    """The kinds of record that open on this page."""
    module: str = ""
    """Where its code is, to be loaded in the background once the first page is shown."""


@dataclass(frozen=True)
class Act:
    """Something the window can do from anywhere: its words in the palette, icon, shortcut."""

    text: str
    icon: str
    do: Callable[[Window], object]
    shortcut: str = ""


class Window(QMainWindow):
    """The desk. Pages are made when first shown; all of them hear of every change."""

    closing = Signal()
    beaten = Signal()
    """The heartbeat says something else, or elsewhere."""

    def __init__(  # noqa: PLR0917 (whatever the desk is made of)
        self,
        theme: Theme,
        bridge: Bridge,
        now: Callable[[], datetime],
        pages: Sequence[PageSpec],
        acts: Mapping[str, Act],
        owner: str,
        settings: QSettings,
        safety: Safety | None = None,
        *,
        answers: Callable[[Window, ReminderRow], Sequence[Verb]],
    ) -> None:
        """Show the first page; `owner` is the user's name; `safety` is what the dialogs of keys and backups need.

        `answers` gives what can be done about a reminder.
        """
        super().__init__()
        self.theme, self.bridge, self.now = theme, bridge, now
        self.rules = RulesInUse(bridge, now)
        self._safety = safety
        self._acts, self._answers = acts, answers
        self._settings = settings
        self.specs = tuple(pages)
        self.looks = Looks(theme, settings)
        self.setWindowTitle("suidesk")
        self.setMinimumSize(720, 520)
        self.resize(1320, 860)
        self._pages = PageStack({spec.key: partial(spec.make, self) for spec in pages})
        self._root = QWidget()
        self.message = NoticeBar(theme, bridge)
        self.menu = desk_menu(theme, self, self._act_entries(), self.looks.entries())
        self.side = SideView(theme, [(spec.key, spec.title, spec.icon) for spec in pages], owner, self.menu)
        self.side.chosen.connect(self.go_to)
        self.heartbeat = self.side.heartbeat
        self.presence: Presence | None = None
        self._build()
        self.undo_bar = UndoBar(theme, self._root)
        keys = {"Ctrl+K": self.open_palette, "Ctrl+Y": self.redo, "Ctrl+=": self.looks.larger}
        add_shortcuts(self, self._desk_entries(), keys)
        self._palette: CommandPalette | None = None
        self._was_shown = self._has_missed = False
        self._watch = DayWatch(now, self._pages.new_day, self)
        bridge.changed.connect(self._on_change)
        bridge.failed.connect(self.tell)
        bridge.broken.connect(self.message.tell_fault)
        theme.changed.connect(self._settle)
        self._restore()
        self.go_to(pages[0].key)

    def _build(self) -> None:
        self._root.setProperty("ground", "page")
        notice = column(self.message, margins=(28, 0, 28, 0))
        right = column(notice, self._pages, gap=0)
        right.setStretch(1, 1)
        box = row(self.side, right, gap=0)
        box.setStretch(1, 1)
        self._root.setLayout(box)
        self.setCentralWidget(self._root)

    # --- what pages ask of the window ---

    def go_to(self, page: str) -> None:
        """Go to the page of that key, making it when it is first shown."""
        self.side.select(page)
        shown = self._pages.show_page(page)
        # A page takes in its parts when it is shown; before that, nothing in it can have the focus.
        if self.isVisible():
            shown.focus_first()

    def open_record(self, kind: Kind, ref: str) -> None:
        """Go to the page that shows such records, and show that one."""
        key = next((spec.key for spec in self.specs if kind in spec.shows), None)
        if key is not None:
            self.go_to(key)
            self.current.open_record(kind, ref)
            self.current.focus_record()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say in the bar at the bottom what was done."""
        self.undo_bar.show_done(text, undo)

    def tell(self, error: SuideskError) -> None:
        """Show an expected failure that belongs to no field."""
        from suidesk.wording.errors import error_text

        if error.code in {"nothing_to_undo", "nothing_to_redo"}:
            self.say(error_text(error))
        else:
            self.message.tell(error)

    def remember(self, name: str, value: str) -> None:
        """Keep how a page was last looked at."""
        self._settings.setValue(f"pages/{name}", value)

    def recall(self, name: str) -> str:
        """Give how a page was last looked at; empty when nothing is known."""
        found = self._settings.value(f"pages/{name}")
        return found if isinstance(found, str) else ""

    def search_button(self) -> QWidget:
        """Give a button that opens the palette."""
        from suidesk.desktop.search_button import SearchButton

        return SearchButton(self.theme, self.open_palette)

    def answers(self, row: ReminderRow) -> Sequence[Verb]:
        """Give what can be done about a reminder."""
        return self._answers(self, row)

    def act(self, name: str) -> None:
        """Do what is offered under that name."""
        self._acts[name].do(self)

    def page(self, key: str) -> Page:
        """Give the page of that key, making it when it was never shown."""
        return self._pages.page(key)

    def require_safety(self) -> Safety:
        """Give what the dialogs of keys and backups need; a window opened without it cannot show them."""
        if self._safety is None:
            problem = "this window was opened without its keys"
            raise RuntimeError(problem)
        return self._safety

    def set_waiting(self, page: str, count: int) -> None:
        """Show how many things wait on a page."""
        self.side.set_count(page, count)

    def set_heartbeat(self, text: str) -> None:
        """Say when reminders were looked at, and what comes next."""
        self.heartbeat.setText(text)
        self.beaten.emit()

    def heartbeat_here(self) -> str:
        """Give what a page says of it: all of it where the side has no room for words, else nothing."""
        return self.heartbeat.full_text() if self.heartbeat.isHidden() else ""

    # --- what the user does ---

    def undo(self) -> None:
        """Take back the newest change."""
        self.bridge.undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self.bridge.redo()

    def open_palette(self) -> None:
        """Open the palette over the window, or close it when it is open."""
        from suidesk.desktop.search import palette_for

        if self._palette is not None:
            self._palette.close_palette()
            return
        self._palette = palette_for(self)
        self._palette.closed.connect(self._forget_palette)
        self._palette.open()

    def verbs(self) -> list[Entry]:
        """Give what can be done now, the open page's own verbs first."""
        return [*self.current.entries(), *self._desk_entries()]

    @property
    def root(self) -> QWidget:
        """What the palette lies over."""
        return self._root

    @property
    def current(self) -> Page:
        """The page that is shown."""
        return self._pages.current

    # --- what happens ---

    def _act_entries(self) -> list[Entry]:
        return [Entry(act.text, partial(act.do, self), act.icon, shortcut=act.shortcut) for act in self._acts.values()]

    def _desk_entries(self) -> list[Entry]:
        """Give what can be done on every page."""
        pages = [
            Entry(spec.title, partial(self.go_to, spec.key), spec.icon, translate("Palette", "Page"), f"Ctrl+{at}")
            for at, spec in enumerate(self.specs, 1)
        ]
        steps = [
            Entry(translate("Palette", "Undo"), self.undo, "undo-2", shortcut="Ctrl+Z"),
            Entry(translate("Palette", "Redo"), self.redo, "redo-2", shortcut="Ctrl+Shift+Z"),
        ]
        return [*self._act_entries(), *pages, *self.looks.entries(), *steps]

    def watch_day(self) -> None:
        """Tell every page when midnight has passed."""
        self._watch.look()

    def _forget_palette(self) -> None:
        self._palette = None

    def _on_change(self, change: Change) -> None:
        self._has_missed = self._has_missed or not self.isVisible()
        self._pages.refresh(change)
        if change.batch is None or change.origin == "outside":
            return
        from suidesk.wording.changes import change_text

        is_undone = change.origin == "undo"
        text = change_text(change.code, change.params, change.origin)
        self.undo_bar.show_done(text, self.redo if is_undone else self.undo, is_undone=is_undone)

    def fit_screen(self) -> None:
        """Begin within the screen, with room for the frame; where the user left it before, it stays as it was."""
        if self._settings.value("geometry") is None:
            self.resize(self.size().boundedTo(self.screen().availableSize() * SCREEN_SHARE))

    def _restore(self) -> None:
        geometry = self._settings.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self._settle()

    def _settle(self) -> None:
        was_hidden = self.heartbeat.isHidden()
        self.side.set_compact(is_compact=self.width() < self.theme.px(COMPACT_BELOW))
        if self.heartbeat.isHidden() != was_hidden:
            self.beaten.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the first page's work begins; shown again, ask for what changed while it was hidden."""
        super().showEvent(event)
        if self._was_shown or self._has_missed:
            self.current.entered()
        if self._was_shown:
            return
        self._was_shown = True
        self.current.focus_first()
        modules = tuple(spec.module for spec in self.specs if spec.module)
        QTimer.singleShot(WARM_UP_MS, self, partial(self.bridge.load, modules))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons only where room is scarce."""
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Look at the day when the window comes forward, perhaps after a night's sleep."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.watch_day()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place."""
        self._settings.setValue("geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)
