"""The lines of a person's cards: roles, promises, hours and times away, each with its verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.projects import ChangeAssignment, RemoveAssignment
from suidesk.commands.volunteers import RemoveAbsence
from suidesk.commands.workload import ChangeCommitment, RemoveCommitment, RemoveTimeEntry
from suidesk.desktop.involvement.absence_form import AbsenceForm
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.entry_form import EntryForm
from suidesk.desktop.involvement.promise_chip import promise_chip
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.records import remove
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Capacity
from suidesk.domain.volunteers import Absence
from suidesk.domain.workload import CommitmentKind, CommitmentState, EntryKind
from suidesk.queries.projects import RoleOf
from suidesk.queries.workload import EntryRow, PromiseRow
from suidesk.wording.formats import capital, due_in_words, minutes_in_words
from suidesk.wording.people import (
    absence_kind_text,
    assignment_text,
    capacity_text,
    day_near,
    entry_kind_text,
    period_text,
    promise_text,
)
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.commands.command import Command
    from suidesk.desktop.kit.message_bar import MessageBar
    from suidesk.desktop.page import Host


class PersonLines:
    """Makes lines for the cards of `view`; refusals are said in `message`."""

    def __init__(self, host: Host, view: QWidget, message: MessageBar) -> None:
        """Open forms over the window of `view`."""
        self._host, self._view, self._message = host, view, message

    def role(self, row: RoleOf, person: Found, today: date) -> Line:
        """Give the line of a role that the person has or had."""
        one = row.assignment
        is_over = one.until_on is not None and one.until_on < today
        verbs = [Verb(translate("People", "Change…"), partial(self._open_role, row, person), "pencil")]
        if not is_over and one.from_on <= today:
            verbs.append(
                Verb(
                    translate("People", "End today"),
                    partial(self._run, ChangeAssignment(id=one.id, until_on=today)),
                    "log-out",
                )
            )
        where = (
            translate("People", "Open project")
            if row.place_kind is Kind.PROJECT
            else translate("People", "Open organisation")
        )
        verbs += [
            Verb(where, partial(self._host.open_record, row.place_kind, row.place_id), "chevron-right"),
            Verb(translate("People", "Remove"), partial(self._remove, RemoveAssignment(id=one.id)), "trash-2"),
        ]
        how = "" if one.capacity is Capacity.HOLDER else capacity_text(one.capacity)
        second = " · ".join(part for part in (row.place, how, assignment_text(one, today)) if part)
        chip, level = _role_chip(row, today)
        icon = "user-minus" if is_over else "user-check"
        return Line(icon, row.role.name, second, chip, level, tuple(verbs), "muted" if is_over else "accent")

    def promise(self, row: PromiseRow, person: Found, today: date) -> Line:
        """Give the line of a promise."""
        one = row.commitment
        is_open = one.state is CommitmentState.OPEN
        verbs = []
        if is_open:
            kept = ChangeCommitment(id=one.id, state=CommitmentState.KEPT)
            freed = ChangeCommitment(id=one.id, state=CommitmentState.RELEASED)
            verbs += [
                Verb(translate("People", "Kept"), partial(self._run, kept), "circle-check"),
                Verb(translate("People", "Release"), partial(self._run, freed), "unlink"),
            ]
        verbs.append(Verb(translate("People", "Change…"), partial(self._open_promise, row, person), "pencil"))
        if one.project_id:
            opened = partial(self._host.open_record, Kind.PROJECT, one.project_id)
            verbs.append(Verb(translate("People", "Open project"), opened, "chevron-right"))
        verbs.append(Verb(translate("People", "Remove"), partial(self._remove, RemoveCommitment(id=one.id)), "trash-2"))
        when = period_text(one.from_on, one.until_on, today) if one.kind is CommitmentKind.WEEKLY else ""
        second = " · ".join(part for part in (row.project or "", when) if part)
        chip, level = promise_chip(row, today)
        icon = "clock" if one.kind is CommitmentKind.WEEKLY else "flag"
        return Line(icon, promise_text(one), second, chip, level, tuple(verbs), "accent" if is_open else "muted")

    def entry(self, row: EntryRow, today: date) -> Line:
        """Give the line of noted hours."""
        one = row.entry
        how = "" if one.kind is EntryKind.VOLUNTEER else entry_kind_text(one.kind)
        second = " · ".join(part for part in (row.project or "", how) if part)
        verbs = (
            Verb(translate("People", "Change…"), partial(self._open_entry, row), "pencil"),
            Verb(translate("People", "Remove"), partial(self._run, RemoveTimeEntry(id=one.id)), "trash-2"),
        )
        text = translate("People", "{day}: {hours}").format(
            day=capital(day_near(one.day, today)), hours=minutes_in_words(one.minutes)
        )
        return Line("timer", text, second, verbs=verbs)

    def absence(self, one: Absence, person: Found, today: date) -> Line:
        """Give the line of a time away."""
        is_now = one.covers(today)
        verbs = (
            Verb(translate("People", "Change…"), partial(self.open_absence, person, one), "pencil"),
            Verb(translate("People", "Remove"), partial(self._run, RemoveAbsence(id=one.id)), "trash-2"),
        )
        text = capital(period_text(one.from_on, one.until_on, today))
        chip = translate("People", "Now") if is_now else ""
        is_over = one.until_on is not None and one.until_on < today
        role = "muted" if is_over else "accent"
        return Line("palmtree", text, absence_kind_text(one.kind), chip, "info", verbs, role)

    def _run(self, command: Command) -> None:
        self._host.bridge.run(command)

    def _remove(self, command: Command) -> None:
        self._message.hide()
        remove(self._host.bridge, self._message, command)

    def _open_role(self, row: RoleOf, person: Found) -> None:
        role = Found(row.role.id, row.role.name)
        AssignmentForm(self._host, self._view.window(), person=person, role=role, assignment=row.assignment).open()

    def _open_promise(self, row: PromiseRow, person: Found) -> None:
        one = row.commitment
        project = Found(one.project_id, row.project or "", icon="folder-kanban") if one.project_id else None
        PromiseForm(self._host, self._view.window(), person=person, project=project, promise=one).open()

    def _open_entry(self, row: EntryRow) -> None:
        EntryForm(self._host, self._view.window(), row).open()

    def open_absence(self, person: Found, absence: Absence) -> None:
        """Open the form of a time away."""
        AbsenceForm(self._host, self._view.window(), person, absence).open()


def _role_chip(row: RoleOf, today: date) -> tuple[str, str]:
    last = row.assignment.until_on
    if last is not None and last >= today and row.assignment.from_on <= today:
        return translate("People", "Ends {0}").format(due_in_words(last, today)), "warn"
    return (translate("People", "Critical"), "plain") if row.role.is_critical and last is None else ("", "plain")
