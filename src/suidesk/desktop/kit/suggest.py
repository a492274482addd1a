"""A line with suggestions below it, and the box of chips that is built on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.kit.buttons import RingButton
from suidesk.desktop.kit.entry_list import Entry, EntryList
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import set_property
from suidesk.wording.translate import translate

_ROWS: Final = 6
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PICKING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class _Popup(QFrame):
    """The list below a line; it never takes the focus."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setProperty("popup", True)  # noqa: FBT003 (Qt)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.list = EntryList(theme, name)
        box = QVBoxLayout(self)
        box.setContentsMargins(5, 5, 5, 5)
        box.addWidget(self.list)

    def show_below(self, anchor: QWidget, count: int) -> None:
        height = min(count, _ROWS) * self.list.row_height() + 12
        spot = anchor.mapToGlobal(QPoint(0, anchor.height() + 3))
        if spot.y() + height > anchor.screen().availableGeometry().bottom():
            spot = anchor.mapToGlobal(QPoint(0, -height - 3))
        self.setGeometry(spot.x(), spot.y(), max(anchor.width(), 240), height)
        self.show()


class SuggestEdit(QLineEdit):
    """Shows suggestions while typing: arrows choose, Enter or Tab picks (`picked(place)`), Esc closes the list."""

    picked = Signal(int)

    def __init__(self, theme: Theme, name: str, anchor: QWidget | None = None) -> None:
        """Call the list `name`; it opens below `anchor`, or below the line itself."""
        super().__init__()
        self._anchor = anchor or self
        self._popup = _Popup(theme, name, self)
        self._popup.list.picked.connect(self._pick)

    def suggest(self, entries: Sequence[Entry]) -> None:
        """Offer `entries`; none closes the list."""
        self._popup.list.set(entries)
        if entries and self.hasFocus():
            self._popup.show_below(self._anchor, len(entries))
        else:
            self._popup.hide()

    def is_suggesting(self) -> bool:
        """Tell whether the list is open."""
        return self._popup.isVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        super().focusOutEvent(event)
        self._popup.hide()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: FBT001 (Qt)
        """Let Tab pick while the list is open."""
        if next and self.is_suggesting():
            self._pick(self._popup.list.current())
            return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer the list while it is open."""
        key = Qt.Key(event.key())
        if not self.is_suggesting():
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._popup.list.step(_STEPS[key])
        elif key in _PICKING:
            self._pick(self._popup.list.current())
        elif key == Qt.Key.Key_Escape:
            self._popup.hide()
        else:
            super().keyPressEvent(event)

    def _pick(self, at: int) -> None:
        self._popup.hide()
        if at >= 0:
            self.picked.emit(at)


class ChipsEdit(SuggestEdit):
    """The line inside a box of chips: Backspace in an empty line is `back`, Enter or a comma is `ended`."""

    back = Signal()
    ended = Signal()
    focused = Signal(bool)

    def __init__(self, theme: Theme, name: str, anchor: QWidget) -> None:
        """Stand in `anchor`."""
        super().__init__(theme, name, anchor)
        self.setProperty("bare", True)  # noqa: FBT003 (Qt)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Leave room for chips beside the line."""
        return QSize(
            max(110, self.fontMetrics().horizontalAdvance(self.text() or self.placeholderText()) + 24),
            super().sizeHint().height(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Watch for Backspace, Enter and comma."""
        is_comma = event.text() == ","
        is_end = is_comma or (event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.is_suggesting())
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        elif is_end and self.text().strip():
            # A comma takes the word as it is typed, whatever is suggested.
            self._popup.hide()
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the box."""
        super().focusInEvent(event)
        self.focused.emit(True)  # noqa: FBT003 (Qt)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the box."""
        super().focusOutEvent(event)
        self.focused.emit(False)  # noqa: FBT003 (Qt)


class ChipsBox(QFrame):
    """Chips that can be taken away, and a line to add more."""

    def __init__(self, theme: Theme, name: str, placeholder: str) -> None:
        """Be called `name` by a screen reader."""
        super().__init__()
        self._theme = theme
        self._chips: list[RingButton] = []
        self.setProperty("box", True)  # noqa: FBT003 (Qt)
        self.edit = ChipsEdit(theme, name, self)
        self.edit.setPlaceholderText(placeholder)
        self.edit.focused.connect(lambda has: set_property(self, "active", has))
        self.edit.textChanged.connect(self.edit.updateGeometry)
        self._flow = FlowLayout(gap=5)
        self._flow.setContentsMargins(8, 4, 8, 4)
        self._flow.addWidget(self.edit)
        self.setLayout(self._flow)

    def set(self, texts: Sequence[str], remove: Callable[[int], object]) -> None:
        """Show a chip for each of `texts`; `remove(place)` is called when one is pressed."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(text, at, remove) for at, text in enumerate(texts)]
        self._flow.removeWidget(self.edit)
        for chip in self._chips:
            self._flow.addWidget(chip)
        self._flow.addWidget(self.edit)
        self._order_tabs()
        self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the line."""
        del event
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def _chip(self, text: str, at: int, remove: Callable[[int], object]) -> RingButton:
        chip = RingButton(text.replace("&", "&&"))
        chip.setProperty("kind", "filter")
        chip.setAutoDefault(False)
        chip.setIcon(self._theme.icon("x"))
        side = self._theme.px(12)
        chip.setIconSize(QSize(side, side))
        chip.setAccessibleName(translate("Field", "Remove {0}").format(text))
        chip.setToolTip(plain_tip(chip.accessibleName()))
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chip.clicked.connect(lambda: remove(at))
        return chip

    def _order_tabs(self) -> None:
        for one, other in zip(self._chips, [*self._chips[1:], self.edit], strict=False):
            QWidget.setTabOrder(one, other)
