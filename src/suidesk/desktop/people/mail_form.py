"""Letters to many: who gets them, in batches with hidden addresses, for the user's own mail program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame

from suidesk.desktop.going_out import record_out
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.desktop.kit.text_fields import LineField, TextField
from suidesk.desktop.people.reaching import copy_text
from suidesk.domain.errors import SuideskError
from suidesk.services.exporting import write_file
from suidesk.services.mailing import USUAL_BATCH, Batch, Letter, addresses, batches, merge_list, save_drafts, usable
from suidesk.wording.errors import error_text
from suidesk.wording.many import letter_text, will_get_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.mailing import Mailing

SIZES: Final = (25, USUAL_BATCH, 100)
FEW: Final = 5
ALL: Final = 0


class MailForm(FormDialog):
    """Says who gets a letter, copies their addresses batch by batch, saves drafts and a list for mail merge."""

    def __init__(self, host: Host, parent: QWidget, found: Mailing) -> None:
        """Offer batches of the usual size."""
        super().__init__(
            host.theme, translate("Mailing", "Write to them"), translate("Mailing", "Save drafts…"), parent
        )
        self._host, self._found = host, found
        self.to, refused = usable(found.to)
        text = will_get_text(
            len(self.to), found.opted_out, found.without, found.shared, [f"{one.name} ({one.email})" for one in refused]
        )
        self.said = PlainLabel(text, "strong", wrap=True)
        self._add_said()
        self._add_fields()
        self.letters = LinesCard(host.theme, translate("Mailing", "Letters"), few=FEW)
        self.add_note(self.letters)
        self.merge = Button(
            host.theme, translate("Mailing", "Save for mail merge (CSV)…"), self._ask_merge, icon="file-down"
        )
        self.add_other(self.merge)
        for one in (self.verb, self.merge):
            one.setEnabled(bool(self.to))
        self.size_field.changed.connect(self._adapt)
        self.submitted.connect(self._ask_folder)
        self._adapt()

    def _add_said(self) -> None:
        note = QFrame()
        note.setProperty("message", "info")
        line = row(IconLabel(self._host.theme, "users", "info", 18), self.said, gap=10, margins=(12, 10, 12, 10))
        line.setStretch(1, 1)
        note.setLayout(line)
        self.add_note(note)

    def _add_fields(self) -> None:
        theme = self._host.theme
        self.size_field: ChoiceField[int] = ChoiceField(
            theme,
            translate("Mailing", "At once"),
            [
                *((size, translate("Mailing", "At most %n address(s) in a letter", size)) for size in SIZES),
                (ALL, translate("Mailing", "Everybody in one letter")),
            ],
            hint=translate("Mailing", "Nobody sees the others' addresses. Letters to many at once are taken for spam."),
        )
        self.size_field.set_value(USUAL_BATCH)
        self.subject = LineField(theme, translate("Mailing", "Subject"))
        self.text = TextField(
            theme,
            translate("Mailing", "Text"),
            hint=translate("Mailing", "Both can be written in your mail program as well, which sends the letters."),
        )
        self.add("size", self.size_field)
        self.add("subject", self.subject)
        self.add("text", self.text)

    @property
    def at_once(self) -> int:
        """The most addresses in one letter."""
        return self.size_field.value() or max(len(self.to), 1)

    def _adapt(self) -> None:
        parts = batches(self.to, self.at_once)
        self.letters.setVisible(bool(parts))
        self.letters.set([self._line(at, len(parts), batch) for at, batch in enumerate(parts, 1)])

    def _line(self, at: int, count: int, batch: Batch) -> Line:
        copy = Verb(translate("Mailing", "Copy addresses"), partial(self._copy, batch), "copy")
        chip = translate("Mailing", "%n address(s)", len(batch))
        return Line("mail", letter_text(at, count, batch[0].name, batch[-1].name), chip=chip, verbs=(copy,))

    def _copy(self, batch: Batch) -> None:
        copy_text(addresses(batch))
        self.message.show_message(
            translate("Mailing", "%n address(s) copied. Put them into BCC of your letter.", len(batch)), "info"
        )

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, translate("Mailing", "Where shall the drafts go?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.open()

    def save_to(self, folder: Path) -> None:
        """Write the drafts and say so; where that can't be, say why."""
        letter = Letter(subject=self.subject.value() or "", text=self.text.value() or "")
        try:
            paths = save_drafts(folder, self.to, letter, self.at_once)
        except SuideskError as error:
            self.show_error(None, error_text(error))
            return
        text = translate("Mailing", "%n draft(s) saved in {0}. Open them in your mail program to send.", len(paths))
        record_out(self._host, folder, "letters", len(self.to), text.format(folder.name))
        self.accept()

    def _ask_merge(self) -> None:
        name = f"{translate('Mailing', 'mail merge')}.csv"
        ask_where(self, translate("Mailing", "Save the list for mail merge"), name, "csv", self.save_merge)

    def save_merge(self, path: Path) -> None:
        """Write the table and say so; where that can't be, say why."""
        try:
            write_file(path, b"".join(merge_list(self.to)))
        except SuideskError as error:
            self.show_error(None, error_text(error))
            return
        text = translate("Mailing", "%n address(s) saved in {0}.", len(self.to))
        self.message.show_message(text.format(path.name), "info")
        record_out(self._host, path, "mail_merge", len(self.to), text.format(path.name))
