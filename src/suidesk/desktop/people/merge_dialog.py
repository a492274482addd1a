"""The form that makes one contact of two: who it is, what becomes of every value, and which of the two stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from suidesk.commands.merging import MergeContacts
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import Hairline, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.people.merge_sides import MergeSides
from suidesk.desktop.people.rows import ORGANISATION_ICON, about_row
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind
from suidesk.queries.doubles import DoublesOf, Likely
from suidesk.queries.merging import MergePreview, Merging
from suidesk.wording.errors import error_text
from suidesk.wording.merging import sameness_text
from suidesk.wording.removals import counts_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.domain.errors import SuideskError

WIDTH: Final = 780
MOST_LIKELY: Final = 4


class MergeDialog(FormDialog):
    """Merges another contact into `contact`, or the other way round; `saved` gets the id of the one that stays."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        contact: Found,
        *,
        other: Found | None = None,
        saved: Callable[[str], object] | None = None,
    ) -> None:
        """Ask for the other one, unless it is known; offer the likely ones."""
        title = translate("People", "Make one of two entries")
        super().__init__(host.theme, title, translate("People", "Merge"), parent, width=WIDTH)
        self._host, self._saved = host, saved
        self._contact = contact
        self._is_turned = False
        self._shown: tuple[str, str] | None = None
        is_organisation = contact.icon == ORGANISATION_ICON
        kind = ContactKind.ORGANISATION if is_organisation else ContactKind.PERSON
        self.other = PickerField(
            host.theme,
            translate("People", "{0} is the same as").format(contact.title),
            picking(host.bridge, self, Kind.CONTACT, contact_kind=kind.value),
            is_required=True,
        )
        self.add("other_id", self.other)
        self._add_likely()
        self._add_preview()
        self.other.changed.connect(self._ask)
        self.submitted.connect(self._merge)
        self.set_busy(is_busy=True)
        if other is not None:
            self.take(other)
        else:
            query = DoublesOf(contact.id, host.now().date(), MOST_LIKELY)
            host.bridge.fetch(query, self._offer, owner=self)

    def _add_likely(self) -> None:
        self.likely = LinesCard(self._theme, translate("People", "Perhaps one of these"))
        self.likely.hide()
        self.add_note(self.likely)

    def _add_preview(self) -> None:
        self.sides = MergeSides()
        self.moves = PlainLabel("", wrap=True)
        self.turn = Button(
            self._theme, translate("People", "Keep the other entry instead"), self._turn, icon="arrow-left-right"
        )
        note = PlainLabel(
            translate(
                "People",
                "Nothing is lost: what differs stays as a further field. It can be taken apart again at any time.",
            ),
            "small",
            wrap=True,
        )
        self._preview = QWidget()
        self._preview.setLayout(column(row(self.turn, None), self.sides, Hairline(), self.moves, note, gap=12))
        self._preview.hide()
        self.add_note(self._preview)

    def _offer(self, found: Sequence[Likely]) -> None:
        self.likely.set([self._line(one) for one in found])
        self.likely.setVisible(bool(found) and self.other.value() is None)
        self.grow()

    def _line(self, one: Likely) -> Line:
        why = ", ".join(sameness_text(reason) for reason in one.same)
        second = translate("People", "{0}: {1}").format(about_row(one.row), why)
        chosen = Found(one.row.id, one.row.name, icon=self._contact.icon)
        take = Verb(translate("People", "This one"), partial(self.take, chosen), "check")
        return Line(self._contact.icon, one.row.name, second, verbs=(take,))

    def take(self, other: Found) -> None:
        """Take that contact for the same one, and show what would become of both."""
        self.other.set_value(other)
        self._ask()

    def _turn(self) -> None:
        self._is_turned = not self._is_turned
        self._ask()

    def _pair(self) -> tuple[str, str] | None:
        """Give the ids of the one that stays and the one that goes."""
        other = self.other.value()
        if other is None:
            return None
        return (other, self._contact.id) if self._is_turned else (self._contact.id, other)

    def _ask(self) -> None:
        self.set_busy(is_busy=True)
        self.message.hide()
        pair = self._pair()
        self.likely.hide()
        if pair is None:
            self._preview.hide()
            self.likely.setVisible(bool(self.likely.lines()))
            return
        self._host.bridge.fetch(
            MergePreview(*pair), partial(self._show, pair), owner=self, failed=partial(self._refused, pair)
        )

    def _show(self, pair: tuple[str, str], found: Merging) -> None:
        if pair != self._pair():
            return
        self._shown = pair
        names = (found.kept.contact.display_name, found.other.contact.display_name)
        self.sides.set(names, found.lines, self._host.now().date())
        moves = counts_text(found.moves)
        parts = [
            translate("People", "Also goes over: {0}.").format(moves)
            if moves
            else translate("People", "Nothing else hangs on the entry that goes."),
            translate("People", "The entry that goes is you; you are then the one that stays.")
            if found.other_is_me
            else "",
        ]
        self.moves.setText(" ".join(part for part in parts if part))
        self._preview.show()
        self.set_busy(is_busy=False)
        self.grow()

    def _refused(self, pair: tuple[str, str], error: SuideskError) -> None:
        if pair == self._pair():
            self._preview.hide()
            self.show_error("other_id", error_text(error))
            self.set_busy(is_busy=True)

    def _merge(self) -> None:
        pair = self._pair()
        if pair is not None and pair == self._shown:
            save(self._host.bridge, self, MergeContacts(keep_id=pair[0], other_id=pair[1]), self._saved)
