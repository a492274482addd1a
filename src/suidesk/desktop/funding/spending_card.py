"""How far a grant is spent: a bar against its time, a sentence, and what was spent last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.desktop.design.share_bar import Share, ShareBar
from suidesk.desktop.funding.spend_form import SpendForm
from suidesk.desktop.funding.spend_lines import spend_line
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.lines import LinesCard
from suidesk.desktop.kit.picker_field import Found
from suidesk.rules.money import SPENDING
from suidesk.rules.thresholds import UNDERSPEND
from suidesk.wording.formats import day_in_words, money_in_words
from suidesk.wording.funding import about_money, spent_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.funding import Grant
    from suidesk.domain.money import Progress
    from suidesk.queries.money import MoneyOfGrant, SpendRow

FEW: Final = 5


class SpendingCard(LinesCard):
    """Filled with the grant that is shown (`set_money`), and with its spending (`set_spends`)."""

    def __init__(self, host: Host, parent: QWidget) -> None:
        """Open forms over `parent`."""
        super().__init__(
            host.theme,
            translate("Funding", "Spending"),
            empty=translate("Funding", "Nothing noted yet. Note what is spent, and the bar shows whether it keeps up."),
            few=FEW,
        )
        self._host, self._over = host, parent
        self._grant: Grant | None = None
        self.bar = ShareBar(host.theme, translate("Funding", "Spent of the grant"))
        self.sentence = PlainLabel("", wrap=True)
        self.pace = PlainLabel("", "small", wrap=True)
        verb = translate("Funding", "Note spending")
        self.note_button = Button(host.theme, verb, self.note_spending, kind="small", icon="banknote")
        self.body.insertLayout(0, column(self.bar, self.sentence, self.pace, row(self.note_button, None), gap=8))

    def note_spending(self) -> None:
        """Open the form of spending from the grant."""
        if self._grant is not None:
            grant = Found(self._grant.id, self._grant.title, icon="hand-coins")
            SpendForm(self._host, self._over.window(), grant=grant).open()

    def set_money(self, grant: Grant, money: MoneyOfGrant, today: date) -> None:
        """Show how far the grant is spent."""
        self._grant = grant
        progress = money.progress
        self.bar.setVisible(progress is not None)
        self.set_chip("", "plain")
        if progress is not None:
            self._show_bar(progress, money, grant, today)
            text = spent_text(progress, money.currency, today)
        else:
            text = _without_progress(grant, money)
        self.sentence.setText(text)
        pace = _pace(money)
        self.pace.setText(pace)
        self.pace.setVisible(bool(pace))

    def set_spends(self, rows: list[SpendRow]) -> None:
        """Show what was spent, newest first."""
        self.set([spend_line(self._host, self._over, one, has_grant=False) for one in rows])

    def _show_bar(self, progress: Progress, money: MoneyOfGrant, grant: Grant, today: date) -> None:
        percent = self._host.rules.settings().value(UNDERSPEND)
        is_running = grant.stage in SPENDING and today <= progress.ends_on
        is_behind = is_running and bool(money.count) and progress.is_behind(today, percent)
        self.bar.set(
            [
                Share(translate("Funding", "Spent"), max(0, progress.spent_minor), "warn" if is_behind else "accent"),
                Share(translate("Funding", "Left"), max(0, progress.left_minor), "border"),
            ],
            progress.awarded_minor,
            words=lambda minor: money_in_words(round(minor), money.currency),
            mark=progress.elapsed_percent(today) / 100,
        )
        if is_behind:
            self.set_chip(translate("Funding", "spent slowly"), "warn")
        elif progress.left_minor < 0:
            self.set_chip(translate("Funding", "overspent"), "danger")


def _without_progress(grant: Grant, money: MoneyOfGrant) -> str:
    if not money.count:
        return ""
    spent = money_in_words(money.spent_minor, money.currency)
    if grant.awarded_minor:
        return translate(
            "Funding", "{0} of {1} is spent. Give the grant its first and last day to see whether it keeps up."
        ).format(spent, money_in_words(grant.awarded_minor, grant.currency))
    return translate("Funding", "{0} is spent. Say how much was awarded to see what is left.").format(spent)


def _pace(money: MoneyOfGrant) -> str:
    parts = []
    if money.month is not None and money.empty_on is not None:
        pace = translate(
            "Funding", "At {0} a month, the mean of %n known month(s), it is spent by {1}.", money.month.known
        )
        parts.append(pace.format(about_money(money.month.minor, money.currency), day_in_words(money.empty_on)))
    if money.others:
        parts.append(translate("Funding", "%n note(s) in other currencies is(s) left out.", money.others))
    return " ".join(parts)
