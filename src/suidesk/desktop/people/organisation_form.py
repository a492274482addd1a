"""The form of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.commands.people import AddOrganisation, ChangeContact
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.people.contact_form import ContactForm
from suidesk.domain.people import Reach, Sector
from suidesk.queries.people import ContactAbout
from suidesk.wording.people import reach_text, sector_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.commands.command import Command
    from suidesk.desktop.page import Host


class OrganisationForm(ContactForm):
    """Adds an organisation, or changes one."""

    @staticmethod
    def texts() -> tuple[str, str]:
        """Give title and verb."""
        return translate("People", "New organisation"), translate("People", "Save organisation")

    def add_fields(self, host: Host) -> None:
        """Add all fields in order."""
        theme, unknown = host.theme, translate("People", "Not known")
        self.title = LineField(theme, translate("People", "Name"), is_required=True)
        self.sector = ChoiceField(
            theme, translate("People", "Sector"), [(one, sector_text(one)) for one in Sector], empty=unknown
        )
        self.reach = ChoiceField(
            theme, translate("People", "Reach"), [(one, reach_text(one)) for one in Reach], empty=unknown
        )
        self.add("display_name", self.title)
        self.add_hint()
        self.add("sector", self.sector)
        self.add("reach", self.reach, is_beside=True)
        self.title.changed.connect(self.look)
        self.add_points()
        self.add_words()
        self.add_own()
        self.add_origin()

    def show_contact(self, about: ContactAbout) -> None:
        """Show an organisation."""
        self.title.set_value(about.contact.display_name)
        self.sector.set_value(about.contact.sector)
        self.reach.set_value(about.contact.reach)
        self.show_shared(about)

    def name(self) -> str:
        """Give the name as typed so far."""
        return self.title.value()

    def command(self) -> Command:
        """Give the command that saves the organisation."""
        name, sector, reach = self.title.value(), self.sector.value(), self.reach.value()
        if self.about is None:
            return AddOrganisation(display_name=name, sector=sector, reach=reach, **self.shared())
        return ChangeContact(id=self.about.contact.id, display_name=name, sector=sector, reach=reach, **self.shared())
