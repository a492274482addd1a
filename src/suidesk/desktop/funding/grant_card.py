"""A grant on the board: a button that opens it, can be dragged to another stage, and moves with the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.funding.levels import duty_level, end_level
from suidesk.desktop.kit.buttons import RingButton
from suidesk.desktop.kit.labels import Chip, PlainLabel, cut
from suidesk.desktop.kit.layouts import column, row
from suidesk.domain.funding import IN_HAND
from suidesk.wording.formats import capital, money_in_words, when_in_words
from suidesk.wording.funding import duty_due_text, duty_short_text, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.queries.funding import GrantRow
    from suidesk.rules.thresholds import Settings

MIME: Final = "application/x-suidesk-grant"
"""What a dragged card carries: the id of its grant."""
LONGEST: Final = 90
"""Letters of a title that are shown; the rest is on the grant's own page."""
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_WALKS: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}
)


class GrantCard(RingButton):
    """Press to open. `moved(id, step)`: Alt+Left/Right; `walked(id, key)`: arrows; `menu_wanted(id, place)`."""

    opened = Signal(str)
    moved = Signal(str, int)
    walked = Signal(str, int)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show no grant yet."""
        super().__init__(parent)
        self.ref = ""
        self._pressed: QPoint | None = None
        self._is_dragged = False
        self.setProperty("kind", "tile")
        self.setAutoDefault(False)
        self._title = PlainLabel("", "strong", wrap=True)
        self._about = PlainLabel("", "small", elide=True)
        self._chip = Chip("")
        self._what = PlainLabel("", "small", elide=True)
        due = row(self._what, self._chip, gap=6)
        due.setStretch(0, 1)
        box = column(self._title, self._about, due, gap=3)
        box.setContentsMargins(12, 10, 12, 10)
        self.setLayout(box)
        for part in (self._title, self._about, self._what, self._chip):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.opened.emit(self.ref))
        theme.changed.connect(self.updateGeometry)

    def set(self, grant: GrantRow, today: date, settings: Settings) -> None:
        """Show a grant, marked by the numbers in use."""
        self.ref = grant.id
        minor = grant.awarded_minor if grant.awarded_minor is not None else grant.requested_minor
        money = money_in_words(minor, grant.currency) if minor is not None else ""
        what, when, level = _next(grant, today, settings)
        for label, text in (
            (self._title, cut(grant.title, LONGEST)),
            (self._about, " · ".join(part for part in (money, grant.funder) if part)),
            (self._what, what),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._chip.set(when, level)
        self._chip.setVisible(bool(when))
        due = translate("Funding", "{0}: {1}").format(what, when) if what else ""
        told = (cut(grant.title, LONGEST), stage_text(grant.stage), grant.funder or "", money, due)
        self.setAccessibleName(", ".join(part for part in told if part))
        self.setToolTip(plain_tip(self.accessibleName()))
        self.setAccessibleDescription(translate("Funding", "Alt and the arrow keys move it to another stage."))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Grow with a long title."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that the texts need."""
        return self._box_height(width)

    def sizeHint(self) -> QSize:
        """Ask for the height at the width it has."""
        least = self.minimumSizeHint()
        return QSize(least.width(), self._box_height(max(self.width(), least.width())))

    def minimumSizeHint(self) -> QSize:
        """Need what its widest word needs."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize()

    def _box_height(self, width: int) -> int:
        layout = self.layout()
        return 0 if layout is None else max(layout.totalHeightForWidth(width), layout.minimumSize().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the grant with Alt, walk without; anything else is a button's."""
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.moved.emit(self.ref, -_STEPS[key] if is_rtl else _STEPS[key])
        elif key in _WALKS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.walked.emit(self.ref, key.value)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, below the card when a key asked."""
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.mapToGlobal(QPoint(12, self.height() // 2)) if is_key else event.globalPos()
        self.menu_wanted.emit(self.ref, place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._is_dragged = False
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the pointer has left its place."""
        far = QApplication.startDragDistance()
        if self._is_dragged:
            return
        if self._pressed is None or (event.position().toPoint() - self._pressed).manhattanLength() < far:
            super().mouseMoveEvent(event)
            return
        start, self._pressed, self._is_dragged = self._pressed, None, True
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(carried(self.ref))
        drag.setPixmap(self.grab())
        drag.setHotSpot(start)
        drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the grant, unless it was dragged: some systems send the end of a drag here, too."""
        if self._is_dragged:
            self._is_dragged = False
            event.accept()
        else:
            super().mouseReleaseEvent(event)


def carried(ref: str) -> QMimeData:
    """Give what a drag of that grant carries."""
    data = QMimeData()
    data.setData(MIME, ref.encode())
    return data


def _next(grant: GrantRow, today: date, settings: Settings) -> tuple[str, str, str]:
    """Say what comes next of a grant, when, and how much it presses: a duty, else the end of money in hand."""
    if grant.next_kind is not None and grant.next_on is not None:
        kind, day = grant.next_kind, grant.next_on
        level = duty_level(kind, day, today, settings)
        return duty_short_text(kind), capital(duty_due_text(kind, day, today)), level
    if grant.ends_on is not None and grant.stage in IN_HAND:
        ends = grant.ends_on
        return translate("Funding", "The money ends"), capital(when_in_words(ends, today)), end_level(ends, today)
    return "", "", "plain"
