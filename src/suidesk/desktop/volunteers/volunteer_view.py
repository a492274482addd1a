"""One volunteer: what is promised and possible, when they can help, checks, times away, promises and asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from suidesk.desktop.involvement.record_lines import RecordLinesCard
from suidesk.desktop.involvement.reminders_part import RemindersPart
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.pauses.card import TOUCHED_BY, PauseCard
from suidesk.desktop.people.header import STATUS_LEVELS
from suidesk.desktop.people.person_lines import PersonLines
from suidesk.desktop.record_page.view import RecordView
from suidesk.desktop.volunteers.about_card import AboutCard
from suidesk.desktop.volunteers.fit_card import FitCard
from suidesk.desktop.volunteers.load_card import LoadCard
from suidesk.desktop.volunteers.volunteer_lines import VolunteerLines
from suidesk.desktop.volunteers.volunteer_verbs import VolunteerVerbs
from suidesk.desktop.volunteers.week_card import WeekCard
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.could_help import FitRow, HowTheyFit
from suidesk.queries.help_wanted import HelpWanted
from suidesk.queries.volunteers import VolunteerAbout, VolunteerSheet
from suidesk.wording.formats import capital
from suidesk.wording.people import away_text, status_text, volunteer_text
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import asked_text

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.kit.menus import Menu
    from suidesk.desktop.page import Host


class VolunteerView(RecordView[VolunteerAbout]):
    """A volunteer and everything around them."""

    kind = Kind.VOLUNTEER
    touched_by = (
        Kind.VOLUNTEER, Kind.VOLUNTEER_SKILL, Kind.AVAILABILITY, Kind.ABSENCE, Kind.CHECK_SEEN, Kind.CONTACT,
        Kind.CONTACT_POINT, Kind.CONTACT_LANGUAGE, Kind.TAG, Kind.COMMITMENT, Kind.TIME_ENTRY, Kind.INTERACTION,
        Kind.PARTICIPANT, Kind.PROJECT, Kind.REMINDER, Kind.DESK, Kind.RULE_SETTING, *TOUCHED_BY,
    )  # fmt: skip

    def __init__(self, host: Host) -> None:
        """Build verbs and cards once."""
        super().__init__(host, translate("Volunteers", "Volunteers"))
        self._wanted: HelpWanted | None = None
        self.verbs = VolunteerVerbs(host, self)
        self._own = VolunteerLines(host, self)
        self._persons = PersonLines(host, self, self.message)
        self._add_verbs()
        self._add_cards()

    def look_for(self, wanted: HelpWanted | None) -> None:
        """Say from now on how the volunteer answers to that; None is nothing."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._ask_fit()

    def ask(self) -> None:
        """Ask for everything again, and for how they fit."""
        super().ask()
        self._ask_fit()

    def query(self, ref: str, today: date) -> VolunteerSheet:
        """Ask for all about a volunteer."""
        return VolunteerSheet(ref, today)

    def id_of(self, sheet: VolunteerAbout) -> str:
        """Give the person's id."""
        return sheet.contact.id

    def name_of(self, sheet: VolunteerAbout) -> str:
        """Give the person's name."""
        return sheet.contact.display_name

    def edit(self) -> None:
        """Open the form of the profile."""
        self.verbs.edit()

    def remove(self) -> None:
        """Take the profile away; the person stays."""
        self.verbs.remove()

    def _add_verbs(self) -> None:
        theme, verbs = self.host.theme, self.verbs
        self.add_action(Button(theme, translate("Volunteers", "Note hours"), verbs.note_hours, icon="timer"))
        self.add_action(Button(theme, translate("Volunteers", "Plan a pause…"), verbs.plan_pause, icon="palmtree"))
        ask = translate("Volunteers", "Ask…")
        name = translate("Volunteers", "Ask to help: note the conversation")
        self.add_action(Button(theme, ask, verbs.ask, kind="primary", icon="message-circle", name=name))

    def fill_menu(self, menu: Menu, sheet: VolunteerAbout) -> None:
        """Offer what can be done with this volunteer."""
        verbs = self.verbs
        menu.add(translate("Volunteers", "Edit volunteering…"), verbs.edit, icon="pencil", shortcut="E")
        menu.add(translate("Volunteers", "Type the hours of the week…"), verbs.type_hours, icon="keyboard")
        menu.add(translate("Volunteers", "Add a promise…"), verbs.add_promise, icon="flag")
        menu.add(translate("Volunteers", "Note a check…"), verbs.note_check, icon="shield-check")
        menu.add(translate("Volunteers", "Add follow-up…"), verbs.add_follow_up, icon="bell-ring")
        if sheet.email:
            menu.add(translate("Volunteers", "Copy e-mail"), verbs.copy_email, icon="copy")
        menu.add(translate("Volunteers", "Open on the page People"), verbs.open_person, icon="user")
        menu.addSeparator()
        for status in VolunteerStatus:
            if status is not sheet.volunteer.status:
                text = translate("Volunteers", "Status: {0}").format(status_text(status))
                menu.add(text, partial(verbs.stand, status), icon="milestone")
        menu.addSeparator()
        text = translate("Volunteers", "No longer list as a volunteer")
        menu.add(text, verbs.remove, icon="trash-2", shortcut="Del")

    def _add_cards(self) -> None:
        verbs = self.verbs
        self.reminders = RemindersPart(self.host)
        self.fit = FitCard(self.host.theme)
        self.add_card(self.reminders, is_wide=True)
        self.pause = PauseCard(self.host)
        self.add_card(self.fit, is_wide=True)
        self.add_card(self.pause, is_wide=True)
        self.load = LoadCard(self.host.theme, verbs.edit)
        self.about = AboutCard(self.host, verbs.edit)
        self.week = WeekCard(self.host, verbs.type_hours)
        for card in (self.load, self.about, self.week):
            self.add_card(card)
        self.checks = self._card(
            translate("Volunteers", "Checks"),
            translate("Volunteers", "No check was noted. Note that one was seen, never what stands in it."),
            translate("Volunteers", "Note a check"),
            verbs.note_check,
        )
        self.promises = self._card(
            translate("Volunteers", "Promises"),
            translate("Volunteers", "Nothing was promised."),
            translate("Volunteers", "Add a promise"),
            verbs.add_promise,
        )
        self.absences = self._card(
            translate("Volunteers", "Pauses and leave"),
            translate("Volunteers", "No pause or leave is noted."),
            translate("Volunteers", "Note time away"),
            verbs.add_absence,
        )
        self.asks = self._card(
            translate("Volunteers", "Asked"),
            translate("Volunteers", "Nobody noted that they were asked."),
            translate("Volunteers", "Note that they were asked"),
            verbs.ask,
        )

    def _card(self, title: str, empty: str, add: str = "", then: Callable[[], object] | None = None) -> RecordLinesCard:
        card = RecordLinesCard(self.host.theme, title, empty=empty, add=add, then=then)
        self.add_card(card)
        return card

    def set_sheet(self, sheet: VolunteerAbout, today: date, *, is_same: bool) -> None:
        """Fill header and cards."""
        contact, person = sheet.contact, self.verbs.found()
        self.set_header(contact.display_name, subtitle=", ".join(sheet.skills), seed=contact.id)
        self.set_chips(_chips(sheet, today))
        self.reminders.set(sheet.reminders, is_same=is_same)
        self.pause.ask(person)
        self.load.set_load(sheet.load)
        self.about.set_sheet(sheet, today)
        self.week.set_week(contact.id, sheet.slots)
        self.checks.set([self._own.check(row, person, today) for row in sheet.checks], is_same=is_same)
        self.promises.set([self._persons.promise(row, person, today) for row in sheet.promises], is_same=is_same)
        self.absences.set([self._persons.absence(one, person, today) for one in sheet.absences], is_same=is_same)
        self.asks.set([self._own.ask(row, today) for row in sheet.asks], is_same=is_same)
        last = sheet.asks[0].interaction.day if sheet.asks else None
        self.asks.set_note(capital(asked_text(last, today)) if last else "")

    def _ask_fit(self) -> None:
        if self._wanted is None or not self.ref:
            self.fit.set_fit(None, None)
            return
        query = HowTheyFit(id=self.ref, **vars(self._wanted))
        self.host.bridge.fetch(query, partial(self._set_fit, self.ref, self._wanted), owner=self)

    def _set_fit(self, ref: str, wanted: HelpWanted, row: FitRow | None) -> None:
        if (ref, wanted) == (self.ref, self._wanted):
            with self.filling():
                self.fit.set_fit(row, wanted)


def _chips(sheet: VolunteerAbout, today: date) -> list[tuple[str, str]]:
    status = sheet.volunteer.status
    chips = [(volunteer_text(status), STATUS_LEVELS[status])]
    if sheet.contact.do_not_contact:
        chips.insert(0, (translate("Volunteers", "Do not contact"), "danger"))
    if sheet.volunteer.is_minor:
        chips.append((translate("Volunteers", "Under 18"), "warn"))
    chips += [(away_text(one, today), "warn") for one in sheet.absences if one.covers(today)][:1]
    if sheet.languages:
        chips.append((translate("Volunteers", "Speaks {0}").format(", ".join(sheet.languages)), "plain"))
    return chips
