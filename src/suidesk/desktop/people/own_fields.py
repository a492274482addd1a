"""The part of a contact's form for fields of the user's own: those that are filled, and a way to add more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from suidesk.commands.fields import OwnValue
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.kit.text_fields import LineField, TextField
from suidesk.desktop.people.field_form import FieldForm
from suidesk.domain.own_fields import FieldType, fits
from suidesk.wording.own_fields import yes_no_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.queries.fields import FieldUsed, OwnField

LONG: Final = 60
"""Letters of a value from which on it gets several lines."""


class OwnRow(QWidget):
    """One field of the user's own with its value, and a way to empty it."""

    def __init__(self, host: Host, name: str, kind: FieldType, value: str, drop: Any) -> None:
        """Show the value in the field that fits it."""
        super().__init__()
        self.name, self.kind = name, kind
        self.field = _field(host, name, kind, value)
        self.drop = IconButton(
            host.theme, "x", translate("People", "Take {0} away").format(name), partial(drop, self), is_ghost=True
        )
        # Beside the input and not beside its label, whatever the size of text.
        side = column(PlainLabel(" ", "label"), self.drop, None, gap=10)
        box = row(self.field, side, gap=6)
        box.setStretch(0, 1)
        self.setLayout(box)

    def value(self) -> OwnValue:
        """Give name, type and what is entered, as it is kept."""
        value = self.field.value()
        if isinstance(value, date):
            value = value.isoformat()
        return OwnValue(self.name, value or "", self.kind)


class OwnFields(Field):
    """Rows that grow; `value` gives those that hold something."""

    def __init__(self, host: Host, form: QWidget, known: Sequence[FieldUsed]) -> None:
        """Offer the fields that there are, and a new one; `form` is what that form opens over."""
        super().__init__(host.theme, translate("People", "Fields of your own"))
        self._host, self._form, self._known = host, form, known
        self.rows: list[OwnRow] = []
        self._column = column(gap=10)
        self._label.hide()
        self._menu = Menu(host.theme, translate("People", "Add a field"), self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.another = Button(host.theme, translate("People", "Add a field"), kind="quiet", icon="plus")
        self.another.set_menu(self._menu)
        frame = QWidget()
        frame.setLayout(column(self._column, row(self.another, None), gap=6))
        self.put(self.another, frame)
        self.another.setAccessibleName(translate("People", "Add a field of your own"))

    def value(self) -> tuple[OwnValue, ...]:
        """Give what is entered, empty fields left out."""
        return tuple(value for one in self.rows if (value := one.value()).value.strip())

    def set_value(self, value: Sequence[OwnField]) -> None:
        """Show what a contact has."""
        for one in value:
            self._add(one.name, one.type, one.value)

    def has_input(self) -> bool:
        """Tell whether any field holds something."""
        return bool(self.value())

    def check(self) -> bool:
        """Check every field."""
        return all([one.field.check() for one in self.rows])

    def error_at(self, at: int, text: str) -> None:
        """Show `text` at the field `at`, counted among those that hold something."""
        filled = [one for one in self.rows if one.value().value.strip()]
        filled[at].field.error(text)
        self.setFocusProxy(filled[at].field)

    def add(self, name: str, kind: FieldType) -> None:
        """Offer a field to be filled, and go there."""
        made = next((one for one in self.rows if one.name == name), None) or self._add(name, kind, "")
        made.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill_menu(self) -> None:
        self._menu.clear()
        here = {one.name for one in self.rows}
        for one in self._known:
            if one.name not in here:
                self._menu.add(one.name, partial(self.add, one.name, one.type), icon="clipboard-list")
        self._menu.addSeparator()
        self._menu.add(translate("People", "New field…"), self.open_new, icon="plus")

    def open_new(self) -> None:
        """Ask for name and type of a field that isn't there yet; it is made when the contact is saved."""
        FieldForm(self._host, self._form, chosen=self.add).open()

    def _add(self, name: str, kind: FieldType, value: str) -> OwnRow:
        made = OwnRow(self._host, name, kind, value, self._drop)
        made.field.changed.connect(self._edited)
        self._column.addWidget(made)
        self.rows.append(made)
        parts = [part for one in self.rows for part in (one.field, one.drop)]
        for before, after in zip(parts, [*parts[1:], self.another], strict=True):
            QWidget.setTabOrder(before, after)
        return made

    def _drop(self, gone: OwnRow) -> None:
        self.rows.remove(gone)
        self._column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self.setFocusProxy(self.another)
        self.another.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edited()


def _field(host: Host, name: str, kind: FieldType, value: str) -> Field:
    """Make the field for a value; one that doesn't fit its type, as a list brought it, stays a text."""
    is_odd = bool(value) and not fits(kind, value)
    made: Field
    if kind is FieldType.DAY and not is_odd:
        made = DateField(host.theme, name, host.now().date())
        made.set_value(date.fromisoformat(value) if value else None)
        return made
    if kind is FieldType.YES_NO and not is_odd:
        choices = [(one, yes_no_text(is_yes=one == "yes")) for one in ("yes", "no")]
        made = ChoiceField(host.theme, name, choices, empty=translate("People", "Not known"))
        made.set_value(value or None)
        return made
    is_long = "\n" in value or len(value) > LONG
    made = TextField(host.theme, name, lines=3) if is_long else LineField(host.theme, name)
    made.set_value(value)
    return made
