"""The calendar file that is kept up to date: where, with what, since when, or why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from suidesk.commands.desk import KeepCalendar
from suidesk.commands.exports import RecordExport
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.queries.desk import CalendarPlace, CalendarPlaceOf
from suidesk.services.calendar import CalendarExport, CalendarWanted
from suidesk.services.calendar_keeping import FILE, found_in, remove_calendar
from suidesk.wording.errors import error_text
from suidesk.wording.formats import clock_time
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.desktop.presence import Presence
    from suidesk.domain.changes import Change
    from suidesk.domain.errors import SuideskError
    from suidesk.services.desk import Desk


class CalendarCard(Card):
    """Every change of it can be taken back; the file in the folder follows within moments."""

    def __init__(self, host: Host) -> None:
        """Show nothing before it is asked for."""
        super().__init__(
            translate("Settings", "Calendar file"),
            translate("Settings", "A phone or a web calendar that subscribes to it carries the same dates and alarms."),
        )
        self._host = host
        self._place: CalendarPlace | None = None
        self._presence: Presence | None = None
        theme = host.theme
        self.state = PlainLabel("", wrap=True, selectable=True)
        self.private = CheckField(
            theme,
            translate("Settings", "Also who is away, and checks that are to be seen again"),
            hint=translate("Settings", "The file isn't encrypted: whoever can read that folder can read it."),
        )
        self.choose = Button(theme, translate("Settings", "Choose a folder…"), self.ask_where, icon="calendar")
        self.show_folder = Button(theme, translate("Settings", "Open the folder"), self._open, kind="small")
        self.stop = Button(theme, translate("Settings", "Keep it no longer"), self._stop, kind="small", icon="x")
        buttons = FlowLayout(gap=8)
        for button in (self.choose, self.show_folder, self.stop):
            buttons.addWidget(button)
        for part in (self.state, self.private, buttons):
            self.add(part)
        self.fill_below()
        self.private.changed.connect(self._set_private)

    def ask(self) -> None:
        """Look anew where it is kept."""
        if self._presence is None and self._host.presence is not None:
            self._presence = self._host.presence
            self._presence.changed.connect(self._show)
        self._host.bridge.fetch(CalendarPlaceOf(), self._fill, owner=self)

    def ask_where(self) -> None:
        """Ask for a folder, and keep the file there from now on."""
        dialog = QFileDialog(self.window(), translate("Settings", "In which folder shall the calendar file be kept?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.keep_in)
        dialog.open()

    def keep_in(self, folder: str) -> None:
        """Keep the file in that folder; that it goes out is noted."""
        place, now = Path(folder).absolute(), self._host.now()
        has_private = bool(self.private.value())

        def keep(desk: Desk) -> tuple[Change, ...]:
            found_in(place)
            count = desk.ask(CalendarExport(CalendarWanted(now=now, has_private=has_private))).count
            note = RecordExport(file=FILE, what="dates", count=count, format="ics")
            return desk.run(note).change, desk.run(KeepCalendar(folder=str(place), has_private=has_private)).change

        self._host.bridge.work(keep, self._changed, failed=self._refused, owner=self)

    def _fill(self, place: CalendarPlace | None) -> None:
        self._place = place
        self.private.set_value(place is not None and place.has_private)
        self.choose.set_text(
            translate("Settings", "Choose another folder…") if place else translate("Settings", "Choose a folder…")
        )
        self.show_folder.setVisible(place is not None)
        self.stop.setVisible(place is not None)
        self._show()

    def _show(self) -> None:
        self.state.setText(self._said())

    def _said(self) -> str:
        if self._place is None:
            return translate("Settings", "None is kept. Choose a folder that your phone or calendar reads.")
        where = str(Path(self._place.folder) / FILE)
        state = self._presence.calendar if self._presence is not None else None
        if state is None or state.place != self._place:
            return where
        if state.fault is not None:
            return f"{where}\n{error_text(state.fault)}"
        dates = translate("Settings", "%n date(s)", state.count)
        if state.written_at is None:
            return f"{where}\n{dates}"
        local = state.written_at.astimezone(self._host.now().tzinfo)
        return f"{where}\n{translate('Settings', 'Written {0}, {1}').format(clock_time(local), dates)}"

    def _set_private(self) -> None:
        if self._place is not None:
            self.keep_in(self._place.folder)

    def _stop(self) -> None:
        """Keep it no longer, and take the file away: a calendar that nobody moves on would mislead."""
        if self._place is None:
            return
        folder = Path(self._place.folder)

        def stop(desk: Desk) -> tuple[Change, ...]:
            remove_calendar(folder)
            return (desk.run(KeepCalendar()).change,)

        self._host.bridge.work(stop, self._changed, failed=self._refused, owner=self)

    def _changed(self, changes: tuple[Change, ...]) -> None:
        for change in changes:
            self._host.bridge.announce(change)
        self.ask()

    def _refused(self, error: SuideskError) -> None:
        self._host.tell(error)
        self.ask()

    def _open(self) -> None:
        if self._place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._place.folder))
