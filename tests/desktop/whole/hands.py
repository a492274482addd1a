"""Random hands: they click, type and resize whatever is there, as a cat would; the same seed does the same."""

from __future__ import annotations

import random

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QDrag, QKeyEvent, QWheelEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget

KEYS = (
    *(Qt.Key.Key_Tab,) * 6,
    *(Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up) * 3,
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
    *(Qt.Key.Key_N, Qt.Key.Key_E, Qt.Key.Key_Delete, Qt.Key.Key_D, Qt.Key.Key_L, Qt.Key.Key_O, Qt.Key.Key_W),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Menu, Qt.Key.Key_F2, Qt.Key.Key_Plus, Qt.Key.Key_Minus),
)
WITH_CONTROL = "123456789KZYHTLFDA"
TYPED = (
    "Åsa Kjær", "31.02.2027", "-5", "99999999999999999999", "🌻👩‍👩‍👧", "<b>bold</b>", "'; DROP TABLE contacts; --",
    "مرحبا", "2:30", "12", "x" * 10_000, "today", "\u202eabc", "%n {0}", "a@b.org", "1e999", "\t",
)  # fmt: skip
"""What is typed into whatever has the focus, good and bad."""
SIZES = (QSize(1320, 860), QSize(1280, 720), QSize(1000, 640), QSize(1600, 900))
MOST_OPEN = 4
NESTED_MS = 40
FOREIGN = (QFileDialog, QAbstractPrintDialog, QMessageBox)
"""The system's own dialogs: there is nothing of ours to press in them, and they write files and print."""


class Hands:
    """Hands on one window; `step` does one thing."""

    def __init__(self, window: QWidget, seed: int) -> None:
        """Do what the seed says."""
        self._window = window
        self._random = random.Random(seed)
        self.done: list[str] = []
        """The last things done, to be read when something broke."""
        self._let_go = QTimer(window, interval=NESTED_MS)
        self._let_go.timeout.connect(self._in_a_nested_loop)

    def step(self) -> None:
        """Do one thing to what is in front."""
        act = self._random.choices(
            (self._click, self._key, self._control, self._type, self._resize, self._wheel), (50, 25, 6, 10, 1, 4)
        )[0]
        target = self._front()
        self._note(f"{act.__name__} {type(target).__name__}")
        self._let_go.start()
        act(target)
        self._let_go.stop()
        QApplication.processEvents()

    def _in_a_nested_loop(self) -> None:
        """A menu, a question of Qt's or a drag waits in a loop of its own: choose, or leave it."""
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu) and popup.actions() and self._random.random() < 0.7:
            self._note("  chooses from a menu")
            self._press(popup)
        elif popup is not None:
            popup.close()
        elif isinstance(asked := QApplication.activeModalWidget(), FOREIGN):
            asked.reject()
        else:
            # Text that was selected is dragged: only a pointer that is let go would end that.
            QDrag.cancel()

    def _note(self, said: str) -> None:
        self.done = [*self.done[-30:], said]

    def _front(self) -> QWidget:
        """Give the menu, dialog or window that a person could reach; too many dialogs are closed first."""
        if (popup := QApplication.activePopupWidget()) is not None:
            return popup
        while isinstance(foreign := QApplication.activeModalWidget(), FOREIGN):
            foreign.reject()
        if sum(one.isVisible() and one.isModal() for one in QApplication.topLevelWidgets()) > MOST_OPEN:
            QApplication.activeModalWidget().close()
        return QApplication.activeModalWidget() or self._window

    def _parts(self, target: QWidget) -> list[QWidget]:
        return [one for one in target.findChildren(QWidget) if one.isVisible() and one.isEnabled() and one.width() > 2]

    def _click(self, target: QWidget) -> None:
        if isinstance(target, QMenu) and target.actions():
            self._press(target)
            return
        parts = self._parts(target)
        if not parts:
            QTest.keyClick(target, Qt.Key.Key_Escape)
            return
        part = self._random.choice(parts)
        self._note(f"  on {type(part).__name__} {part.accessibleName()[:40]!r}")
        place = QPoint(self._random.randrange(part.width()), self._random.randrange(max(1, part.height())))
        if self._random.random() < 0.05:
            QTest.mouseDClick(part, Qt.MouseButton.LeftButton, pos=place)
        else:
            button = Qt.MouseButton.RightButton if self._random.random() < 0.04 else Qt.MouseButton.LeftButton
            QTest.mouseClick(part, button, pos=place)

    def _press(self, menu: QMenu) -> None:
        action = self._random.choice(menu.actions())
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    def _focus(self, target: QWidget) -> QWidget:
        focus = QApplication.focusWidget()
        return focus if focus is not None and (focus is target or target.isAncestorOf(focus)) else target

    def _key(self, target: QWidget) -> None:
        key = self._random.choice(KEYS)
        shift = Qt.KeyboardModifier.ShiftModifier if self._random.random() < 0.1 else Qt.KeyboardModifier.NoModifier
        self._note(f"  {key.name}")
        QTest.keyClick(self._focus(target), key, shift)

    def _control(self, target: QWidget) -> None:
        letter = self._random.choice(WITH_CONTROL)
        self._note(f"  Ctrl+{letter}")
        QTest.keyClick(self._focus(target), Qt.Key(ord(letter)), Qt.KeyboardModifier.ControlModifier)

    def _type(self, target: QWidget) -> None:
        text = self._random.choice(TYPED)
        focus = self._focus(target)
        # A long text is pasted, as people do.
        if len(text) > 50 and hasattr(focus, "insert"):
            focus.insert(text)
        else:
            for letter in text[:50]:
                # Not by QTest, which ends the process at a letter that isn't Latin.
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(focus, event)

    def _resize(self, _: QWidget) -> None:
        self._window.resize(self._random.choice(SIZES))

    def _wheel(self, target: QWidget) -> None:
        parts = self._parts(target)
        if parts:
            part = self._random.choice(parts)
            down = QPoint(0, self._random.choice((-120, 120)))
            place = QPointF(part.rect().center())
            event = QWheelEvent(
                place,
                part.mapToGlobal(place),
                QPoint(),
                down,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(part, event)
