"""Paints a row of a list straight from `model.row()`."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from suidesk.desktop.design.painting import paint_avatar, paint_badge, paint_line, paint_pill, paint_ring
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import BODY, ROW, ROW_SECOND, SMALL
from suidesk.desktop.kit.rows import ListModel, Row

NO_ICON: Final = "-"
_FACE: Final = 38
_PILL_PADDING: Final = 18
_CORNER: Final = 9
_LARGEST_TRAILING_SHARE: Final = 0.45


class _Places:
    """Where the parts of a row stand, mirrored when the reading direction is."""

    def __init__(self, rect: QRect, theme: Theme, *, is_rtl: bool, has_face: bool) -> None:
        self.box = rect.adjusted(8, 3, -8, -3)
        self.is_rtl = is_rtl
        self._theme = theme
        face = theme.px(_FACE)
        self.face = self.at(10, (self.box.height() - face) // 2, face, face)
        self.start = face + 22 if has_face else 12
        self.line = theme.px(22)
        self.first = (self.box.height() - 2 * self.line) // 2

    def at(self, x: int, y: int, width: int, height: int) -> QRect:
        """Place a part `x` pixels from the reading start."""
        left = self.box.right() + 1 - x - width if self.is_rtl else self.box.x() + x
        return QRect(left, self.box.y() + y, width, height)


class RowDelegate(QStyledItemDelegate):
    """Title, subtitle, avatar or icon, a trailing text (perhaps on a pill) and a second one below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the theme's colours and sizes."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Be as high as a row."""
        del option, index
        return QSize(200, self._theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, ring, face and texts."""
        row = cast("ListModel", index.model()).row(index.row())
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        places = _Places(
            option.rect,
            self._theme,
            is_rtl=is_rtl,
            has_face=row is None or row.icon != NO_ICON,
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = self._paint_ground(painter, option, places)
        if row is None:
            self._paint_placeholder(painter, places)
        else:
            self._paint_face(painter, places, row)
            room = self._paint_trailing(painter, places, row, is_selected=is_selected)
            self._paint_texts(painter, places, row, room, is_selected=is_selected)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, places: _Places) -> bool:
        flags = QStyle.StateFlag
        state = option.state
        is_selected = bool(state & flags.State_Selected)
        if is_selected or state & flags.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if is_selected else "surface2"))
            painter.drawRoundedRect(places.box, _CORNER, _CORNER)
        if state & flags.State_HasFocus and state & flags.State_KeyboardFocusChange:
            paint_ring(painter, QRectF(places.box), self._theme, _CORNER)
        return is_selected

    def _paint_placeholder(self, painter: QPainter, places: _Places) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface2"))
        painter.drawEllipse(places.face)
        high, gap = self._theme.px(10), places.first + self._theme.px(6)
        for line, share in ((0, 0.5), (1, 0.32)):
            width = int((places.box.width() - places.start) * share)
            painter.drawRoundedRect(places.at(places.start, gap + line * places.line, width, high), high / 2, high / 2)

    def _paint_face(self, painter: QPainter, places: _Places, row: Row) -> None:
        if row.icon == NO_ICON:
            return
        if row.icon:
            paint_badge(painter, QRectF(places.face), row.icon, row.id, self._theme)
        else:
            paint_avatar(painter, QRectF(places.face), row.title, row.id, self._theme)

    def _paint_trailing(self, painter: QPainter, places: _Places, row: Row, *, is_selected: bool) -> tuple[int, int]:
        """Paint both trailing texts; give the room they take on the first and second line."""
        font = self._theme.font(SMALL, QFont.Weight.Medium)
        painter.setFont(font)
        rooms = []
        for line, (text, level) in enumerate(((row.trailing, row.level), (row.trailing2, ""))):
            if not text:
                rooms.append(0)
                continue
            most = int(places.box.width() * _LARGEST_TRAILING_SHARE)
            width = min(most, QFontMetrics(font).horizontalAdvance(text) + (_PILL_PADDING if level else 1))
            height = self._theme.px(20)
            top = places.first + line * places.line + (places.line - height) // 2
            spot = places.at(places.box.width() - 10 - width, top, width, height)
            if level:
                paint_pill(painter, spot, text, level, self._theme)
            else:
                painter.setPen(self._theme.colour("on_accent_soft" if is_selected else "muted"))
                paint_line(painter, spot, text, is_rtl=places.is_rtl, is_end=True)
            rooms.append(width + 18)
        return rooms[0], rooms[1]

    def _paint_texts(
        self, painter: QPainter, places: _Places, row: Row, rooms: tuple[int, int], *, is_selected: bool
    ) -> None:
        top = places.first if row.subtitle or row.trailing2 else places.first + places.line // 2
        texts = (
            (row.title, self._theme.font(BODY, QFont.Weight.DemiBold), "text", 0),
            (row.subtitle, self._theme.font(ROW_SECOND), "muted", 1),
        )
        for text, font, colour, line in texts:
            width = max(0, places.box.width() - places.start - (rooms[line] or 10))
            painter.setFont(font)
            painter.setPen(self._theme.colour("on_accent_soft" if is_selected else colour))
            spot = places.at(places.start, top + line * places.line, width, places.line)
            paint_line(painter, spot, text, is_rtl=places.is_rtl)
