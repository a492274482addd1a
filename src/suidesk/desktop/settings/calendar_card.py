"""The calendar file that is kept up to date: where, with what, since when, or why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from suidesk.desktop.calendar_folder import CalendarFolder, asked_text
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.queries.desk import CalendarPlace, CalendarPlaceOf
from suidesk.services.calendar_folder import FILE
from suidesk.wording.errors import error_text
from suidesk.wording.formats import clock_time, day_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from suidesk.desktop.page import Host
    from suidesk.desktop.presence import Presence
    from suidesk.domain.errors import SuideskError
    from suidesk.services.calendar_keeping import CalendarState


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
        self.fault = PlainLabel("", "error", wrap=True, selectable=True)
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
        for part in (self.state, self.fault, self.private, buttons):
            self.add(part)
        self.fill_below()
        self.private.changed.connect(self._set_private)
        self._folder = CalendarFolder(host, self, self.ask, self._refused)
        self._folder.turned.connect(self._show)

    def ask(self) -> None:
        """Look anew where it is kept."""
        if self._presence is None and self._host.presence is not None:
            self._presence = self._host.presence
            self._presence.changed.connect(self._show)
        self._host.bridge.fetch(CalendarPlaceOf(), self._fill, owner=self)

    def ask_where(self) -> None:
        """Ask for a folder, and keep the file there from now on."""
        self._folder.ask(self.keep_in)

    def keep_in(self, folder: str) -> None:
        """Keep the file in that folder."""
        self._folder.keep(folder, has_private=bool(self.private.value()))

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
        state = self._presence.calendar if self._presence is not None and not self._folder.asked else None
        state = state if state is not None and state.place == self._place else None
        fault = state.fault if state is not None else None
        self.state.setText(self._said(state))
        self.fault.setText(error_text(fault) if fault is not None else "")
        self.fault.setVisible(fault is not None)

    def _said(self, state: CalendarState | None) -> str:
        if self._folder.asked:
            return asked_text(self._folder.asked)
        if self._place is None:
            return translate("Settings", "None is kept. Choose a folder that your phone or calendar reads.")
        where = str(Path(self._place.folder) / FILE)
        return where if state is None else "\n".join([where, *self._how(state)])

    def _how(self, state: CalendarState) -> Iterator[str]:
        """Say what is there, and what is under way."""
        dates = translate("Settings", "%n date(s)", state.count)
        if state.written_at is not None:
            yield translate("Settings", "Written {0}, {1}").format(self._time(state.written_at), dates)
        elif state.since is None and state.fault is None:
            yield dates
        if state.since is not None:
            yield translate("Settings", "Being written since {0}").format(self._time(state.since))

    def _time(self, moment: datetime) -> str:
        now = self._host.now()
        local = moment.astimezone(now.tzinfo)
        time = clock_time(local)
        return time if local.date() == now.date() else f"{day_in_words(local.date())} {time}"

    def _set_private(self) -> None:
        if self._place is not None:
            self.keep_in(self._place.folder)

    def _stop(self) -> None:
        if self._place is not None:
            self._folder.stop(self._place.folder)

    def _refused(self, error: SuideskError) -> None:
        self._host.tell(error)
        self.ask()

    def _open(self) -> None:
        if self._place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._place.folder))
