"""The fields of a volunteering profile, by themselves or as a part of a person's form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from suidesk.commands.volunteers import Profile
from suidesk.desktop.kit.amount_fields import MinutesField
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.shown_fields import show_fields
from suidesk.desktop.kit.tags_field import TagsField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.queries.volunteers import SkillsOf, SkillsUsed
from suidesk.wording.people import status_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host


class ProfileFields:
    """Adds the fields of a profile to a form; `entered` gives what they hold."""

    def __init__(self, host: Host, form: FormDialog, today: date) -> None:
        """Add them, empty; the skills that volunteers have are suggested."""
        theme = host.theme
        self._host = host
        choices = [(status, status_text(status)) for status in VolunteerStatus]
        self.status = ChoiceField(theme, translate("People", "Status"), choices)
        self.status.set_value(VolunteerStatus.ACTIVE)
        self.capacity = MinutesField(
            theme,
            translate("People", "Possible each week"),
            placeholder=translate("People", "4 h"),
            hint=translate("People", "Lets suidesk warn of too much."),
        )
        self.skills = TagsField(
            theme,
            translate("People", "Skills"),
            host.bridge.ask(SkillsUsed()),
            placeholder=translate("People", "first aid, cooking …"),
        )
        self.started = DateField(theme, translate("People", "Started"), today)
        self.leaving = DateField(
            theme, translate("People", "Leaving on"), today, hint=translate("People", "Lets suidesk remind in time.")
        )
        self.emergency = LineField(
            theme,
            translate("People", "In an emergency"),
            placeholder=translate("People", "Name and number of somebody to call"),
        )
        self.minor = CheckField(theme, translate("People", "Under 18"))
        form.add("status", self.status)
        form.add("capacity_minutes", self.capacity, is_beside=True)
        form.add("skills", self.skills)
        form.add("started_on", self.started)
        form.add("left_on", self.leaving, is_beside=True)
        form.add("emergency_contact", self.emergency)
        form.add("is_minor", self.minor)

    def show_profile(self, volunteer: Volunteer) -> None:
        """Show a profile and its skills."""
        self.status.set_value(volunteer.status)
        self.capacity.set_value(volunteer.capacity_minutes)
        self.skills.set_value(self._host.bridge.ask(SkillsOf(volunteer.id)))
        self.started.set_value(volunteer.started_on)
        self.leaving.set_value(volunteer.left_on)
        self.emergency.set_value(volunteer.emergency_contact or "")
        self.minor.set_value(volunteer.is_minor)

    def entered(self) -> Profile:
        """Give the profile as entered."""
        return Profile(
            status=self.status.value() or VolunteerStatus.ACTIVE,
            capacity_minutes=self.capacity.value(),
            started_on=self.started.value(),
            left_on=self.leaving.value(),
            emergency_contact=self.emergency.value() or None,
            is_minor=self.minor.value(),
            skills=self.skills.value(),
        )

    def fields(self) -> tuple[Field, ...]:
        """Give the fields in order."""
        return self.status, self.capacity, self.skills, self.started, self.leaving, self.emergency, self.minor


class VolunteerFields(ProfileFields):
    """The part of a person's form; it opens when the person volunteers; `profile` is None while not."""

    def __init__(self, host: Host, form: FormDialog, today: date) -> None:
        """Add the question and the fields, closed."""
        self.volunteers = CheckField(host.theme, translate("People", "Volunteers with us"))
        form.add("volunteer", self.volunteers)
        super().__init__(host, form, today)
        self.volunteers.changed.connect(self._open)
        self._open()

    def set_value(self, volunteer: Volunteer | None, *, is_on: bool = False) -> None:
        """Show a profile; `is_on` opens the part for a person who is to become a volunteer."""
        self.volunteers.set_value(volunteer is not None or is_on)
        if volunteer is not None:
            self.show_profile(volunteer)
        self._open()

    def profile(self) -> Profile | None:
        """Give the profile as entered, None for a person who doesn't volunteer."""
        return self.entered() if self.volunteers.value() else None

    def _open(self) -> None:
        is_open = self.volunteers.value()
        show_fields(dict.fromkeys(self.fields(), is_open))
