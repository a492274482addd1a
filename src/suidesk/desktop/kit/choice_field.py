"""Fields to choose: one of several values, or yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionButton

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import is_keyboard_focus, is_passing_focus
from suidesk.desktop.kit.field import Field
from suidesk.wording.translate import translate

Value = TypeVar("Value")


class ChoiceBox(QComboBox):
    """A combo box with our own arrow; a turn of the wheel never changes it by accident."""

    def __init__(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        super().__init__()
        self._theme = theme
        # Only this delegate follows the style sheet's rules for the items of the list.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the arrow."""
        super().paintEvent(event)
        side = self._theme.px(16)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 10 if is_rtl else self.width() - side - 10
        role = "muted" if self.isEnabled() else "control"
        picture = self._theme.pixmap("chevron-down", role, side, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(left, (self.height() - side) // 2, picture)
        painter.end()


class ChoiceField(Field, Generic[Value]):
    """One value out of several, each with its text; empty when `empty` has a text and it is chosen."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        choices: Sequence[tuple[Value, str]] = (),
        *,
        hint: str = "",
        empty: str = "",
        is_required: bool = False,
    ) -> None:
        """Offer `choices` as (value, text); `empty` is the text of no choice."""
        super().__init__(theme, label, hint=hint, is_required=is_required)
        self._values: list[Value | None] = []
        self._empty = empty
        self.box = ChoiceBox(theme)
        self.put(self.box)
        self.set_choices(choices)
        self.box.activated.connect(self._edited)

    def set_choices(self, choices: Sequence[tuple[Value, str]]) -> None:
        """Offer other choices, keeping the value when it is still there."""
        before = self.value()
        self.box.clear()
        self._values = []
        if self._empty:
            self._values.append(None)
            self.box.addItem(self._empty)
        for value, text in choices:
            self._values.append(value)
            self.box.addItem(text)
        if before is not None:
            self.set_value(before)

    def value(self) -> Value | None:
        """Give the chosen value."""
        at = self.box.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: Value | None) -> None:
        """Choose `value`; one that is not offered chooses the first."""
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def has_input(self) -> bool:
        """Tell whether something is chosen."""
        return self.value() is not None


class CheckBox(QCheckBox):
    """A check box drawn from the tokens."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Say `text`."""
        super().__init__(text.replace("&", "&&"))
        self._theme = theme
        self._has_ring = False
        self.setAccessibleName(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring after a key."""
        if not is_passing_focus(event):
            self._has_ring = is_keyboard_focus(event)
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        """Never be lower than a target must be."""
        return super().sizeHint().expandedTo(QSize(self._theme.px(24), self._theme.px(24)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box over what the style drew."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, QRectF(area).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        fill, line = ("accent", "accent") if self.isChecked() else ("surface", "control")
        if not self.isEnabled():
            fill, line = "surface2", "border"
        if self.hasFocus() and self._has_ring:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(box, 5, 5)
            box = box.adjusted(3, 3, -3, -3)
        painter.setPen(QPen(self._theme.colour(line), 1.2))
        painter.setBrush(self._theme.colour(fill))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            tick = QPen(self._theme.colour("on_accent" if self.isEnabled() else "control"), 2)
            tick.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(tick)
            shape = ((0.24, 0.52), (0.43, 0.7), (0.77, 0.32))
            painter.drawPolyline([QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in shape])


class CheckField(Field):
    """Yes or no; the text stands beside the box."""

    def __init__(self, theme: Theme, label: str, *, hint: str = "") -> None:
        """Say `label` beside the box."""
        super().__init__(theme, label, hint=hint)
        self.box = CheckBox(theme, label)
        self.put(self.box)
        self._label.hide()
        self.box.clicked.connect(self._edited)

    def value(self) -> bool:
        """Tell whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: bool) -> None:  # noqa: FBT001 (the value itself)
        """Tick it or not."""
        self.box.setChecked(value)

    def has_input(self) -> bool:
        """Tell whether it is ticked."""
        return self.value()

    def value_text(self) -> str:
        """Say the value in a word."""
        return translate("Field", "yes") if self.value() else translate("Field", "no")
