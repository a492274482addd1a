"""The page of settings: everything that can be set, read and taken back, in one place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from suidesk import __version__
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.facts import Fact, FactsCard
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.page import Page
from suidesk.desktop.settings.bin_card import BinCard
from suidesk.desktop.settings.calendar_card import CalendarCard
from suidesk.desktop.settings.desk_form import DeskForm, QuietForm, language_name
from suidesk.desktop.settings.reminding_card import RemindingCard
from suidesk.desktop.settings.rules_cards import RulesCards
from suidesk.domain.kinds import Kind
from suidesk.queries.desk import DeskPage
from suidesk.queries.tuning import RulesToday, SettingsInUse
from suidesk.rules.thresholds import GATHER_ON, TELL_FROM, TELL_UNTIL
from suidesk.wording.formats import time_of_day, weekday_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.changes import Change
    from suidesk.domain.errors import SuideskError
    from suidesk.queries.desk import DeskAbout
    from suidesk.queries.tuning import RuleSaid
    from suidesk.rules.thresholds import Settings

END_OF_DAY = 24 * 60


class SettingsPage(Page):
    """Shows what is set; every change is a command that can be taken back."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        """Build the cards; they are filled when the page is entered."""
        super().__init__(host, parent)
        theme = host.theme
        self._about: DeskAbout | None = None
        self._is_evaluating = self._is_stale = False
        self._in_use: Settings | None = None
        self.pane = DetailPane(theme, columns=2)
        self.pane.set_crumbs([(translate("Settings", "Settings"), None)])
        self.pane.add_top(host.search_button())
        self.pane.set_header(translate("Settings", "Settings"), has_avatar=False)
        self.desk = FactsCard(theme, translate("Settings", "This desk"))
        self.change = Button(theme, translate("Settings", "Change…"), self.change_desk, kind="small", icon="pencil")
        self.desk.add_action(self.change)
        self.quiet = Card(translate("Settings", "Quiet hours"))
        self._hours = PlainLabel("", wrap=True)
        self.quiet.add(self._hours)
        self.quiet.fill_below()
        self.hours = Button(theme, translate("Settings", "Change…"), self.change_hours, kind="small", icon="moon")
        self.quiet.add_action(self.hours)
        self.reminding, self.calendar = RemindingCard(host), CalendarCard(host)
        self.rules = RulesCards(host)
        self.bin = BinCard(host, self.pane.message)
        for card in (self.desk, self._safety(), self.quiet, self.reminding, self.calendar, self._about_program()):
            self.pane.add_card(card)
        for lines in (*self.rules.families.values(), self.rules.silent, self.bin):
            self.pane.add_card(lines, is_wide=True)
        self.setLayout(column(self.pane, gap=0))

    def _safety(self) -> Card:
        card = Card(
            translate("Settings", "Keys and backups"),
            translate("Settings", "Your passphrase and the recovery code open this desk; nobody else can."),
        )
        buttons = FlowLayout(gap=8)
        for name, text, icon in (
            ("security", translate("Settings", "Passphrase and recovery…"), "key-round"),
            ("backup", translate("Settings", "Backups…"), "hard-drive"),
            ("exports", translate("Settings", "Lists that went out…"), "file-down"),
        ):
            buttons.addWidget(Button(self.host.theme, text, partial(self.host.act, name), icon=icon))
        card.add(buttons)
        card.fill_below()
        return card

    def _about_program(self) -> Card:
        card = Card(translate("Settings", "About suidesk"))
        lines = (
            translate("Settings", "Version {0}").format(__version__),
            translate("Settings", "Free software under the Apache License 2.0."),
            translate("Settings", "Nothing leaves this computer unless you export it."),
        )
        for line in lines:
            card.add(PlainLabel(line, wrap=True, selectable=True))
        card.fill_below()
        return card

    def entered(self) -> None:
        """Ask for everything: rules say something else as days pass."""
        self._ask()

    def refresh(self, change: Change) -> None:
        """Ask again what changed; a hidden page asks when it is entered."""
        del change
        if self.isVisible():
            self._ask()

    def entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        return [
            Entry(translate("Settings", "Change this desk…"), self.change_desk, "pencil"),
            Entry(translate("Settings", "Change the quiet hours…"), self.change_hours, "moon"),
        ]

    def focus_first(self) -> None:
        """Go to the first verb."""
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def change_desk(self) -> None:
        """Open the form of the desk, once it is known."""
        if self._about is not None:
            DeskForm(self.host, self.window(), self._about).open()

    def change_hours(self) -> None:
        """Open the form of the quiet hours, once they are known."""
        if self._in_use is not None:
            QuietForm(self.host, self.window(), self._in_use).open()

    def _ask(self) -> None:
        bridge, now = self.host.bridge, self.host.now()
        bridge.fetch(DeskPage(), self._fill_desk, owner=self)
        bridge.fetch(SettingsInUse(now), self._fill_hours, owner=self)
        self._ask_rules()
        self.reminding.ask()
        self.calendar.ask()
        self.bin.ask()

    def _ask_rules(self) -> None:
        # To evaluate all rules takes long on a large desk: beside the other questions, and never two at once.
        self._is_stale = self._is_evaluating
        if not self._is_evaluating:
            self._is_evaluating = True
            query = RulesToday(self.host.now())
            self.host.bridge.beside(
                lambda asks, _: asks.ask(query), self._fill_rules, owner=self, failed=self._rules_failed
            )

    def _fill_desk(self, about: DeskAbout) -> None:
        self._about = about
        kept, counts = about.settings, about.counts
        self.desk.set(
            [
                Fact("user", translate("Settings", "Who uses it"), about.me or translate("Settings", "nobody yet")),
                Fact("languages", translate("Settings", "Language of names"), language_name(kept.language)),
                Fact("clock", translate("Settings", "Time zone"), kept.zone.replace("_", " ")),
                Fact("coins", translate("Settings", "Currency of new grants"), kept.currency),
                Fact(
                    "database",
                    translate("Settings", "Held here"),
                    translate("Settings", "%n contact(s)", counts[Kind.CONTACT]),
                ),
            ]
        )

    def _fill_hours(self, in_use: Settings) -> None:
        self._in_use = in_use
        first, last = in_use.value(TELL_FROM), in_use.value(TELL_UNTIL)
        text = translate(
            "Settings", "Reminders pop up from {0} until {1}. A follow-up with a time of its own keeps it."
        ).format(time_of_day(first), time_of_day(last % END_OF_DAY))
        self._hours.setText(f"{text} {_gathered(in_use)}")

    def _rules_failed(self, error: SuideskError) -> None:
        self._is_evaluating = False
        self.host.bridge.failed.emit(error)

    def _fill_rules(self, said: list[RuleSaid]) -> None:
        self._is_evaluating = False
        if self._is_stale:
            self._ask_rules()
        with self.pane.filling():
            self.rules.set(said)


def _gathered(in_use: Settings) -> str:
    """Say when what can wait pops up."""
    weekday = in_use.value(GATHER_ON)
    if not weekday:
        return translate("Settings", "Everything pops up when it comes up.")
    text = translate("Settings", "What can wait stands on Today and pops up together on {0}.")
    return text.format(weekday_in_words(weekday))
