"""The page People: the list of contacts beside the one that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.desktop.conversations.opening import open_conversation
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.page import Host
from suidesk.desktop.people.contact_view import ContactView
from suidesk.desktop.people.listing import PeopleList
from suidesk.desktop.people.lists_bar import FILTER_KEYS
from suidesk.desktop.people.organisation_form import OrganisationForm
from suidesk.desktop.people.person_form import PersonForm
from suidesk.desktop.record_page.page import RecordPage
from suidesk.domain.kinds import Kind
from suidesk.queries.interactions import InteractionPage, InteractionRow
from suidesk.queries.people import WordsUsed
from suidesk.wording.formats import number_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.domain.changes import Change


class PeoplePage(RecordPage):
    """Persons and organisations."""

    listing: PeopleList
    view: ContactView

    def __init__(self, host: Host) -> None:
        """Build both panes once."""
        super().__init__(host)
        self.view = ContactView(host)
        others = (
            (translate("People", "Possible doubles…"), self.open_doubles, "users"),
            (translate("People", "Fields of your own…"), self.open_fields, "clipboard-list"),
        )
        self.listing = PeopleList(host, self.new, self.new_organisation, others)
        self.put(
            nothing_open=EmptyState(
                host.theme,
                "users",
                translate("People", "Nobody is open"),
                translate("People", "Choose somebody in the list, or add a person."),
                verb=translate("People", "New person"),
                then=self.new,
            )
        )
        self._add_new_menu()
        self.add_key("Shift+N", self.new_organisation)
        self.add_key(FILTER_KEYS, self.listing.narrowing.open_filter)
        for signal in (self.listing.narrowing.looked_for, self.listing.narrowing.changed):
            signal.connect(self._show_list)

    def _add_new_menu(self) -> None:
        menu = Menu(self.host.theme, translate("People", "New person or organisation"), self)
        menu.add(translate("People", "New person…"), self.new, icon="user-plus", shortcut="N")
        menu.add(translate("People", "New organisation…"), self.new_organisation, icon="building-2", shortcut="Shift+N")
        menu.addSeparator()
        menu.add(
            translate("People", "Bring in a list…"), lambda: self.host.act("import"), icon="file-up", shortcut="Ctrl+I"
        )
        self.listing.new.set_menu(menu)

    def new(self) -> None:
        """Open the form of a new person."""
        self._open_form(PersonForm)

    def new_organisation(self) -> None:
        """Open the form of a new organisation."""
        self._open_form(OrganisationForm)

    def open_doubles(self) -> None:
        """Show who may be here twice."""
        from suidesk.desktop.people.doubles_dialog import DoublesDialog

        DoublesDialog(self.host, self.window()).open()

    def open_fields(self) -> None:
        """Show the fields of the user's own."""
        from suidesk.desktop.people.fields_dialog import FieldsDialog

        FieldsDialog(self.host, self.window()).open()

    def ask(self) -> None:
        """Ask for everything on the page again, the saved lists too."""
        super().ask()
        self.listing.narrowing.ask_lists()

    def refresh(self, change: Change) -> None:
        """Ask again for what the change touches; it may also change whom a saved list holds."""
        super().refresh(change)
        if self.isVisible() and change.touches(*self.listing.touched_by):
            self.listing.narrowing.ask_lists()

    def remove(self) -> None:
        """Remove the open contact; of several that are chosen together, ask to put them into the archive."""
        if self.listing.selection.count:
            self.listing.verbs.archive()
        else:
            super().remove()

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page, those for all that are chosen first."""
        listing, narrowing = self.listing, self.listing.narrowing
        return [
            *self._many_entries(),
            Entry(translate("People", "New person"), self.new, "user-plus", shortcut="N"),
            Entry(translate("People", "New organisation"), self.new_organisation, "building-2", shortcut="Shift+N"),
            Entry(translate("People", "Search people"), self.go_to_search, "search", shortcut="Ctrl+F"),
            Entry(translate("People", "Filter people"), narrowing.open_filter, "filter", shortcut=FILTER_KEYS),
            Entry(translate("People", "Choose all that are listed"), self.select_all, "list-checks", shortcut="Ctrl+A"),
            *(
                [Entry(translate("People", "Save this list"), narrowing.save, "save")]
                if listing.wanted().is_narrowed
                else []
            ),
            *(
                Entry(translate("People", "Open list {0}").format(one.name), partial(narrowing.open_list, one), "list")
                for one in narrowing.lists
            ),
            Entry(translate("People", "Possible doubles"), self.open_doubles, "users"),
            Entry(translate("People", "Fields of your own"), self.open_fields, "clipboard-list"),
        ]

    def _show_list(self) -> None:
        self.panes.show_list()

    def select_all(self) -> None:
        """Choose everybody who is listed."""
        self.panes.show_list()
        self.listing.selection.select_all()
        self.listing.focus_list()

    def _many_entries(self) -> list[Entry]:
        count = self.listing.selection.count
        if not count:
            return []
        chosen = translate("People", "{0} selected").format(number_in_words(count))
        return [Entry(text, then, icon, chosen) for group in self.listing.verbs.groups() for text, then, icon in group]

    def record_entries(self, name: str) -> list[Entry]:
        """Give the verbs of the open contact."""
        view, verbs = self.view, self.view.verbs
        both = [
            Entry(translate("People", "Edit {0}").format(name), view.edit, "pencil", shortcut="E"),
            Entry(translate("People", "Add follow-up about {0}").format(name), view.add_follow_up, "bell-ring"),
            Entry(translate("People", "Merge {0} with another entry").format(name), view.merge, "users"),
            Entry(translate("People", "Take a merge into {0} apart").format(name), verbs.unmerge, "unlink"),
        ]
        if not view.shown().is_person:
            return both
        return [
            *both,
            Entry(translate("People", "Note hours of {0}").format(name), verbs.note_hours, "timer"),
            Entry(translate("People", "Add a promise of {0}").format(name), verbs.add_promise, "flag"),
            Entry(translate("People", "Give {0} a role").format(name), verbs.add_role, "user-check"),
            Entry(translate("People", "Note time away of {0}").format(name), verbs.add_absence, "palmtree"),
            Entry(translate("People", "Plan a pause of {0}").format(name), verbs.plan_pause, "hourglass"),
            Entry(translate("People", "Plan a handover of {0}").format(name), verbs.plan_handover, "arrow-left-right"),
        ]

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show a contact, or whom a saved list holds; a conversation opens over whoever took part in it."""
        if kind is Kind.INTERACTION:
            self.host.bridge.fetch(InteractionPage(ref), self._open_talk, owner=self, failed=self.host.tell)
        elif kind is Kind.SAVED_LIST:
            self.panes.show_list()
            self.listing.narrowing.open_list_of(ref)
        else:
            super().open_record(kind, ref)

    def _open_talk(self, row: InteractionRow) -> None:
        for one in row.present[:1]:
            self.show_record(one.id)
        open_conversation(self.host, self.window(), row.interaction.id)

    def _open_form(self, form: type[PersonForm | OrganisationForm]) -> None:
        show = self.show_record
        self.host.bridge.fetch(
            WordsUsed(),
            lambda words: form(self.host, self.window(), words, saved=show, opened=show).open(),
            owner=self,
        )
