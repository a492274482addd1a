"""The card When: the week of a volunteer, drawn or typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from suidesk.commands.availability import SetAvailability
from suidesk.desktop.involvement.strut import Strut
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.volunteers.week_grid import WeekGrid
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import week_text

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.domain.volunteers import Slot


class WeekCard(Card):
    """Every stroke is a change of its own, which undo takes back."""

    def __init__(self, host: Host, type_hours: Callable[[], object]) -> None:
        """Call `type_hours` for the form."""
        super().__init__(
            translate("Volunteers", "When"),
            translate(
                "Volunteers", "Draw over the hours that are usually free; draw over them again to take them away."
            ),
        )
        self._host, self._ref = host, ""
        self.add_action(Strut(host.theme))
        name = translate("Volunteers", "Type the hours")
        verb = Button(
            host.theme, translate("Volunteers", "Type…"), type_hours, kind="quiet", icon="keyboard", name=name
        )
        self.add_action(verb)
        self.grid = WeekGrid(host.theme, translate("Volunteers", "When they can usually help"))
        self._said = PlainLabel("", "muted", wrap=True)
        self.add(self.grid)
        self.add(self._said)
        self.fill_below()
        self.grid.drawn.connect(self._save)

    def set_week(self, ref: str, slots: Sequence[Slot]) -> None:
        """Show the week of a person."""
        self._ref = ref
        self.grid.set(slots)
        self._said.setText(week_text(slots))

    def _save(self, slots: list[Slot]) -> None:
        self._host.bridge.run(SetAvailability(person_id=self._ref, slots=tuple(slots)))
