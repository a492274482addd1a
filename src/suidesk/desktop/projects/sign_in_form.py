"""The form of a sign-in sheet: which day, who is expected, how many empty lines; it is saved as a PDF to print."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.amount_fields import NumberField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.paper_preview import PaperPreview
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.desktop.projects.sign_in_paper import SignInPages, file_name, save_sheet
from suidesk.domain.errors import SuideskError
from suidesk.queries.expected import DayOfProject, ExpectedOn
from suidesk.queries.workload import LastMeeting, Meeting
from suidesk.wording.errors import error_text
from suidesk.wording.formats import names_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host

EMPTY_LINES: Final = 8
MOST_LINES: Final = 200
NAMED: Final = 8
"""Names that are shown before the rest is counted."""


class SignInForm(FormDialog):
    """Asks for the day, which is at first the next one on the weekday of the last meeting."""

    def __init__(self, host: Host, parent: QWidget, project: Found) -> None:
        """Be about that project."""
        title = translate("SignIn", "Sign-in sheet of {0}").format(project.title)
        super().__init__(host.theme, title, translate("SignIn", "Save as PDF…"), parent)
        self._host, self._project = host, project
        self._found: DayOfProject | None = None
        today = host.now().date()
        self.day = DateField(host.theme, translate("SignIn", "Day"), today, is_required=True)
        self.lines = NumberField(
            host.theme,
            translate("SignIn", "Empty lines"),
            most=MOST_LINES,
            hint=translate("SignIn", "For whoever comes without being expected."),
        )
        self.people = PlainLabel("", wrap=True)
        self.add("day", self.day)
        self.add("empty_lines", self.lines, is_beside=True)
        self.add_note(self.people)
        self.preview = PaperPreview(host.theme)
        self.add_note(self.preview)
        self.day.set_value(today)
        self.lines.set_value(EMPTY_LINES)
        self.day.changed.connect(self._ask)
        self.lines.changed.connect(self._look)
        self.submitted.connect(self._ask_where)
        host.bridge.fetch(LastMeeting(project.id, today), self._propose, owner=self)
        self._ask()

    def _propose(self, meeting: Meeting | None) -> None:
        """Propose the next day that is on the same weekday as the last meeting."""
        today = self._host.now().date()
        if meeting is not None and self.day.value() == today:
            self.day.set_value(today + timedelta(days=(meeting.day.weekday() - today.weekday()) % 7))
            self._ask()

    def _ask(self) -> None:
        day = self.day.value()
        self._found = None
        if day is not None:
            query = ExpectedOn(self._project.id, day)
            self._host.bridge.fetch(query, self._show, owner=self, failed=self._refused)

    def _show(self, found: DayOfProject) -> None:
        if found.day == self.day.value():
            self._found = found
            self.people.setText(people_text(found))
            self._look()
            self.grow()

    def _look(self) -> None:
        if self._found is not None:
            self.preview.show_pages(SignInPages(self._found, self.lines.value() or 0))

    def _refused(self, error: SuideskError) -> None:
        self.show_error(None, error_text(error))

    def _ask_where(self) -> None:
        """Ask for the file; the names are there before anybody can press so fast."""
        if self._found is None:
            return
        name = translate("SignIn", "Save the sign-in sheet")
        ask_where(self, name, file_name(self._found), "pdf", self.save)

    def save(self, path: Path) -> None:
        """Write the file and say so; what can't be written is said in the form."""
        if self._found is None:
            return
        try:
            pages = save_sheet(self._found, self.lines.value() or 0, path)
        except SuideskError as error:
            self._refused(error)
            return
        self._host.say(translate("SignIn", "Saved as {0}: %n page(s) to print.", pages).format(path.name))
        self.accept()


def people_text(found: DayOfProject) -> str:
    """Say who is expected, and who would be but is away."""
    if found.people:
        named = [one.name for one in found.people[:NAMED]]
        rest = len(found.people) - len(named)
        more = [translate("SignIn", "%n more", rest)] if rest else []
        names = names_in_words([*named, *more])
        expected = translate("SignIn", "%n person(s) expected: {0}.", len(found.people)).format(names)
    else:
        expected = translate("SignIn", "Nobody is expected: the sheet has empty lines only.")
    why = translate(
        "SignIn", "Expected is who has a role on that day, promised hours a week, or gave hours in the weeks before."
    )
    away = translate("SignIn", "Away on that day: {0}.").format(names_in_words(found.away)) if found.away else ""
    return "\n".join(part for part in (expected, away, why) if part)
