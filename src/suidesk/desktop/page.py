"""What every page has in common, and what the window gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtCore import SignalInstance

    from suidesk.desktop.bridge import Bridge
    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.kit.entry import Entry
    from suidesk.desktop.kit.lines import Verb
    from suidesk.desktop.presence import Presence
    from suidesk.desktop.rules_in_use import RulesInUse
    from suidesk.domain.changes import Change
    from suidesk.domain.errors import SuideskError
    from suidesk.domain.kinds import Kind
    from suidesk.queries.reminders import ReminderRow


class Host(Protocol):
    """What a page may ask of the window around it."""

    theme: Theme
    bridge: Bridge
    rules: RulesInUse
    presence: Presence | None
    """How the desk is there while its window isn't; None where only a window was made."""
    beaten: SignalInstance
    """The heartbeat says something else, or elsewhere."""

    def heartbeat_here(self) -> str:
        """Give when reminders were looked at and what comes next, where the window itself has no room for it."""

    def now(self) -> datetime:
        """Give this moment, aware, in the local zone."""

    def open_record(self, kind: Kind, ref: str) -> None:
        """Go to the page of that record; a role, assignment or promise opens what it belongs to."""

    def go_to(self, page: str) -> None:
        """Go to the page of that key."""

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say in the bar at the bottom what was done; changes of the store are said by the window itself."""

    def tell(self, error: SuideskError) -> None:
        """Show an expected failure that belongs to no field."""

    def search_button(self) -> QWidget:
        """Give a new button that opens the palette, for the top of a page."""

    def answers(self, row: ReminderRow) -> Sequence[Verb]:
        """Give what can be done about a reminder, each opening the form of its matter."""

    def act(self, name: str) -> None:
        """Do what the window offers under that name (see `rooms.acts`)."""

    def remember(self, name: str, value: str) -> None:
        """Keep on this computer how a page was last looked at, under that name; never what records say."""

    def recall(self, name: str) -> str:
        """Give what was remembered under that name; empty when nothing was."""


class Page(QWidget):
    """A room of the desk; built when it is first shown, then told of every change."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        """Keep the host; a subclass builds its widgets once."""
        super().__init__(parent)
        self.host = host

    def entered(self) -> None:
        """Be shown again: ask what may have changed with time alone."""

    def new_day(self) -> None:
        """Ask again, as midnight has passed: what was due tomorrow is due today."""
        self.entered()

    def refresh(self, change: Change) -> None:
        """Ask again what that change touches; hidden pages are told too."""

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that record."""

    def record(self) -> tuple[Kind, str] | None:
        """Give the kind and id of the record that is open, for what is done from anywhere: it begins with that one."""
        return None

    def entries(self) -> list[Entry]:
        """Give the verbs of this page for the palette."""
        return []

    def focus_record(self) -> None:
        """Put the focus where the keys act on the record that was opened."""
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where the page's work begins."""
        self.setFocus()
