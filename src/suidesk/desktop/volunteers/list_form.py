"""The form of the list of volunteers on paper: of which project, with what; looked at, then saved as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.going_out import record_out
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.paper import Paper, save_pdf
from suidesk.desktop.kit.paper_preview import PaperPreview
from suidesk.desktop.kit.picker_field import PickerField
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import picking
from suidesk.desktop.volunteers.list_paper import list_paper
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.queries.volunteer_list import ListedVolunteer, VolunteersListed
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


class VolunteerListForm(FormDialog):
    """Shows the page as it is chosen, then asks where it goes."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        """Begin with all who are active, with their skills."""
        title = translate("VolunteerList", "Volunteers on one page")
        super().__init__(host.theme, title, translate("VolunteerList", "Save as PDF…"), parent)
        self._host = host
        self._found: tuple[ListedVolunteer, ...] = ()
        theme = host.theme
        self.title = LineField(theme, translate("VolunteerList", "Title"), is_required=True)
        self.title.set_value(translate("VolunteerList", "Our volunteers"))
        self.project = PickerField(
            theme,
            translate("VolunteerList", "Of which project"),
            picking(host.bridge, self, Kind.PROJECT),
            hint=translate("VolunteerList", "Those who have a role in it. Empty for all."),
        )
        self.skills = CheckField(theme, translate("VolunteerList", "With their skills"))
        self.skills.set_value(True)
        self.paused = CheckField(theme, translate("VolunteerList", "Also who pauses"))
        self.said = PlainLabel("", "small", wrap=True)
        self.preview = PaperPreview(theme)
        self.add("title", self.title)
        self.add("project_id", self.project)
        self.add("skills", self.skills)
        self.add("paused", self.paused, is_beside=True)
        self.add_note(self.said)
        self.add_note(self.preview)
        self.project.changed.connect(self._ask)
        self.paused.changed.connect(self._ask)
        self.skills.changed.connect(self._adapt)
        self.title.changed.connect(self._adapt)
        self.submitted.connect(self._ask_where)
        self.verb.setEnabled(False)
        self._ask()

    def _wanted(self) -> VolunteersListed:
        return VolunteersListed(self._host.now().date(), self.project.value(), bool(self.paused.value()))

    def _ask(self) -> None:
        wanted = self._wanted()
        self._host.bridge.fetch(wanted, lambda found: self._show(wanted, found), owner=self)

    def _show(self, wanted: VolunteersListed, found: tuple[ListedVolunteer, ...]) -> None:
        if wanted == self._wanted():
            self._found = found
            self.verb.setEnabled(bool(found))
            self._adapt()
            self.grow()

    def html(self) -> str:
        """Give the page as it is chosen."""
        title = self.title.value() or ""
        return list_paper(title, self._found, self._host.now().date(), has_skills=bool(self.skills.value()))

    def _adapt(self) -> None:
        if not self._found:
            self.said.setText(translate("VolunteerList", "No volunteer fits: choose another project, or all."))
            self.preview.show_pages(None)
            return
        paper = Paper(self.html())
        self.said.setText(
            translate(
                "VolunteerList",
                "%n page(s). It holds names and numbers: give it only to those who need it.",
                paper.count,
            )
        )
        self.preview.show_pages(paper)

    def _ask_where(self) -> None:
        name = f"{self.title.value()}.pdf"
        ask_where(self, translate("VolunteerList", "Save the list"), name, "pdf", self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the page and close; where that can't be, say why."""
        try:
            save_pdf(self.html(), self.title.value() or "", path)
        except SuideskError as error:
            self.show_error(None, error_text(error))
            return
        text = translate("VolunteerList", "The list was saved as {0}.")
        record_out(self._host, path, "volunteers", len(self._found), text.format(path.name))
        self.accept()
