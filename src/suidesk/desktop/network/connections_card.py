"""The connections of a contact: a small picture of what lies around it, and each connection with its verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from suidesk.commands.network import EndConnection, RemoveConnection
from suidesk.desktop.involvement.record_lines import RecordLinesCard
from suidesk.desktop.jobs import Jobs
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.desktop.network.connection_form import ConnectionForm
from suidesk.desktop.network.picture import WebPicture
from suidesk.desktop.network.placing import Place, placed
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind
from suidesk.queries.network import PAGE, ConnectionRow, ConnectionsCount, ConnectionsOf, WebAround
from suidesk.wording.formats import capital
from suidesk.wording.network import since_text, strength_text, tie_text, web_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.rules.web import Web

TOUCHED_BY = (Kind.CONNECTION, Kind.CONTACT)
"""Changes of these kinds may show on the card."""
_PICTURE: Final = 200
_LEAST: Final = 3
"""Contacts from which on a picture says more than the list."""


class ConnectionsCard(QWidget):
    """Shows the connections of one contact after another: `set(contact_id)`, and `refresh(change)` on every change."""

    def __init__(self, host: Host) -> None:
        """Show nobody's yet."""
        super().__init__()
        self.card = RecordLinesCard(
            host.theme,
            translate("Network", "Connections"),
            empty=translate("Network", "No connections are noted. Who knows them, where do they work, who funds them?"),
            add=translate("Network", "Add a connection"),
            then=self.add_connection,
        )
        self._host = host
        self._ref = ""
        self._is_same = False
        self._web: Web | None = None
        self._jobs = Jobs(self)
        self._jobs.broken.connect(host.bridge.broken)
        self.picture = WebPicture(host.theme, "", height=_PICTURE)
        self.picture.opened.connect(self._open)
        self.picture.hide()
        self.card.body.insertWidget(0, self.picture)
        self.setLayout(column(self.card, gap=0))

    def set(self, contact_id: str) -> None:
        """Show the connections of that contact; late answers about another are dropped."""
        self._is_same = contact_id == self._ref
        self._ref = contact_id
        today, bridge = self._host.now().date(), self._host.bridge
        bridge.fetch(ConnectionsOf(contact_id, today), lambda rows: self._fill(contact_id, rows), owner=self)
        bridge.fetch(ConnectionsCount(contact_id), lambda count: self._say_count(contact_id, count), owner=self)
        bridge.fetch(WebAround(contact_id, today), lambda web: self._draw(contact_id, web), owner=self)

    def refresh(self, change: Change) -> None:
        """Ask again when that change may show here."""
        if self._ref and change.touches(*TOUCHED_BY):
            self.set(self._ref)

    def add_connection(self) -> None:
        """Open the form of a new connection of this contact."""
        ConnectionForm(self._host, self._ref or None, parent=self.window()).open()

    def _fill(self, ref: str, rows: list[ConnectionRow]) -> None:
        if ref == self._ref:
            self.card.set([self._line(row) for row in rows], is_same=self._is_same)

    def _say_count(self, ref: str, count: int) -> None:
        if ref == self._ref:
            cut = translate("Network", "The first {0} of {1}; the page Network shows all.").format(PAGE, count)
            self.card.set_note(cut if count > PAGE else "")

    def _draw(self, ref: str, web: Web) -> None:
        if ref != self._ref:
            return
        self._web = web
        if len(web.nodes) < _LEAST:
            self.picture.hide()
            return
        # At most 60 contacts, and still longer than a window may keep somebody waiting.
        self._jobs.run(partial(_placed, web), lambda places: self._show_placed(ref, web, places), self._host.tell, self)

    def _show_placed(self, ref: str, web: Web, places: Mapping[str, Place]) -> None:
        if ref != self._ref or web is not self._web:
            return
        node = web.by_id[ref]
        self.picture.setAccessibleName(translate("Network", "Connections around {0}").format(node.name))
        self.picture.set_web(web, places, web_text(len(web.nodes), len(web.ties)))
        self.picture.select(ref)
        self.picture.fit()
        self.picture.show()

    def _line(self, row: ConnectionRow) -> Line:
        today, connection = self._host.now().date(), row.connection
        words = (strength_text(connection.strength).lower(), since_text(connection, today))
        verbs = [
            Verb(translate("Network", "Open {0}").format(row.other_name), partial(self._open, row.other_id), "user"),
            Verb(translate("Network", "Change…"), partial(self._change, row), "pencil"),
        ]
        if row.holds:
            verbs.append(
                Verb(
                    translate("Network", "Has ended today"),
                    partial(self._run, EndConnection(id=connection.id)),
                    "unlink",
                )
            )
        slip = translate("Network", "Remove (was never so)")
        verbs.append(Verb(slip, partial(self._run, RemoveConnection(id=connection.id)), "trash-2"))
        said = capital(tie_text(connection.kind, is_from_here=row.is_from_here))
        return Line(
            "building-2" if row.other_kind is ContactKind.ORGANISATION else "user",
            translate("Network", "{0} {1}").format(said, row.other_name),
            " · ".join(word for word in words if word),
            "" if row.holds else translate("Network", "Ended"),
            "plain",
            tuple(verbs),
            "accent" if row.holds else "muted",
        )

    def _open(self, ref: str) -> None:
        if ref != self._ref:
            self._host.open_record(Kind.CONTACT, ref)

    def _change(self, row: ConnectionRow) -> None:
        ConnectionForm(self._host, self._ref, row=row, parent=self.window()).open()

    def _run(self, command: EndConnection | RemoveConnection) -> None:
        self._host.bridge.run(command)


def _placed(web: Web) -> Mapping[str, Place]:
    return placed(web, lambda done, total: None, lambda: False)  # noqa: ARG005 (no progress to tell)
