"""The last step: what was done, the rejected rows as a file, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.lists.counts_view import CountsView
from suidesk.desktop.lists.rejected_button import RejectedButton
from suidesk.desktop.lists.steps import StepView
from suidesk.interchange.list_kinds import OF_CONTACTS
from suidesk.wording.lists import made_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.services.import_report import ImportReport


class ReportStep(StepView):
    """Sends `undo` to take the list back, `save_rejected(path)` to write what couldn't be used."""

    undo = Signal()
    save_rejected = Signal(Path)

    def __init__(self, theme: Theme) -> None:
        """Have nothing to report yet."""
        super().__init__(translate("Import", "Your list is here"), "")
        self.counts = CountsView(theme)
        self.take_back = Button(theme, translate("Import", "Take it all back"), self.undo.emit, icon="undo-2")
        self.rejected = RejectedButton(theme)
        self.rejected.chosen.connect(self.save_rejected)
        verbs = FlowLayout(gap=10)
        verbs.addWidget(self.rejected)
        verbs.addWidget(self.take_back)
        self.box.addWidget(self.counts)
        self.box.addLayout(verbs)
        self.box.addStretch(1)

    def show_report(self, report: ImportReport) -> None:
        """Say what was done."""
        counts = report.counts
        is_contacts = report.looked.kind in OF_CONTACTS
        contacts = translate("Import", "%n contact(s) came in.", counts.created)
        said = contacts if is_contacts else translate("Import", "%n row(s) came in.", counts.created)
        if counts.updated:
            said += " " + translate("Import", "%n was(s) updated.", counts.updated)
        if report.made:
            said += " " + made_text(report.made)
        if not counts.changes:
            said = translate("Import", "Everything was here already; nothing changed.")
        self.sentence.setText(said)
        are_cards = report.looked.cards is not None
        self.counts.set(counts, are_cards=are_cards)
        self.rejected.set_count(len(report.rejected), are_cards=are_cards)
        self.take_back.setVisible(report.batch is not None)

    def show_taken_back(self) -> None:
        """Say that all is as it was before."""
        for widget in (self.take_back, self.rejected, self.counts):
            widget.hide()
        self.sentence.setText(translate("Import", "The list was taken back: everything is as it was before."))
