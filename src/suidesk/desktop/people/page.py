"""The page People: the list of contacts beside the one that is open."""

from __future__ import annotations

from suidesk.desktop.conversations.opening import open_conversation
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.kit.palette import Entry
from suidesk.desktop.page import Host
from suidesk.desktop.people.contact_view import ContactView
from suidesk.desktop.people.listing import PeopleList
from suidesk.desktop.people.organisation_form import OrganisationForm
from suidesk.desktop.people.person_form import PersonForm
from suidesk.desktop.record_page.page import RecordPage
from suidesk.domain.kinds import Kind
from suidesk.queries.interactions import InteractionPage, InteractionRow
from suidesk.queries.people import WordsUsed
from suidesk.wording.translate import translate


class PeoplePage(RecordPage):
    """Persons and organisations."""

    listing: PeopleList
    view: ContactView

    def __init__(self, host: Host) -> None:
        """Build both panes once."""
        super().__init__(host)
        self.view = ContactView(host)
        self.listing = PeopleList(host, self.new, self.new_organisation)
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

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        return [
            Entry(translate("People", "New person"), self.new, "user-plus", shortcut="N"),
            Entry(translate("People", "New organisation"), self.new_organisation, "building-2", shortcut="Shift+N"),
            Entry(translate("People", "Search people"), self.go_to_search, "search", shortcut="Ctrl+F"),
        ]

    def record_entries(self, name: str) -> list[Entry]:
        """Give the verbs of the open contact."""
        view, verbs = self.view, self.view.verbs
        both = [
            Entry(translate("People", "Edit {0}").format(name), view.edit, "pencil", shortcut="E"),
            Entry(translate("People", "Add follow-up about {0}").format(name), view.add_follow_up, "bell-ring"),
        ]
        if not view.shown().is_person:
            return both
        return [
            *both,
            Entry(translate("People", "Note hours of {0}").format(name), verbs.note_hours, "timer"),
            Entry(translate("People", "Add a promise of {0}").format(name), verbs.add_promise, "flag"),
            Entry(translate("People", "Give {0} a role").format(name), verbs.add_role, "user-check"),
            Entry(translate("People", "Note time away of {0}").format(name), verbs.add_absence, "palmtree"),
        ]

    def open_record(self, kind: Kind, ref: str) -> None:
        """Show a contact; a conversation opens in its form, over whoever took part in it."""
        if kind is Kind.INTERACTION:
            self.host.bridge.fetch(InteractionPage(ref), self._open_talk, owner=self, failed=self.host.tell)
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
