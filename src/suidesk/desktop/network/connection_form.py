"""The form of a connection: who is tied to whom, how, how close, since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from suidesk.commands.network import AddConnection, ChangeConnection
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.records import ICONS, picking
from suidesk.domain.kinds import Kind
from suidesk.domain.network import ConnectionKind, Strength
from suidesk.queries.people import ContactPage
from suidesk.wording.errors import error_text
from suidesk.wording.network import strength_text, tie_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.commands.command import Command
    from suidesk.desktop.page import Host
    from suidesk.domain.errors import SuideskError
    from suidesk.queries.network import ConnectionRow


@dataclass(frozen=True)
class Way:
    """A kind of connection as it reads from the first contact of the form to the second."""

    kind: ConnectionKind
    is_from_here: bool = True


WAYS = (
    *(Way(kind) for kind in ConnectionKind if kind is not ConnectionKind.OTHER),
    *(Way(kind, is_from_here=False) for kind in ConnectionKind if not kind.is_mutual),
    Way(ConnectionKind.OTHER),
)


class ConnectionForm(FormDialog):
    """Adds a connection, from a contact or from anybody, or changes one (`row`, read from the side of `from_id`)."""

    def __init__(
        self,
        host: Host,
        from_id: str | None = None,
        *,
        row: ConnectionRow | None = None,
        parent: QWidget | None = None,
        saved: Callable[[str], object] | None = None,
    ) -> None:
        """Call `saved` with the connection's id; a change keeps the two contacts."""
        title = translate("Network", "New connection") if row is None else translate("Network", "Change connection")
        around = parent or (host if isinstance(host, QWidget) else None)
        super().__init__(host.theme, title, translate("Network", "Save connection"), around)
        self._host, self._row, self._saved = host, row, saved
        theme, today = host.theme, host.now().date()
        contacts = picking(host.bridge, self, Kind.CONTACT)
        self.one = PickerField(theme, translate("Network", "Who"), contacts, is_required=True)
        self.way = ChoiceField(
            theme,
            translate("Network", "How"),
            [(way, tie_text(way.kind, is_from_here=way.is_from_here)) for way in WAYS],
        )
        self.other = PickerField(theme, translate("Network", "Whom"), contacts, is_required=True)
        self.strength = ChoiceField(
            theme, translate("Network", "Closeness"), [(one, strength_text(one)) for one in Strength]
        )
        unknown = translate("Network", "Empty while it isn't known.")
        self.since = DateField(theme, translate("Network", "Since"), today, hint=unknown)
        self.until = DateField(
            theme,
            translate("Network", "Last day"),
            today,
            hint=translate("Network", "Empty while it stands. An ended connection stays in the history."),
        )
        for name, field, is_beside in (
            ("from_id", self.one, False),
            ("kind", self.way, False),
            ("to_id", self.other, False),
            ("strength", self.strength, False),
            ("since", self.since, False),
            ("until", self.until, True),
        ):
            self.add(name, field, is_beside=is_beside)
        self.strength.set_value(Strength.GOOD)
        self._begin(from_id, row)
        self.submitted.connect(self._save)

    def _begin(self, from_id: str | None, row: ConnectionRow | None) -> None:
        if from_id is not None:
            contact = self._host.bridge.ask(ContactPage(from_id)).contact
            self.one.set_value(Found(contact.id, contact.display_name, icon=ICONS[contact.kind]))
            self.one.edit.setReadOnly(row is not None)
        if row is None:
            return
        connection = row.connection
        self.other.set_value(Found(row.other_id, row.other_name, icon=ICONS[row.other_kind]))
        self.other.edit.setReadOnly(True)
        self.way.set_value(Way(connection.kind, row.is_from_here or connection.kind.is_mutual))
        self.strength.set_value(connection.strength)
        self.since.set_value(connection.since)
        self.until.set_value(connection.until)

    def showEvent(self, event: Any) -> None:
        """Begin at the first field that is still empty."""
        super().showEvent(event)
        if self.one.value() and self._row is None:
            self.other.setFocus()

    def _save(self) -> None:
        command, is_turned = self._command()
        if command is None:
            return
        self.set_busy(is_busy=True)

        def refused(error: SuideskError) -> None:
            turned = {"from_id": "to_id", "to_id": "from_id"} if is_turned else {}
            field = error.field or ""
            self.show_error(turned.get(field, field) or None, error_text(error))

        def done(ref: str) -> None:
            self.accept()
            if self._saved is not None:
                self._saved(ref)

        self._host.bridge.run(command, done, failed=refused, owner=self)

    def _command(self) -> tuple[Command | None, bool]:
        """Give what is to be done, and whether it reads the other way round than the form."""
        way, strength = self.way.value() or Way(ConnectionKind.KNOWS), self.strength.value() or Strength.GOOD
        since, until = self.since.value(), self.until.value()
        if self._row is None:
            one, other = self.one.value(), self.other.value()
            if one is None or other is None:
                return None, False
            ends = (one, other) if way.is_from_here else (other, one)
            made = AddConnection(
                from_id=ends[0], to_id=ends[1], kind=way.kind, strength=strength, since=since, until=until
            )
            return made, not way.is_from_here
        known = self._row
        is_turned = way.is_from_here is not known.is_from_here and not way.kind.is_mutual
        change = ChangeConnection(
            id=known.connection.id,
            kind=way.kind,
            strength=strength,
            since=since,
            until=until,
            is_turned=is_turned,
        )
        return change, not way.is_from_here
