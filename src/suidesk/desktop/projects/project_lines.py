"""The lines of a project's cards: roles with who has them, promises, hours and grants, each with its verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.projects import ChangeAssignment, RemoveAssignment, RemoveRole
from suidesk.commands.promises import KeepCommitment, ReleaseCommitment
from suidesk.commands.workload import RemoveCommitment, RemoveTimeEntry
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.entry_form import EntryForm
from suidesk.desktop.involvement.pass_on_form import PassOnForm
from suidesk.desktop.involvement.post_form import PostForm
from suidesk.desktop.involvement.promise_chip import promise_chip
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.records import remove
from suidesk.domain.funding import IN_HAND
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Capacity
from suidesk.domain.workload import CommitmentKind, CommitmentState, EntryKind
from suidesk.wording.formats import (
    capital,
    due_in_words,
    minutes_in_words,
    money_in_words,
    names_in_words,
    time_of_day,
    when_in_words,
)
from suidesk.wording.funding import stage_text
from suidesk.wording.people import assignment_text, capacity_text, day_near, entry_kind_text, period_text, promise_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.commands.command import Command
    from suidesk.desktop.kit.message_bar import MessageBar
    from suidesk.desktop.page import Host
    from suidesk.queries.project_money import Paying
    from suidesk.queries.projects import Held, RoleHeld
    from suidesk.queries.workload import EntryRow, PromiseRow


class ProjectLines:
    """Makes lines for the cards of `view`; refusals are said in `message`."""

    def __init__(self, host: Host, view: QWidget, message: MessageBar) -> None:
        """Open forms over the window of `view`."""
        self._host, self._view, self._message = host, view, message

    def role(self, row: RoleHeld, project: Found, today: date) -> Line:
        """Give the line of a role: who has it since when, its deputies, and whether it is vacant."""
        is_held = bool(row.of(Capacity.HOLDER, today))
        verbs = [Verb(translate("Projects", "Give to…"), partial(self._open_holder, row), "user-plus")]
        if is_held:
            deputy = partial(self._open_holder, row, Capacity.DEPUTY)
            verbs.append(Verb(translate("Projects", "Add a deputy…"), deputy, "users"))
        for held in row.held:
            verbs += self._verbs_of(held, row, today)
        verbs += [
            Verb(translate("Projects", "Change role…"), partial(self._open_role, row, project), "pencil"),
            Verb(translate("Projects", "Remove role"), partial(self._remove, RemoveRole(id=row.role.id)), "trash-2"),
        ]
        chip, level = _role_chip(row, today)
        icon = "user-check" if is_held else "user-x"
        tint = "accent" if is_held else "danger" if row.role.is_critical else "muted"
        return Line(icon, row.role.name, _who(row, today), chip, level, tuple(verbs), tint)

    def promise(self, row: PromiseRow, project: Found, today: date) -> Line:
        """Give the line of a promise for the project."""
        one = row.commitment
        is_open = one.state is CommitmentState.OPEN
        verbs = []
        if is_open:
            kept, freed = KeepCommitment(id=one.id), ReleaseCommitment(id=one.id)
            verbs += [
                Verb(translate("Projects", "Kept"), partial(self._run, kept), "circle-check"),
                Verb(translate("Projects", "Release"), partial(self._run, freed), "unlink"),
                Verb(translate("Projects", "Pass on…"), partial(self._open_handing, row), "arrow-left-right"),
            ]
        verbs += [
            Verb(translate("Projects", "Change…"), partial(self._open_promise, row, project), "pencil"),
            self._open(row.person, Kind.CONTACT, one.person_id),
            Verb(translate("Projects", "Remove"), partial(self._remove, RemoveCommitment(id=one.id)), "trash-2"),
        ]
        is_weekly = one.kind is CommitmentKind.WEEKLY
        when = period_text(one.from_on, one.until_on, today) if is_weekly else _due_text(one.due_on, today)
        second = " · ".join(part for part in (promise_text(one), when) if part)
        chip, level = promise_chip(row, today)
        icon = "clock" if is_weekly else "flag"
        return Line(icon, row.person, second, chip, level, tuple(verbs), "accent" if is_open else "muted")

    def entry(self, row: EntryRow, today: date) -> Line:
        """Give the line of noted hours."""
        one = row.entry
        how = "" if one.kind is EntryKind.VOLUNTEER else entry_kind_text(one.kind)
        start = "" if one.start_min is None else translate("Projects", "from {0}").format(time_of_day(one.start_min))
        day = capital(day_near(one.day, today))
        verbs = (
            Verb(translate("Projects", "Change…"), partial(self._open_entry, row), "pencil"),
            self._open(row.person, Kind.CONTACT, one.person_id),
            Verb(translate("Projects", "Remove"), partial(self._run, RemoveTimeEntry(id=one.id)), "trash-2"),
        )
        text = translate("Projects", "{person}: {hours}").format(person=row.person, hours=minutes_in_words(one.minutes))
        return Line("timer", text, " · ".join(part for part in (day, start, how) if part), verbs=verbs)

    def grant(self, row: Paying, today: date, *, is_last: bool) -> Line:
        """Give the line of a grant that pays; `is_last` is the one after which nothing is in hand or applied for."""
        one = row.grant
        minor = one.awarded_minor if one.awarded_minor is not None else one.requested_minor
        money = money_in_words(minor, one.currency) if minor is not None else ""
        roles = names_in_words(row.roles)
        parts = (
            money,
            period_text(one.starts_on, one.ends_on, today),
            translate("Projects", "for {0}").format(roles) if roles else "",
            _spent_text(row),
            _following_text(row) if one.stage in IN_HAND and one.ends_on else "",
        )
        open_it = partial(self._host.open_record, Kind.GRANT, one.id)
        verbs = (Verb(translate("Projects", "Open grant"), open_it, "hand-coins"),)
        chip, level = stage_text(one.stage), "ok" if one.stage in IN_HAND else "plain"
        if is_last and one.ends_on is not None:
            pattern = translate("Projects", "Ends {0}") if one.ends_on >= today else translate("Projects", "Ended {0}")
            chip, level = pattern.format(when_in_words(one.ends_on, today)), "warn"
        return Line("hand-coins", one.title, " · ".join(part for part in parts if part), chip, level, verbs)

    def _verbs_of(self, held: Held, row: RoleHeld, today: date) -> list[Verb]:
        one = held.assignment
        verbs = [
            Verb(
                translate("Projects", "Change {0}…").format(held.person),
                partial(self._open_assignment, held, row),
                "calendar",
            )
        ]
        if one.from_on <= today and one.until_on != today:
            end = ChangeAssignment(id=one.id, until_on=today)
            text = translate("Projects", "{0}: end today").format(held.person)
            verbs.append(Verb(text, partial(self._run, end), "log-out"))
        verbs.append(self._open(held.person, Kind.CONTACT, one.person_id))
        take = translate("Projects", "{0}: remove from this role").format(held.person)
        verbs.append(Verb(take, partial(self._remove, RemoveAssignment(id=one.id)), "user-minus"))
        return verbs

    def _open(self, name: str, kind: Kind, ref: str) -> Verb:
        text = translate("Projects", "Open {0}").format(name)
        return Verb(text, partial(self._host.open_record, kind, ref), "chevron-right")

    def _run(self, command: Command) -> None:
        self._host.bridge.run(command)

    def _remove(self, command: Command) -> None:
        remove(self._host.bridge, self._message, command)

    def _open_holder(self, row: RoleHeld, capacity: Capacity = Capacity.HOLDER) -> None:
        form = AssignmentForm(self._host, self._view.window(), role=Found(row.role.id, row.role.name))
        form.capacity.set_value(capacity)
        form.open()

    def _open_assignment(self, held: Held, row: RoleHeld) -> None:
        person, role = Found(held.assignment.person_id, held.person), Found(row.role.id, row.role.name)
        AssignmentForm(self._host, self._view.window(), person=person, role=role, assignment=held.assignment).open()

    def _open_role(self, row: RoleHeld, project: Found) -> None:
        PostForm(self._host, self._view.window(), project, row.role, is_project=True).open()

    def _open_promise(self, row: PromiseRow, project: Found) -> None:
        person = Found(row.commitment.person_id, row.person)
        form = PromiseForm(self._host, self._view.window(), person=person, project=project, promise=row.commitment)
        form.open()

    def _open_handing(self, row: PromiseRow) -> None:
        PassOnForm(self._host, self._view.window(), row).open()

    def _open_entry(self, row: EntryRow) -> None:
        EntryForm(self._host, self._view.window(), row).open()


def _who(row: RoleHeld, today: date) -> str:
    """Say who has a role since or until when, then deputies and learners, then who begins later."""
    parts = [_held_text(one, today) for one in row.of(Capacity.HOLDER, today)] or [
        translate("Projects", "Nobody holds it")
    ]
    for capacity in (Capacity.DEPUTY, Capacity.SHADOW):
        names = [one.person for one in row.of(capacity, today)]
        if names:
            said = translate("Projects", "{0}: {1}")
            parts.append(said.format(capacity_text(capacity), names_in_words(names)))
    parts += [_held_text(one, today) for one in row.held if one.assignment.from_on > today]
    return " · ".join(parts)


def _held_text(one: Held, today: date) -> str:
    return translate("Projects", "{person} {period}").format(
        person=one.person, period=assignment_text(one.assignment, today)
    )


def _role_chip(row: RoleHeld, today: date) -> tuple[str, str]:
    holders = row.of(Capacity.HOLDER, today)
    if not holders:
        if row.role.is_critical:
            return translate("Projects", "Critical · vacant"), "danger"
        return translate("Projects", "Vacant"), "plain"
    ends = [one.assignment.until_on for one in holders]
    known = [day for day in ends if day is not None]
    if len(known) == len(ends):
        return translate("Projects", "Ends {0}").format(due_in_words(max(known), today)), "warn"
    if not row.role.is_critical:
        return "", "plain"
    if not row.of(Capacity.DEPUTY, today):
        return translate("Projects", "Critical · no deputy"), "warn"
    return translate("Projects", "Critical"), "accent"


def _due_text(due_on: date | None, today: date) -> str:
    return translate("Projects", "by {0}").format(day_near(due_on, today)) if due_on else ""


def _spent_text(row: Paying) -> str:
    if row.spent_minor is None:
        return ""
    return translate("Projects", "{0} spent").format(money_in_words(row.spent_minor, row.grant.currency))


def _following_text(row: Paying) -> str:
    """Say what follows a grant in hand: what was applied for, what was begun, or nothing."""
    if not row.following.id:
        return translate("Projects", "nothing follows")
    if row.following.is_applied:
        return translate("Projects", "{0} follows").format(row.following.title)
    return translate("Projects", "{0} is begun").format(row.following.title)
