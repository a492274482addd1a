"""Small painters that delegates, avatars and charts share."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import level_colours, person_colours

_INITIALS_SHARE = 0.36
_ICON_SHARE = 0.5
_CORNER_SHARE = 0.24


def initials(name: str) -> str:
    """Give the first letters of the first and last word of `name`, in capitals."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def paint_avatar(painter: QPainter, rect: QRectF, name: str, seed: str, theme: Theme) -> None:
    """Paint a person: a disc with initials, coloured by `seed`."""
    front, back = person_colours(seed or name, theme.tokens)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(back))
    painter.drawEllipse(rect)
    font = QFont(theme.font(1, QFont.Weight.DemiBold))
    font.setPixelSize(max(1, int(rect.height() * _INITIALS_SHARE)))
    painter.setFont(font)
    painter.setPen(QColor(front))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))


def paint_badge(painter: QPainter, rect: QRectF, icon: str, seed: str, theme: Theme) -> None:
    """Paint a thing that is not a person: a rounded square with an icon, coloured by `seed` (grey when empty)."""
    front, back = person_colours(seed, theme.tokens) if seed else (theme.tokens.muted, theme.tokens.surface2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(back))
    corner = rect.height() * _CORNER_SHARE
    painter.drawRoundedRect(rect, corner, corner)
    side = round(rect.height() * _ICON_SHARE)
    picture = theme.icons.pixmap(icon, front, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(round(rect.center().x() - side / 2), round(rect.center().y() - side / 2), picture)


def paint_pill(painter: QPainter, rect: QRect, text: str, level: str, theme: Theme) -> None:
    """Paint `text` in the painter's font on a pill of `level`'s colours."""
    front, back = level_colours(level, theme.tokens)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(back))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(QColor(front))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def paint_ring(painter: QPainter, rect: QRectF, theme: Theme, radius: float = 9) -> None:
    """Paint the focus ring just inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def paint_line(painter: QPainter, rect: QRect, text: str, *, is_rtl: bool, is_end: bool = False) -> None:
    """Paint one line of `text` at the reading start of `rect` (or at its end), elided."""
    at_left = is_rtl == is_end
    side = Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag.AlignRight
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)
