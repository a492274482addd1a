"""The fields that say how often something comes again, on which days, and when it ends; with the next days below."""

from __future__ import annotations

import calendar
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.amount_fields import NumberField
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.shown_fields import show_fields
from suidesk.desktop.weekdays_field import WeekdaysField
from suidesk.domain.recurrence import LAST, MOST, MOST_TIMES, ORDINALS, Frequency, Recurrence
from suidesk.rules.recurrence import coming
from suidesk.wording.formats import capital
from suidesk.wording.recurrence import WORKING_DAYS, days_text, repeats_text, unit_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.kit.form import FormDialog

WEEK: Final = 7
NEXT_DAYS: Final = 3
"""Days that are shown before it is saved."""
OWN: Final = "own"
TIMES, UNTIL = "times", "until"


def usual(day: date) -> dict[str, Recurrence]:
    """Give what is offered by name for something due on that day; anything else is typed."""
    nth, weekday = (day.day - 1) // WEEK + 1, (day.weekday(),)
    is_last = day.day > calendar.monthrange(day.year, day.month)[1] - WEEK
    return {
        "day": Recurrence.of(Frequency.DAILY, 1, day),
        "working_day": Recurrence(Frequency.WEEKLY, weekdays=WORKING_DAYS),
        "week": Recurrence.of(Frequency.WEEKLY, 1, day),
        "two_weeks": Recurrence.of(Frequency.WEEKLY, 2, day),
        "month": Recurrence.of(Frequency.MONTHLY, 1, day),
        **({"nth": Recurrence(Frequency.MONTHLY, weekdays=weekday, nth=nth)} if nth in ORDINALS else {}),
        **({"last": Recurrence(Frequency.MONTHLY, weekdays=weekday, nth=LAST)} if is_last else {}),
        "quarter": Recurrence.of(Frequency.MONTHLY, 3, day),
        "year": Recurrence.of(Frequency.YEARLY, 1, day),
    }


class RepeatsFields:
    """Not at all, one of the usual ways, or every so many days, weeks, months or years; for ever or until an end."""

    def __init__(self, form: FormDialog, theme: Theme, today: date) -> None:
        """Add them to the form; days are counted from `today`."""
        self._form, self._today, self._day = form, today, today
        self._kept: Recurrence | None = None
        self.repeats: ChoiceField[str] = ChoiceField(
            theme,
            translate("FollowUp", "Repeats"),
            [],
            empty=translate("FollowUp", "Not at all"),
            hint=translate("FollowUp", "Once it is done, it is due again on its next day."),
        )
        self.every = NumberField(theme, translate("FollowUp", "Every"), least=1, most=MOST, is_required=True)
        units = [(one, unit_text(one)) for one in Frequency]
        self.unit = ChoiceField(theme, translate("FollowUp", "Days, weeks, months or years"), units)
        self.weekdays = WeekdaysField(
            theme, translate("FollowUp", "On"), hint=translate("FollowUp", "None: on the weekday of its day.")
        )
        self.ends = ChoiceField(
            theme,
            translate("FollowUp", "Ends"),
            [(TIMES, translate("FollowUp", "After so many times")), (UNTIL, translate("FollowUp", "On a day"))],
            empty=translate("FollowUp", "Never"),
        )
        self.times = NumberField(theme, translate("FollowUp", "Times"), least=1, most=MOST_TIMES, is_required=True)
        self.until = DateField(theme, translate("FollowUp", "Last day"), today, is_required=True)
        self.preview = PlainLabel("", "small", wrap=True)
        self._add()
        self.set_rule(None, today)

    def _add(self) -> None:
        form = self._form
        form.add("rrule", self.repeats)
        form.add("every", self.every)
        form.add("unit", self.unit, is_beside=True)
        form.add("weekdays", self.weekdays)
        form.add("ends", self.ends)
        form.add("times", self.times, is_beside=True)
        form.add("until", self.until, is_beside=True)
        form.add_note(self.preview)
        for field in (self.repeats, self.every, self.unit, self.weekdays, self.ends, self.times, self.until):
            field.changed.connect(self._settle)

    def set_rule(self, rrule: str | None, due_on: date) -> None:
        """Show a rule as it is kept, of something that is due on that day."""
        self._day = due_on
        self._kept = Recurrence.parsed(rrule) if rrule else None
        known = self._kept
        plain = replace(known, count=None, until=None) if known else None
        self._offer(plain)
        named = next((key for key, one in self._usual.items() if one == plain), OWN)
        self.repeats.set_value(named if plain else None)
        self.unit.set_value(known.frequency if known else Frequency.WEEKLY)
        self.every.set_value(known.interval if known else None)
        self.weekdays.set_value(known.weekdays if known and known.nth is None else ())
        self.ends.set_value(TIMES if known and known.count else UNTIL if known and known.until else None)
        self.times.set_value(known.count if known else None)
        self.until.set_value(known.until if known else None)
        self._settle()

    def set_day(self, due_on: date | None) -> None:
        """Follow the day on which it is due: what is the second Monday for one is the third for another."""
        if due_on is None or due_on == self._day:
            return
        chosen = self.repeats.value()
        self._day, self._kept = due_on, None
        self._offer(None)
        # Where a month has no fifth of its weekdays, it is the last one, and the other way round.
        other = "last" if chosen == "nth" else "nth"
        self.repeats.set_value(chosen if chosen is None or chosen == OWN or chosen in self._usual else other)
        self._settle()

    def rule(self, due_on: date) -> str | None:
        """Give the rule of something due on that day; None: it comes once."""
        self.set_day(due_on)
        found = self._rule()
        return found.text() if found is not None else None

    def _offer(self, kept: Recurrence | None) -> None:
        """Offer the usual ways; the 31st stays meant after a February as long as nothing is changed."""
        self._usual = usual(self._day)
        if kept is not None and kept.month_day is not None:
            for key, one in self._usual.items():
                if (one.frequency, one.interval, one.nth) == (kept.frequency, kept.interval, None):
                    self._usual[key] = kept
        named = [(key, capital(repeats_text(one))) for key, one in self._usual.items()]
        self.repeats.set_choices([*named, (OWN, translate("FollowUp", "Every …"))])

    def _rule(self) -> Recurrence | None:
        chosen = self.repeats.value()
        if chosen is None:
            return None
        plain = self._own() if chosen == OWN else self._usual[chosen]
        if self.ends.value() == TIMES:
            return replace(plain, count=self.times.value() or 1)
        return replace(plain, until=self.until.value()) if self.ends.value() == UNTIL else plain

    def _own(self) -> Recurrence:
        unit, every = self.unit.value() or Frequency.WEEKLY, self.every.value() or 1
        if unit is Frequency.WEEKLY and self.weekdays.has_input():
            return Recurrence(unit, every, weekdays=self.weekdays.value())
        kept = self._kept
        if kept is not None and (kept.frequency, kept.interval) == (unit, every) and unit is not Frequency.WEEKLY:
            return replace(kept, count=None, until=None)
        return Recurrence.of(unit, every, self._day)

    def _settle(self) -> None:
        chosen, ends = self.repeats.value(), self.ends.value()
        is_own = chosen == OWN
        show_fields(
            {
                self.every: is_own,
                self.unit: is_own,
                self.weekdays: is_own and self.unit.value() is Frequency.WEEKLY,
                self.ends: chosen is not None,
                self.times: chosen is not None and ends == TIMES,
                self.until: chosen is not None and ends == UNTIL,
            }
        )
        self._say_next()
        if self._form.isVisible():
            self._form.grow()

    def _say_next(self) -> None:
        rule = self._rule()
        days = coming(rule, self._day, NEXT_DAYS) if rule is not None else []
        if rule is not None and days:
            text = translate("FollowUp", "Then: {0}").format(days_text(days, self._today))
        else:
            text = translate("FollowUp", "Nothing comes after this one.") if rule is not None else ""
        self.preview.setText(text)
        self.preview.setVisible(bool(text))
