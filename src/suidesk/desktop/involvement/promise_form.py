"""The form of a promise: hours each week over a period, or one thing by a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from suidesk.commands.workload import AddCommitment, ChangeCommitment
from suidesk.desktop.kit.amount_fields import MinutesField
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.shown_fields import show_fields
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState
from suidesk.wording.people import promise_kind_text, promise_state_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


WEEKLY: Final = ("minutes", "from_on", "until_on")
ONCE: Final = ("title", "due_on")
"""The fields of each kind of promise."""


class PromiseForm(FormDialog):
    """Notes a promise, or changes one; the person is asked for where none is given.

    Whose promise it is never changes: one that passes to another person is a new promise.
    """

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        *,
        person: Found | None = None,
        project: Found | None = None,
        promise: Commitment | None = None,
    ) -> None:
        """Be the form of `promise`, or of a new one."""
        title = translate("People", "Promise of {0}").format(person.title) if person else ""
        title = title or translate("People", "New promise")
        super().__init__(host.theme, title, translate("People", "Save promise"), parent)
        self._host, self._promise, self._has_person = host, promise, person is not None
        self._add_who(person, project)
        self._add_what()
        if promise is None:
            self.first.set_value(host.now().date())
        else:
            self.show_values(promise, "kind", "state", *WEEKLY, *ONCE)
        self._open()
        self.submitted.connect(self._save)
        self.finished.connect(self.deleteLater)

    def _add_who(self, person: Found | None, project: Found | None) -> None:
        theme, bridge = self._host.theme, self._host.bridge
        persons = picking(bridge, self, Kind.CONTACT, contact_kind="person")
        self.person = PickerField(theme, translate("People", "Who promised"), persons, is_required=True)
        self.project = PickerField(
            theme,
            translate("People", "For which project"),
            picking(bridge, self, Kind.PROJECT),
            hint=translate("People", "May stay empty."),
        )
        self.add("person_id", self.person)
        self.add("project_id", self.project)
        self.person.set_value(person)
        self.project.set_value(project)

    def _add_what(self) -> None:
        theme, today = self._host.theme, self._host.now().date()
        kinds = [(kind, promise_kind_text(kind)) for kind in CommitmentKind]
        states = [(state, promise_state_text(state)) for state in CommitmentState]
        self.kind = ChoiceField(theme, translate("People", "What was promised"), kinds, is_required=True)
        self.minutes = MinutesField(theme, translate("People", "Each week"), placeholder="2 h", is_required=True)
        self.first = DateField(theme, translate("People", "From"), today, is_required=True)
        self.last = DateField(
            theme, translate("People", "Last day"), today, hint=translate("People", "Empty: until further notice.")
        )
        self.title = LineField(
            theme,
            translate("People", "What"),
            placeholder=translate("People", "Posters for the summer fair"),
            is_required=True,
        )
        self.due = DateField(theme, translate("People", "By"), today, is_required=True)
        self.state = ChoiceField(theme, translate("People", "State"), states)
        self.add("kind", self.kind)
        self.add("minutes", self.minutes)
        self.add("from_on", self.first)
        self.add("until_on", self.last, is_beside=True)
        self.add("title", self.title)
        self.add("due_on", self.due)
        self.add("state", self.state)
        self.kind.changed.connect(self._open)

    def _open(self) -> None:
        is_weekly = self.kind.value() is CommitmentKind.WEEKLY
        shown: dict[Field, bool] = {
            self.person: not self._has_person,
            self.kind: self._promise is None,
            self.state: self._promise is not None,
            self.minutes: is_weekly,
            self.first: is_weekly,
            self.last: is_weekly,
            self.title: not is_weekly,
            self.due: not is_weekly,
        }
        show_fields(shown)

    def _save(self) -> None:
        if self._promise is not None:
            state = self.state.value() or CommitmentState.OPEN
            change = ChangeCommitment(
                id=self._promise.id, project_id=self.project.value(), state=state, **self._values()
            )
            save(self._host.bridge, self, change)
            return
        add = AddCommitment(
            person_id=self.person.value() or "",
            project_id=self.project.value(),
            kind=self.kind.value() or CommitmentKind.WEEKLY,
            **self._values(),
        )
        save(self._host.bridge, self, add)

    def _values(self) -> dict[str, Any]:
        return self.values(*(WEEKLY if self.kind.value() is CommitmentKind.WEEKLY else ONCE))
