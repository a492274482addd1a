"""The fields that say how often something comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.amount_fields import NumberField
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.shown_fields import show_fields
from suidesk.domain.recurrence import MOST, Frequency, Recurrence
from suidesk.wording.formats import capital
from suidesk.wording.recurrence import repeats_text, unit_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.kit.form import FormDialog

Step = tuple[Frequency, int]
USUAL: Final[tuple[Step, ...]] = (
    (Frequency.DAILY, 1),
    (Frequency.WEEKLY, 1),
    (Frequency.WEEKLY, 2),
    (Frequency.MONTHLY, 1),
    (Frequency.MONTHLY, 3),
    (Frequency.YEARLY, 1),
)
"""What is offered by name; any other number of days, weeks, months or years is typed."""
OWN: Final = "own"


class RepeatsFields:
    """Not at all, one of the usual ways, or every so many days, weeks, months or years."""

    def __init__(self, form: FormDialog, theme: Theme) -> None:
        """Add them to the form."""
        usual = [(_key(step), capital(repeats_text(Recurrence(*step)))) for step in USUAL]
        self.repeats = ChoiceField(
            theme,
            translate("FollowUp", "Repeats"),
            [*usual, (OWN, translate("FollowUp", "Every …"))],
            empty=translate("FollowUp", "Not at all"),
            hint=translate("FollowUp", "Once it is done, it is due again on its next day."),
        )
        self.every = NumberField(theme, translate("FollowUp", "Every"), least=1, most=MOST, is_required=True)
        units = [(one, unit_text(one)) for one in Frequency]
        self.unit = ChoiceField(theme, translate("FollowUp", "Days, weeks, months or years"), units)
        self._form = form
        self._before: tuple[str | None, date | None] = None, None
        form.add("rrule", self.repeats)
        form.add("every", self.every)
        form.add("unit", self.unit, is_beside=True)
        self.repeats.changed.connect(self._settle)
        self.set_rule(None, None)

    def set_rule(self, rrule: str | None, due_on: date | None) -> None:
        """Show a rule as it is kept, of something that is due on that day."""
        self._before = rrule, due_on
        known = Recurrence.parsed(rrule) if rrule else None
        step = (known.frequency, known.interval) if known else None
        self.repeats.set_value(_key(step) if step in USUAL else OWN if step else None)
        self.unit.set_value(known.frequency if known else Frequency.WEEKLY)
        self.every.set_value(known.interval if known else None)
        self._settle()

    def rule(self, due_on: date) -> str | None:
        """Give the rule of something due on that day; None: it comes once.

        The 31st stays meant after a February, as long as neither the day nor how often is changed.
        """
        step = self._step()
        if step is None:
            return None
        kept, day = self._before
        known = Recurrence.parsed(kept) if kept else None
        if known is not None and step == (known.frequency, known.interval) and day == due_on:
            return kept
        return Recurrence.of(*step, due_on).text()

    def _step(self) -> Step | None:
        chosen = self.repeats.value()
        if chosen == OWN:
            return self.unit.value() or Frequency.WEEKLY, self.every.value() or 1
        return next((step for step in USUAL if _key(step) == chosen), None)

    def _settle(self) -> None:
        is_own = self.repeats.value() == OWN
        show_fields({self.every: is_own, self.unit: is_own})
        if self._form.isVisible():
            self._form.grow()


def _key(step: Step | None) -> str:
    return f"{step[0]}:{step[1]}" if step else ""
