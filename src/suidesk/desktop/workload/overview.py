"""The whole of the load: all weeks and the user's own, how much rests on few, signs, and the table of people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.workload.filters import PERIODS, LoadFilters
from suidesk.desktop.workload.rest_on_few_card import ConcentrationCard, RoomCard
from suidesk.desktop.workload.signs_card import SignsCard
from suidesk.desktop.workload.table_card import TableCard
from suidesk.desktop.workload.weeks_card import WeeksCard
from suidesk.domain.kinds import Kind
from suidesk.domain.workload import Concentrated, EntryKind, Room
from suidesk.queries.load import (
    Concentration,
    LoadOrder,
    LoadScope,
    PeopleCarrying,
    PersonWeeks,
    RoomToday,
    SignsOpen,
    WeeksOfEverybody,
    WeeksTogether,
)
from suidesk.queries.load_sheet import LoadSheet, PersonLoad
from suidesk.queries.workload import Oneself
from suidesk.wording.translate import translate
from suidesk.wording.workload import scope_text

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.queries.reminders import ReminderRow

TOUCHED: Final = (
    Kind.TIME_ENTRY, Kind.COMMITMENT, Kind.VOLUNTEER, Kind.ABSENCE, Kind.CONTACT, Kind.PROJECT, Kind.REMINDER,
    Kind.DESK,
)  # fmt: skip


class LoadOverview(DetailPane):
    """Cards over the hours that the filters choose; a press on a person calls `show`."""

    def __init__(self, host: Host, show: Callable[[str], object], note_hours: Callable[[], object]) -> None:
        """Build everything once."""
        super().__init__(host.theme, columns=2)
        self._host = host
        self._asked = 0
        self._scope = LoadScope(today=host.now().date())
        theme = host.theme
        self.add_top(host.search_button())
        self.note_hours = Button(theme, translate("Workload", "Note hours"), note_hours, kind="primary", icon="timer")
        self.add_action(self.note_hours)
        self.filters = LoadFilters(host)
        self.filters.changed.connect(self._start_again)
        self.together = WeeksCard(
            theme, translate("Workload", "All together"), translate("Workload", "Hours of all people per week")
        )
        self.own = WeeksCard(theme, translate("Workload", "Your weeks"), translate("Workload", "Your hours per week"))
        self.concentration, self.room = ConcentrationCard(theme), RoomCard(theme)
        self.signs = SignsCard(host, show)
        self.people = TableCard(theme)
        self.people.opened.connect(show)
        self.people.paged.connect(self._ask_people)
        for card, is_wide in (
            (self.filters, True), (self.together, False), (self.own, False), (self.concentration, False),
            (self.room, False), (self.signs, True), (self.people, True),
        ):  # fmt: skip
            self.add_card(card, is_wide=is_wide)
        self.set_empty(
            EmptyState(
                theme,
                "gauge",
                translate("Workload", "No hours and no promises yet"),
                translate(
                    "Workload",
                    "Note what people gave, or add a promise on a person's page. Then you see here who carries how "
                    "much, and when it gets too much.",
                ),
                verb=translate("Workload", "Note hours"),
                verb_icon="timer",
                then=note_hours,
            )
        )
        self.set_header(
            translate("Workload", "Workload"),
            subtitle=translate("Workload", "Who carries how much, and whom you could relieve"),
            has_avatar=False,
        )

    def ask(self) -> None:
        """Ask for everything again."""
        now = self._host.now()
        self._asked += 1
        values = self.filters.scope(now.date())
        self._scope = LoadScope(**values)
        # First what is answered at once: the others look at all hours of the weeks.
        self._fetch(SignsOpen(now=now), self._fill_signs)
        self._fetch(Oneself(), self._ask_own)
        self._fetch(RoomToday(now.date(), values["project_id"]), self._fill_room)
        self._ask_people()
        self._fetch(WeeksTogether(**values), self._fill_together)
        self._fetch(PeopleCarrying(**values), self._fill_count)
        self._fetch(Concentration(**values), self._fill_concentration)

    def follow_keys(self) -> None:
        """Scroll to where the keys are: with another width everything stands elsewhere."""
        focus = self.window().focusWidget()
        if focus is self.people.table:
            self.people.table.bring_into_sight()
        elif focus is not None and self.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)

    def _start_again(self) -> None:
        self.people.begin_again()
        self.ask()

    def _ask_people(self) -> None:
        values = self.filters.scope(self._host.now().date())
        order = self.filters.order.value() or LoadOrder.NAME
        self._fetch(WeeksOfEverybody(**values, order=order, offset=self.people.offset), self._fill_people)

    def _ask_own(self, oneself: tuple[str, str] | None) -> None:
        self.own.setVisible(oneself is not None)
        if oneself is not None:
            self._fetch(LoadSheet(id=oneself[0], today=self._scope.today, weeks=self._scope.weeks), self._fill_own)

    def _fetch(self, query: Any, then: Callable[[Any], object]) -> None:
        self._host.bridge.fetch(query, partial(self._answered, self._asked, then), owner=self)

    def _answered(self, asked: int, then: Callable[[Any], object], answer: object) -> None:
        # What was asked before the filters changed no longer fits.
        if asked == self._asked:
            with self.filling():
                then(answer)

    def _note(self) -> str:
        return scope_text(self._scope.weeks, self._scope.kind, self.filters.project_name())

    def _fill_together(self, weeks: Sequence[tuple[date, Mapping[EntryKind, int]]]) -> None:
        self.together.say_of(self._note())
        self.together.set(weeks)

    def _fill_own(self, load: PersonLoad) -> None:
        self.own.say_of(scope_text(self._scope.weeks, None, ""))
        self.own.set(load.weeks, promised=load.promised, capacity=load.capacity)

    def _fill_concentration(self, found: Concentrated) -> None:
        self.concentration.set(found, self._note())

    def _fill_room(self, room: Room) -> None:
        self.room.set(room, self.filters.project_name())

    def _fill_signs(self, signs: Sequence[ReminderRow]) -> None:
        self.signs.set_signs(signs)

    def _fill_people(self, people: Sequence[PersonWeeks]) -> None:
        self.people.set(self._scope, people)

    def _fill_count(self, count: int) -> None:
        self.people.set_count(count)
        if count or self.filters.is_narrowed():
            self._stack.setCurrentIndex(0)
        elif self._scope.weeks == max(PERIODS):
            self.show_empty()
        else:
            longest = PeopleCarrying(today=self._scope.today, weeks=max(PERIODS))
            self._fetch(longest, lambda found: None if found else self.show_empty())
