"""What can be done with the contact that is shown; each verb says nothing itself, the window tells and offers undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from suidesk.commands.archiving import ArchiveContacts, BringBackContacts
from suidesk.commands.people import RemoveContact
from suidesk.desktop.involvement.absence_form import AbsenceForm
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.post_form import PostForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.people.death_form import DeathForm
from suidesk.desktop.people.organisation_form import OrganisationForm
from suidesk.desktop.people.person_form import PersonForm
from suidesk.desktop.people.reaching import copy_text, link_of, open_link
from suidesk.desktop.people.rows import ORGANISATION_ICON
from suidesk.domain.people import ContactPoint, PointKind
from suidesk.queries.people import WordsUsed
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.desktop.record_page.view import RecordView
    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError
    from suidesk.queries.contact_sheet import Sheet
    from suidesk.queries.people import Words


class ContactVerbs:
    """Acts on the contact that is shown, and on nothing while there is none."""

    def __init__(self, host: Host, view: RecordView[Sheet]) -> None:
        """Act on what `view` shows, and open forms over its window."""
        self._host, self._view = host, view

    def found(self) -> Found:
        """Give the contact as forms take it."""
        sheet = self._view.shown()
        contact = sheet.about.contact
        return Found(contact.id, contact.display_name, icon="user" if sheet.is_person else ORGANISATION_ICON)

    def edit(self) -> None:
        """Open its form."""
        self._with_words(self._open_form)

    def make_volunteer(self) -> None:
        """Open its form at the part about volunteering."""
        self._with_words(lambda words: self._open_form(words, is_volunteer=True))

    def note_hours(self) -> None:
        """Open the form of hours, for this person."""
        if self._is_person():
            from suidesk.desktop.workload.hours_form import HoursForm

            HoursForm(cast("Window", self._host), people=[self.found()]).open()

    def add_promise(self) -> None:
        """Open the form of a promise of this person."""
        if self._is_person():
            PromiseForm(self._host, self._view.window(), person=self.found()).open()

    def add_role(self) -> None:
        """Open the form that gives this person a role, or adds a role to this organisation."""
        if self._is_person():
            AssignmentForm(self._host, self._view.window(), person=self.found()).open()
        elif self._sheet is not None:
            PostForm(self._host, self._view.window(), self.found()).open()

    def add_absence(self) -> None:
        """Open the form of a time away."""
        if self._is_person():
            AbsenceForm(self._host, self._view.window(), self.found()).open()

    def plan_pause(self) -> None:
        """Open this person's pause that goes on or is planned, or the form of a new one."""
        if self._is_person():
            from suidesk.desktop.pauses.opening import plan_pause

            plan_pause(self._host, self._view, self.found())

    def offer(self) -> None:
        """Open the form of something that this contact offers."""
        if self._sheet is not None:
            from suidesk.desktop.assets.asset_form import AssetForm

            form = AssetForm(self._host, self._view.window())
            form.giver.set_value(self.found())
            form.open()

    def hold(self) -> None:
        """Open the form of something that this person holds for others."""
        if self._is_person():
            from suidesk.desktop.assets.holding_form import HoldingForm

            HoldingForm(self._host, self._view.window(), holder=self.found()).open()

    def plan_handover(self) -> None:
        """Open this person's handover, or the form that plans one."""
        if self._is_person():
            from suidesk.desktop.handovers.opening import plan_handover

            plan_handover(self._host, self._view, self._view.id_of(self._view.shown()))

    def archive(self) -> None:
        """Put it into the archive, or bring it back."""
        if self._sheet is not None:
            contact = self._sheet.about.contact
            change = ArchiveContacts if contact.archived_on is None else BringBackContacts
            self._host.bridge.run(change(ids=(contact.id,)), failed=self._refused)

    def note_death(self) -> None:
        """Open the form that notes that this person has died."""
        if self._is_person():
            DeathForm(self._host, self._view.window(), self.found()).open()

    def merge(self, saved: Callable[[str], object]) -> None:
        """Open the form that makes one of this contact and another; `saved` gets the id of the one that stays."""
        if self._sheet is not None:
            from suidesk.desktop.people.merge_dialog import MergeDialog

            MergeDialog(self._host, self._view.window(), self.found(), saved=saved).open()

    def unmerge(self) -> None:
        """Open the form that takes a merge into this contact apart."""
        if self._sheet is not None:
            from suidesk.desktop.history.unmerge_form import open_unmerge

            open_unmerge(self._host, self._view.window(), self.found())

    def remove(self) -> None:
        """Remove it; what depends on it is said first."""
        if self._sheet is not None:
            self._view.run_removal(RemoveContact(id=self._sheet.about.contact.id))

    def copy_email(self) -> None:
        """Put its first e-mail address on the clipboard."""
        if self._sheet is not None and (email := self._sheet.about.first(PointKind.EMAIL)):
            self.copy(email)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard and say so."""
        copy_text(text)
        self._host.say(translate("People", "Copied: {0}").format(text))

    def reach(self, point: ContactPoint) -> None:
        """Open a point with the user's own program."""
        if said := open_link(link_of(point), point.raw):
            self._host.say(said)

    def _refused(self, error: SuideskError) -> None:
        self._view.message.show_message(error_text(error))

    @property
    def _sheet(self) -> Sheet | None:
        return self._view.sheet

    def _is_person(self) -> bool:
        return self._sheet is not None and self._sheet.is_person

    def _with_words(self, then: Callable[[Words], object]) -> None:
        if self._sheet is not None:
            self._host.bridge.fetch(WordsUsed(), then, owner=self._view)

    def _open_form(self, words: Words, *, is_volunteer: bool = False) -> None:
        sheet, parent = self._view.shown(), self._view.window()
        if sheet.is_person:
            form = PersonForm(self._host, parent, words, about=sheet.about)
            if is_volunteer:
                form.begin_at_volunteering()
            form.open()
        else:
            OrganisationForm(self._host, parent, words, about=sheet.about).open()
