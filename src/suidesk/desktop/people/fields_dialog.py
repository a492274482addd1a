"""The fields of the user's own: which there are, how much is in them, and how to rename or remove one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize

from suidesk.commands.fields import RemoveField
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.desktop.kit.scroll_dialog import ScrollDialog
from suidesk.desktop.people.field_form import FieldForm
from suidesk.desktop.records import remove
from suidesk.domain.kinds import Kind
from suidesk.queries.fields import FieldsUsed, FieldUsed
from suidesk.wording.own_fields import field_type_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change

SIZE: Final = QSize(620, 560)


class FieldsDialog(ScrollDialog):
    """Lists them; removing one says first how many values go with it."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        """Ask for the fields."""
        self.message = MessageBar(host.theme)
        how = translate(
            "People", "What you note about people beside what suidesk asks. Lists that you bring in add some."
        )
        super().__init__(
            host.theme,
            translate("People", "Fields of your own"),
            parent,
            SIZE,
            PlainLabel(how, "muted", wrap=True),
            self.message,
        )
        self._host = host
        self.lines = LinesCard(
            host.theme, translate("People", "Fields"), empty=translate("People", "There are no fields of your own yet.")
        )
        self.new = Button(host.theme, translate("People", "Add a field…"), self.open_new, kind="small", icon="plus")
        self.lines.add_action(self.new)
        self.body.addWidget(self.lines)
        host.bridge.changed.connect(self._on_change)
        self._ask()

    def open_new(self) -> None:
        """Open the form of a new field."""
        FieldForm(self._host, self).open()

    def _ask(self) -> None:
        self._host.bridge.fetch(FieldsUsed(), self._show, owner=self)

    def _on_change(self, change: Change) -> None:
        if change.touches(Kind.FIELD, Kind.FIELD_VALUE):
            self._ask()

    def _show(self, found: list[FieldUsed]) -> None:
        self.lines.set([self._line(one) for one in found])

    def _line(self, one: FieldUsed) -> Line:
        count = (
            translate("People", "%n contact(s) with something in it", one.count)
            if one.count
            else translate("People", "empty everywhere")
        )
        second = translate("People", "{kind} · {count}").format(kind=field_type_text(one.type), count=count)
        verbs = (
            Verb(translate("People", "Change…"), partial(self._change, one), "pencil"),
            Verb(translate("People", "Remove"), partial(self._remove, one), "trash-2"),
        )
        return Line("clipboard-list", one.name, second, verbs=verbs)

    def _change(self, one: FieldUsed) -> None:
        FieldForm(self._host, self, used=one).open()

    def _remove(self, one: FieldUsed) -> None:
        self.message.hide()
        remove(self._host.bridge, self.message, RemoveField(id=one.id))
