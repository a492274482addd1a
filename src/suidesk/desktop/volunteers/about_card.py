"""The card About of a volunteer: skills, languages, how to reach them, since when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.desktop.involvement.strut import Strut
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.facts import Fact, FactsCard
from suidesk.domain.kinds import Kind
from suidesk.wording.people import period_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from suidesk.desktop.page import Host
    from suidesk.queries.volunteers import VolunteerAbout


class AboutCard(FactsCard):
    """Says who the volunteer is; the rest of the person is one press away."""

    def __init__(self, host: Host, edit: Callable[[], object]) -> None:
        """Call `edit` for the form."""
        super().__init__(host.theme, translate("Volunteers", "About"))
        self._host = host
        self.add_action(Strut(host.theme))
        name = translate("Volunteers", "Edit volunteering")
        self.add_action(
            Button(host.theme, translate("Volunteers", "Edit"), edit, kind="quiet", icon="pencil", name=name)
        )

    def set_sheet(self, sheet: VolunteerAbout, today: date) -> None:
        """Show the volunteer."""
        volunteer = sheet.volunteer
        person = partial(self._host.open_record, Kind.CONTACT, sheet.contact.id)
        skills = ", ".join(sheet.skills) or translate("Volunteers", "None noted yet")
        self.set(
            [
                Fact("star", translate("Volunteers", "Skills"), skills),
                Fact("languages", translate("Volunteers", "Languages"), ", ".join(sheet.languages)),
                Fact("mail", translate("Volunteers", "E-mail"), sheet.email),
                Fact("phone", translate("Volunteers", "Phone"), sheet.phone),
                Fact(
                    "handshake",
                    translate("Volunteers", "Volunteers"),
                    period_text(volunteer.started_on, volunteer.left_on, today),
                ),
                Fact("phone", translate("Volunteers", "In an emergency"), volunteer.emergency_contact or ""),
                Fact(
                    "user",
                    translate("Volunteers", "Person"),
                    translate("Volunteers", "Open on the page People"),
                    person,
                ),
            ]
        )
