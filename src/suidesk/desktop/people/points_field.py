"""A field for all ways of one kind to reach a contact: rows that grow, each with a label."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from suidesk.commands.people import Point
from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.labels import set_property
from suidesk.desktop.kit.layouts import column, row
from suidesk.domain.people import ContactPoint, PointKind
from suidesk.wording.people import point_text
from suidesk.wording.translate import translate

ADDRESS_LINES: Final = 3
LABEL_SHARE, RAW_SHARE = 1, 3


class PointRow(QWidget):
    """One e-mail address, phone number, postal or web address with the user's own label."""

    def __init__(
        self, theme: Theme, kind: PointKind, edited: Callable[[], object], remove: Callable[[], object]
    ) -> None:
        """Call `edited` on every key and `remove` when the row is taken away."""
        super().__init__()
        self._theme = theme
        self.raw: QLineEdit | QPlainTextEdit = QLineEdit()
        if kind is PointKind.ADDRESS:
            self.raw = QPlainTextEdit()
            self.raw.setTabChangesFocus(True)
            self._fit()
            theme.changed.connect(self._fit)
        self.label = QLineEdit()
        self.label.setPlaceholderText(translate("People", "Label"))
        self.drop = IconButton(theme, "x", "", remove, is_ghost=True)
        self.raw.textChanged.connect(lambda: edited())
        self.label.textEdited.connect(lambda: edited())
        box = row(self.raw, self.label, self.drop, gap=6)
        box.setStretch(0, RAW_SHARE)
        box.setStretch(1, LABEL_SHARE)
        if kind is PointKind.ADDRESS:
            for part in (self.label, self.drop):
                box.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
        # Its room stays while it is hidden, so that nothing moves under the typing hand.
        policy = self.drop.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.drop.setSizePolicy(policy)

    def name(self, kind: PointKind, at: int, *, is_only: bool) -> None:
        """Be called by kind and place, so that a screen reader tells the rows apart."""
        what = point_text(kind) if is_only else f"{point_text(kind)} {at + 1}"
        self.raw.setAccessibleName(what)
        self.label.setAccessibleName(translate("People", "Label of {0}").format(what))
        self.drop.set_name(translate("People", "Remove {0}").format(what))

    def text(self) -> str:
        """Give what is typed."""
        return self.raw.text() if isinstance(self.raw, QLineEdit) else self.raw.toPlainText()

    def set(self, raw: str, label: str) -> None:
        """Show a point."""
        if isinstance(self.raw, QLineEdit):
            self.raw.setText(raw)
        else:
            self.raw.setPlainText(raw)
        self.label.setText(label)

    def _fit(self) -> None:
        line = QFontMetrics(self._theme.font(14)).lineSpacing()
        self.raw.setFixedHeight(line * ADDRESS_LINES + 18)


class PointsField(Field):
    """Points of one kind; `value` leaves empty rows out."""

    def __init__(self, theme: Theme, kind: PointKind) -> None:
        """Have one empty row."""
        super().__init__(theme, point_text(kind))
        self.kind = kind
        self.rows: list[PointRow] = []
        self._column = column(gap=6)
        self.another = Button(theme, _another(kind), self.add_row, kind="quiet", icon="plus")
        frame = QWidget()
        frame.setLayout(column(self._column, row(self.another, None), gap=2))
        first = self._new_row()
        self.put(first.raw, frame)
        self._renumber()

    def value(self) -> tuple[Point, ...]:
        """Give the points in their order."""
        return tuple(Point(self.kind, one.text(), one.label.text()) for one in self._filled())

    def set_value(self, points: Sequence[ContactPoint]) -> None:
        """Show those of `points` that are of this kind."""
        own = [point for point in points if point.kind is self.kind]
        while len(self.rows) < len(own):
            self._new_row()
        for one, point in zip(self.rows, own, strict=False):
            one.set(point.raw, point.label)
        self._renumber()

    def has_input(self) -> bool:
        """Tell whether any row has text."""
        return bool(self._filled())

    def problem(self) -> str:
        """Say that a label alone would not be kept."""
        if any(one.label.text().strip() and not one.text().strip() for one in self.rows):
            return translate("People", "There is a label, but nothing that it belongs to. Fill that in, or clear it.")
        return ""

    def add_row(self) -> None:
        """Offer one more row and go there."""
        made = self._new_row()
        self._renumber()
        made.raw.setFocus(Qt.FocusReason.TabFocusReason)

    def error(self, text: str) -> None:
        """Show `text`; an empty one takes all marks away."""
        super().error(text)
        for one in self.rows:
            set_property(one.raw, "invalid", value=False)
        self.another.setVisible(self.has_input() and not text)

    def error_at(self, at: int, text: str) -> None:
        """Show `text` and mark the row of the point `at`, counted among those with text."""
        self.error(text)
        wrong = self._filled()[at]
        set_property(wrong.raw, "invalid", value=True)
        wrong.raw.setAccessibleDescription(text)
        self.setFocusProxy(wrong.raw)

    def _filled(self) -> list[PointRow]:
        return [one for one in self.rows if one.text().strip()]

    def _new_row(self) -> PointRow:
        made = PointRow(self._theme, self.kind, self._typed, lambda: self._drop(made))
        self._column.addWidget(made)
        self.rows.append(made)
        return made

    def _typed(self) -> None:
        self._renumber()
        self._edited()

    def _drop(self, gone: PointRow) -> None:
        if len(self.rows) == 1:
            gone.set("", "")
        else:
            at = self.rows.index(gone)
            self.rows.remove(gone)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            self.rows[min(at, len(self.rows) - 1)].raw.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setFocusProxy(self.rows[0].raw)
        self._typed()

    def _renumber(self) -> None:
        is_only = len(self.rows) == 1
        for at, one in enumerate(self.rows):
            one.name(self.kind, at, is_only=is_only)
            one.drop.setVisible(not is_only or bool(one.text()))
        chain = [part for one in self.rows for part in (one.raw, one.label, one.drop)]
        for before, after in zip(chain, [*chain[1:], self.another], strict=True):
            QWidget.setTabOrder(before, after)
        self.another.setVisible(self.has_input() and not self.error_text())


def _another(kind: PointKind) -> str:
    return {
        PointKind.EMAIL: translate("People", "Another e-mail"),
        PointKind.PHONE: translate("People", "Another phone"),
        PointKind.ADDRESS: translate("People", "Another address"),
        PointKind.URL: translate("People", "Another web address"),
    }[kind]
