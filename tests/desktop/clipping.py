"""Finds text that does not fit its widget, and widgets that do not fit their parent."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SLACK = 1
"""Pixels that rounding may cost."""
PATIENCE = 3_000
"""Milliseconds in which a page must have found its shape; on a busy machine layouts come late."""


def left_cut(widget: QWidget, qtbot: QtBot) -> list[str]:
    """Say what is still cut off once the widget has had time to lay itself out."""
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: clipped(widget) == [], timeout=PATIENCE)
    return clipped(widget)


def see_whole(qtbot: QtBot, widget: QWidget) -> None:
    """See that nothing of it is cut off; what is asked for must have come before the layout can settle."""
    qtbot.wait(50)
    cut = left_cut(widget, qtbot)
    assert not cut, cut


def clipped(widget: QWidget) -> list[str]:
    """Say of every visible widget inside `widget` what is cut off; an elided label with a tool tip is fine."""
    found = []
    for child in [widget, *widget.findChildren(QWidget)]:
        if child.isVisibleTo(widget) and not _is_inside_view(child):
            found += [f"{_name(child)}: {what}" for what in (*_own(child), *_outside(child, widget))]
    return found


def _own(child: QWidget) -> list[str]:
    if isinstance(child, QLabel):
        return _label(child)
    if isinstance(child, QAbstractButton) and child.sizeHint().isValid():
        return _smaller(child, is_wide=True)
    if isinstance(child, QLineEdit | QComboBox):
        return _smaller(child, is_wide=False)
    return []


def _label(label: QLabel) -> list[str]:
    if not label.text():
        return []
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        told = [f"{needed} px high text in {label.height()} px"] if needed > label.height() + SLACK else []
        wide = _widest_line(label)
        return told + ([f"a word is {wide} px wide in {label.width()} px"] if wide > label.width() + SLACK else [])
    if label.toolTip():
        return []
    return _smaller(label, is_wide=True)


def _widest_line(label: QLabel) -> int:
    """Give the width of the widest line once the text is broken as the label breaks it."""
    layout = QTextLayout(label.text().replace("\n", "\u2028"), label.font())
    layout.beginLayout()
    widest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(label.contentsRect().width())
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return round(widest)


def _smaller(child: QWidget, *, is_wide: bool) -> list[str]:
    hint, size = child.sizeHint(), child.size()
    told = []
    if is_wide and hint.width() > size.width() + SLACK and child.maximumWidth() > size.width():
        told.append(f"needs {hint.width()} px width, has {size.width()}")
    if hint.height() > size.height() + SLACK:
        told.append(f"needs {hint.height()} px height, has {size.height()}")
    return told


def _outside(child: QWidget, top: QWidget) -> list[str]:
    parent = child.parentWidget()
    if child is top or parent is None or child.isWindow() or isinstance(child, QScrollBar):
        return []
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        return _too_wide(child, parent)
    room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    spot = QRect(child.pos(), child.size())
    if child.size().isEmpty() or room.contains(spot):
        return []
    return [f"at {spot.getRect()} leaves its parent of {parent.width()} x {parent.height()} px"]


def _too_wide(child: QWidget, viewport: QWidget) -> list[str]:
    if child.width() > viewport.width() + SLACK and child.layout() is not None:
        return [f"content is {child.width()} px wide in {viewport.width()} px"]
    return []


def _is_inside_view(child: QWidget) -> bool:
    parent = child.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractItemView | QLineEdit | QComboBox) and not isinstance(child, QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False


def _name(child: QWidget) -> str:
    text = child.text() if isinstance(child, QLabel | QAbstractButton) else child.accessibleName()
    return f"{type(child).__name__} {text[:40]!r}"
