"""Finds what a person would press, by the name that a screen reader says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget


def buttons(widget: QWidget) -> list[str]:
    """The names of the visible buttons."""
    return [one.accessibleName() for one in widget.findChildren(QAbstractButton) if one.isVisible()]


def button(widget: QWidget, name: str) -> QAbstractButton:
    """The visible button of that name."""
    found = [one for one in widget.findChildren(QAbstractButton) if one.isVisible() and one.accessibleName() == name]
    assert found, f"no button {name!r} among {buttons(widget)}"
    return found[0]


def click(qtbot, widget: QWidget, name: str) -> None:
    """Press the button of that name with the mouse."""
    qtbot.mouseClick(button(widget, name), Qt.MouseButton.LeftButton)


def choose(menu: QMenu, text: str) -> None:
    """Choose the entry of a menu that begins so."""
    found = [action for action in menu.actions() if action.isVisible() and action.text().startswith(text)]
    assert found, f"no {text!r} among {[action.text() for action in menu.actions()]}"
    found[0].trigger()


def dialog(qtbot, kind: type[QDialog]):
    """The open dialog of that kind, once it is there."""

    def found() -> list[QDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def pick(qtbot, field, typed: str) -> None:
    """Type into a picker and take the first that is offered."""
    edit = field.edit if hasattr(field, "edit") else field.box.edit
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, typed)
    qtbot.waitUntil(edit.is_suggesting)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
