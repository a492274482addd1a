"""The lines of cards that every contact, or an organisation alone, has: follow-ups, roles there, grants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from suidesk.commands.follow_ups import CompleteFollowUp, RemoveFollowUp
from suidesk.commands.projects import RemoveRole
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.post_form import PostForm
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.records import remove
from suidesk.domain.funding import IN_HAND, Grant
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Capacity
from suidesk.queries.follow_ups import FollowUpRow
from suidesk.queries.projects import RoleHeld
from suidesk.wording.formats import capital, due_in_words, money_in_words, names_in_words, time_of_day
from suidesk.wording.funding import stage_text
from suidesk.wording.people import capacity_text, day_near, period_text
from suidesk.wording.recurrence import rule_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.commands.command import Command
    from suidesk.desktop.kit.message_bar import MessageBar
    from suidesk.desktop.page import Host
    from suidesk.desktop.window import Window


class ContactLines:
    """Makes lines for the cards of `view`; refusals are said in `message`."""

    def __init__(self, host: Host, view: QWidget, message: MessageBar) -> None:
        """Open forms over the window of `view`."""
        self._host, self._view, self._message = host, view, message

    def follow_up(self, row: FollowUpRow, today: date) -> Line:
        """Give the line of a follow-up that isn't done."""
        one = row.follow_up
        verbs = (
            Verb(translate("People", "Done"), partial(self._run, CompleteFollowUp(id=one.id)), "check"),
            Verb(translate("People", "Change…"), partial(self._open_follow_up, row), "pencil"),
            Verb(translate("People", "Remove"), partial(self._run, RemoveFollowUp(id=one.id)), "trash-2"),
        )
        second = day_near(one.due_on, today)
        if one.due_min is not None:
            second = translate("People", "{day}, {time}").format(day=second, time=time_of_day(one.due_min))
        second = " · ".join(part for part in (second, rule_text(one.rrule)) if part)
        days = (one.due_on - today).days
        level = "danger" if days < 0 else "warn" if days == 0 else "plain"
        return Line("bell-ring", one.text, second, capital(due_in_words(one.due_on, today)), level, verbs)

    def post(self, row: RoleHeld, organisation: Found, today: date) -> Line:
        """Give the line of a role at an organisation, with who has it."""
        holders = [one.person for one in row.of(Capacity.HOLDER, today)]
        others = [
            translate("People", "{0} ({1})").format(one.person, capacity_text(capacity))
            for capacity in (Capacity.DEPUTY, Capacity.SHADOW)
            for one in row.of(capacity, today)
        ]
        who = names_in_words([*holders, *others]) or translate("People", "Nobody has it")
        first = next(iter(row.held), None)
        verbs = [Verb(translate("People", "Give to…"), partial(self._open_holder, row), "user-plus")]
        if first is not None:
            opened = partial(self._host.open_record, Kind.CONTACT, first.assignment.person_id)
            verbs.append(Verb(translate("People", "Open {0}").format(first.person), opened, "chevron-right"))
        verbs += [
            Verb(translate("People", "Change…"), partial(self._open_post, row, organisation), "pencil"),
            Verb(translate("People", "Remove"), partial(self._remove, RemoveRole(id=row.role.id)), "trash-2"),
        ]
        is_vacant = row.role.is_critical and not holders
        chip = translate("People", "Vacant") if is_vacant else translate("People", "Critical")
        has_chip = row.role.is_critical
        level = "danger" if is_vacant else "plain"
        icon = "user-check" if holders else "user-x"
        return Line(icon, row.role.name, who, chip if has_chip else "", level, tuple(verbs))

    def grant(self, one: Grant, today: date) -> Line:
        """Give the line of a grant from an organisation."""
        minor = one.awarded_minor if one.awarded_minor is not None else one.requested_minor
        money = money_in_words(minor, one.currency) if minor is not None else ""
        when = period_text(one.starts_on, one.ends_on, today)
        verbs = (
            Verb(
                translate("People", "Open grant"), partial(self._host.open_record, Kind.GRANT, one.id), "chevron-right"
            ),
        )
        level = "ok" if one.stage in IN_HAND else "plain"
        second = " · ".join(part for part in (money, when) if part)
        return Line("hand-coins", one.title, second, stage_text(one.stage), level, verbs)

    def _run(self, command: Command) -> None:
        self._host.bridge.run(command)

    def _remove(self, command: Command) -> None:
        self._message.hide()
        remove(self._host.bridge, self._message, command)

    def _open_follow_up(self, row: FollowUpRow) -> None:
        from suidesk.desktop.follow_up_form import FollowUpForm

        one = row.follow_up
        window = cast("Window", self._host)
        FollowUpForm(window, kind=one.kind, ref=one.ref_id or "", name=row.about, follow_up=one).open()

    def _open_holder(self, row: RoleHeld) -> None:
        role = Found(row.role.id, row.role.name)
        AssignmentForm(self._host, self._view.window(), role=role).open()

    def _open_post(self, row: RoleHeld, organisation: Found) -> None:
        PostForm(self._host, self._view.window(), organisation, row.role).open()
