"""The pane at the start of a page: title, count, New, search, filters and the list, or what to do first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button, FilterChip
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.leading_icon import LeadingIcon
from suidesk.desktop.kit.row_list import RowList
from suidesk.desktop.kit.rows import ListModel

_TYPING_PAUSE_MS: Final = 0
"""Letters that come at once, from a paste or a fast hand, are one question."""


class SearchEdit(QLineEdit):
    """A search line; Esc empties it, Down goes to the list (`left_down`)."""

    left_down = Signal()

    def __init__(self, theme: Theme, name: str, placeholder: str) -> None:
        """Be called `name` by a screen reader."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        LeadingIcon(theme, self, "search")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Watch for Esc and Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class ListPane(QFrame):
    """Signals: `new_clicked`, `search_changed(text)` when the keys that were pressed are in, `filters_changed(keys)`.

    `chosen(id)` and `opened(id)` come from the list.
    """

    new_clicked = Signal()
    search_changed = Signal(str)
    filters_changed = Signal(list)
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        new: str = "",
        new_name: str = "",
        new_icon: str = "plus",
        search: str = "",
        is_multi: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Be called `title`; `new` is the verb of the button, `search` the placeholder; empty leaves either out."""
        super().__init__(parent)
        self._theme = theme
        self._filters: dict[str, FilterChip] = {}
        self.setProperty("ground", "list")
        self.setAccessibleName(title)
        self.title = PlainLabel(title, "h1", wrap=True)
        self.count = PlainLabel("", "muted")
        self.new = Button(theme, new, self.new_clicked.emit, kind="primary", icon=new_icon, name=new_name or new)
        self.search = SearchEdit(theme, search, search)
        self.list = RowList(theme, title, is_multi=is_multi)
        self._build(has_new=bool(new), has_search=bool(search))
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._searched)
        self.search.textChanged.connect(lambda: self._pause.start())
        self.search.left_down.connect(self.focus_list)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.opened)

    def _build(self, *, has_new: bool, has_search: bool) -> None:
        self._chips = FlowLayout()
        self._chip_row = QWidget()
        self._chip_row.setLayout(self._chips)
        self._chip_row.hide()
        self._below = column(gap=0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        top = row(self.title, self.count, None, self.new, gap=10, margins=(18, 0, 14, 0))
        top.setAlignment(self.count, Qt.AlignmentFlag.AlignVCenter)
        sides = (14, 0, 14, 0)
        box = column(top, row(self.search, margins=sides), gap=12, margins=(0, 16, 0, 0))
        box.addLayout(row(self._chip_row, margins=sides))
        box.addLayout(self._below)
        box.addWidget(self._stack, 1)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.new.setVisible(has_new)
        self.search.setVisible(has_search)

    def set_model(self, model: ListModel) -> None:
        """List the rows of `model`; an empty model shows the empty state."""
        self.list.setModel(model)
        model.modelReset.connect(self._counted)
        self._counted()

    def set_count(self, count: int) -> None:
        """Show how many records there are; below zero hides the number."""
        self.count.setText(QLocale.toString(self.locale(), count) if count >= 0 else "")

    def set_filters(self, filters: Sequence[tuple[str, str]], on: Sequence[str] = ()) -> None:
        """Offer filters as (key, text); those in `on` start checked; chips whose key stays are kept."""
        keys = [key for key, _ in filters]
        for key in [key for key in self._filters if key not in keys]:
            chip = self._filters.pop(key)
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for key, text in filters:
            if key in self._filters:
                self._filters[key].set_text(text)
            else:
                self._add_filter(key, text, is_on=key in on)
        self._chip_row.setVisible(bool(filters))

    def filters(self) -> list[str]:
        """Give the keys of the filters that are on."""
        return [key for key, chip in self._filters.items() if chip.isChecked()]

    def clear_filters(self) -> None:
        """Turn every filter off; `filters_changed` is sent once, where one was on."""
        if self.filters():
            for chip in self._filters.values():
                chip.blockSignals(True)  # noqa: FBT003 (Qt)
                chip.setChecked(False)
                chip.blockSignals(False)  # noqa: FBT003 (Qt)
            self.filters_changed.emit([])

    def set_empty(self, empty: EmptyState) -> None:
        """Show `empty` when there are no rows."""
        if (old := self._stack.widget(1)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(empty)
        self._counted()

    def add_bar(self, widget: QWidget) -> None:
        """Put `widget` (a bulk bar, a hint) between filters and list."""
        self._below.addLayout(row(widget, margins=(14, 0, 14, 0)))

    def focus_list(self) -> None:
        """Go to the list, to its first row when none is current."""
        if not self.list.currentIndex().isValid():
            self.list.select(0)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_filter(self, key: str, text: str, *, is_on: bool) -> None:
        chip = FilterChip(text)
        chip.setChecked(is_on)
        chip.toggled.connect(lambda: self.filters_changed.emit(self.filters()))
        self._filters[key] = chip
        self._chips.addWidget(chip)

    def _searched(self) -> None:
        self.search_changed.emit(self.search.text().strip())

    def _counted(self) -> None:
        model = self.list.model()
        is_empty = model is not None and model.rowCount() == 0 and self._stack.count() > 1
        self._stack.setCurrentIndex(1 if is_empty else 0)
