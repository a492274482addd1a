"""The plan of a pause on the page of its person: who covers what until when, when they come back, when to ask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.follow_ups import CompleteFollowUp
from suidesk.commands.pause_plan import EndPauseEarly
from suidesk.commands.volunteers import RemoveAbsence
from suidesk.desktop.involvement.record_lines import RecordLinesCard
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.desktop.pauses.opening import open_pause, plan_pause
from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import Choice, back_on
from suidesk.queries.pause_planned import PausePlanned
from suidesk.wording.formats import capital, day_in_words, due_in_words
from suidesk.wording.pauses import part_text, part_when_text, pause_when_text
from suidesk.wording.people import period_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from suidesk.commands.command import Command
    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host
    from suidesk.domain.reminders import FollowUp
    from suidesk.queries.pause_planned import PlannedPause
    from suidesk.rules.pauses import PlannedPart

TOUCHED_BY = (Kind.PAUSE_PART, Kind.FOLLOW_UP, Kind.ASSIGNMENT)
"""What changes the card besides absences and promises."""
_ICONS = {Choice.COVER: "user-check", Choice.REST: "hourglass", Choice.KEEP: "circle"}


class PauseCard(RecordLinesCard):
    """Hidden while no pause is planned or going on."""

    def __init__(self, host: Host) -> None:
        """Show nothing yet."""
        title, change = translate("Pauses", "Pause and return"), translate("Pauses", "Change…")
        super().__init__(host.theme, title, empty="")
        self._host = host
        name = translate("Pauses", "{0}: {1}").format(title, change)
        self.change = Button(host.theme, change, self._plan, kind="small", icon="pencil", name=name)
        self.add_action(self.change)
        self._person: Found | None = None
        self.hide()

    def ask(self, person: Found) -> None:
        """Show the pauses of that person."""
        is_same = self._person is not None and self._person.id == person.id
        self._person = person
        if not is_same:
            self.hide()
        query = PausePlanned(person_id=person.id, today=self._host.now().date())
        self._host.bridge.fetch(query, partial(self._show_of, person, is_same=is_same), owner=self)

    def _show_of(self, person: Found, found: Sequence[PlannedPause], *, is_same: bool) -> None:
        if self._person is None or person.id != self._person.id:
            return
        planned, today = [one for one in found if one.is_planned], self._host.now().date()
        self.set([line for one in planned for line in self._of(one, person, today)], is_same=is_same)
        self.setVisible(bool(planned))

    def _of(self, one: PlannedPause, person: Found, today: date) -> list[Line]:
        asks = [self._ask(ask, today) for ask in (one.ask, one.back) if ask is not None and ask.done_on is None]
        return [self._whole(one, person, today), *asks, *(_part(part, today) for part in one.parts)]

    def _whole(self, one: PlannedPause, person: Found, today: date) -> Line:
        pause = one.pause
        verbs = [
            Verb(translate("Pauses", "Change…"), partial(open_pause, self._host, self, person, pause), "pencil"),
            Verb(translate("Pauses", "Remove"), partial(self._run, RemoveAbsence(id=pause.id)), "trash-2"),
        ]
        if pause.covers(today) and pause.from_on < today:
            back = partial(self._run, EndPauseEarly(id=pause.id))
            verbs.insert(1, Verb(translate("Pauses", "Back today"), back, "circle-check"))
        text = capital(period_text(pause.from_on, pause.until_on, today))
        chip = translate("Pauses", "Now") if pause.covers(today) else ""
        if pause.from_on > today:
            chip = capital(due_in_words(pause.from_on, today))
        second = pause_when_text(back_on(pause), today, is_light=one.is_light)
        return Line("palmtree", text, second, chip, "info", tuple(verbs))

    def _ask(self, ask: FollowUp, today: date) -> Line:
        done = Verb(translate("Pauses", "Done"), partial(self._run, CompleteFollowUp(id=ask.id)), "check")
        chip = capital(due_in_words(ask.due_on, today)) if ask.due_on <= today else ""
        return Line("bell-ring", ask.text, day_in_words(ask.due_on), chip, "warn", (done,))

    def _run(self, command: Command) -> None:
        self._host.bridge.run(command, failed=self._host.tell)

    def _plan(self) -> None:
        if self._person is not None:
            plan_pause(self._host, self, self._person)


def _part(part: PlannedPart, today: date) -> Line:
    role = "accent" if part.cover is not None else "muted"
    return Line(_ICONS[part.part.choice], part_text(part), part_when_text(part, today), role=role)
