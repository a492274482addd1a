"""The form that plans a pause: its days, who covers what meanwhile, when to ask, how it begins again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.pause_plan import ChangePause, PlanPause
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.pauses.items import PauseItems, PauseSpan
from suidesk.desktop.pauses.worries import WorriesView
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.domain.pauses import usual_ask
from suidesk.queries.pause_covers import CoverRooms
from suidesk.queries.pause_plan import PauseToPlan
from suidesk.wording.pauses import also_away_text, empty_text, entrusted_text, leaving_text, room_texts
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Found
    from suidesk.desktop.page import Host
    from suidesk.domain.volunteers import Absence
    from suidesk.queries.pause_plan import ToPlan
    from suidesk.rules.pauses import CoverRoom


class PauseForm(FormDialog):
    """Plans a pause of a person, or changes one; why somebody pauses is neither asked nor noted."""

    def __init__(self, host: Host, parent: QWidget, person: Found, found: ToPlan, pause: Absence | None = None) -> None:
        """Begin with what was found for the days of `pause`, or for a pause from today on without an end."""
        title = translate("Pauses", "Pause of {0}") if pause else translate("Pauses", "Plan a pause of {0}")
        super().__init__(host.theme, title.format(person.title), translate("Pauses", "Save pause"), parent, width=620)
        self._host, self._person, self._pause = host, person, pause
        self._today, self._found = host.now().date(), found
        self._looked = self._asked = 0
        self._add_days()
        self.add_section(
            translate("Pauses", "Meanwhile"),
            translate("Pauses", "Covers end by themselves, and what rests comes back by itself on the day of return."),
        )
        search = picking(host.bridge, self, Kind.CONTACT, contact_kind="person")
        self.items = PauseItems(host.theme, search)
        self.add_note(self.items)
        self.worries = WorriesView(host.theme, "triangle-alert", "warn")
        self.held = WorriesView(host.theme, "key-round", "muted")
        self.add_note(self.worries)
        self.add_note(self.held)
        self.add_section(translate("Pauses", "Asking and coming back"))
        self._add_return()
        self._begin(found, pause)
        self.submitted.connect(self._save)

    def _add_days(self) -> None:
        theme = self._host.theme
        said = translate("Pauses", "Why they pause isn't asked here, and has no place in the notes.")
        self.add_note(PlainLabel(said, "muted", wrap=True))
        self.first = DateField(theme, translate("Pauses", "From"), self._today, is_required=True)
        hint = translate("Pauses", "Empty while the return isn't known.")
        self.last = DateField(theme, translate("Pauses", "Last day"), self._today, hint=hint)
        self.add("from_on", self.first)
        self.add("until_on", self.last, is_beside=True)

    def _add_return(self) -> None:
        theme = self._host.theme
        hint = translate("Pauses", "A reminder then, and another one on the day of return.")
        self.ask_on = DateField(theme, translate("Pauses", "Ask how they are on"), self._today, hint=hint)
        self.light = CheckField(theme, translate("Pauses", "Two light weeks after the return"))
        self.light.set_hint(translate("Pauses", "Half of the promised hours; then all of them again."))
        self.add("ask_on", self.ask_on)
        self.add("is_light", self.light)

    def _begin(self, found: ToPlan, pause: Absence | None) -> None:
        self.first.set_value(pause.from_on if pause else self._today)
        self.last.set_value(pause.until_on if pause else None)
        self.ask_on.set_value(found.ask_on)
        self.light.set_value(found.is_light)
        self._usual = usual_ask(self.first.value() or self._today, self.last.value())
        self._show(found)
        self.first.changed.connect(self._look_anew)
        self.last.changed.connect(self._look_anew)
        self.ask_on.changed.connect(lambda: self._show(self._found))
        self.items.changed.connect(self._weigh)

    def _span(self) -> PauseSpan | None:
        first, last = self.first.value(), self.last.value()
        if first is None or self.first.problem() or self.last.problem() or (last is not None and last < first):
            return None
        return PauseSpan(first, last, self.ask_on.value() or usual_ask(first, last), self._today)

    def _look_anew(self) -> None:
        """Ask what falls into other days; the day of asking follows as long as it is the usual one."""
        span = self._span()
        if span is None:
            return
        usual = usual_ask(span.first, span.last)
        if self.ask_on.value() in (None, self._usual):
            self.ask_on.set_value(usual)
        self._usual = usual
        self._looked += 1
        self._host.bridge.fetch(self._query(span.first, span.last), partial(self._shown, self._looked), owner=self)

    def _query(self, first: date, last: date | None) -> PauseToPlan:
        ref = self._pause.id if self._pause else None
        return PauseToPlan(person_id=self._person.id, from_on=first, until_on=last, today=self._today, pause_id=ref)

    def _shown(self, looked: int, found: ToPlan) -> None:
        if looked == self._looked:
            self._show(found)

    def _show(self, found: ToPlan) -> None:
        span = self._span()
        if span is None:
            return
        self._found = found
        self.items.offer(found.touched, span)
        self.held.set([entrusted_text(one) for one in found.entrusted])
        self._weigh()

    def _weigh(self) -> None:
        """Ask whether those who cover have room for it."""
        span, covering = self._span(), self.items.covering()
        if span is None:
            return
        self._asked += 1
        ref = self._pause.id if self._pause else None
        query = CoverRooms(from_on=span.first, until_on=span.last, covers=covering, pause_id=ref)
        self._host.bridge.fetch(query, partial(self._weighed, self._asked), owner=self)

    def _weighed(self, asked: int, rooms: Sequence[CoverRoom]) -> None:
        if asked != self._asked:
            return
        found, last = self._found, self.last.value()
        said = [text for room in rooms for text in room_texts(room, self._today)]
        empty = ((one.touched.label, one.empty_as()) for one in self.items.items())
        said += [empty_text(label, found.name, choice) for label, choice in empty if choice]
        if found.away:
            said.append(also_away_text(found.away, self._today))
        if found.leaves_on is not None:
            said.append(leaving_text(found.name, found.leaves_on, last, self._today))
        self.worries.set(said)
        if self.isVisible():
            self.grow()

    def submit(self) -> None:
        """Check who covers too."""
        if self.items.check():
            super().submit()

    def _save(self) -> None:
        first = self.first.value()
        if first is None:
            return
        values = {
            "from_on": first,
            "until_on": self.last.value(),
            "ask_on": self.ask_on.value(),
            "parts": self.items.parts(),
            "is_light": self.light.value(),
        }
        bridge = self._host.bridge
        if self._pause is None:
            save(bridge, self, PlanPause(person_id=self._person.id, **values))  # type: ignore[arg-type]
        else:
            save(bridge, self, ChangePause(id=self._pause.id, **values))  # type: ignore[arg-type]
