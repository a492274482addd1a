"""The dates ahead as a calendar file: how far, with what; said before it is written, once or from now on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from suidesk.desktop.calendar_folder import CalendarFolder, asked_text
from suidesk.desktop.going_out import record_out
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.queries.desk import CalendarPlaceOf
from suidesk.services.calendar import AHEAD_DAYS, CalendarExport, CalendarWanted
from suidesk.services.calendar_folder import FILE
from suidesk.services.exporting import write_file
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError
    from suidesk.services.exporting import Exported

QUARTER, YEAR = 92, 366
SUFFIX: Final = "ics"


class CalendarDialog(FormDialog):
    """Asks which dates, then where to: a file for once, or a folder in which it is kept up to date."""

    def __init__(self, window: Window) -> None:
        """Offer a year of them, without who is away."""
        title, verb = translate("Calendar", "Dates as a calendar file"), translate("Calendar", "Choose where to save…")
        super().__init__(window.theme, title, verb, window)
        self._window = window
        self.days: ChoiceField[int] = ChoiceField(
            window.theme,
            translate("Calendar", "How far ahead"),
            [
                (QUARTER, translate("Calendar", "Three months")),
                (YEAR, translate("Calendar", "A year")),
                (AHEAD_DAYS, translate("Calendar", "Two years")),
            ],
            hint=translate(
                "Calendar", "Deadlines, follow-ups, ends of roles and grants, steps of handovers, lists to delete."
            ),
        )
        self.days.set_value(YEAR)
        self.private = CheckField(
            window.theme,
            translate("Calendar", "Also who is away, and checks that are to be seen again"),
            hint=translate("Calendar", "Leave it out of calendars that others can see."),
        )
        # As high from the start as it will be: a form that grows later has to be scrolled.
        self.count = PlainLabel(translate("Calendar", "Counting the dates…"), "small", wrap=True)
        self.add("days", self.days)
        self.add("private", self.private)
        self.add_note(self.count)
        self.add_note(
            PlainLabel(
                translate(
                    "Calendar",
                    "Phones and calendars open this file and remind from it. Saved and opened again later, "
                    "it moves what has moved.",
                ),
                "small",
                wrap=True,
            )
        )
        self.kept = PlainLabel("", "small", wrap=True)
        self.keep = Button(window.theme, translate("Calendar", "Keep it up to date…"), self.ask_folder, icon="calendar")
        self.add_note(self.kept)
        self.add_other(self.keep)
        self._folder = CalendarFolder(window, self, self.accept, self._refused)
        self._folder.turned.connect(self._show_kept)
        self._show_kept()
        self.days.changed.connect(self._adapt)
        self.private.changed.connect(self._adapt)
        self.submitted.connect(self._ask_where)
        self._adapt()

    def wanted(self) -> CalendarWanted:
        """Give what is chosen."""
        days = self.days.value() or YEAR
        return CalendarWanted(now=self._window.now(), days=days, has_private=bool(self.private.value()))

    def _adapt(self) -> None:
        wanted = self.wanted()
        self._window.bridge.fetch(CalendarExport(wanted), lambda made: self._counted(wanted, made), owner=self)

    def _counted(self, wanted: CalendarWanted, made: Exported) -> None:
        mine = self.wanted()
        if (wanted.days, wanted.has_private) == (mine.days, mine.has_private):
            self.count.setText(translate("Calendar", "%n date(s) would be in the file.", made.count))

    def _ask_where(self) -> None:
        name = f"{translate('Calendar', 'dates of my desk')}.{SUFFIX}"
        ask_where(self, translate("Calendar", "Save the calendar file"), name, SUFFIX, self.save)

    def save(self, path: Path) -> None:
        """Write the file and say so."""
        self.message.hide()
        self.set_busy(is_busy=True)
        self._window.bridge.fetch(
            CalendarExport(self.wanted()), lambda made: self._write(path, made), owner=self, failed=self._refused
        )

    def _write(self, path: Path, made: Exported) -> None:
        # Apart: a drive that is away would hold whoever waits to be written to the store.
        self._folder.jobs.run(
            lambda: write_file(path, made.content), lambda _: self._saved(path, made.count), self._refused, self
        )

    def _saved(self, path: Path, count: int) -> None:
        text = translate("Calendar", "%n date(s) were saved in {0}.", count)
        record_out(self._window, path, "dates", count, text.format(path.name))
        self.accept()

    # --- kept up to date ---

    def ask_folder(self) -> None:
        """Ask for a folder, and keep the file there from now on."""
        self._folder.ask(self.keep_in)

    def keep_in(self, folder: str) -> None:
        """Keep the file in that folder; the form stays open when something is in its way."""
        self.message.hide()
        self._folder.keep(folder, has_private=bool(self.private.value()))

    def _show_kept(self) -> None:
        self.kept.setText(self._said())

    def _said(self) -> str:
        if self._folder.asked:
            return asked_text(self._folder.asked)
        place = self._window.bridge.ask(CalendarPlaceOf())
        if place is not None:
            where = str(Path(place.folder) / FILE)
            return translate("Calendar", "Kept up to date as {0}: Settings says how it is.").format(where)
        return translate(
            "Calendar", "Or keep a file of two years up to date in a folder that a phone or calendar reads."
        )

    def _refused(self, error: SuideskError) -> None:
        self.show_error(None, error_text(error))
