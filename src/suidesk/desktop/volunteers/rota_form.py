"""The form of a rota sheet: which week, of which project; it is saved as a PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.paper import Paper
from suidesk.desktop.kit.paper_preview import PaperPreview
from suidesk.desktop.kit.picker_field import PickerField
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.desktop.records import picking
from suidesk.desktop.volunteers.rota_paper import rota_html, save_rota, title_of
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import FIRST_YEAR, LAST_YEAR
from suidesk.queries.rota import Rota, WeekRota
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


class RotaForm(FormDialog):
    """Asks for the week and the project, then where the sheet goes."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        """Begin with this week, of all."""
        title, verb = translate("Rota", "Rota sheet of a week"), translate("Rota", "Save as PDF…")
        super().__init__(host.theme, title, verb, parent)
        self._host = host
        self.day = DateField(
            host.theme,
            translate("Rota", "A day of the week"),
            host.now().date(),
            hint=translate("Rota", "The sheet shows its whole week, Monday to Sunday."),
            is_required=True,
        )
        self.project = PickerField(
            host.theme,
            translate("Rota", "Of which project"),
            picking(host.bridge, self, Kind.PROJECT),
            hint=translate("Rota", "Empty for all active volunteers."),
        )
        self.add("day", self.day)
        self.add("project_id", self.project)
        self.day.set_value(host.now().date())
        self.preview = PaperPreview(host.theme)
        self.add_note(self.preview)
        self.day.changed.connect(self._look)
        self.project.changed.connect(self._look)
        self._look()
        self.submitted.connect(self._ask)

    def _wanted(self) -> WeekRota | None:
        day = self.day.value()
        is_day = day is not None and FIRST_YEAR <= day.year <= LAST_YEAR
        return WeekRota(day, self.project.value()) if day and is_day else None

    def _look(self) -> None:
        if (query := self._wanted()) is not None:
            # What is no week of anything is said when the sheet is to be saved.
            self._host.bridge.fetch(query, lambda rota: self._show(query, rota), owner=self, failed=lambda _: None)

    def _show(self, query: WeekRota, rota: Rota) -> None:
        if query == self._wanted():
            self.preview.show_pages(Paper(rota_html(rota, self._host.now().date()), is_lying=True))
            self.grow()

    def _ask(self) -> None:
        if (query := self._wanted()) is not None:
            self._host.bridge.fetch(query, self._choose, owner=self, failed=self._refused)

    def _choose(self, rota: Rota) -> None:
        name = f"{title_of(rota)}.pdf"
        ask_where(self, translate("Rota", "Save the rota sheet"), name, "pdf", partial(self.save_to, rota))

    def save_to(self, rota: Rota, path: Path) -> None:
        """Write the sheet and close; where that can't be, say why."""
        try:
            save_rota(rota, self._host.now().date(), path)
        except SuideskError as error:
            self._refused(error)
            return
        self.accept()
        self._host.say(translate("Rota", "The rota sheet was saved as {0}.").format(path.name))

    def _refused(self, error: SuideskError) -> None:
        self.show_error(error.field, error_text(error))
