"""The fields of one step of a plan: by when, and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.rules.back_plan import PlannedStep, Step
from suidesk.wording.back_plan import step_name
from suidesk.wording.formats import day_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.kit.form import FormDialog
    from suidesk.desktop.kit.picker_field import Search


class StepFields:
    """A day and an owner; without a day the step is left out. `changed` is called after each edit."""

    def __init__(
        self,
        form: FormDialog,
        theme: Theme,
        step: Step,
        *,
        first: date,
        today: date,
        search: Search,
        changed: Callable[[], object],
    ) -> None:
        """Add them to the form; no day before `first` is taken."""
        name = step_name(step)
        self.step = step
        self.day = DateField(theme, name, today, least=first)
        self.day.edit.setPlaceholderText(translate("BackPlan", "Left out"))
        self.owner = PickerField(theme, translate("BackPlan", "Who"), search)
        self.owner.edit.setAccessibleName(translate("BackPlan", "{0}: {1}").format(name, self.owner.label()))
        form.add(step.value, self.day)
        form.add(f"{step}_owner", self.owner, is_beside=True)
        self.day.changed.connect(changed)
        self.owner.changed.connect(changed)

    def show(self, day: date | None, owner: Found | None, *, done_on: date | None = None) -> None:
        """Show what is planned or proposed; a step that was done says when, and is planned again by a day."""
        self.day.set_value(day)
        self.owner.set_value(owner)
        if done_on is not None:
            said = translate("BackPlan", "Done on {0}. A day here has it done again.")
            self.day.set_hint(said.format(day_in_words(done_on)))

    def value(self, text: str = "") -> PlannedStep | None:
        """Give the step, None where it is left out or its day can't be used."""
        day = self.day.value()
        if day is None or self.day.problem():
            return None
        return PlannedStep(step=self.step, due_on=day, owner_id=self.owner.value(), text=text)
