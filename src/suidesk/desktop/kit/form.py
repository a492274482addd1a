"""A form in a window of its own: sections of fields, one verb, errors at their field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.labels import Hairline, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.wording.translate import translate

_WIDTH = 520
_NARROW_ROW = 380
_SCREEN_SHARE = 0.9
_EDGE = 24


class FormDialog(QDialog):
    """Sends `submitted` once every field can be used; the page runs its command and calls `accept` or `show_error`."""

    submitted = Signal()

    def __init__(
        self, theme: Theme, title: str, verb: str, parent: QWidget | None = None, *, width: int = _WIDTH
    ) -> None:
        """Be called `title`; the primary button says `verb`, such as "Save person"."""
        super().__init__(parent)
        self._theme = theme
        self._width = width
        self._fields: dict[str, Field] = {}
        self._last_row: CardGrid | None = None
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.message = MessageBar(theme)
        self.verb = Button(theme, verb, self.submit, kind="primary")
        self.verb.setDefault(True)
        self.verb.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        self.cancel = Button(theme, translate("Form", "Cancel"), self.reject)
        self._build(title)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.submit)

    def _build(self, title: str) -> None:
        self._body = QWidget()
        self._body.setProperty("ground", "none")
        self._rows = column(gap=14)
        # Not an alignment: with one, Qt squeezes what needs more height at its width than it would like in all.
        self._body.setLayout(column(self._rows, None, gap=0, margins=(_EDGE, 4, _EDGE, _EDGE - 8)))
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = PlainLabel(title, "h1", wrap=True)
        self._buttons = row(None, self.cancel, self.verb, gap=10, margins=(_EDGE, 12, _EDGE, 16))
        self._top = column(head, self.message, gap=10, margins=(_EDGE, 18, _EDGE, 8))
        self._frame = column(self._top, self._scroll, Hairline(), self._buttons, gap=0)
        self.setLayout(self._frame)

    def add_section(self, title: str, note: str = "") -> None:
        """Start a section called `title`."""
        if self._rows.count():
            self._rows.addSpacing(6)
        heading = column(PlainLabel(title, "h2", wrap=True), gap=2)
        if note:
            heading.addWidget(PlainLabel(note, "small", wrap=True))
        self._rows.addLayout(heading)
        self._last_row = None

    def add(self, name: str, field: Field, *, is_beside: bool = False) -> None:
        """Add the field of the record's `name`; `is_beside` sets it next to the one before where there is room."""
        self._fields[name] = field
        if is_beside and self._last_row is not None:
            self._last_row.add(field)
            return
        holder = QWidget()
        self._last_row = CardGrid(self._theme, narrow=_NARROW_ROW)
        self._last_row.add(field)
        holder.setLayout(self._last_row)
        self._rows.addWidget(holder)

    def add_note(self, widget: QWidget) -> None:
        """Add a widget that is no field."""
        self._rows.addWidget(widget)
        self._last_row = None

    def add_other(self, button: QWidget) -> None:
        """Put a verb that doesn't save, such as "Remove", at the start of the form's last line."""
        self._buttons.insertWidget(0, button)

    def field(self, name: str) -> Field:
        """Give the field added as `name`."""
        return self._fields[name]

    def values(self, *names: str) -> dict[str, Any]:
        """Give what the fields added as `names` hold."""
        return {name: self._fields[name].value() for name in names}

    def show_values(self, record: object, *names: str) -> None:
        """Show what `record` has under `names` in the fields added so."""
        for name in names:
            self._fields[name].set_value(getattr(record, name))

    def submit(self) -> None:
        """Check every field, go to the first that is wrong, or send `submitted`."""
        if not self.verb.isEnabled():
            return
        self.message.hide()
        wrong = [field for field in self._fields.values() if not field.check() and not field.isHidden()]
        if wrong:
            self._go_to(wrong[0])
        else:
            self.submitted.emit()

    def show_error(self, field: str | None, text: str) -> None:
        """Show `text` at `field`, or above the form when there is no such field."""
        self.set_busy(is_busy=False)
        # An error at a field that isn't shown would be said to nobody.
        if field is not None and field in self._fields and not self._fields[field].isHidden():
            self._fields[field].error(text)
            self._go_to(self._fields[field])
        else:
            self.message.show_message(text)

    def set_busy(self, *, is_busy: bool) -> None:
        """Keep the verb from being pressed twice while the command runs."""
        self.verb.setEnabled(not is_busy)

    def sizeHint(self) -> QSize:
        """Be as high as the fields need, within the screen."""
        room = self.screen().availableSize() * _SCREEN_SHARE
        width = min(self._theme.px(self._width), room.width())
        inner = max(width, self._body.minimumSizeHint().width())
        rest = self._frame.sizeHint().height() - self._scroll.sizeHint().height()
        height = self._body.heightForWidth(inner) if self._body.hasHeightForWidth() else self._body.sizeHint().height()
        return QSize(min(inner, room.width()), min(height + rest + 4, room.height()))

    def grow(self) -> None:
        """Take the room that a part needs which came after the form was opened."""
        # Not at once: what changed tells its parents of its new height one after the other, as events.
        QTimer.singleShot(0, self, lambda: self.resize(self.sizeHint().expandedTo(self.size())))

    def open(self) -> None:
        """Show the form with the focus in its first field; once it is closed it is gone."""
        self.finished.connect(self.deleteLater)
        self.resize(self.sizeHint())
        super().open()
        if self._fields:
            next(iter(self._fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, field: Field) -> None:
        self._scroll.ensureWidgetVisible(field, 0, _EDGE)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
