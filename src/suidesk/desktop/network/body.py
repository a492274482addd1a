"""What fills the page of the network: the web, what to do first where there is none, or how to widen what is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.layouts import column, row
from suidesk.wording.translate import translate


class WebBody(QStackedWidget):
    """Shows one of the three."""

    def __init__(self, theme: Theme, web: QWidget, add: Callable[[], object], show_all: Callable[[], object]) -> None:
        """Have `web` for what there is; `add` makes the first connection, `show_all` leaves nothing out."""
        super().__init__()
        self.web = web
        self.empty = EmptyState(
            theme,
            "share-2",
            translate("Network", "Who knows whom?"),
            "",
            verb=translate("Network", "Add a connection"),
            then=add,
        )
        self.nothing = EmptyState(
            theme,
            "filter",
            translate("Network", "No tie matches"),
            translate("Network", "Leave out less: no two contacts that match are tied to each other."),
        )
        self.widen = Button(theme, translate("Network", "Show all"), show_all, kind="primary")
        self._nothing = QWidget()
        self._nothing.setLayout(column(self.nothing, row(None, self.widen, None), None, gap=0))
        for widget in (web, self.empty, self._nothing):
            self.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no connection at all."""
        return self.currentWidget() is self.empty

    def show_empty(self, sentence: str) -> None:
        """Say what to do first."""
        self.empty.set(translate("Network", "Who knows whom?"), sentence)
        self.setCurrentWidget(self.empty)

    def show_web(self, *, has_ties: bool) -> None:
        """Show the web, or how to widen it where nothing matches."""
        self.setCurrentWidget(self.web if has_ties else self._nothing)
