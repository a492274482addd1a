"""The pairs that were told apart for good, out of sight until they are asked for, each to be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from suidesk.commands.duplicates import ProposeAgain
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.people.rows import ORGANISATION_ICON, about_row
from suidesk.domain.kinds import Kind
from suidesk.domain.people import ContactKind
from suidesk.queries.told_apart import PAGE, Apart, Pair, ToldApartPairs
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.queries.people import ContactRow


class ToldApartCard(QWidget):
    """A button that counts them, and below it the pairs once it was pressed; nothing while there are none."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        """Ask for the pairs."""
        super().__init__(parent)
        self._host = host
        self._is_open = False
        self.toggle = Button(host.theme, "", self._turn, kind="quiet", icon="chevron-down")
        self.lines = LinesCard(host.theme, translate("People", "Told apart"))
        self.setLayout(column(row(self.toggle, None), self.lines, gap=8))
        self.hide()
        host.bridge.changed.connect(self._on_change)
        self._ask()

    def _ask(self) -> None:
        self._host.bridge.fetch(ToldApartPairs(self._host.now().date()), self._show, owner=self)

    def _on_change(self, change: Change) -> None:
        if change.touches(Kind.TOLD_APART, Kind.CONTACT):
            self._ask()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._ask()

    def _show(self, found: Apart) -> None:
        shown = translate("People", "Hide those told apart")
        hidden = translate("People", "Show %n pair(s) told apart", found.count)
        self.toggle.set_text(shown if self._is_open else hidden)
        self.toggle.set_icon("chevron-up" if self._is_open else "chevron-down")
        lines = [self._line(pair) for pair in found.pairs]
        if found.count > PAGE:
            lines.append(Line("ellipsis", translate("People", "The first {0} are shown.").format(PAGE)))
        self.lines.set(lines)
        self.lines.setVisible(self._is_open and bool(lines))
        self.setVisible(bool(lines))

    def _line(self, pair: Pair) -> Line:
        is_organisation = pair.one.kind is ContactKind.ORGANISATION
        verb = Verb(translate("People", "Propose again"), partial(self._take_back, pair), "rotate-ccw")
        return Line(ORGANISATION_ICON if is_organisation else "users", pair_text(pair.one, pair.other), verbs=(verb,))

    def _take_back(self, pair: Pair) -> None:
        self._host.bridge.run(ProposeAgain(one_id=pair.one.id, other_id=pair.other.id), failed=self._host.tell)


def pair_text(one: ContactRow, other: ContactRow) -> str:
    """Name two contacts and say who each is."""
    return translate("People", "{0} and {1}").format(_named(one), _named(other))


def _named(row_: ContactRow) -> str:
    return translate("People", "{0} ({1})").format(row_.name, about_row(row_))
