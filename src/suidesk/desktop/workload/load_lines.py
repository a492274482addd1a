"""The lines of the side of one person: promises, noted hours and times away, each with what relieves or corrects."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.promises import KeepCommitment, ReleaseCommitment
from suidesk.commands.volunteers import RemoveAbsence
from suidesk.commands.workload import RemoveTimeEntry
from suidesk.desktop.involvement.absence_form import AbsenceForm
from suidesk.desktop.involvement.entry_form import EntryForm
from suidesk.desktop.involvement.pass_on_form import PassOnForm
from suidesk.desktop.involvement.promise_chip import promise_chip
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.desktop.kit.picker_field import Found
from suidesk.domain.kinds import Kind
from suidesk.domain.workload import CommitmentKind, CommitmentState, EntryKind
from suidesk.wording.formats import capital, minutes_in_words
from suidesk.wording.people import absence_kind_text, day_near, entry_kind_text, period_text, promise_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.commands.command import Command
    from suidesk.desktop.kit.form import FormDialog
    from suidesk.desktop.page import Host
    from suidesk.domain.volunteers import Absence
    from suidesk.queries.workload import EntryRow, PromiseRow


class LoadLines:
    """Makes the lines; forms open over the window of `view`."""

    def __init__(self, host: Host, view: QWidget) -> None:
        """Run commands over that host."""
        self._host, self._view = host, view

    def promise(self, row: PromiseRow, person: Found, today: date) -> Line:
        """Give the line of a promise; one that is open can be passed on, released, kept or changed."""
        one = row.commitment
        is_open, is_weekly = one.state is CommitmentState.OPEN, one.kind is CommitmentKind.WEEKLY
        project = Found(one.project_id, row.project or "", icon="folder-kanban") if one.project_id else None
        change = partial(PromiseForm, self._host, person=person, project=project, promise=one)
        verbs = []
        if is_open:
            pass_on = self._opening(partial(PassOnForm, self._host, row=row))
            verbs = [
                Verb(translate("Workload", "Pass on…"), pass_on, "arrow-left-right"),
                Verb(translate("Workload", "Release"), self._running(ReleaseCommitment(id=one.id)), "unlink"),
                Verb(translate("Workload", "Kept"), self._running(KeepCommitment(id=one.id)), "circle-check"),
            ]
        verbs.append(Verb(translate("Workload", "Change…"), self._opening(change), "pencil"))
        if one.project_id:
            show = partial(self._host.open_record, Kind.PROJECT, one.project_id)
            verbs.append(Verb(translate("Workload", "Open project"), show, "chevron-right"))
        when = period_text(one.from_on, one.until_on, today) if is_weekly else ""
        second = " · ".join(part for part in (row.project or "", when) if part)
        chip, level = promise_chip(row, today)
        role = "accent" if is_open else "muted"
        return Line("clock" if is_weekly else "flag", promise_text(one), second, chip, level, tuple(verbs), role)

    def entry(self, row: EntryRow, today: date) -> Line:
        """Give the line of noted hours."""
        one = row.entry
        how = "" if one.kind is EntryKind.VOLUNTEER else entry_kind_text(one.kind)
        text = translate("Workload", "{day}: {hours}").format(
            day=capital(day_near(one.day, today)), hours=minutes_in_words(one.minutes)
        )
        verbs = (
            Verb(translate("Workload", "Change…"), self._opening(partial(EntryForm, self._host, row=row)), "pencil"),
            Verb(translate("Workload", "Remove"), self._running(RemoveTimeEntry(id=one.id)), "trash-2"),
        )
        return Line("timer", text, " · ".join(part for part in (row.project or "", how) if part), verbs=verbs)

    def absence(self, one: Absence, person: Found, today: date) -> Line:
        """Give the line of a time away."""
        change = partial(AbsenceForm, self._host, person=person, absence=one)
        verbs = (
            Verb(translate("Workload", "Change…"), self._opening(change), "pencil"),
            Verb(translate("Workload", "Remove"), self._running(RemoveAbsence(id=one.id)), "trash-2"),
        )
        chip = translate("Workload", "Now") if one.covers(today) else ""
        role = "muted" if one.until_on is not None and one.until_on < today else "accent"
        text = capital(period_text(one.from_on, one.until_on, today))
        return Line("palmtree", text, absence_kind_text(one.kind), chip, "info", verbs, role)

    def _running(self, command: Command) -> Callable[[], object]:
        return partial(self._host.bridge.run, command)

    def _opening(self, make: Callable[..., FormDialog]) -> Callable[[], object]:
        return lambda: make(parent=self._view.window()).open()
