"""What becomes of each promise and role during a pause: a choice for each, and who covers where somebody is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.commands.pause_plan import PartPlanned
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.picker_field import Found, PickerField, Search
from suidesk.domain.pauses import ONE_DAY, Choice, Held, is_deliverable, is_inside
from suidesk.domain.workload import Commitment
from suidesk.queries.pause_covers import Covering
from suidesk.wording.pauses import cover_text, keep_text, later_text, rest_text, somebody_text, touched_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.rules.pauses import Cover, Touched

Chosen = tuple[Choice, str | None]
_SOMEBODY: Chosen = (Choice.COVER, None)


class PauseSpan:
    """The days of a pause as they are typed; `ask_on` stands in for a return that isn't known."""

    def __init__(self, first: date, last: date | None, ask_on: date, today: date) -> None:
        """Hold them."""
        self.first, self.last, self.ask_on, self.today = first, last, ask_on, today

    @property
    def back(self) -> date | None:
        """The first day after it."""
        return self.last + ONE_DAY if self.last else None

    def later(self, due_on: date) -> date:
        """Give when a thing is due that rests."""
        return due_on + ((self.back or self.ask_on) - self.first)


class PauseItem(QWidget):
    """One promise or role."""

    def __init__(self, theme: Theme, one: Touched, search: Search, changed: Callable[[], object]) -> None:
        """Offer what fits it; `changed` is called after each edit."""
        super().__init__()
        self.setProperty("ground", "none")
        self.touched = one
        self._is_touched = False
        self._covers: dict[str, Cover] = {}
        hint = translate("Pauses", "Must never be empty.") if one.label.is_critical else ""
        self.choice: ChoiceField[Chosen] = ChoiceField(theme, touched_text(one), hint=hint)
        self.cover = PickerField(theme, translate("Pauses", "Who covers"), search, is_required=True)
        self.cover.edit.setAccessibleName(translate("Pauses", "{0}: {1}").format(touched_text(one), self.cover.label()))
        self.choice.changed.connect(self._chosen)
        self.choice.changed.connect(changed)
        self.cover.changed.connect(changed)
        self.setLayout(column(self.choice, self.cover, gap=8))
        self.cover.hide()

    def offer(self, one: Touched, span: PauseSpan) -> None:
        """Show what can be chosen; what was chosen by hand stays where it can."""
        before = self.choice.value()
        self.touched = one
        self._covers = {cover.id: cover for cover in one.covers}
        if one.cover is not None:
            self._covers.setdefault(one.cover.id, one.cover)
        self.choice.set_choices(self._choices(one, span))
        self.choice.set_value(before if self._is_touched and before else self._planned(one))
        self._show_cover()

    def _planned(self, one: Touched) -> Chosen:
        return one.choice, one.cover.id if one.choice is Choice.COVER and one.cover else None

    def _choices(self, one: Touched, span: PauseSpan) -> list[tuple[Chosen, str]]:
        is_for_good = is_inside(one.held, span.first, span.last)
        found: list[tuple[Chosen, str]] = []
        if one.can_rest:
            found.append(((Choice.REST, None), _rests(one.held, span)))
        for cover in self._covers.values():
            text = cover_text(cover, span.today, is_for_good=is_for_good)
            found.append(((Choice.COVER, cover.id), text))
        found.append((_SOMEBODY, somebody_text(is_for_good=is_for_good)))
        found.append(((Choice.KEEP, None), keep_text()))
        return found

    def part(self) -> PartPlanned:
        """Give what is chosen."""
        choice, ref = self.choice.value() or (Choice.KEEP, None)
        if choice is Choice.COVER and ref is None:
            ref = self.cover.value()
        return PartPlanned(ref_id=self.touched.held.id, choice=choice, cover_id=ref)

    def empty_as(self) -> Choice | None:
        """Tell how a role that must never be empty would be, if it would: resting, or kept by who isn't there."""
        choice = self.part().choice
        return choice if self.touched.label.is_critical and choice is not Choice.COVER else None

    def check(self) -> bool:
        """Tell whether who covers is named where somebody is to; else say so."""
        return self.choice.value() != _SOMEBODY or self.cover.check()

    def _chosen(self) -> None:
        self._is_touched = True
        self._show_cover()

    def _show_cover(self) -> None:
        self.cover.setVisible(self.choice.value() == _SOMEBODY)


class PauseItems(QWidget):
    """All that falls into the pause; `changed` is sent after each edit."""

    changed = Signal()

    def __init__(self, theme: Theme, search: Search) -> None:
        """Have none yet."""
        super().__init__()
        self.setProperty("ground", "none")
        self._theme, self._search = theme, search
        self._items: dict[str, PauseItem] = {}
        self._none = PlainLabel(
            translate("Pauses", "No promise and no role falls into these days."), "muted", wrap=True
        )
        self._column = column(self._none, gap=14)
        self.setLayout(self._column)

    def items(self) -> list[PauseItem]:
        """Give them in their order."""
        return list(self._items.values())

    def offer(self, touched: Sequence[Touched], span: PauseSpan) -> None:
        """Show these, and let go of what no longer falls into the pause."""
        refs = [one.held.id for one in touched]
        for ref in [ref for ref in self._items if ref not in refs]:
            gone = self._items.pop(ref)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, one in enumerate(touched):
            ref = one.held.id
            if ref not in self._items:
                self._items[ref] = PauseItem(self._theme, one, self._search, self.changed.emit)
            self._column.removeWidget(self._items[ref])
            self._column.insertWidget(at + 1, self._items[ref])
            self._items[ref].offer(one, span)
        self._items = {ref: self._items[ref] for ref in refs}
        self._none.setVisible(not refs)

    def parts(self) -> tuple[PartPlanned, ...]:
        """Give what becomes of each."""
        return tuple(one.part() for one in self.items())

    def covering(self) -> tuple[Covering, ...]:
        """Give who would cover how many minutes a week."""
        found = []
        for item in self.items():
            part, held = item.part(), item.touched.held
            is_weekly = isinstance(held, Commitment) and not is_deliverable(held)
            if part.choice is Choice.COVER and part.cover_id:
                minutes = (held.minutes or 0) if is_weekly and isinstance(held, Commitment) else 0
                found.append(Covering(person_id=part.cover_id, minutes=minutes))
        return tuple(found)

    def check(self) -> bool:
        """Tell whether everything is said; else go to the first that isn't."""
        wrong = [one for one in self.items() if not one.check()]
        if wrong:
            wrong[0].cover.setFocus()
        return not wrong

    def name_cover(self, ref: str, somebody: Found) -> None:
        """Say who covers something, as if chosen and typed."""
        item = self._items[ref]
        item.choice.set_value(_SOMEBODY)
        item.choice.changed.emit()
        item.cover.set_value(somebody)
        item.cover.changed.emit()


def _rests(held: Held, span: PauseSpan) -> str:
    if isinstance(held, Commitment) and held.due_on is not None and is_deliverable(held):
        return later_text(span.later(held.due_on), span.today)
    return rest_text(span.back, span.today)
