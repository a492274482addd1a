"""The dates ahead as a calendar file: how far, with what; said before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.going_out import record_out
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.services.calendar import AHEAD_DAYS, CalendarExport, CalendarWanted
from suidesk.services.exporting import write_file
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.desktop.window import Window
    from suidesk.services.desk import Desk
    from suidesk.services.exporting import Exported

QUARTER, YEAR = 92, 366
SUFFIX: Final = "ics"


class CalendarDialog(FormDialog):
    """Asks which dates, then where to."""

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
            hint=translate("Calendar", "Deadlines, follow-ups, ends of roles and grants, steps of handovers."),
        )
        self.days.set_value(YEAR)
        self.private = CheckField(
            window.theme,
            translate("Calendar", "Also who is away, and checks that are to be seen again"),
            hint=translate("Calendar", "Leave it out of calendars that others can see."),
        )
        self.count = PlainLabel("", "small", wrap=True)
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
        wanted = self.wanted()
        self.message.hide()
        self.set_busy(is_busy=True)

        def write(desk: Desk) -> int:
            made = desk.ask(CalendarExport(wanted))
            write_file(path, made.content)
            return made.count

        self._window.bridge.work(
            write,
            lambda count: self._saved(path, count),
            failed=lambda error: self.show_error(None, error_text(error)),
            owner=self,
        )

    def _saved(self, path: Path, count: int) -> None:
        text = translate("Calendar", "%n date(s) were saved in {0}.", count)
        record_out(self._window, path, "dates", count, text.format(path.name))
        self.accept()
