"""The card that says how the open volunteer answers to what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.kit.facts import Fact, FactsCard
from suidesk.desktop.volunteers.fit_words import fit_lacks, fit_reasons, wanted_text
from suidesk.queries.could_help import Fit
from suidesk.wording.formats import capital
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import asked_text

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.queries.could_help import FitRow
    from suidesk.queries.help_wanted import HelpWanted

LEVELS: Final = {Fit.FITS: "ok", Fit.PERHAPS: "plain", Fit.NEARLY: "warn"}


class FitCard(FactsCard):
    """What speaks for the volunteer, what is missing, and when they were last asked."""

    def __init__(self, theme: Theme) -> None:
        """Be hidden until something is looked for."""
        super().__init__(theme, translate("Volunteers", "Could help"))
        self.hide()

    def set_fit(self, row: FitRow | None, wanted: HelpWanted | None) -> None:
        """Say it; without a row the volunteer isn't among those who could help."""
        self.setVisible(row is not None and wanted is not None)
        if row is None or wanted is None:
            return
        what = wanted_text(wanted) or translate("Volunteers", "any help")
        self.set_title(translate("Volunteers", "For {0}").format(what))
        self.set_chip(fit_text(row.fit), LEVELS[row.fit])
        self.set(
            [
                Fact("circle-check", translate("Volunteers", "For it"), _joined(fit_reasons(row, wanted))),
                Fact("circle-help", translate("Volunteers", "Missing or unknown"), _joined(fit_lacks(row, wanted))),
                Fact(
                    "message-circle",
                    translate("Volunteers", "Turn"),
                    capital(asked_text(row.last_asked_on, wanted.today)),
                ),
            ]
        )


def fit_text(fit: Fit) -> str:
    """Say how somebody fits."""
    return {
        Fit.FITS: translate("Volunteers", "Fits"),
        Fit.PERHAPS: translate("Volunteers", "Perhaps"),
        Fit.NEARLY: translate("Volunteers", "Nearly"),
    }[fit]


def _joined(parts: list[str]) -> str:
    return capital(translate("Numbers", ", ").join(parts))
