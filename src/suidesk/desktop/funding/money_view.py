"""The money behind the grants: how long it lasts, each restricted fund by itself, and what was noted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.commands.money import RemoveReserve
from suidesk.desktop.design.week_bars import Series, WeekBars
from suidesk.desktop.funding.reserve_form import ReserveForm
from suidesk.desktop.funding.runway_card import money_sentence, runway_chip
from suidesk.desktop.funding.spend_form import SpendForm
from suidesk.desktop.funding.spend_lines import spend_line
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.domain.kinds import Kind
from suidesk.queries.money import FundLeft, MoneyAhead, ReservesNoted, RunwayNow, SpendRow, SpendsNoted
from suidesk.wording.formats import capital, day_in_words, money_in_words, month_name
from suidesk.wording.funding import about_money
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.domain.funding import Reserve

FEW: Final = 8


class MoneyView(DetailPane):
    """Runway, restricted funds, reserves and spending."""

    touched_by = (Kind.SPEND, Kind.RESERVE, Kind.GRANT, Kind.DESK, Kind.RULE_SETTING)
    """A change of one of these kinds may show here."""

    def __init__(self, host: Host, show: Callable[[str], object]) -> None:
        """Call `show` with a grant's id."""
        super().__init__(host.theme)
        self._host, self._open = host, show
        self.add_action(Button(host.theme, translate("Funding", "Note reserves"), self.note_reserves, icon="wallet"))
        self.add_action(
            Button(
                host.theme, translate("Funding", "Note spending"), self.note_spending, kind="primary", icon="banknote"
            )
        )
        self._build_runway()
        self._build_lists()
        self.show_crumbs(is_shown=False)
        self.set_header(
            translate("Funding", "Money"),
            subtitle=translate("Funding", "What was spent, what is free, and how long it lasts"),
            has_avatar=False,
        )

    def _build_runway(self) -> None:
        self.runway = Card(translate("Funding", "How long the money lasts"))
        self.sentence = PlainLabel("", wrap=True)
        self.bars = WeekBars(self._host.theme, translate("Funding", "Cost of keeping going by month"))
        self.rest = PlainLabel("", "small", wrap=True)
        for part in (self.sentence, self.bars, self.rest):
            self.runway.add(part)
        self.add_card(self.runway, is_wide=True)

    def _build_lists(self) -> None:
        theme = self._host.theme
        self.funds = LinesCard(
            theme,
            translate("Funding", "Restricted funds"),
            empty=translate("Funding", "Note what is spent from a restricted grant, and its own last day shows here."),
        )
        self.reserves = LinesCard(
            theme,
            translate("Funding", "Reserves"),
            empty=translate("Funding", "Nothing noted yet. Note what is free in hand, about once a month."),
            few=FEW,
        )
        self.spends = LinesCard(
            theme,
            translate("Funding", "Spending"),
            empty=translate("Funding", "Nothing noted yet. Note what is spent, from a grant or from your own money."),
            few=FEW,
        )
        for card in (self.funds, self.reserves):
            self.add_card(card)
        self.add_card(self.spends, is_wide=True)

    def ask(self) -> None:
        """Ask for everything again."""
        bridge = self._host.bridge
        bridge.fetch(RunwayNow(self._host.now().date()), self._fill_runway, owner=self)
        bridge.fetch(ReservesNoted(), self._fill_reserves, owner=self)
        bridge.fetch(SpendsNoted(), self._fill_spends, owner=self)

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches."""
        if change.touches(*self.touched_by):
            self.ask()

    def note_spending(self) -> None:
        """Open an empty form."""
        SpendForm(self._host, self.window()).open()

    def note_reserves(self) -> None:
        """Open an empty form."""
        ReserveForm(self._host, self.window()).open()

    def _fill_runway(self, found: MoneyAhead) -> None:
        with self.filling():
            self.sentence.setText(money_sentence(found))
            self.runway.set_chip(*runway_chip(found, self._host.now().date(), self._host.rules.settings()))
            self._fill_bars(found)
            self.rest.setText(_left_out(found))
            self.rest.setVisible(bool(found.others))
            self.funds.set([self._fund_line(fund, found.currency) for fund in found.funds])

    def _fill_bars(self, found: MoneyAhead) -> None:
        labels = [f"{month_name(month.month)} {month.year}" for month, _ in found.months]
        values = tuple(None if minor is None else float(max(0, minor)) for _, minor in found.months)
        self.bars.set(
            labels,
            [Series(translate("Funding", "Keeping going"), values)],
            words=lambda minor: about_money(round(minor), found.currency),
            has_numbers=True,
        )
        self.bars.setVisible(any(value is not None for value in values))

    def _fund_line(self, fund: FundLeft, currency: str) -> Line:
        second = translate("Funding", "{0} left, {1} a month of late").format(
            money_in_words(fund.left_minor, currency), about_money(fund.month_minor, currency)
        )
        open_it = Verb(translate("Funding", "Open"), partial(self._open, fund.id), "chevron-right")
        chip = translate("Funding", "until {0}").format(day_in_words(fund.empty_on))
        level = "warn" if fund.ends_on is not None and fund.empty_on < fund.ends_on else "plain"
        return Line("hand-coins", fund.title, second, capital(chip), level, (open_it,))

    def _fill_reserves(self, found: list[Reserve]) -> None:
        with self.filling():
            self.reserves.set([self._reserve_line(one) for one in found])

    def _reserve_line(self, one: Reserve) -> Line:
        verbs = (
            Verb(translate("Funding", "Change…"), partial(self._change_reserve, one), "pencil"),
            Verb(translate("Funding", "Remove"), partial(self._remove_reserve, one.id), "trash-2"),
        )
        money = money_in_words(one.free_minor, one.currency)
        return Line("wallet", money, day_in_words(one.day), verbs=verbs)

    def _change_reserve(self, one: Reserve) -> None:
        ReserveForm(self._host, self.window(), one).open()

    def _remove_reserve(self, ref: str) -> None:
        self._host.bridge.run(RemoveReserve(id=ref))

    def _fill_spends(self, rows: list[SpendRow]) -> None:
        with self.filling():
            self.spends.set([spend_line(self._host, self, row, has_grant=True) for row in rows])


def _left_out(found: MoneyAhead) -> str:
    return translate(
        "Funding", "%n note(s) in other currencies is(s) left out: this is counted in {0} alone.", found.others
    ).format(found.currency)
