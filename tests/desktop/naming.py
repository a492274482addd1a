"""Finds widgets that a keyboard or a screen reader cannot use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from suidesk.desktop.design.tokens import TARGET


def unnamed(widget: QWidget) -> list[str]:
    """List visible widgets that take the focus without a name, and buttons smaller than a target must be."""
    found = []
    for child in widget.findChildren(QWidget):
        if not child.isVisibleTo(widget) or isinstance(child.parentWidget(), QLineEdit):
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            node = QAccessible.queryAccessibleInterface(child)
            if node is None or not node.text(QAccessible.Text.Name):
                found.append(f"{type(child).__name__} has no name")
        if isinstance(child, QAbstractButton) and min(child.width(), child.height()) < TARGET:
            found.append(f"{type(child).__name__} {child.accessibleName()!r} is {child.width()} x {child.height()} px")
    return found
