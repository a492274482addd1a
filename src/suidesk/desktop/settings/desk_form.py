"""The forms of the desk itself: whose it is, its language, zone and currency, and its quiet hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.tuning import DELIVERY, SetRule, Tuned
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import picking, save
from suidesk.desktop.settings.threshold_field import threshold_field
from suidesk.domain.kinds import Kind
from suidesk.rules.thresholds import GATHER_ON, TELL_FROM, TELL_NEAR, TELL_UNTIL
from suidesk.wording.formats import weekday_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.desk import DeskAbout
    from suidesk.rules.thresholds import Settings

LANGUAGES: Final = (("en", "English"), ("nl", "Nederlands"), ("da", "Dansk"))
"""In their own words, as their readers look for them."""
USUAL_ZONES: Final = ("Europe/London", "Europe/Copenhagen", "Europe/Amsterdam")
DAYS_OF_WEEK: Final = 7
SHOWN: Final = (TELL_FROM, TELL_UNTIL, GATHER_ON, TELL_NEAR)
"""The numbers of the quiet hours, as the form shows them."""
CURRENCIES: Final = ("GBP", "EUR", "DKK")


def language_name(code: str) -> str:
    """Give a language in its own words."""
    return dict(LANGUAGES).get(code, code)


class DeskForm(FormDialog):
    """Says whose desk it is and how it writes."""

    def __init__(self, host: Host, parent: QWidget, about: DeskAbout) -> None:
        """Show what is set."""
        super().__init__(host.theme, translate("Settings", "This desk"), translate("Settings", "Save"), parent)
        self._host = host
        theme, kept = host.theme, about.settings
        search = picking(host.bridge, self, Kind.CONTACT, contact_kind="person")
        me = PickerField(theme, translate("Settings", "Who uses it"), search)
        me.set_value(Found(kept.me_id, about.me) if kept.me_id else None)
        language = ChoiceField(
            theme,
            translate("Settings", "Language of names"),
            LANGUAGES,
            hint=translate("Settings", "Decides in which order names stand. The desk itself speaks English for now."),
        )
        language.set_value(kept.language)
        zones = sorted(available_timezones(), key=lambda name: (name not in USUAL_ZONES, name))
        zone = ChoiceField(theme, translate("Settings", "Time zone"), [(name, _place(name)) for name in zones])
        zone.set_value(kept.zone)
        currency = LineField(
            theme,
            translate("Settings", "Currency of new grants"),
            hint=translate("Settings", "Three letters, such as {0}").format(", ".join(CURRENCIES)),
            is_required=True,
        )
        currency.set_value(kept.currency)
        self.add("me_id", me)
        self.add("language", language)
        self.add("zone", zone)
        self.add("currency", currency, is_beside=True)
        self.submitted.connect(self._save)

    def _save(self) -> None:
        values = self.values("language", "zone")
        currency = str(self.field("currency").value()).strip().upper()
        me = self.field("me_id").value()
        command = ChangeDesk(**values, currency=currency, **({"me_id": me} if me else {}))
        save(self._host.bridge, self, command)


class QuietForm(FormDialog):
    """Says from when until when reminders may pop up, and when what can wait does."""

    def __init__(self, host: Host, parent: QWidget, settings: Settings) -> None:
        """Show what is set."""
        super().__init__(host.theme, translate("Settings", "Pop-ups"), translate("Settings", "Save"), parent)
        self._host = host
        first = threshold_field(host.theme, TELL_FROM, settings.value(TELL_FROM))
        last = threshold_field(host.theme, TELL_UNTIL, settings.value(TELL_UNTIL))
        gather: ChoiceField[int] = ChoiceField(
            host.theme,
            translate("Settings", "What can wait pops up together on"),
            [
                *((day, weekday_in_words(day)) for day in range(1, DAYS_OF_WEEK + 1)),
                (0, translate("Settings", "No day: everything at once")),
            ],
            hint=translate(
                "Settings", "Signs, far deadlines, follow-ups without a time. They stand on Today meanwhile."
            ),
        )
        gather.set_value(settings.value(GATHER_ON))
        self.add(TELL_FROM.key, first)
        self.add(TELL_UNTIL.key, last, is_beside=True)
        self.add(GATHER_ON.key, gather)
        self.add(TELL_NEAR.key, threshold_field(host.theme, TELL_NEAR, settings.value(TELL_NEAR)))
        self.submitted.connect(self._save)

    def _save(self) -> None:
        values = tuple(Tuned(one.key, self.field(one.key).value()) for one in SHOWN)
        save(self._host.bridge, self, SetRule(rule=DELIVERY, values=values))


def _place(zone: str) -> str:
    return zone.replace("_", " ")
