"""The page Volunteers: the list in its views beside the volunteer that is open."""

from __future__ import annotations

from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.page import Host
from suidesk.desktop.record_page.page import RecordPage
from suidesk.desktop.volunteers.list_form import VolunteerListForm
from suidesk.desktop.volunteers.listing import ICON, VolunteerList
from suidesk.desktop.volunteers.rota_form import RotaForm
from suidesk.desktop.volunteers.views import View, view_text
from suidesk.desktop.volunteers.volunteer_form import VolunteerForm
from suidesk.desktop.volunteers.volunteer_view import VolunteerView
from suidesk.wording.translate import translate


class VolunteersPage(RecordPage):
    """Who gives time, when, with which skills, and whose turn it is to be asked."""

    listing: VolunteerList
    view: VolunteerView

    def __init__(self, host: Host) -> None:
        """Build both panes once."""
        super().__init__(host)
        self.view = VolunteerView(host)
        self.listing = VolunteerList(host, self.new)
        self.put(
            nothing_open=EmptyState(
                host.theme,
                ICON,
                translate("Volunteers", "Nobody is open"),
                translate("Volunteers", "Choose somebody in the list, or say who volunteers with you."),
                verb=translate("Volunteers", "New volunteer"),
                then=self.new,
            )
        )
        self.listing.looked.connect(self.view.look_for)
        self.listing.rota.clicked.connect(self.make_rota)

    def new(self) -> None:
        """Open an empty form."""
        VolunteerForm(self.host, self.window(), saved=self.show_record).open()

    def make_rota(self) -> None:
        """Open the form of a rota sheet."""
        RotaForm(self.host, self.window()).open()

    def make_list(self) -> None:
        """Open the form of the list on paper."""
        VolunteerListForm(self.host, self.window()).open()

    def page_entries(self) -> list[Entry]:
        """Give the verbs of the page."""
        show = [
            Entry(view_text(View.CHECKS), lambda: self.show_view(View.CHECKS), "shield-check"),
            Entry(view_text(View.AWAY), lambda: self.show_view(View.AWAY), "palmtree"),
            Entry(view_text(View.TURN), lambda: self.show_view(View.TURN), "message-circle"),
        ]
        return [
            Entry(translate("Volunteers", "Who could help?"), self.listing.say_who_is_needed, "search", words="find"),
            Entry(translate("Volunteers", "Rota sheet of a week…"), self.make_rota, "printer"),
            Entry(translate("Volunteers", "Volunteers on one page…"), self.make_list, "printer"),
            Entry(translate("Volunteers", "New volunteer"), self.new, "user-plus", shortcut="N"),
            Entry(translate("Volunteers", "Search volunteers"), self.go_to_search, "search", shortcut="Ctrl+F"),
            *show,
        ]

    def record_entries(self, name: str) -> list[Entry]:
        """Give the verbs of the open volunteer."""
        view, verbs = self.view, self.view.verbs
        return [
            Entry(translate("Volunteers", "Ask {0} to help").format(name), verbs.ask, "message-circle"),
            Entry(translate("Volunteers", "Note hours of {0}").format(name), verbs.note_hours, "timer"),
            Entry(translate("Volunteers", "Plan a pause of {0}").format(name), verbs.plan_pause, "palmtree"),
            Entry(translate("Volunteers", "Note a check of {0}").format(name), verbs.note_check, "shield-check"),
            Entry(translate("Volunteers", "Add a promise of {0}").format(name), verbs.add_promise, "flag"),
            Entry(translate("Volunteers", "Type the hours of {0}").format(name), verbs.type_hours, "keyboard"),
            Entry(translate("Volunteers", "Edit {0}").format(name), view.edit, "pencil", shortcut="E"),
            Entry(translate("Volunteers", "Add follow-up about {0}").format(name), verbs.add_follow_up, "bell-ring"),
            Entry(translate("Volunteers", "Open {0} on the page People").format(name), verbs.open_person, "user"),
        ]

    def show_view(self, view: View) -> None:
        """Show the list that way, with the keys in it."""
        self.panes.show_list()
        self.listing.show_view(view)
        self.listing.focus_list()
