"""The page People: the list of contacts beside the one that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.kit.palette import Entry
from suidesk.desktop.kit.two_pane import TwoPane
from suidesk.desktop.page import Host, Page
from suidesk.desktop.people.contact_view import SHOWN, ContactView
from suidesk.desktop.people.listing import PeopleList
from suidesk.desktop.people.organisation_form import OrganisationForm
from suidesk.desktop.people.person_form import PersonForm
from suidesk.domain.kinds import Kind
from suidesk.queries.people import Words, WordsUsed
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.changes import Change

LISTED: Final = (
    Kind.CONTACT, Kind.CONTACT_POINT, Kind.CONTACT_LANGUAGE, Kind.CONTACT_TAG, Kind.TAG, Kind.VOLUNTEER, Kind.ABSENCE,
    Kind.ASSIGNMENT, Kind.ROLE, Kind.PROJECT, Kind.REMINDER,
)  # fmt: skip
"""A change of one of these kinds may show in the list."""


class PeoplePage(Page):
    """Persons and organisations."""

    def __init__(self, host: Host) -> None:
        """Build both panes once."""
        super().__init__(host)
        self.view = ContactView(host, self._go_to_list)
        self.listing = PeopleList(host, self.new_person, self.new_organisation)
        self.view.set_empty(
            EmptyState(
                host.theme,
                "users",
                translate("People", "Nobody is open"),
                translate("People", "Choose somebody in the list, or add a person."),
                verb=translate("People", "New person"),
                then=self.new_person,
            )
        )
        self.view.show_empty()
        self.panes = TwoPane(host.theme, self.listing, self.view, translate("People", "People"))
        self.setLayout(column(self.panes, gap=0))
        self._add_new_menu()
        self._add_shortcuts()
        self.listing.chosen.connect(self.view.show_contact)
        self.listing.opened.connect(self._open)
        self.view.gone.connect(self.listing.leave)

    def _add_new_menu(self) -> None:
        menu = Menu(self.host.theme, translate("People", "New person or organisation"), self)
        menu.add(translate("People", "New person…"), self.new_person, icon="user-plus", shortcut="N")
        menu.add(translate("People", "New organisation…"), self.new_organisation, icon="building-2", shortcut="Shift+N")
        menu.addSeparator()
        menu.add(
            translate("People", "Bring in a list…"), lambda: self.host.act("import"), icon="file-up", shortcut="Ctrl+I"
        )
        self.listing.new.set_menu(menu)

    def _add_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+F", self._go_to_search),
            ("N", self.new_person),
            ("Shift+N", self.new_organisation),
            ("E", self.view.verbs.edit),
            ("Del", self.view.verbs.remove),
        )
        for sequence, then in keys:
            shortcut = QShortcut(QKeySequence(sequence), self, then)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def entered(self) -> None:
        """Ask again: with a new day other reminders speak."""
        self.listing.ask()
        self.view.ask()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches."""
        if change.touches(*LISTED):
            self.listing.ask()
        if change.touches(*SHOWN):
            self.view.ask()

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show that contact, here and in the list."""
        if kind is Kind.CONTACT:
            self.view.show_contact(ref)
            self.listing.follow(ref)
            self.panes.show_detail()

    def new_person(self) -> None:
        """Open the form of a new person."""
        self._with_words(
            lambda words: PersonForm(
                self.host, self.window(), words, saved=self._show_new, opened=self._show_new
            ).open()
        )

    def new_organisation(self) -> None:
        """Open the form of a new organisation."""
        self._with_words(
            lambda words: OrganisationForm(
                self.host, self.window(), words, saved=self._show_new, opened=self._show_new
            ).open()
        )

    def entries(self) -> list[Entry]:
        """Give the verbs of the page, those of the open contact first."""
        new = [
            Entry(translate("People", "New person"), self.new_person, "user-plus", shortcut="N"),
            Entry(translate("People", "New organisation"), self.new_organisation, "building-2", shortcut="Shift+N"),
            Entry(translate("People", "Search people"), self._go_to_search, "search", shortcut="Ctrl+F"),
        ]
        return [*self._entries_of_contact(), *new]

    def _entries_of_contact(self) -> list[Entry]:
        sheet, verbs = self.view.sheet, self.view.verbs
        if sheet is None:
            return []
        name = sheet.about.contact.display_name
        both = [
            Entry(translate("People", "Edit {0}").format(name), verbs.edit, "pencil", shortcut="E"),
            Entry(translate("People", "Add follow-up about {0}").format(name), verbs.add_follow_up, "bell-ring"),
        ]
        if not sheet.is_person:
            return both
        return [
            *both,
            Entry(translate("People", "Note hours of {0}").format(name), verbs.note_hours, "timer"),
            Entry(translate("People", "Add a promise of {0}").format(name), verbs.add_promise, "flag"),
            Entry(translate("People", "Give {0} a role").format(name), verbs.add_role, "user-check"),
            Entry(translate("People", "Note time away of {0}").format(name), verbs.add_absence, "palmtree"),
        ]

    def focus_record(self) -> None:
        """Go to the list, where E and Del act on what was opened."""
        self.listing.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """Go to the search line."""
        self.listing.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _with_words(self, then: Callable[[Words], object]) -> None:
        self.host.bridge.fetch(WordsUsed(), then, owner=self)

    def _show_new(self, ref: str) -> None:
        self.open_record(Kind.CONTACT, ref)

    def _open(self, ref: str) -> None:
        self.view.show_contact(ref)
        self.panes.show_detail()

    def _go_to_list(self) -> None:
        self.panes.show_list()
        self.listing.focus_list()

    def _go_to_search(self) -> None:
        self.panes.show_list()
        self.focus_first()
        self.listing.search.selectAll()
