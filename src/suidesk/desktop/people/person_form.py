"""The form of a person, with the volunteering profile: saved together, taken back together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.people.contact_form import ContactForm
from suidesk.desktop.people.volunteer_fields import VolunteerFields
from suidesk.queries.people import ContactAbout, Words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.commands.command import Command
    from suidesk.desktop.page import Host


class PersonForm(ContactForm):
    """Adds a person, or changes one; `is_volunteer` opens the part about volunteering."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        words: Words,
        *,
        about: ContactAbout | None = None,
        is_volunteer: bool = False,
        saved: Callable[[str], object] | None = None,
        opened: Callable[[str], object] | None = None,
    ) -> None:
        """Show `about`, or be empty."""
        title = translate("People", "Change {0}").format(about.contact.display_name) if about else ""
        super().__init__(
            host,
            parent,
            title or translate("People", "New person"),
            translate("People", "Save person"),
            words=words,
            about=about,
            saved=saved,
            opened=opened,
        )
        self._is_volunteer = is_volunteer
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
        self.volunteer = VolunteerFields(host.theme, self, today)
        self.add_origin()
        self.died = DateField(host.theme, translate("People", "Died on"), today)
        if about is not None:
            self.add("died_on", self.died)
            self._show(about)
        self.volunteer.set_value(about.volunteer if about else None, is_on=is_volunteer)

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
        """Show the form; for a new volunteer it begins at that part."""
        super().open()
        if self._is_volunteer:
            self._go_to(self.volunteer.status)

    def _show(self, about: ContactAbout) -> None:
        contact = about.contact
        is_named = bool(contact.given or contact.family)
        self.given.set_value(contact.given if is_named else contact.display_name)
        self.family.set_value(contact.family)
        self.died.set_value(contact.died_on)
        self.show_shared(about)
