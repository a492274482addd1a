"""The side of one person: signs, weeks, what could help, promises, who could be asked, time away, hours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from suidesk.desktop.involvement.absence_form import AbsenceForm
from suidesk.desktop.involvement.pass_on_form import PassOnForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.involvement.record_lines import RecordLinesCard
from suidesk.desktop.involvement.reminders_part import RemindersPart
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.pauses.opening import open_pause, plan_pause
from suidesk.desktop.record_page.view import RecordView
from suidesk.desktop.workload.asking_card import AskingCard
from suidesk.desktop.workload.help_card import HelpCard, heaviest, open_ended
from suidesk.desktop.workload.hours_form import HoursForm
from suidesk.desktop.workload.load_lines import LoadLines
from suidesk.desktop.workload.weeks_card import WeeksCard
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import AbsenceKind
from suidesk.queries.could_help import CouldHelp
from suidesk.queries.load import PAGE, SignsOpen
from suidesk.queries.load_sheet import LoadSheet, PersonLoad
from suidesk.wording.people import away_text, promised_text
from suidesk.wording.translate import translate
from suidesk.wording.workload import scope_text

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.kit.menus import Menu
    from suidesk.desktop.page import Host
    from suidesk.desktop.window import Window
    from suidesk.queries.could_help import FitRow
    from suidesk.queries.reminders import ReminderRow

WEEKS = 26
"""Weeks of one person that are shown, whatever the table shows."""
LEAST_FREE = 30
"""Minutes a week that whoever could be asked should have free."""


class PersonLoadView(RecordView[PersonLoad]):
    """What one person carries, and the verbs that lighten it."""

    kind = Kind.CONTACT
    touched_by = (
        Kind.CONTACT, Kind.VOLUNTEER, Kind.ABSENCE, Kind.COMMITMENT, Kind.TIME_ENTRY, Kind.PROJECT, Kind.REMINDER,
    )  # fmt: skip

    def __init__(self, host: Host) -> None:
        """Build cards once."""
        super().__init__(host, translate("Workload", "Workload"))
        theme = host.theme
        # The whole beside it has the search already.
        last = self._top.itemAt(self._top.count() - 1)
        if last is not None and (search := last.widget()) is not None:
            search.hide()
        self._lines = LoadLines(host, self)
        self.hours = Button(theme, translate("Workload", "Note hours"), self.note_hours, kind="primary", icon="timer")
        self.add_action(self.hours)
        self.signs = RemindersPart(host)
        self.weeks = WeeksCard(theme, translate("Workload", "Weeks"), translate("Workload", "Hours noted per week"))
        self.help = HelpCard(
            theme, pass_on=self.pass_on, ask=self.go_to_asking, pause=self.plan_pause, come_back=self.set_return
        )
        self.promises = self._card(
            translate("Workload", "Promises"),
            translate("Workload", "Nothing was promised."),
            translate("Workload", "Add a promise"),
            self.add_promise,
        )
        self.asking = AskingCard(host)
        self.absences = self._card(
            translate("Workload", "Time away"),
            translate("Workload", "No leave or pause is noted."),
            translate("Workload", "Note time away"),
            self.add_absence,
        )
        self.entries = self._card(
            translate("Workload", "Hours"),
            translate("Workload", "No hours were noted."),
            translate("Workload", "Note hours"),
            self.note_hours,
        )
        self.add_card(self.signs, is_wide=True)
        for card in (self.weeks, self.help, self.promises, self.asking, self.absences, self.entries):
            self.add_card(card)

    def query(self, ref: str, today: date) -> LoadSheet:
        """Ask for all about the load of a person."""
        return LoadSheet(id=ref, today=today, weeks=WEEKS)

    def id_of(self, sheet: PersonLoad) -> str:
        """Give the person's id."""
        return sheet.contact.id

    def name_of(self, sheet: PersonLoad) -> str:
        """Give the person's name."""
        return sheet.contact.display_name

    def set_sheet(self, sheet: PersonLoad, today: date, *, is_same: bool) -> None:
        """Fill header and cards."""
        person = self._person(sheet)
        self.set_header(person.title, subtitle=promised_text(sheet.promised, sheet.capacity), seed=person.id)
        away = next((one for one in sheet.absences if one.covers(today)), None)
        self.set_chips([(away_text(away, today), "info")] if away else [])
        self.signs.set(sheet.signs, is_same=is_same)
        self.weeks.say_of(scope_text(len(sheet.weeks), None, ""))
        self.weeks.set(sheet.weeks, promised=sheet.promised, capacity=sheet.capacity)
        # It stands in the header already.
        self.weeks.promised.hide()
        self.help.set(sheet, today)
        self.promises.set([self._lines.promise(row, person, today) for row in sheet.promises], is_same=is_same)
        self.absences.set([self._lines.absence(one, person, today) for one in sheet.absences], is_same=is_same)
        self.entries.set([self._lines.entry(row, today) for row in sheet.entries], is_same=is_same)
        self.host.bridge.fetch(SignsOpen(now=self.host.now()), partial(self._ask_free, person.id), owner=self)

    def fill_menu(self, menu: Menu, sheet: PersonLoad) -> None:
        """Offer what else is possible."""
        opened = partial(self.host.open_record, Kind.CONTACT, sheet.contact.id)
        menu.add(translate("Workload", "Open under People"), opened, icon="user")
        menu.add(translate("Workload", "Add a promise…"), self.add_promise, icon="heart-handshake")
        menu.add(translate("Workload", "Plan a pause…"), self.plan_pause, icon="palmtree")
        menu.add(translate("Workload", "Add follow-up…"), self.add_follow_up, icon="bell-ring")

    def edit(self) -> None:
        """Go to the person's own page, where they are changed."""
        if self.sheet is not None:
            self.host.open_record(Kind.CONTACT, self.sheet.contact.id)

    def remove(self) -> None:
        """Remove nobody: a person is removed on their own page."""

    def note_hours(self) -> None:
        """Open the form of hours for this person."""
        if self.sheet is not None:
            found = self._person(self.sheet)
            HoursForm(cast("Window", self.host), person=(found.id, found.title)).open()

    def add_promise(self) -> None:
        """Open the form of a new promise."""
        if self.sheet is not None:
            PromiseForm(self.host, self.window(), person=self._person(self.sheet)).open()

    def add_absence(self) -> None:
        """Open the form of a time away."""
        if self.sheet is not None:
            AbsenceForm(self.host, self.window(), self._person(self.sheet)).open()

    def plan_pause(self) -> None:
        """Open the pause that goes on or is planned, or the form of a new one."""
        if self.sheet is not None:
            plan_pause(self.host, self, self._person(self.sheet))

    def set_return(self) -> None:
        """Open the time away that has no end, to give it one."""
        away = open_ended(self.sheet) if self.sheet is not None else None
        if self.sheet is None or away is None:
            return
        if away.kind is AbsenceKind.PAUSE:
            open_pause(self.host, self, self._person(self.sheet), away)
        else:
            AbsenceForm(self.host, self.window(), self._person(self.sheet), away).open()

    def pass_on(self) -> None:
        """Open the form that passes the heaviest promise on."""
        row = heaviest(self.sheet, self.host.now().date()) if self.sheet is not None else None
        if row is not None:
            PassOnForm(self.host, self.window(), row).open()

    def go_to_asking(self) -> None:
        """Bring those who could be asked into sight."""
        self._scroll.ensureWidgetVisible(self.asking)
        self.asking.focus_first()

    def _ask_free(self, ref: str, signs: list[ReminderRow]) -> None:
        strained = {ref, *(sign.subject_id for sign in signs)}
        free = CouldHelp(today=self.host.now().date(), minutes=LEAST_FREE, limit=PAGE)
        self.host.bridge.fetch(free, partial(self._fill_asking, ref, strained), owner=self)

    def _fill_asking(self, ref: str, strained: set[str], found: list[FitRow]) -> None:
        if ref == self.ref:
            with self.filling():
                self.asking.set_people(found, strained, self.host.now().date())

    def _card(self, title: str, empty: str, add: str, then: object) -> RecordLinesCard:
        return RecordLinesCard(self.host.theme, title, empty=empty, add=add, then=then)  # type: ignore[arg-type]

    @staticmethod
    def _person(sheet: PersonLoad) -> Found:
        return Found(sheet.contact.id, sheet.contact.display_name)
