"""What can be done with the volunteer that is shown; the window says what was done and offers undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from suidesk.commands.volunteers import ChangeVolunteer, RemoveVolunteer
from suidesk.desktop.involvement.absence_form import AbsenceForm
from suidesk.desktop.involvement.check_form import CheckForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.pauses.opening import plan_pause
from suidesk.desktop.people.reaching import copy_text
from suidesk.desktop.volunteers.volunteer_form import VolunteerForm
from suidesk.desktop.volunteers.week_form import WeekForm
from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.desktop.record_page.view import RecordView
    from suidesk.desktop.window import Window
    from suidesk.domain.volunteers import VolunteerStatus
    from suidesk.queries.volunteers import VolunteerAbout


class VolunteerVerbs:
    """Acts on the volunteer that is shown, and on nothing while there is none."""

    def __init__(self, host: Host, view: RecordView[VolunteerAbout]) -> None:
        """Act on what `view` shows, and open forms over its window."""
        self._host, self._view = host, view

    def found(self) -> Found:
        """Give the person as forms take it."""
        contact = self._view.shown().contact
        return Found(contact.id, contact.display_name)

    def ask(self) -> None:
        """Open the form of a conversation in which they are asked to help."""
        if self._sheet is not None:
            from suidesk.desktop.conversations.log_form import LogConversationForm

            form = LogConversationForm(self._host, self._view.window(), contact_ids=(self._sheet.contact.id,))
            form.asked.set_value(value=True)
            form.open()

    def edit(self) -> None:
        """Open the form of the profile."""
        if self._sheet is not None:
            VolunteerForm(self._host, self._view.window(), self._sheet).open()

    def type_hours(self) -> None:
        """Open the form of the week."""
        if self._sheet is not None:
            WeekForm(self._host, self._view.window(), self.found(), self._sheet.slots).open()

    def plan_pause(self) -> None:
        """Open the pause that goes on or is planned, or the form of a new one."""
        if self._sheet is not None:
            plan_pause(self._host, self._view, self.found())

    def add_absence(self) -> None:
        """Open the form of a time away."""
        if self._sheet is not None:
            AbsenceForm(self._host, self._view.window(), self.found()).open()

    def note_check(self) -> None:
        """Open the form of a check."""
        if self._sheet is not None:
            CheckForm(self._host, self._view.window(), self.found()).open()

    def note_hours(self) -> None:
        """Open the form of hours, for this person."""
        if self._sheet is not None:
            from suidesk.desktop.workload.hours_form import HoursForm

            HoursForm(cast("Window", self._host), people=[self.found()]).open()

    def add_promise(self) -> None:
        """Open the form of a promise of this person."""
        if self._sheet is not None:
            PromiseForm(self._host, self._view.window(), person=self.found()).open()

    def add_follow_up(self) -> None:
        """Open the form of a follow-up about this person."""
        if self._sheet is not None:
            from suidesk.desktop.follow_up_form import FollowUpForm

            person = self.found()
            FollowUpForm(cast("Window", self._host), kind=Kind.CONTACT, ref=person.id, name=person.title).open()

    def open_person(self) -> None:
        """Go to the page People."""
        if self._sheet is not None:
            self._host.open_record(Kind.CONTACT, self._sheet.contact.id)

    def copy_email(self) -> None:
        """Put the e-mail address on the clipboard."""
        if self._sheet is not None and self._sheet.email:
            copy_text(self._sheet.email)
            self._host.say(translate("Volunteers", "Copied: {0}").format(self._sheet.email))

    def stand(self, status: VolunteerStatus) -> None:
        """Say that the volunteer stands elsewhere now."""
        if self._sheet is not None:
            self._host.bridge.run(ChangeVolunteer(id=self._sheet.contact.id, status=status))

    def remove(self) -> None:
        """Take the profile away; the person stays."""
        if self._sheet is not None:
            self._host.bridge.run(RemoveVolunteer(id=self._sheet.contact.id))

    @property
    def _sheet(self) -> VolunteerAbout | None:
        return self._view.sheet
