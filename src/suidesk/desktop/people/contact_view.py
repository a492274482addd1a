"""One person or organisation: who it is, what presses, how to reach it, and everything around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from suidesk.desktop.assets.asset_lines import AssetLines
from suidesk.desktop.involvement.record_lines import RecordLinesCard
from suidesk.desktop.involvement.reminders_part import RemindersPart
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.lines import LinesCard
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.network.connections_card import ConnectionsCard
from suidesk.desktop.people.about_card import AboutCard
from suidesk.desktop.people.contact_lines import ContactLines
from suidesk.desktop.people.contact_verbs import ContactVerbs
from suidesk.desktop.people.header import about_lines, chips, subtitle
from suidesk.desktop.people.kept_lines import FEW, kept_line
from suidesk.desktop.people.person_lines import PersonLines
from suidesk.desktop.people.rows import ORGANISATION_ICON
from suidesk.desktop.people.standing_bar import StandingBar
from suidesk.desktop.people.workload_card import WorkloadCard
from suidesk.desktop.record_page.view import RecordView
from suidesk.desktop.timeline.card import TimelineCard
from suidesk.domain.kinds import Kind
from suidesk.domain.people import PointKind
from suidesk.queries.contact_sheet import ContactSheet, Sheet
from suidesk.queries.timeline import Moment
from suidesk.queries.timeline_parts import Strand
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


class ContactView(RecordView[Sheet]):
    """A person or an organisation."""

    kind = Kind.CONTACT
    touched_by = (
        Kind.CONTACT, Kind.CONTACT_POINT, Kind.CONTACT_LANGUAGE, Kind.CONTACT_TAG, Kind.TAG, Kind.FIELD,
        Kind.FIELD_VALUE, Kind.VOLUNTEER, Kind.ABSENCE, Kind.PROJECT, Kind.ROLE, Kind.ASSIGNMENT, Kind.COMMITMENT,
        Kind.TIME_ENTRY, Kind.GRANT, Kind.FOLLOW_UP, Kind.REMINDER, Kind.DESK, Kind.ASSET, Kind.HOLDING,
        Kind.CONNECTION, Kind.KEPT_LINE,
    )  # fmt: skip

    def __init__(self, host: Host) -> None:
        """Build verbs and cards once."""
        super().__init__(host, translate("People", "People"))
        self.verbs = ContactVerbs(host, self)
        self._persons = PersonLines(host, self, self.message)
        self._contacts = ContactLines(host, self, self.message)
        self._assets = AssetLines(host, self, self.message)
        self._add_verbs()
        self._add_cards()
        self._add_lines()

    def query(self, ref: str, today: date) -> ContactSheet:
        """Ask for all about a contact."""
        return ContactSheet(ref, today)

    def id_of(self, sheet: Sheet) -> str:
        """Give its id."""
        return sheet.about.contact.id

    def name_of(self, sheet: Sheet) -> str:
        """Give its name."""
        return sheet.about.contact.display_name

    def edit(self) -> None:
        """Open its form."""
        self.verbs.edit()

    def remove(self) -> None:
        """Remove it."""
        self.verbs.remove()

    def _add_verbs(self) -> None:
        theme = self.host.theme
        self.hours = Button(theme, translate("People", "Note hours"), self.verbs.note_hours, icon="timer")
        follow_up = translate("People", "Add follow-up")
        self.follow_up = Button(theme, follow_up, self.add_follow_up, kind="primary", icon="bell-ring")
        talk = translate("People", "Log conversation")
        self.talk = Button(theme, talk, self.log_conversation, icon="message-circle")
        self.add_action(self.talk)
        self.add_action(self.hours)
        self.add_action(self.follow_up)

    def _add_cards(self) -> None:
        theme = self.host.theme
        self.standing = StandingBar(theme, self.verbs.archive)
        self.add_card(self.standing, is_wide=True)
        self.reminders = RemindersPart(self.host)
        self.about = AboutCard(theme, self.verbs.edit)
        self.workload = WorkloadCard(theme, self.verbs.note_hours)
        self.add_card(self.reminders, is_wide=True)
        self.add_card(self.about)
        self.add_card(self.workload)
        openers = {Strand.ABSENCES: self._open_absence}
        self.timeline = TimelineCard(self.host, self, self.kind, self.log_conversation, openers)
        self.add_card(self.timeline, is_wide=True)
        self.connections = ConnectionsCard(self.host)
        self.add_card(self.connections, is_wide=True)

    def _add_lines(self) -> None:
        verbs = self.verbs
        self.roles = self._lines(
            translate("People", "Roles"),
            translate("People", "No role in a project yet."),
            translate("People", "Give a role"),
            verbs.add_role,
        )
        self.promises = self._lines(
            translate("People", "Promises"),
            translate("People", "Nothing was promised."),
            translate("People", "Add a promise"),
            verbs.add_promise,
        )
        self.posts = self._lines(
            translate("People", "Roles here"),
            translate("People", "No roles are written down here."),
            translate("People", "Add a role"),
            verbs.add_role,
        )
        self.grants = self._lines(translate("People", "Funding from here"), translate("People", "No grants from here."))
        self.assets = self._lines(
            translate("People", "Offers"),
            translate("People", "No room, tool or skill from here is written down."),
            translate("People", "Add what is offered"),
            verbs.offer,
        )
        self.holdings = self._lines(
            translate("People", "Holds for others"),
            translate("People", "No key or other thing is held."),
            translate("People", "Add a key or other thing"),
            verbs.hold,
        )
        self.follow_ups = self._lines(
            translate("People", "Follow-ups"),
            translate("People", "No follow-ups are planned."),
            translate("People", "Add follow-up"),
            self.add_follow_up,
        )
        self.entries = self._lines(
            translate("People", "Hours"),
            translate("People", "No hours were noted."),
            translate("People", "Note hours"),
            verbs.note_hours,
        )
        self.absences = self._lines(
            translate("People", "Time away"),
            translate("People", "No leave or pause is noted."),
            translate("People", "Note time away"),
            verbs.add_absence,
        )
        self.kept = LinesCard(self.host.theme, translate("People", "Kept from the card"), few=FEW)
        self.add_card(self.kept)

    def _lines(
        self, title: str, empty: str, add: str = "", then: Callable[[], object] | None = None
    ) -> RecordLinesCard:
        card = RecordLinesCard(self.host.theme, title, empty=empty, add=add, then=then)
        self.add_card(card)
        return card

    def set_sheet(self, sheet: Sheet, today: date, *, is_same: bool) -> None:
        """Fill header and cards."""
        contact = sheet.about.contact
        icon = "" if sheet.is_person else ORGANISATION_ICON
        self.set_header(contact.display_name, subtitle=subtitle(contact), seed=contact.id, icon=icon)
        self.set_chips(chips(sheet, today))
        self.about.set(about_lines(sheet, self.verbs, today), contact.notes)
        self.standing.set(contact, today)
        self.reminders.set(sheet.reminders, is_same=is_same)
        if sheet.is_person:
            self._fill_person(sheet, today, is_same=is_same)
        else:
            self._fill_organisation(sheet, today, is_same=is_same)
        told = {row.subject_id for row in self.reminders.waiting()}
        follow_ups = [row for row in sheet.follow_ups if row.follow_up.done_on is None and row.follow_up.id not in told]
        self.follow_ups.set([self._contacts.follow_up(row, today) for row in follow_ups], is_same=is_same)
        self.timeline.show_record(contact.id)
        self.connections.set(contact.id)
        self.assets.set([self._assets.asset(row) for row in sheet.assets], is_same=is_same)
        if not is_same:
            self.kept.fold()
        self.kept.set([kept_line(one) for one in sheet.kept])
        self._show_cards(sheet)

    def _open_absence(self, moment: Moment) -> None:
        found = [one for one in self.shown().about.absences if one.id == moment.id]
        for one in found:
            self._persons.open_absence(self.verbs.found(), one)

    def _fill_person(self, sheet: Sheet, today: date, *, is_same: bool) -> None:
        person = self.verbs.found()
        if sheet.load is not None:
            self.workload.set(sheet.load)
        self.roles.set([self._persons.role(row, person, today) for row in sheet.roles], is_same=is_same)
        self.promises.set([self._persons.promise(row, person, today) for row in sheet.promises], is_same=is_same)
        self.entries.set([self._persons.entry(row, today) for row in sheet.entries], is_same=is_same)
        self.absences.set([self._persons.absence(one, person, today) for one in sheet.about.absences], is_same=is_same)
        self.holdings.set([self._assets.holding(row, today) for row in sheet.holdings], is_same=is_same)

    def _fill_organisation(self, sheet: Sheet, today: date, *, is_same: bool) -> None:
        organisation = self.verbs.found()
        self.posts.set([self._contacts.post(row, organisation, today) for row in sheet.posts], is_same=is_same)
        self.grants.set([self._contacts.grant(one, today) for one in sheet.grants], is_same=is_same)

    def _show_cards(self, sheet: Sheet) -> None:
        is_person = sheet.is_person
        own: tuple[QWidget, ...] = (
            self.workload, self.roles, self.promises, self.entries, self.absences, self.hours,
        )  # fmt: skip
        for widget in own:
            widget.setVisible(is_person)
        for card in (self.posts, self.grants):
            card.setVisible(not is_person)
        # Few people offer or hold something; the menu has the verbs for those who begin to.
        self.assets.setVisible(not is_person or bool(sheet.assets))
        self.holdings.setVisible(bool(sheet.holdings))
        self.kept.setVisible(bool(sheet.kept))

    def merge(self) -> None:
        """Make one of this contact and another entry; the one that stays is shown then."""
        self.verbs.merge(lambda ref: self.host.open_record(self.kind, ref))

    def fill_menu(self, menu: Menu, sheet: Sheet) -> None:
        """Offer what is possible with this contact."""
        verbs = self.verbs
        menu.add(translate("People", "Edit…"), verbs.edit, icon="pencil", shortcut="E")
        if sheet.is_person:
            if sheet.about.volunteer is None:
                menu.add(translate("People", "Make a volunteer…"), verbs.make_volunteer, icon="handshake")
            menu.add(translate("People", "Note time away…"), verbs.add_absence, icon="palmtree")
            menu.add(translate("People", "Plan a pause…"), verbs.plan_pause, icon="hourglass")
            menu.add(translate("People", "Holds a key or other thing…"), verbs.hold, icon="key-round")
            menu.add(translate("People", "Plan a handover…"), verbs.plan_handover, icon="arrow-left-right")
        menu.add(translate("People", "Offers a room, tool or skill…"), verbs.offer, icon="package")
        if sheet.about.first(PointKind.EMAIL):
            menu.add(translate("People", "Copy e-mail"), verbs.copy_email, icon="copy")
        menu.add(translate("People", "History…"), self.show_history, icon="history")
        menu.addSeparator()
        menu.add(translate("People", "Merge with another entry…"), self.merge, icon="users")
        menu.add(translate("People", "Take a merge apart…"), verbs.unmerge, icon="unlink")
        if sheet.about.contact.archived_on is not None:
            menu.add(translate("People", "Bring back from the archive"), verbs.archive, icon="rotate-ccw")
        elif not sheet.about.is_me:
            menu.add(translate("People", "Put into the archive"), verbs.archive, icon="archive")
        if not sheet.about.is_me:
            if sheet.is_person and sheet.about.contact.died_on is None:
                menu.add(translate("People", "Has died…"), verbs.note_death, icon="calendar")
            menu.add(translate("People", "Remove"), verbs.remove, icon="trash-2", shortcut="Del")
