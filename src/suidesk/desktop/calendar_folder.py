"""Choosing the folder in which the calendar file is kept, and keeping it no longer; for Settings and the dialog."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from suidesk.commands.desk import KeepCalendar
from suidesk.commands.exports import RecordExport
from suidesk.desktop.jobs import Jobs
from suidesk.domain.errors import SuideskError
from suidesk.services.calendar import CalendarExport, CalendarMark, CalendarWanted
from suidesk.services.calendar_folder import FILE, found_in, in_time, remove_calendar
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.services.desk import Desk


class CalendarFolder(QObject):
    """What the disk has to answer for is asked on a thread of its own: a folder may be on a network that is away."""

    turned = Signal()
    """`asked` is another."""

    def __init__(
        self,
        host: Host,
        owner: QWidget,
        changed: Callable[[], object],
        failed: Callable[[SuideskError], object],
    ) -> None:
        """Tell `owner` that the desk has `changed`, or what `failed`."""
        super().__init__(owner)
        self._host, self._owner, self._changed, self._failed = host, owner, changed, failed
        self.asked = ""
        """The folder whose answer is waited for, so that nothing else is begun; empty: none."""
        # Of the bridge, which outlives every owner.
        self.jobs = Jobs(host.bridge)
        self.jobs.broken.connect(host.bridge.broken)

    def ask(self, then: Callable[[str], object]) -> None:
        """Ask for a folder."""
        title = translate("Settings", "In which folder shall the calendar file be kept?")
        dialog = QFileDialog(self._owner.window(), title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(then)
        dialog.open()

    def keep(self, folder: str, *, has_private: bool) -> None:
        """Keep the file in that folder, unless something is in its way there; that it goes out is noted."""
        if self.asked:
            return
        place = Path(folder).absolute()
        mark = self._host.bridge.ask(CalendarMark())
        self._look(
            place,
            lambda: found_in(place, mark),
            lambda: self._keep(place, has_private=has_private),
            self._failed,
        )

    def stop(self, folder: str) -> None:
        """Keep it no longer, and take the file away: a calendar that nobody moves on would mislead."""
        if self.asked:
            return
        place, mark = Path(folder), self._host.bridge.ask(CalendarMark())
        self._host.bridge.work(
            lambda desk: (desk.run(KeepCalendar()).change,),
            lambda changes: self._take_away(place, mark, changes),
            failed=self._refuse,
            owner=self._host.bridge,
        )

    def _look(
        self,
        place: Path,
        job: Callable[[], object],
        then: Callable[[], object],
        failed: Callable[[SuideskError], object],
    ) -> None:
        def answer(take: Callable[[], object]) -> None:
            self._set_asked("")
            take()

        self._set_asked(str(place))
        self.jobs.run(
            lambda: in_time(place, job), lambda _: answer(then), lambda error: answer(partial(failed, error)), self
        )

    def _set_asked(self, folder: str) -> None:
        self.asked = folder
        self.turned.emit()

    def _keep(self, place: Path, *, has_private: bool) -> None:
        wanted = CalendarWanted(now=self._host.now(), has_private=has_private)

        def keep(desk: Desk) -> tuple[Change, ...]:
            count = desk.ask(CalendarExport(wanted)).count
            note = RecordExport(file=FILE, what="dates", count=count, format="ics")
            return desk.run(note).change, desk.run(KeepCalendar(folder=str(place), has_private=has_private)).change

        self._host.bridge.work(keep, self._announce, failed=self._refuse, owner=self._host.bridge)

    def _take_away(self, place: Path, mark: str, changes: tuple[Change, ...]) -> None:
        self._announce(changes)
        if not shiboken6.isValid(self):
            return
        self._look(
            place,
            lambda: remove_calendar(place, mark),
            self._changed,
            partial(self._tell_that_it_stays, place),
        )

    def _tell_that_it_stays(self, place: Path, error: SuideskError) -> None:
        del error
        self._failed(SuideskError("calendar_not_removed", name=FILE, folder=str(place)))

    def _announce(self, changes: tuple[Change, ...]) -> None:
        """Tell of what was done, although whoever asked for it may be closed by now."""
        for change in changes:
            self._host.bridge.announce(change)
        if shiboken6.isValid(self):
            self._changed()

    def _refuse(self, error: SuideskError) -> None:
        (self._failed if shiboken6.isValid(self) else self._host.tell)(error)


def asked_text(folder: str) -> str:
    """Say that a folder's answer is waited for."""
    return translate("Settings", "Asking {0}…").format(folder)
