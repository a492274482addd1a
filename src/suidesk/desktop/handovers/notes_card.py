"""The card of notes for the successor, written in place: each is kept as soon as the field is left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from suidesk.commands.handover_items import WriteHandoverNote
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.text_fields import TextField
from suidesk.domain.handovers import NOTES, Topic
from suidesk.wording.errors import error_text
from suidesk.wording.handovers import topic_hint, topic_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent

    from suidesk.desktop.page import Host
    from suidesk.domain.errors import SuideskError


class NotesCard(Card):
    """A field for each topic."""

    def __init__(self, host: Host) -> None:
        """Have the fields, empty."""
        super().__init__(
            translate("Handovers", "Notes for the successor"),
            translate("Handovers", "Saved when you leave a field. Together with the leaver they become the pack."),
        )
        self._host = host
        self._handover_id = ""
        self._kept: dict[Topic, str] = {}
        self.fields = {topic: TextField(host.theme, topic_text(topic), hint=topic_hint(topic)) for topic in NOTES}
        grid = CardGrid(host.theme, narrow=560)
        for field in self.fields.values():
            grid.add(field)
            field.edit.installEventFilter(self)
        self.add(grid)

    def set(self, handover_id: str, notes: Mapping[Topic, str]) -> None:
        """Show the notes of a handover; what is being written stays as it is."""
        is_same = handover_id == self._handover_id
        if not is_same:
            self.keep()
        self._handover_id = handover_id
        for topic, field in self.fields.items():
            text, before = notes.get(topic, ""), self._kept.get(topic, "")
            self._kept[topic] = text
            is_unsaved = is_same and field.value() != before
            if field.value() != text and not is_unsaved:
                field.set_value(text)
            if not is_same:
                field.error("")

    def keep(self) -> None:
        """Save what differs from what was saved before."""
        for topic, field in self.fields.items():
            text = field.value()
            if self._handover_id and text != self._kept.get(topic, ""):
                self._kept[topic] = text
                command = WriteHandoverNote(handover_id=self._handover_id, topic=topic, text=text)
                self._host.bridge.run(command, failed=partial(self._refused, topic), owner=self)

    def _refused(self, topic: Topic, error: SuideskError) -> None:
        self._kept[topic] = ""
        self.fields[topic].error(error_text(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was written when its field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was written when the page is left."""
        self.keep()
        super().hideEvent(event)
