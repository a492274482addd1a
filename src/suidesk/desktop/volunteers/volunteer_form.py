"""The form of a volunteering profile: of a person who is known, or who is added along the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from suidesk.commands.volunteers import AddVolunteer, ChangeVolunteer
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import PickerField
from suidesk.desktop.people.person_form import PersonForm
from suidesk.desktop.people.volunteer_fields import ProfileFields
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.queries.people import WordsUsed
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.people import Words
    from suidesk.queries.volunteers import VolunteerAbout


class VolunteerForm(FormDialog):
    """Makes a person a volunteer, or changes the profile of one; `saved` is called with the id."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        about: VolunteerAbout | None = None,
        *,
        saved: Callable[[str], object] | None = None,
    ) -> None:
        """Show the profile of `about`, or ask who it is."""
        title = (
            translate("Volunteers", "Volunteering of {0}").format(about.contact.display_name)
            if about
            else translate("Volunteers", "New volunteer")
        )
        super().__init__(host.theme, title, translate("Volunteers", "Save volunteer"), parent)
        self._host, self._about, self._saved = host, about, saved
        if about is None:
            self._ask_who()
        self.profile = ProfileFields(host, self, host.now().date())
        if about is not None:
            self.profile.show_profile(about.volunteer)
        self.submitted.connect(self._save)

    def _ask_who(self) -> None:
        self.person = PickerField(
            self._host.theme,
            translate("Volunteers", "Who"),
            picking(self._host.bridge, self, Kind.CONTACT, contact_kind="person"),
            hint=translate("Volunteers", "Somebody you know already."),
            is_required=True,
        )
        self.add("person_id", self.person)
        self.other = Button(
            self._host.theme,
            translate("Volunteers", "Somebody new…"),
            self._add_person,
            icon="user-plus",
            name=translate("Volunteers", "Add a person who isn't known yet"),
        )
        self.add_other(self.other)

    def _add_person(self) -> None:
        self._host.bridge.fetch(WordsUsed(), self._open_person, owner=self)

    def _open_person(self, words: Words) -> None:
        form = PersonForm(self._host, cast("QWidget", self.parentWidget()), words, saved=self._saved)
        form.begin_at_volunteering()
        self.reject()
        form.open()

    def _save(self) -> None:
        values = vars(self.profile.entered())
        if self._about is not None:
            save(self._host.bridge, self, ChangeVolunteer(id=self._about.contact.id, **values), self._saved)
        else:
            save(self._host.bridge, self, AddVolunteer(id=self.person.value() or "", **values), self._saved)
