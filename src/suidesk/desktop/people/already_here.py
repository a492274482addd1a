"""The hint of a new contact's form: somebody like this is already here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from suidesk.desktop.design.announce import announce
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.people.rows import about_row
from suidesk.queries.likeness import AlreadyHere
from suidesk.queries.people import ContactRow
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host

PAUSE_MS: Final = 250
MOST: Final = 3


class AlreadyHereHint(QFrame):
    """Hidden until somebody alike is found; each of them opens instead of the form."""

    def __init__(self, host: Host, opened: Callable[[str], object]) -> None:
        """Call `opened` with the id of the one to open."""
        super().__init__()
        self._host, self._opened = host, opened
        self._query: AlreadyHere | None = None
        self._found: list[ContactRow] = []
        self.setProperty("message", "info")
        self._title = PlainLabel(translate("People", "Already here?"), "strong")
        self.buttons = [
            Button(host.theme, "", partial(self._open, at), kind="small", icon="chevron-right") for at in range(MOST)
        ]
        flow = FlowLayout(gap=6)
        for button in self.buttons:
            flow.addWidget(button)
        head = row(IconLabel(host.theme, "info", "info", 18), self._title, None, gap=8)
        self.setLayout(column(head, flow, gap=6, margins=(12, 8, 12, 8)))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.hide()

    def look(self, name: str, emails: tuple[str, ...], phones: tuple[str, ...]) -> None:
        """Look, after a pause in typing, for somebody with that name or one of these addresses and numbers."""
        self._query = AlreadyHere(self._host.now().date(), name, emails, phones, MOST)
        self._pause.start()

    def _ask(self) -> None:
        query = self._query
        if query is not None:
            self._host.bridge.fetch(query, lambda found: self._show(query, found), owner=self)

    def _show(self, query: AlreadyHere, found: list[ContactRow]) -> None:
        if query is not self._query:
            return
        was_hidden = self.isHidden()
        self._found = found
        for at, button in enumerate(self.buttons):
            button.setVisible(at < len(found))
            if at < len(found):
                said = f"{found[at].name} · {about_row(found[at])}"
                button.set_text(said, translate("People", "Open {0}").format(said))
        self.setVisible(bool(found))
        if found and was_hidden:
            announce(self, f"{self._title.full_text()} {found[0].name}")

    def _open(self, at: int) -> None:
        self._opened(self._found[at].id)
