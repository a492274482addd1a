"""Lists that went out: which, when, for what, and by when each is to be deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize

from suidesk.commands.exports import ChangeExport, MarkExportDeleted
from suidesk.desktop.kit.buttons import FilterChip
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.scroll_dialog import ScrollDialog
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import save
from suidesk.domain.kinds import Kind
from suidesk.queries.exports import PAGE, ListsSent, SentList, SentLists
from suidesk.wording.exports import fate_text, what_text
from suidesk.wording.formats import capital, when_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change

SIZE: Final = QSize(760, 620)


class SentDialog(ScrollDialog):
    """Stays open while one list after the other is settled."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        """Ask for the lists."""
        how = translate(
            "Exports",
            "Every list that is exported is noted here. The file itself lies where it was saved, and with whoever got "
            "it: when it is no longer needed, delete it there and say so here.",
        )
        self.waiting = FilterChip(translate("Exports", "Still to be deleted"))
        self.waiting.toggled.connect(self._ask)
        title = translate("Exports", "Lists that went out")
        chips = row(self.waiting, None)
        super().__init__(host.theme, title, parent, SIZE, PlainLabel(how, "muted", wrap=True))
        self._host = host
        self.lines = LinesCard(
            host.theme, translate("Exports", "Files"), empty=translate("Exports", "No list went out yet.")
        )
        self.body.addLayout(chips)
        self.body.addWidget(self.lines)
        host.bridge.changed.connect(self._on_change)
        self._ask()

    def _ask(self) -> None:
        self._host.bridge.fetch(ListsSent(only_waiting=self.waiting.isChecked()), self._show, owner=self)

    def _on_change(self, change: Change) -> None:
        if change.touches(Kind.EXPORT):
            self._ask()

    def _show(self, found: SentLists) -> None:
        lines = [self._line(one) for one in found.rows]
        if found.count > PAGE:
            lines.append(Line("ellipsis", translate("Exports", "and %n more", found.count - PAGE)))
        self.lines.set(lines)
        self.lines.set_chip(translate("Exports", "%n to be deleted", found.waiting) if found.waiting else "", "warn")

    def _line(self, one: SentList) -> Line:
        out, now = one.export, self._host.now()
        at = out.at.astimezone(now.tzinfo).date()
        who = translate("Exports", "{0}, by {1}") if one.by else "{0}"
        told = [what_text(out), who.format(when_in_words(at, now.date()), one.by)]
        if out.purpose:
            told.append(out.purpose)
        is_late = out.deleted_on is None and out.delete_by is not None and out.delete_by < now.date()
        is_gone = out.deleted_on is not None
        verbs = [] if is_gone else [Verb(translate("Exports", "It is deleted"), partial(self._delete, out.id), "check")]
        verbs.append(Verb(translate("Exports", "Change…"), partial(self._change, one), "pencil"))
        return Line(
            "file-down",
            out.file,
            " · ".join(told),
            chip=capital(fate_text(out, now.date())),
            level="ok" if is_gone else "warn" if is_late else "plain",
            verbs=tuple(verbs),
            role="muted" if is_gone else "accent",
        )

    def _delete(self, ref: str) -> None:
        self._host.bridge.run(MarkExportDeleted(id=ref), failed=self._host.tell)

    def _change(self, one: SentList) -> None:
        SentForm(self._host, one, self).open()


class SentForm(FormDialog):
    """Changes what a list was for, and by when it is to be deleted."""

    def __init__(self, host: Host, one: SentList, parent: QWidget) -> None:
        """Show what is noted."""
        super().__init__(host.theme, one.export.file, translate("Exports", "Save"), parent)
        self._host, self._out = host, one.export
        self.purpose = LineField(host.theme, translate("Export", "What is it for?"))
        self.purpose.set_value(one.export.purpose)
        today = host.now().date()
        self.delete_by = DateField(
            host.theme, translate("Export", "To be deleted by"), today, least=one.export.at.date()
        )
        self.delete_by.set_value(one.export.delete_by)
        self.add("purpose", self.purpose)
        self.add("delete_by", self.delete_by)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        purpose, delete_by = self.purpose.value().strip(), self.delete_by.value()
        save(self._host.bridge, self, ChangeExport(id=self._out.id, purpose=purpose, delete_by=delete_by))
