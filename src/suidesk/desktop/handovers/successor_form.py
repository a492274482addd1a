"""The form of who takes over: one person, and the roles, promises and holdings that they get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.handovers import NameSuccessor
from suidesk.desktop.handovers.pack_words import passing_text
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.handovers import HandoverAbout


class SuccessorForm(FormDialog):
    """Names the successor of what is ticked; at first that is all that nobody is named for."""

    def __init__(self, host: Host, parent: QWidget, about: HandoverAbout, item_ids: tuple[str, ...] = ()) -> None:
        """Offer everything that isn't passed on yet; tick `item_ids` where some are given."""
        super().__init__(
            host.theme, translate("Handovers", "Who takes over?"), translate("Handovers", "Save successor"), parent
        )
        self._host, self._about = host, about
        people = picking(host.bridge, self, Kind.CONTACT, contact_kind="person")
        self.successor = PickerField(
            host.theme,
            translate("Handovers", "Successor"),
            people,
            hint=translate("Handovers", "Leave it empty to name nobody again."),
        )
        self.add("successor_id", self.successor)
        self.add_section(translate("Handovers", "What passes to them"))
        open_items = [one for one in about.passing if one.item.done_on is None]
        self.items: dict[str, CheckField] = {}
        for one in open_items:
            box = CheckField(host.theme, passing_text(one), hint=_now(one.successor))
            box.set_value(one.item.id in item_ids if item_ids else one.successor is None)
            self.items[one.item.id] = box
            self.add(one.item.id, box)
        known = {one.item.successor_id: one.successor for one in open_items if one.item.id in item_ids}
        if len(known) == 1:
            ((ref, name),) = known.items()
            self.successor.set_value(Found(ref, name) if ref and name else None)
        self.submitted.connect(self._save)
        self.finished.connect(self.deleteLater)

    def _save(self) -> None:
        chosen = tuple(ref for ref, box in self.items.items() if box.value())
        if not chosen:
            self.show_error(None, translate("Handovers", "Tick at least one thing that passes to them."))
            return
        command = NameSuccessor(
            handover_id=self._about.handover.id, successor_id=self.successor.value(), item_ids=chosen
        )
        save(self._host.bridge, self, command)


def _now(successor: str | None) -> str:
    return translate("Handovers", "Now: {0}").format(successor) if successor else ""
