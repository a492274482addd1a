"""One project: who does what, what was promised and given, what pays for it, and what presses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.assets.asset_lines import AssetLines
from suidesk.desktop.assets.needs_card import NeedsCard
from suidesk.desktop.follow_up_lines import follow_up_line
from suidesk.desktop.involvement.record_lines import RecordLinesCard
from suidesk.desktop.involvement.reminders_part import RemindersPart
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import cut
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.projects.about_card import LONGEST_IN_HEADER, AboutCard
from suidesk.desktop.projects.hours_card import HoursCard
from suidesk.desktop.projects.momentum_card import MomentumCard
from suidesk.desktop.projects.project_lines import ProjectLines
from suidesk.desktop.projects.project_verbs import ProjectVerbs
from suidesk.desktop.record_page.view import RecordView
from suidesk.desktop.timeline.card import TimelineCard
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import Capacity, ProjectStage
from suidesk.queries.project_sheet import Around, ProjectSheet
from suidesk.rules.momentum import last_money
from suidesk.wording.people import period_text
from suidesk.wording.projects import kept_text, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.page import Host

ICON: Final = "folder-kanban"
LATELY: Final = 4
"""Full weeks whose hours are set against what is promised."""
_LEVELS: Final = {ProjectStage.RUNNING: "ok", ProjectStage.IDEA: "accent", ProjectStage.PLANNED: "accent"}


class ProjectView(RecordView[Around]):
    """A project and everything around it."""

    kind = Kind.PROJECT
    touched_by = (
        Kind.PROJECT, Kind.ROLE, Kind.ASSIGNMENT, Kind.COMMITMENT, Kind.TIME_ENTRY, Kind.CONTACT, Kind.GRANT,
        Kind.GRANT_USE, Kind.SPEND, Kind.FOLLOW_UP, Kind.REMINDER, Kind.NEED, Kind.ASSET, Kind.HOLDING,
        Kind.INTERACTION, Kind.DESK,
    )  # fmt: skip

    def __init__(self, host: Host) -> None:
        """Build verbs and cards once."""
        super().__init__(host, translate("Projects", "Projects"))
        self.verbs = ProjectVerbs(host, self)
        self._lines = ProjectLines(host, self, self.message)
        self._asset_lines = AssetLines(host, self, self.message)
        self._add_verbs()
        self._add_cards()

    def query(self, ref: str, today: date) -> ProjectSheet:
        """Ask for all about a project."""
        return ProjectSheet(ref, today)

    def id_of(self, sheet: Around) -> str:
        """Give its id."""
        return sheet.about.project.id

    def name_of(self, sheet: Around) -> str:
        """Give its name."""
        return sheet.about.project.name

    def edit(self) -> None:
        """Open its form."""
        self.verbs.edit()

    def remove(self) -> None:
        """Remove it."""
        self.verbs.remove()

    def _add_verbs(self) -> None:
        theme, verbs = self.host.theme, self.verbs
        self.add_action(Button(theme, translate("Projects", "Promise"), verbs.add_promise, icon="flag"))
        self.add_action(Button(theme, translate("Projects", "Sign-in sheet"), verbs.print_sheet, icon="printer"))
        hours = translate("Projects", "Note hours")
        self.hours_verb = Button(theme, hours, verbs.note_hours, kind="primary", icon="timer")
        self.add_action(self.hours_verb)

    def fill_menu(self, menu: Menu, sheet: Around) -> None:
        """Offer what can be done with this project."""
        verbs = self.verbs
        menu.add(translate("Projects", "Edit…"), verbs.edit, icon="pencil", shortcut="E")
        menu.add(translate("Projects", "Add follow-up…"), self.add_follow_up, icon="bell-ring")
        menu.add(translate("Projects", "Log conversation…"), self.log_conversation, icon="message-circle")
        menu.add(translate("Projects", "History…"), self.show_history, icon="history")
        menu.addSeparator()
        menu.add(translate("Projects", "Add a role…"), verbs.add_role, icon="user-check")
        menu.add(translate("Projects", "Add a need or an idea…"), verbs.add_need, icon="puzzle")
        menu.add(translate("Projects", "Add an asset that it uses…"), verbs.add_asset, icon="package")
        menu.add(translate("Projects", "Sign-in sheet…"), verbs.print_sheet, icon="printer")
        menu.addSeparator()
        for stage in ProjectStage:
            if stage is not sheet.about.project.stage:
                text = translate("Projects", "Stage: {0}").format(stage_text(stage))
                menu.add(text, partial(verbs.move_to, stage), icon="milestone")
        menu.addSeparator()
        menu.add(translate("Projects", "Remove"), verbs.remove, icon="trash-2", shortcut="Del")

    def _add_cards(self) -> None:
        self.reminders = RemindersPart(self.host)
        self.add_card(self.reminders, is_wide=True)
        self._add_work_cards()
        self._add_needs_cards()
        self._add_further_cards()
        self.timeline = TimelineCard(self.host, self, self.kind, self.log_conversation)
        self.add_card(self.timeline, is_wide=True)

    def _add_work_cards(self) -> None:
        verbs = self.verbs
        self.roles = self._card(
            translate("Projects", "Roles"),
            translate("Projects", "No roles yet. A role says what somebody looks after; mark the critical ones."),
            translate("Projects", "Add a role"),
            verbs.add_role,
        )
        self.promises = self._card(
            translate("Projects", "Promises"),
            translate("Projects", "Nothing was promised. Note who will give how much, or what by when."),
            translate("Projects", "Add a promise"),
            verbs.add_promise,
        )
        self.momentum = MomentumCard(self.host.theme)
        self.add_card(self.momentum)
        self.hours = HoursCard(self.host.theme, verbs.note_hours)
        self.add_card(self.hours)

    def _add_needs_cards(self) -> None:
        verbs = self.verbs
        self.needs = NeedsCard(
            self.host.theme,
            translate("Projects", "Needs and ideas"),
            empty=translate(
                "Projects",
                "Nothing is noted. Say what it lacks, or what somebody would like to try: assets that may "
                "meet it are suggested.",
            ),
            add=translate("Projects", "Add a need or an idea"),
            then=verbs.add_need,
        )
        self.add_card(self.needs, is_wide=True)
        self.assets = self._card(
            translate("Projects", "Assets it uses"),
            translate("Projects", "No room, tool or skill is noted as used by it."),
            translate("Projects", "Add an asset"),
            verbs.add_asset,
        )
        self.holdings = self._card(
            translate("Projects", "Keys and accounts"),
            translate("Projects", "Note which assets it uses, then who holds the keys to them."),
            translate("Projects", "Add a key"),
            verbs.add_holding,
        )

    def _add_further_cards(self) -> None:
        verbs = self.verbs
        self.money = self._card(
            translate("Projects", "Money"),
            translate("Projects", "No grant pays for it. Grants say on their own page what they pay for."),
        )
        self.about = AboutCard(self.host, verbs.edit)
        self.add_card(self.about)
        self.entries = self._card(
            translate("Projects", "Newest hours"),
            translate("Projects", "No hours were noted."),
            translate("Projects", "Note hours"),
            verbs.note_hours,
        )
        self.follow_ups = self._card(
            translate("Projects", "Follow-ups"),
            translate("Projects", "No follow-ups are planned."),
            translate("Projects", "Add follow-up"),
            self.add_follow_up,
        )

    def _card(self, title: str, empty: str, add: str = "", then: Callable[[], object] | None = None) -> RecordLinesCard:
        card = RecordLinesCard(self.host.theme, title, empty=empty, add=add, then=then)
        self.add_card(card)
        return card

    def set_sheet(self, sheet: Around, today: date, *, is_same: bool) -> None:
        """Fill header and cards."""
        project = sheet.about.project
        self.set_header(project.name, subtitle=_subtitle(sheet, today), seed=project.id, icon=ICON)
        self.set_chips(_chips(sheet, today))
        self.reminders.set(sheet.reminders, is_same=is_same)
        self.about.set_sheet(sheet)
        self.hours.set(sheet)
        self.momentum.set(sheet.momentum, today, is_running=project.stage is ProjectStage.RUNNING)
        self.timeline.show_record(project.id)
        self._fill_lines(sheet, today, is_same=is_same)

    def _fill_lines(self, sheet: Around, today: date, *, is_same: bool) -> None:
        lines, project = self._lines, self.verbs.found()
        self.roles.set([lines.role(row, project, today) for row in sheet.about.roles], is_same=is_same)
        self.promises.set([lines.promise(row, project, today) for row in sheet.promises], is_same=is_same)
        self.promises.set_note(_promised(sheet, today))
        self.entries.set([lines.entry(row, today) for row in sheet.entries], is_same=is_same)
        last = last_money([row.grant for row in sheet.money])
        self.money.set([lines.grant(row, today, is_last=row.grant is last) for row in sheet.money], is_same=is_same)
        self._fill_needs(sheet, today, is_same=is_same)
        told = {row.subject_id for row in self.reminders.waiting()}
        follow_ups = [row for row in sheet.follow_ups if row.follow_up.done_on is None and row.follow_up.id not in told]
        self.follow_ups.set(
            [follow_up_line(self.host, self, row, today, has_about=False) for row in follow_ups], is_same=is_same
        )

    def _fill_needs(self, sheet: Around, today: date, *, is_same: bool) -> None:
        lines = self._asset_lines
        wanted = [lines.wanted(row, sheet.suggestions.get(row.need.id, ()), today) for row in sheet.needs]
        self.needs.set(wanted, is_same=is_same)
        self.assets.set([lines.asset(row) for row in sheet.assets], is_same=is_same)
        self.holdings.add_button.setVisible(bool(sheet.assets))
        self.holdings.set([lines.holding(row, today) for row in sheet.holdings], is_same=is_same)


def _subtitle(sheet: Around, today: date) -> str:
    """Say who leads it and since when, and below that what it is; the card About has a longer summary in full."""
    project = sheet.about.project
    lead = translate("Projects", "Led by {0}").format(sheet.about.lead) if sheet.about.lead else ""
    first = " · ".join(part for part in (lead, period_text(project.starts_on, project.ends_on, today)) if part)
    return "\n".join(part for part in (first, cut(project.summary, LONGEST_IN_HEADER)) if part)


def _chips(sheet: Around, today: date) -> list[tuple[str, str]]:
    stage = sheet.about.project.stage
    chips = [(stage_text(stage), _LEVELS.get(stage, "plain"))]
    vacant = [row for row in sheet.about.roles if row.role.is_critical and not row.of(Capacity.HOLDER, today)]
    if vacant:
        chips.append((translate("Projects", "%n critical role(s) vacant", len(vacant)), "danger"))
    people = {one.assignment.person_id for row in sheet.about.roles for one in row.held if one.assignment.covers(today)}
    if people:
        chips.append((translate("Projects", "%n person(s) with a role", len(people)), "plain"))
    return chips


def _promised(sheet: Around, today: date) -> str:
    """Set what is promised a week against the hours of the last full weeks; a week without notes is unknown."""
    minutes = sum(row.commitment.weekly_minutes(today) for row in sheet.promises)
    lately = [given for _, given in sheet.momentum.weeks[-LATELY - 1 : -1] if given is not None]
    return kept_text(minutes, round(sum(lately) / len(lately)) if lately else 0, len(lately) or LATELY)
