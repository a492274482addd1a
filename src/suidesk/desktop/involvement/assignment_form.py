"""The form of who has a role: from when, until when, as holder, deputy or to learn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from suidesk.commands.projects import AddAssignment, ChangeAssignment
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.shown_fields import show_fields
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Assignment, Capacity
from suidesk.queries.roles import RolesNamed
from suidesk.wording.people import capacity_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


class AssignmentForm(FormDialog):
    """Gives a role to a person, or changes that; person and role are asked for where they aren't given."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        *,
        person: Found | None = None,
        role: Found | None = None,
        assignment: Assignment | None = None,
    ) -> None:
        """Be the form of `assignment`, or of a new one."""
        super().__init__(host.theme, _title(person, role, assignment), translate("People", "Save role"), parent)
        self._host, self._assignment = host, assignment
        theme, today = host.theme, host.now().date()
        persons = picking(host.bridge, self, Kind.CONTACT, contact_kind="person")
        self.person = PickerField(theme, translate("People", "Who"), persons, is_required=True)
        self.role = PickerField(
            theme,
            translate("People", "Role"),
            self._search_roles,
            placeholder=translate("People", "Type the role or its project"),
            hint=translate("People", "New roles are made on the page of their project or organisation."),
            is_required=True,
        )
        self.capacity = ChoiceField(theme, translate("People", "As"), [(one, capacity_text(one)) for one in Capacity])
        self.first = DateField(theme, translate("People", "From"), today, is_required=True)
        self.last = DateField(
            theme, translate("People", "Last day"), today, hint=translate("People", "Empty while it isn't known.")
        )
        self.add("person_id", self.person)
        self.add("role_id", self.role)
        self.add("capacity", self.capacity)
        self.add("from_on", self.first)
        self.add("until_on", self.last, is_beside=True)
        self.person.set_value(person)
        self.role.set_value(role)
        show_fields({self.person: person is None, self.role: role is None})
        self.first.set_value(assignment.from_on if assignment else today)
        if assignment is not None:
            self.capacity.set_value(assignment.capacity)
            self.last.set_value(assignment.until_on)
        self.submitted.connect(self._save)
        self.finished.connect(self.deleteLater)

    def _search_roles(self, text: str, then: Callable[[Sequence[Found]], None]) -> None:
        self._host.bridge.fetch(
            RolesNamed(text),
            lambda found: then([Found(one.id, one.name, one.place, "user-check") for one in found]),
            owner=self,
        )

    def _save(self) -> None:
        first, last = self.first.value(), self.last.value()
        capacity = self.capacity.value() or Capacity.HOLDER
        if first is None:
            return
        if self._assignment is not None:
            change = ChangeAssignment(id=self._assignment.id, capacity=capacity, from_on=first, until_on=last)
            save(self._host.bridge, self, change)
            return
        add = AddAssignment(
            role_id=self.role.value() or "",
            person_id=self.person.value() or "",
            capacity=capacity,
            from_on=first,
            until_on=last,
        )
        save(self._host.bridge, self, add)


def _title(person: Found | None, role: Found | None, assignment: Assignment | None) -> str:
    if assignment is not None and person is not None and role is not None:
        return f"{role.title}: {person.title}"
    if person is not None:
        return translate("People", "A role for {0}").format(person.title)
    if role is not None:
        return translate("People", "Who has the role {0}?").format(role.title)
    return translate("People", "Give a role")
