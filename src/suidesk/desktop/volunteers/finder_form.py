"""The form that says what help is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from suidesk.desktop.kit.amount_fields import MinutesField
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.tags_field import TagsField
from suidesk.desktop.kit.time_field import TimeField
from suidesk.desktop.volunteers.week_grid import DAYS
from suidesk.domain.volunteers import MIDNIGHT, CheckKind
from suidesk.queries.checks import SchemesUsed
from suidesk.queries.help_wanted import HelpWanted
from suidesk.queries.people import LanguagesSpoken, TagsUsed
from suidesk.queries.volunteers import SkillsUsed
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import check_kind_text, weekday_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host

_SCHEME: Final = "scheme."


class FinderForm(FormDialog):
    """`found(HelpWanted)` tells what is looked for; all fields may stay empty."""

    found = Signal(object)

    def __init__(self, host: Host, parent: QWidget, wanted: HelpWanted | None) -> None:
        """Show what was looked for before."""
        super().__init__(
            host.theme,
            translate("Volunteers", "Who could help?"),
            translate("Volunteers", "Look for them"),
            parent,
        )
        self._host = host
        self._add_when()
        self._add_what()
        if wanted is not None:
            self._show(wanted)
        self.add_other(Button(host.theme, translate("Volunteers", "Empty all"), self._empty, kind="quiet"))
        self.submitted.connect(self._send)

    def _add_when(self) -> None:
        theme, today = self._host.theme, self._host.now().date()
        days = [(day, weekday_text(day)) for day in range(DAYS)]
        self.weekday = ChoiceField(
            theme, translate("Volunteers", "Day of the week"), days, empty=translate("Volunteers", "Any")
        )
        self.day = DateField(
            theme,
            translate("Volunteers", "Or on"),
            today,
            hint=translate("Volunteers", "Leaves out who is away that day."),
        )
        self.first = TimeField(theme, translate("Volunteers", "From"), placeholder="18:00")
        self.last = TimeField(theme, translate("Volunteers", "To"), placeholder="21:00")
        self.add("weekday", self.weekday)
        self.add("on", self.day, is_beside=True)
        self.add("from_min", self.first)
        self.add("to_min", self.last, is_beside=True)

    def _add_what(self) -> None:
        theme, ask = self._host.theme, self._host.bridge.ask
        skills = tuple(dict.fromkeys((*ask(SkillsUsed()), *ask(TagsUsed()))))
        self.skills = TagsField(theme, translate("Volunteers", "Skills, all of them"), skills)
        self.languages = TagsField(theme, translate("Volunteers", "Languages, all of them"), ask(LanguagesSpoken()))
        checks = [(kind.value, check_kind_text(kind)) for kind in CheckKind]
        checks += [(f"{_SCHEME}{name}", name) for name in ask(SchemesUsed())]
        self.check_seen = ChoiceField(
            theme, translate("Volunteers", "With a valid check"), checks, empty=translate("Volunteers", "Not needed")
        )
        self.minutes = MinutesField(theme, translate("Volunteers", "Free each week"), placeholder="2 h")
        self.add("skills", self.skills)
        self.add("languages", self.languages)
        self.add("check", self.check_seen)
        self.add("minutes", self.minutes, is_beside=True)

    def wanted(self) -> HelpWanted:
        """Give what is looked for; an end at midnight is the end of the day."""
        check = self.check_seen.value() or ""
        scheme = check.removeprefix(_SCHEME) if check.startswith(_SCHEME) else ""
        last = self.last.value()
        return HelpWanted(
            today=self._host.now().date(),
            on=self.day.value(),
            weekday=None if self.day.value() else self.weekday.value(),
            from_min=self.first.value(),
            to_min=MIDNIGHT if last == 0 else last,
            skills=self.skills.value(),
            languages=self.languages.value(),
            scheme=scheme,
            check=CheckKind(check) if check and not scheme else None,
            minutes=self.minutes.value(),
        )

    def _show(self, wanted: HelpWanted) -> None:
        self.weekday.set_value(wanted.weekday)
        self.day.set_value(wanted.on)
        self.first.set_value(wanted.from_min)
        self.last.set_value(None if wanted.to_min is None else wanted.to_min % MIDNIGHT)
        self.skills.set_value(wanted.skills)
        self.languages.set_value(wanted.languages)
        check = f"{_SCHEME}{wanted.scheme}" if wanted.scheme else wanted.check.value if wanted.check else None
        self.check_seen.set_value(check)
        self.minutes.set_value(wanted.minutes)

    def _empty(self) -> None:
        self._show(HelpWanted(today=self._host.now().date()))

    def _send(self) -> None:
        wanted = self.wanted()
        if wanted.from_min is not None and wanted.to_min is not None and wanted.to_min <= wanted.from_min:
            self.show_error("to_min", translate("Volunteers", "This is before the start."))
            return
        self.accept()
        self.found.emit(wanted)
