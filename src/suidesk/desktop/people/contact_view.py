"""One person or organisation: who it is, what presses, how to reach it, and everything around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Signal

from suidesk.desktop.involvement.record_lines import RecordLinesCard
from suidesk.desktop.involvement.reminders_part import RemindersPart
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.people.about_card import AboutCard
from suidesk.desktop.people.contact_lines import ContactLines
from suidesk.desktop.people.contact_verbs import ContactVerbs
from suidesk.desktop.people.header import about_lines, chips, subtitle
from suidesk.desktop.people.person_lines import PersonLines
from suidesk.desktop.people.rows import ORGANISATION_ICON
from suidesk.desktop.people.workload_card import WorkloadCard
from suidesk.domain.kinds import Kind
from suidesk.domain.people import PointKind
from suidesk.queries.contact_sheet import ContactSheet, Sheet
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.domain.errors import SuideskError

SHOWN: Final = (
    Kind.CONTACT, Kind.CONTACT_POINT, Kind.CONTACT_LANGUAGE, Kind.CONTACT_TAG, Kind.TAG, Kind.FIELD, Kind.FIELD_VALUE,
    Kind.VOLUNTEER, Kind.ABSENCE, Kind.PROJECT, Kind.ROLE, Kind.ASSIGNMENT, Kind.COMMITMENT, Kind.TIME_ENTRY,
    Kind.GRANT, Kind.FOLLOW_UP, Kind.REMINDER, Kind.DESK,
)  # fmt: skip
"""A change of one of these kinds may show here."""


class ContactView(DetailPane):
    """Made once, then filled for each contact; `gone` tells the id of one that is no longer there."""

    gone = Signal(str)
    shown = Signal(str)

    def __init__(self, host: Host, back: Callable[[], object]) -> None:
        """Call `back` for the list."""
        super().__init__(host.theme)
        self._host, self._back, self._ref = host, back, ""
        self._crumb = ("", "")
        self.verbs = ContactVerbs(host, self, self.message, self._left)
        self._persons = PersonLines(host, self, self.message)
        self._contacts = ContactLines(host, self, self.message)
        self.message.installEventFilter(self)
        self.add_top(host.search_button())
        self._add_verbs()
        self._add_cards()
        self._add_lines()

    @property
    def ref(self) -> str:
        """The id of the contact that is shown, or being asked for; empty when there is none."""
        return self._ref

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self.verbs.sheet

    def show_contact(self, ref: str) -> None:
        """Show the contact of that id, unless it is shown already."""
        if ref != self._ref:
            self._ref = ref
            self.message.hide()
            self.ask()

    def ask(self) -> None:
        """Ask for everything that is shown again."""
        if self._ref:
            query = ContactSheet(self._ref, self._host.now().date())
            self._host.bridge.fetch(query, self._fill, owner=self, failed=partial(self._failed, self._ref))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a refusal into sight: the verb that it answers may stand far below."""
        if watched is self.message and event.type() == QEvent.Type.Show:
            self._scroll.verticalScrollBar().setValue(0)
        return super().eventFilter(watched, event)

    def _add_verbs(self) -> None:
        theme = self._host.theme
        self.hours = Button(theme, translate("People", "Note hours"), self.verbs.note_hours, icon="timer")
        follow_up = translate("People", "Add follow-up")
        self.follow_up = Button(theme, follow_up, self.verbs.add_follow_up, kind="primary", icon="bell-ring")
        self._menu = Menu(theme, translate("People", "More actions"), self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more = IconButton(theme, "ellipsis", translate("People", "More actions"))
        self.more.set_menu(self._menu)
        for button in (self.hours, self.follow_up, self.more):
            self.add_action(button)

    def _add_cards(self) -> None:
        theme = self._host.theme
        self.reminders = RemindersPart(self._host)
        self.about = AboutCard(theme, self.verbs.edit)
        self.workload = WorkloadCard(theme, self.verbs.note_hours)
        self.add_card(self.reminders, is_wide=True)
        self.add_card(self.about)
        self.add_card(self.workload)

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
        self.follow_ups = self._lines(
            translate("People", "Follow-ups"),
            translate("People", "No follow-ups are planned."),
            translate("People", "Add follow-up"),
            verbs.add_follow_up,
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
        self.history = self._lines(translate("People", "History"), translate("People", "No changes yet."))

    def _lines(
        self, title: str, empty: str, add: str = "", then: Callable[[], object] | None = None
    ) -> RecordLinesCard:
        card = RecordLinesCard(self._host.theme, title, empty=empty, add=add, then=then)
        self.add_card(card)
        return card

    def _fill(self, sheet: Sheet) -> None:
        if sheet.about.contact.id != self._ref:
            return
        with self.filling():
            self._set(sheet)

    def _set(self, sheet: Sheet) -> None:
        contact, today = sheet.about.contact, self._host.now().date()
        is_same = self.sheet is not None and self.sheet.about.contact.id == contact.id
        self.verbs.sheet = sheet
        icon = "" if sheet.is_person else ORGANISATION_ICON
        if not is_same:
            self.set_header(contact.display_name, subtitle=subtitle(contact), seed=contact.id, icon=icon)
        self._fill_header(sheet, icon, today)
        self.about.set(about_lines(sheet, self.verbs, today), contact.notes)
        self.reminders.set(sheet.reminders, is_same=is_same)
        if sheet.is_person:
            self._fill_person(sheet, today, is_same=is_same)
        else:
            self._fill_organisation(sheet, today, is_same=is_same)
        told = {row.subject_id for row in self.reminders.waiting()}
        follow_ups = [row for row in sheet.follow_ups if row.follow_up.done_on is None and row.follow_up.id not in told]
        self.follow_ups.set([self._contacts.follow_up(row, today) for row in follow_ups], is_same=is_same)
        now = self._host.now()
        self.history.set([self._contacts.step(step, now) for step in sheet.history], is_same=is_same)
        self._show_cards(is_person=sheet.is_person)
        self.shown.emit(contact.id)

    def _fill_header(self, sheet: Sheet, icon: str, today: date) -> None:
        """Write what may have changed, without scrolling to the top as `set_header` does."""
        contact = sheet.about.contact
        crumb = contact.id, contact.display_name
        if crumb != self._crumb:
            self._crumb = crumb
            self.title.setText(contact.display_name)
            self.avatar.set(contact.display_name, contact.id, icon)
            self.set_crumbs([(translate("People", "People"), self._back), (contact.display_name, None)])
        self.subtitle.setText(subtitle(contact))
        self.subtitle.setVisible(bool(subtitle(contact)))
        self.set_chips(chips(sheet, today))

    def _fill_person(self, sheet: Sheet, today: date, *, is_same: bool) -> None:
        person = self.verbs.found()
        if sheet.load is not None:
            self.workload.set(sheet.load)
        self.roles.set([self._persons.role(row, person, today) for row in sheet.roles], is_same=is_same)
        self.promises.set([self._persons.promise(row, person, today) for row in sheet.promises], is_same=is_same)
        self.entries.set([self._persons.entry(row, today) for row in sheet.entries], is_same=is_same)
        self.absences.set([self._persons.absence(one, person, today) for one in sheet.about.absences], is_same=is_same)

    def _fill_organisation(self, sheet: Sheet, today: date, *, is_same: bool) -> None:
        organisation = self.verbs.found()
        self.posts.set([self._contacts.post(row, organisation, today) for row in sheet.posts], is_same=is_same)
        self.grants.set([self._contacts.grant(one, today) for one in sheet.grants], is_same=is_same)

    def _show_cards(self, *, is_person: bool) -> None:
        own: tuple[QWidget, ...] = (
            self.workload, self.roles, self.promises, self.entries, self.absences, self.hours,
        )  # fmt: skip
        for widget in own:
            widget.setVisible(is_person)
        for card in (self.posts, self.grants):
            card.setVisible(not is_person)

    def _fill_menu(self) -> None:
        sheet, verbs, menu = self.sheet, self.verbs, self._menu
        menu.clear()
        if sheet is None:
            return
        menu.add(translate("People", "Edit…"), verbs.edit, icon="pencil", shortcut="E")
        if sheet.is_person:
            if sheet.about.volunteer is None:
                menu.add(translate("People", "Make a volunteer…"), verbs.make_volunteer, icon="hand-heart")
            menu.add(translate("People", "Note time away…"), verbs.add_absence, icon="palmtree")
        if sheet.about.first(PointKind.EMAIL):
            menu.add(translate("People", "Copy e-mail"), verbs.copy_email, icon="copy")
        menu.addSeparator()
        if sheet.about.contact.archived_on is None:
            menu.add(translate("People", "Put into the archive"), verbs.archive, icon="archive")
        else:
            menu.add(translate("People", "Bring back from the archive"), verbs.archive, icon="rotate-ccw")
        if not sheet.about.is_me:
            menu.add(translate("People", "Remove"), verbs.remove, icon="trash-2", shortcut="Del")

    def _failed(self, ref: str, error: SuideskError) -> None:
        if error.code == "not_found":
            self._left(ref)
        else:
            self._host.tell(error)

    def _left(self, ref: str) -> None:
        if ref == self._ref:
            self._ref, self.verbs.sheet = "", None
            self.show_empty()
            self.gone.emit(ref)
