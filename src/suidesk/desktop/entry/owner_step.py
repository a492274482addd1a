"""The second step: whose desk it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.entry.step import Step
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.text_fields import LineField
from suidesk.services.opening import Owner
from suidesk.wording.translate import translate

USUAL_CURRENCY: Final = "GBP"
_NARROW: Final = 400


class OwnerStep(Step):
    """The user's name, language and currency."""

    def __init__(self, theme: Theme, currency: str) -> None:
        """Begin with the country's `currency`, an ISO 4217 code, empty when it is unknown."""
        super().__init__(
            translate("OwnerStep", "About you"),
            translate(
                "OwnerStep",
                "You are the first person on your desk: follow-ups are yours, and amounts are in your currency.",
            ),
        )
        self.given = LineField(theme, translate("OwnerStep", "First name"), is_required=True)
        self.family = LineField(theme, translate("OwnerStep", "Last name"))
        self.language: ChoiceField[str] = ChoiceField(theme, translate("OwnerStep", "Language"), languages())
        self.currency: ChoiceField[str] = ChoiceField(theme, translate("OwnerStep", "Currency"), currencies(currency))
        self.currency.set_value(currency or USUAL_CURRENCY)
        grid = CardGrid(theme, narrow=_NARROW)
        for field in (self.given, self.family, self.language, self.currency):
            grid.add(field)
        self.box.addLayout(grid)
        self.box.addStretch(1)

    def owner(self) -> Owner:
        """Give what was entered."""
        return Owner(
            given=self.given.value(),
            family=self.family.value(),
            language=self.language.value() or "en",
            currency=self.currency.value() or USUAL_CURRENCY,
        )

    def check(self) -> bool:
        """Want a first name."""
        is_good = self.given.check()
        if not is_good:
            self.entered()
        return is_good

    def entered(self) -> None:
        """Begin at the first name."""
        self.given.setFocus(Qt.FocusReason.OtherFocusReason)


def languages() -> list[tuple[str, str]]:
    """Give the languages that suidesk speaks, as (code, name in itself)."""
    return [("en", "English")]


def currencies(country: str) -> list[tuple[str, str]]:
    """Give the currencies offered, as (ISO 4217 code, text); the country's own code is among them."""
    known = {
        "GBP": translate("OwnerStep", "British pound"),
        "EUR": translate("OwnerStep", "Euro"),
        "DKK": translate("OwnerStep", "Danish krone"),
        "NOK": translate("OwnerStep", "Norwegian krone"),
        "SEK": translate("OwnerStep", "Swedish krona"),
        "CHF": translate("OwnerStep", "Swiss franc"),
        "PLN": translate("OwnerStep", "Polish złoty"),
        "CZK": translate("OwnerStep", "Czech koruna"),
        "USD": translate("OwnerStep", "US dollar"),
        "CAD": translate("OwnerStep", "Canadian dollar"),
        "AUD": translate("OwnerStep", "Australian dollar"),
    }
    offered = [(code, f"{code} · {name}") for code, name in known.items()]
    return offered if not country or country in known else [(country, country), *offered]
