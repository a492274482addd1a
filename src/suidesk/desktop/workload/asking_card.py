"""The card of who could be asked in somebody's place: with free hours, whoever hasn't been asked longest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.domain.kinds import Kind
from suidesk.queries.could_help import Fit
from suidesk.wording.translate import translate
from suidesk.wording.workload import asked_text, free_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from suidesk.desktop.page import Host
    from suidesk.desktop.window import Window
    from suidesk.queries.could_help import FitRow

SHOWN: Final = 5


class AskingCard(LinesCard):
    """A few volunteers with room in their week; to ask one of them, a follow-up is planned."""

    def __init__(self, host: Host) -> None:
        """Have nobody yet."""
        super().__init__(
            host.theme,
            translate("Workload", "Who could be asked"),
            empty=translate("Workload", "No volunteer with free hours is noted."),
        )
        self.set_note(translate("Workload", "Volunteers with free hours, those not asked for longest first"))
        self._host = host

    def set_people(self, found: Sequence[FitRow], without: Collection[str], today: date) -> None:
        """Show those who fit, but for some: whose load it is, and who shows signs of strain already."""
        people = [one for one in found if one.fit is Fit.FITS and one.volunteer.id not in without]
        self.set([self._line(one, today) for one in people[:SHOWN]])

    def focus_first(self) -> None:
        """Go to the verb of the first of them."""
        if self._rows:
            self._rows[0].focus_verb()

    def _line(self, one: FitRow, today: date) -> Line:
        ref, name = one.volunteer.id, one.volunteer.name
        return Line(
            "hand-heart",
            name,
            f"{free_text(one.volunteer.free)} · {asked_text(one.last_asked_on, today)}",
            verbs=(
                Verb(translate("Workload", "Plan to ask"), partial(self._plan, ref, name)),
                Verb(
                    translate("Workload", "Open"), partial(self._host.open_record, Kind.CONTACT, ref), "chevron-right"
                ),
            ),
        )

    def _plan(self, ref: str, name: str) -> None:
        from suidesk.desktop.follow_up_form import FollowUpForm

        form = FollowUpForm(cast("Window", self._host), kind=Kind.CONTACT, ref=ref, name=name)
        form.text.set_value(translate("Workload", "Ask {0} to help").format(name))
        form.open()
