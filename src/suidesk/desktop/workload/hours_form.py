"""Note hours: for one person, or for a whole team on one day, in one go and with one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import Qt, QTimer

from suidesk.commands.command import UNSET
from suidesk.commands.workload import Given, LogTime
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.past_day_field import PastDayField
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.time_field import TimeField
from suidesk.desktop.records import picking, save
from suidesk.desktop.workload.day_chips import DayChips
from suidesk.desktop.workload.hours_said import HoursSaid, Noting, warnings_of
from suidesk.desktop.workload.project_chips import ProjectChips
from suidesk.desktop.workload.shared_minutes import SharedMinutesField
from suidesk.desktop.workload.team_field import TeamField
from suidesk.domain.kinds import Kind
from suidesk.domain.workload import EntryKind
from suidesk.queries.workload import EntriesOn, LastMeeting, Meeting, Oneself, ProjectsLately, TeamOf
from suidesk.wording.formats import weekday_in_words
from suidesk.wording.people import day_near, entry_kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window
    from suidesk.domain.workload import TimeEntry

_WIDTH: Final = 640
_CHIPS: Final = 4
"""Projects that are offered before anything is typed."""


class HoursForm(FormDialog):
    """Asks for project, day, minutes and people, says what it is about to write, and writes it."""

    def __init__(
        self,
        window: Window,
        *,
        person: tuple[str, str] | None = None,
        project: tuple[str, str] | None = None,
        people: Sequence[Found] = (),
    ) -> None:
        """Begin with a person (id, name) or several `people`, all ticked, and a project (id, name) with its team."""
        title, verb = translate("Hours", "Note hours"), translate("Hours", "Save hours")
        super().__init__(window.theme, title, verb, window, width=_WIDTH)
        self._window = window
        oneself = window.bridge.ask(Oneself())
        self._me = Found(*oneself) if oneself else None
        self._today = window.now().date()
        self._add_what(has_project=project is not None)
        self._add_who()
        self._add_how()
        self.said = HoursSaid(window.theme)
        # Above the verbs and not among the fields: what will be written must be seen however long the team is.
        self._frame.insertWidget(self._frame.count() - 1, self.said)
        self._connect()
        self.day.set_value(self._today)
        self.days.show_day(self._today)
        for one in (*people, *([Found(*person)] if person else ())):
            self.team.add_person(one)
        if project is None:
            window.bridge.fetch(ProjectsLately(self._today, limit=_CHIPS), self._show_lately, owner=self)
        else:
            self.project.set_value(_project(*project))
        self._ask_team()
        self.submitted.connect(self._save)

    def _add_what(self, *, has_project: bool) -> None:
        theme = self._window.theme
        self.project = PickerField(
            theme,
            translate("Hours", "Project"),
            self._search_projects,
            placeholder=translate("Hours", "Type its name; may stay empty"),
        )
        self.projects = ProjectChips(theme)
        self.minutes = SharedMinutesField(
            theme,
            translate("Hours", "Hours each"),
            lambda: self.team.needs_minutes(),
            placeholder=translate("Hours", "3, 2:30 or 90m"),
        )
        self.day = PastDayField(theme, translate("Hours", "Day"), self._today, is_required=True)
        self.days = DayChips(self._today)
        # Whoever comes from a project knows which: the first thing to type is how long.
        if not has_project:
            self._add_project()
        self.add("minutes", self.minutes)
        self.add("day", self.day, is_beside=True)
        self.add_note(self.days)
        if has_project:
            self._add_project()

    def _add_project(self) -> None:
        self.add("project_id", self.project)
        self.add_note(self.projects)

    def _add_who(self) -> None:
        theme, bridge = self._window.theme, self._window.bridge
        self.team = TeamField(theme, translate("Hours", "Who"))
        self.other = PickerField(
            theme,
            translate("Hours", "Somebody else"),
            picking(bridge, self, Kind.CONTACT, contact_kind="person"),
            placeholder=translate("Hours", "Type a name to add"),
        )
        self.add("person_ids", self.team)
        self.add("other", self.other)

    def _add_how(self) -> None:
        theme = self._window.theme
        kinds = [(kind, entry_kind_text(kind)) for kind in EntryKind]
        self.kind = ChoiceField(theme, translate("Hours", "Given as"), kinds)
        self.start = TimeField(theme, translate("Hours", "From"), hint=translate("Hours", "May stay empty."))
        self.add("kind", self.kind)
        self.add("start_min", self.start, is_beside=True)

    def _connect(self) -> None:
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._look_again)
        self.project.changed.connect(self._ask_team)
        self.project.changed.connect(self._offer_projects)
        self.projects.chosen.connect(self._choose_project)
        self.other.changed.connect(self._add_other)
        self.days.chosen.connect(self._choose_day)
        self.day.changed.connect(self._show_day)
        self.day.edit.editingFinished.connect(self._show_day)
        self.minutes.changed.connect(lambda: self.team.set_minutes(self.minutes.value()))
        for field in (self.project, self.minutes, self.day, self.team):
            field.changed.connect(self._look.start)

    def _show_day(self) -> None:
        # The line also ends its editing while the form around it is taken apart.
        if shiboken6.isValid(self.day):
            self.days.show_day(self.day.value())

    def _search_projects(self, text: str, then: Callable[[Sequence[Found]], None]) -> None:
        query = ProjectsLately(self._today, text)
        self._window.bridge.fetch(query, lambda found: then([_project(*one) for one in found]), owner=self)

    def _show_lately(self, found: Sequence[tuple[str, str]]) -> None:
        self.projects.set_projects(found, self.project.edit)
        self._offer_projects()
        self._grow()

    def _offer_projects(self) -> None:
        self.projects.offer(is_wanted=self.project.value() is None)

    def _choose_project(self, ref: str, name: str) -> None:
        self.project.set_value(_project(ref, name))
        self.project.error("")
        self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.project.changed.emit()

    def _choose_day(self, day: date) -> None:
        self.day.set_value(day)
        self.day.error("")
        self._look.start()

    def _add_other(self) -> None:
        found = self.other.chosen()
        if found is not None:
            self.team.add_person(found)
            self.other.set_value(None)
            self._grow()

    def _ask_team(self) -> None:
        ref = self.project.value()
        if ref is None:
            self._show_team("", [])
            self.team.set_last("", ())
            return
        bridge, owner = self._window.bridge, self
        bridge.fetch(TeamOf(ref, self._today), partial(self._show_team, ref), owner=owner)
        bridge.fetch(LastMeeting(ref, self._today), partial(self._show_last, ref), owner=owner)

    def _show_team(self, ref: str, team: Sequence[tuple[str, str]]) -> None:
        if ref != (self.project.value() or ""):
            return
        people = [Found(*one) for one in team]
        if self._me is not None and self._me.id not in {one.id for one in people}:
            people.append(self._me)
        self.team.set_people(people)
        self._grow()

    def _show_last(self, ref: str, meeting: Meeting | None) -> None:
        if ref != self.project.value():
            return
        text = ""
        if meeting is not None:
            day = f"{weekday_in_words(meeting.day.isoweekday())} {day_near(meeting.day, self._today)}"
            text = translate("Hours", "As on {0}").format(day)
        self.team.set_last(text, meeting.person_ids if meeting else ())
        self._grow()

    def _noting(self) -> Noting:
        common, names = self.minutes.value(), self.team.names()
        found = self.project.chosen()
        ticked = {ref: own if own is not None else common for ref, own in self.team.value().items()}
        return Noting(
            minutes={ref: minutes for ref, minutes in ticked.items() if minutes is not None},
            ticked=len(ticked),
            names=names,
            day=self.day.value(),
            project_id=found.id if found else None,
            project=found.title if found else "",
        )

    def _look_again(self) -> None:
        noting = self._noting()
        self.said.set(noting, self._today)
        if noting.day is None or not noting.minutes:
            self.said.warn([])
            return
        query = EntriesOn(noting.day, tuple(noting.minutes))
        self._window.bridge.fetch(query, partial(self._warn, noting), owner=self)

    def _warn(self, noting: Noting, entries: Sequence[TimeEntry]) -> None:
        if noting == self._noting():
            self.said.warn(warnings_of(noting, entries, self._today))
            self._grow()

    def _grow(self) -> None:
        """Be as high as what there is to see now, and never lower than before."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if not self.isVisible():
            return
        wanted = self.size().expandedTo(self.sizeHint())
        if wanted != self.size():
            self.resize(wanted)
            lowest = self.screen().availableGeometry().bottom() - self.frameGeometry().height()
            self.move(self.x(), max(self.screen().availableGeometry().top(), min(self.y(), lowest)))

    def _save(self) -> None:
        minutes, day = self.minutes.value(), self.day.value()
        if day is None:
            return
        ticked = self.team.value()
        log = LogTime(
            person_ids=tuple(ref for ref, own in ticked.items() if own is None),
            minutes=UNSET if minutes is None else minutes,
            entries=tuple(Given(person_id=ref, minutes=own) for ref, own in ticked.items() if own is not None),
            day=day,
            project_id=self.project.value(),
            start_min=self.start.value(),
            kind=self.kind.value() or EntryKind.VOLUNTEER,
        )
        save(self._window.bridge, self, log)


def _project(ref: str, name: str) -> Found:
    return Found(ref, name, icon="folder-kanban")
