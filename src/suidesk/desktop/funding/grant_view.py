"""One grant: what it is, its dates, what it pays for, what to do about it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Signal

from suidesk.commands.funding import ChangeGrant, ChangeObligation, RemoveGrant, RemoveObligation
from suidesk.desktop.follow_up_form import FollowUpForm
from suidesk.desktop.follow_up_lines import follow_up_line
from suidesk.desktop.funding.duty_form import DutyForm
from suidesk.desktop.funding.facts import chips_of, facts_of
from suidesk.desktop.funding.levels import duty_level
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.facts import FactsCard
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.records import remove
from suidesk.domain.funding import GrantStage, Obligation, UseKind
from suidesk.domain.kinds import Kind
from suidesk.queries.follow_ups import FollowUpRow, FollowUpsAbout
from suidesk.queries.funding import Duty, GrantAbout, GrantPage, UseOf
from suidesk.rules.funding import is_still_owed
from suidesk.wording.formats import capital, day_in_words
from suidesk.wording.funding import duty_due_text, duty_text, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from suidesk.desktop.page import Host
    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError
    from suidesk.domain.funding import Grant

FEW: Final = 8
"""Dates that are shown at first: a grant with monthly claims has dozens."""


class GrantView(DetailPane):
    """Shows one grant; `removed` is sent when it is gone."""

    removed = Signal()

    def __init__(self, host: Host, back: Callable[[], object], edit: Callable[[], object]) -> None:
        """Call `back` for the overview and `edit` for the form."""
        super().__init__(host.theme)
        self._host, self._back = host, back
        self._id = ""
        self._crumb = ""
        self.about: GrantAbout | None = None
        self.add_top(host.search_button())
        self._stages: dict[GrantStage, QAction] = {}
        stage = Button(host.theme, translate("Funding", "Move to…"), icon="milestone")
        stage.set_menu(self._stage_menu())
        self.add_action(stage)
        self.add_action(
            Button(host.theme, translate("Funding", "Add a date"), self.add_duty, kind="primary", icon="calendar")
        )
        self.add_more(translate("Funding", "Edit grant"), edit, icon="pencil", shortcut="E")
        self.add_more(translate("Funding", "Add follow-up…"), self.add_follow_up, icon="bell-ring")
        self.add_more(translate("Funding", "Remove grant"), self.remove_grant, icon="trash-2", shortcut="Del")
        self._build_cards()

    def _build_cards(self) -> None:
        theme = self._host.theme
        self.duties = LinesCard(
            theme,
            translate("Funding", "Dates"),
            empty=translate(
                "Funding", "No dates yet. Add the deadline, the decision, the reports: suidesk reminds in time."
            ),
            few=FEW,
        )
        self.facts = FactsCard(theme, translate("Funding", "About"))
        self.uses = LinesCard(
            theme,
            translate("Funding", "What it pays for"),
            empty=translate("Funding", "Say which projects and roles depend on this money: edit the grant."),
            few=FEW,
        )
        self.follow_ups = LinesCard(theme, translate("Funding", "Follow-ups"), few=FEW)
        for card in (self.duties, self.facts, self.uses, self.follow_ups):
            self.add_card(card)

    def show_grant(self, ref: str) -> None:
        """Show the grant of that id."""
        if ref != self._id:
            self._id = ref
            self.message.hide()
            for card in (self.duties, self.uses, self.follow_ups):
                card.fold()
        self.ask()

    def ask(self) -> None:
        """Ask for the grant again."""
        if self._id:
            bridge = self._host.bridge
            bridge.fetch(GrantPage(self._id), self._fill, owner=self, failed=self._on_refused)
            query = FollowUpsAbout(Kind.GRANT, self._id)
            bridge.fetch(query, partial(self._fill_follow_ups, self._id), owner=self)

    def add_duty(self) -> None:
        """Open the form of a new date."""
        if self.about is not None:
            DutyForm(self._host, self.window(), self.about.grant).open()

    def add_follow_up(self) -> None:
        """Open the form of a new follow-up about this grant."""
        if self.about is not None:
            grant = self.about.grant
            FollowUpForm(cast("Window", self._host), kind=Kind.GRANT, ref=grant.id, name=grant.title).open()

    def remove_grant(self) -> None:
        """Remove it; what depends on it is said first."""
        remove(self._host.bridge, self.message, RemoveGrant(id=self._id), self._gone)

    def _on_refused(self, error: SuideskError) -> None:
        if error.code == "not_found":
            self._gone()
        else:
            self._host.tell(error)

    def _gone(self) -> None:
        self._id, self.about = "", None
        self.removed.emit()

    def _stage_menu(self) -> Menu:
        menu = Menu(self._host.theme, translate("Funding", "Stage"), self)
        for stage in GrantStage:
            self._stages[stage] = menu.add(stage_text(stage), partial(self._move, stage))
        return menu

    def _move(self, stage: GrantStage) -> None:
        self._host.bridge.run(ChangeGrant(id=self._id, stage=stage))

    def _fill(self, about: GrantAbout) -> None:
        if about.grant.id != self._id:
            return
        with self.filling():
            self._set(about)

    def _set(self, about: GrantAbout) -> None:
        self.about = about
        with self.filling():
            self._show(about)

    def _show(self, about: GrantAbout) -> None:
        grant, today = about.grant, self._host.now().date()
        if grant.title != self._crumb:
            self._crumb = grant.title
            self.set_crumbs([(translate("Funding", "Funding"), self._back), (grant.title, None)])
        self.set_header(grant.title, subtitle=about.funder or "", seed=grant.id, icon="hand-coins")
        self.set_chips(chips_of(grant, today))
        for stage, action in self._stages.items():
            action.setVisible(stage is not grant.stage)
        self.duties.set([self._duty_line(duty, grant, today) for duty in sorted(about.duties, key=_rank)])
        facts = facts_of(about, self._opener)
        self.facts.set(facts)
        self.facts.setVisible(any(fact.value for fact in facts))
        self.uses.set([self._use_line(use) for use in about.uses])

    def _fill_follow_ups(self, ref: str, rows: list[FollowUpRow]) -> None:
        if ref != self._id:
            return
        today = self._host.now().date()
        lines = [
            follow_up_line(self._host, self, row, today, has_about=False)
            for row in rows
            if row.follow_up.done_on is None
        ]
        with self.filling():
            self.follow_ups.set(lines)
            self.follow_ups.setVisible(bool(lines))

    def _duty_line(self, duty: Duty, grant: Grant, today: date) -> Line:
        one = duty.obligation
        text, second = duty_text(one.kind), day_in_words(one.due_on)
        if duty.owner and one.owner_id != grant.owner_id:
            second = translate("Funding", "{0} · {1}").format(second, duty.owner)
        drop = Verb(
            translate("Funding", "Remove"), lambda: self._host.bridge.run(RemoveObligation(id=one.id)), "trash-2"
        )
        if one.done_on is not None:
            said = translate("Funding", "Done on {0}").format(day_in_words(one.done_on))
            reopen = Verb(translate("Funding", "Not done"), partial(self._set_done, one.id, None), "rotate-ccw")
            return Line("circle-check", text, said, verbs=(reopen, drop), role="ok")
        verbs = (
            Verb(translate("Funding", "Done"), partial(self._set_done, one.id, today), "check"),
            Verb(translate("Funding", "Change…"), partial(self._change_duty, grant, one), "pencil"),
            drop,
        )
        if not is_still_owed(one, grant):
            said = translate("Funding", "{0} · no longer owed").format(second)
            return Line("circle", text, said, verbs=verbs, role="muted")
        chip = capital(duty_due_text(one.kind, one.due_on, today))
        return Line("calendar-clock", text, second, chip, duty_level(one.kind, one.due_on, today), verbs)

    def _change_duty(self, grant: Grant, one: Obligation) -> None:
        DutyForm(self._host, self.window(), grant, one).open()

    def _set_done(self, ref: str, day: date | None) -> None:
        self._host.bridge.run(ChangeObligation(id=ref, done_on=day))

    def _opener(self, kind: Kind, ref: str | None) -> Callable[[], object] | None:
        return partial(self._host.open_record, kind, ref) if ref else None

    def _use_line(self, use: UseOf) -> Line:
        is_project = use.use.kind is UseKind.PROJECT
        second = translate("Funding", "Project") if is_project else translate("Funding", "Role")
        if use.place:
            second = translate("Funding", "{0} · {1}").format(second, use.place)
        open_it = partial(self._host.open_record, Kind(use.use.kind.value), use.use.ref_id)
        verbs = (Verb(translate("Funding", "Open"), open_it, "chevron-right"),)
        return Line("folder-kanban" if is_project else "user-check", use.name, second, verbs=verbs)


def _rank(duty: Duty) -> tuple[bool, int]:
    """Order what is to do by its day, then what is done, the newest first."""
    one = duty.obligation
    return (False, one.due_on.toordinal()) if one.done_on is None else (True, -one.done_on.toordinal())
