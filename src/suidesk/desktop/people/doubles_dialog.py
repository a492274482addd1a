"""Pairs of contacts that may be one and the same, each to be looked at and merged, or noted as two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize

from suidesk.commands.duplicates import TellApart
from suidesk.desktop.jobs import Jobs
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.kit.scroll_dialog import ScrollDialog
from suidesk.desktop.network.connection_form import ConnectionForm
from suidesk.desktop.people.merge_dialog import MergeDialog
from suidesk.desktop.people.rows import ORGANISATION_ICON
from suidesk.desktop.people.told_apart_card import ToldApartCard, pair_text
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind
from suidesk.queries.doubles import PAGE, Comparing, ContactsToCompare, Double, DoublesAmong
from suidesk.wording.formats import capital
from suidesk.wording.merging import likeness_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.interchange.linking.records import Proposal
    from suidesk.queries.people import ContactRow

SIZE: Final = QSize(760, 620)


class DoublesDialog(ScrollDialog):
    """Stays open while one pair after the other is settled, and asks again after each."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        """Ask for the pairs."""
        self.count = PlainLabel("", "strong", wrap=True)
        how = translate(
            "People",
            "Compared by names, addresses, numbers, birthdays; surest first. Two that are connected, or that you told "
            "apart, never show here.",
        )
        super().__init__(
            host.theme,
            translate("People", "Possible doubles"),
            parent,
            SIZE,
            PlainLabel(how, "muted", wrap=True),
            self.count,
        )
        self._host = host
        self.lines = LinesCard(
            host.theme, translate("People", "Pairs"), empty=translate("People", "Nobody seems to be here twice.")
        )
        self.lines.hide()
        self._jobs = Jobs(self)
        self._jobs.broken.connect(host.bridge.broken)
        self._is_comparing = self._is_stale = False
        self.apart = ToldApartCard(host, self)
        self.body.addWidget(self.lines)
        self.body.addWidget(self.apart)
        host.bridge.changed.connect(self._on_change)
        self._ask()

    def _ask(self) -> None:
        # One look at a time: what changes meanwhile is looked at afterwards.
        self._is_stale = self._is_comparing
        if self._is_comparing:
            return
        self._is_comparing = True
        if self.lines.isHidden():
            self.count.setText(translate("People", "Everybody is being compared…"))
        # Everybody is read: what else is asked meanwhile doesn't wait for it.
        self._host.bridge.beside(lambda asks, _: asks.ask(ContactsToCompare()), self._compare, owner=self)

    def _compare(self, comparing: Comparing) -> None:
        self._jobs.run(comparing.proposals, self._found, self._host.bridge.failed.emit, self)

    def _found(self, proposals: list[Proposal]) -> None:
        self._is_comparing = False
        if self._is_stale:
            self._ask()
            return
        query = DoublesAmong(self._host.now().date(), tuple(proposals[:PAGE]))
        self._host.bridge.fetch(query, partial(self._show, len(proposals)), owner=self)

    def _on_change(self, change: Change) -> None:
        if change.touches(Kind.CONTACT, Kind.CONTACT_POINT, Kind.CONNECTION, Kind.FIELD_VALUE, Kind.TOLD_APART):
            self._ask()

    def _show(self, count: int, found: list[Double]) -> None:
        text = translate("People", "%n pair(s) may be one and the same.", count)
        first = translate("People", "The first {0} are shown.").format(PAGE)
        self.count.setText(f"{text} {first}" if count > PAGE else text)
        self.count.setVisible(bool(count))
        self.lines.show()
        self.lines.set([self._line(one) for one in found])

    def _line(self, one: Double) -> Line:
        why = capital(", ".join(map(likeness_text, one.why.reasons)))
        if one.why.against:
            why = translate("People", "{0}; but {1}").format(why, ", ".join(map(likeness_text, one.why.against)))
        is_organisation = one.first.kind is ContactKind.ORGANISATION
        verbs = (
            Verb(translate("People", "Look and merge…"), partial(self._merge, one)),
            Verb(translate("People", "They are two: never ask again"), partial(self._tell_apart, one), "unlink"),
            Verb(translate("People", "They know each other: connect them…"), partial(self._connect, one), "link"),
        )
        text = pair_text(one.first, one.second)
        return Line(ORGANISATION_ICON if is_organisation else "users", text, why, verbs=verbs)

    def _merge(self, one: Double) -> None:
        MergeDialog(self._host, self, _found(one.first), other=_found(one.second)).open()

    def _tell_apart(self, one: Double) -> None:
        self._host.bridge.run(TellApart(one_id=one.first.id, other_id=one.second.id), failed=self._host.tell)

    def _connect(self, one: Double) -> None:
        form = ConnectionForm(self._host, one.first.id, parent=self)
        form.other.set_value(_found(one.second))
        form.open()


def _found(row: ContactRow) -> Found:
    return Found(row.id, row.name, icon=ORGANISATION_ICON if row.kind is ContactKind.ORGANISATION else "user")
