"""The form of a person, with the volunteering profile: saved together, taken back together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.people.contact_form import ContactForm
from suidesk.desktop.people.volunteer_fields import VolunteerFields
from suidesk.queries.people import ContactAbout
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.commands.command import Command
    from suidesk.desktop.page import Host


class PersonForm(ContactForm):
    """Adds a person, or changes one."""

    _begins_at_volunteering = False

    @staticmethod
    def texts() -> tuple[str, str]:
        """Give title and verb."""
        return translate("People", "New person"), translate("People", "Save person")

    def add_fields(self, host: Host) -> None:
        """Add all fields in order; of a person who has died the day can be corrected."""
        today = host.now().date()
        self.given = LineField(host.theme, translate("People", "Given name"))
        self.family = LineField(host.theme, translate("People", "Family name"))
        self.add("given", self.given)
        self.add("family", self.family, is_beside=True)
        self.add_hint()
        for field in (self.given, self.family):
            field.changed.connect(self.look)
        self.add_points()
        self.add_words()
        self.add_section(translate("People", "Volunteering"))
        self.volunteer = VolunteerFields(host, self, today)
        self.add_own()
        self.add_origin()
        self.died = DateField(host.theme, translate("People", "Died on"), today)
        if self.about is not None and self.about.contact.died_on is not None:
            self.add("died_on", self.died)
        else:
            # Without a place it would be a window of its own, which outlives the form.
            self.died.setParent(self)
            self.died.hide()

    def begin_at_volunteering(self) -> None:
        """Take the person for a volunteer, and `open` at that part."""
        self._begins_at_volunteering = True
        self.volunteer.set_value(self.about.volunteer if self.about else None, is_on=True)

    def name(self) -> str:
        """Give the whole name as typed so far."""
        return f"{self.given.value()} {self.family.value()}".strip()

    def command(self) -> Command:
        """Give the command that saves the person with the profile."""
        values: dict[str, Any] = {"given": self.given.value(), "family": self.family.value(), **self.shared()}
        if self.about is None:
            return AddPerson(volunteer=self.volunteer.profile(), **values)
        return ChangeContact(
            id=self.about.contact.id,
            display_name="",
            died_on=self.died.value(),
            volunteer=self.volunteer.profile(),
            **values,
        )

    def open(self) -> None:
        """Show the form, at its beginning or at volunteering."""
        super().open()
        if self._begins_at_volunteering:
            self._go_to(self.volunteer.status)

    def show_contact(self, about: ContactAbout) -> None:
        """Show a person; one known by a single name has it as the given one."""
        contact = about.contact
        is_named = bool(contact.given or contact.family)
        self.given.set_value(contact.given if is_named else contact.display_name)
        self.family.set_value(contact.family)
        self.died.set_value(contact.died_on)
        self.show_shared(about)
        self.volunteer.set_value(about.volunteer)
