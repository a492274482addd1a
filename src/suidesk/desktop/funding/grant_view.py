"""One grant: what it is, its dates, what it pays for, what to do about it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.commands.funding import ChangeGrant, ChangeObligation, RemoveGrant, RemoveObligation
from suidesk.desktop.follow_up_lines import follow_up_line, new_follow_up
from suidesk.desktop.funding.back_plan_card import BackPlanCard
from suidesk.desktop.funding.back_plan_opening import open_plan
from suidesk.desktop.funding.details import detail_facts
from suidesk.desktop.funding.duty_form import DutyForm
from suidesk.desktop.funding.exposure_card import ExposureCard
from suidesk.desktop.funding.facts import chips_of, facts_of
from suidesk.desktop.funding.grant_form import GrantForm
from suidesk.desktop.funding.levels import duty_level
from suidesk.desktop.funding.spending_card import SpendingCard
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.facts import FactsCard
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.record_page.view import RecordView
from suidesk.desktop.records import remove
from suidesk.domain.funding import IN_HAND, GrantStage, Obligation, ObligationKind, UseKind
from suidesk.domain.kinds import Kind
from suidesk.queries.back_plan import BackPlansOf, PlanOf
from suidesk.queries.exposure import ExposedParts, GrantEnding
from suidesk.queries.follow_ups import FollowUpRow, FollowUpsAbout
from suidesk.queries.funding import Duty, GrantAbout, GrantPage, UseOf
from suidesk.queries.money import GrantMoney, MoneyOfGrant, SpendRow, SpendsNoted
from suidesk.rules.funding import is_still_owed
from suidesk.wording.formats import capital, day_in_words
from suidesk.wording.funding import duty_due_text, duty_text, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from suidesk.desktop.page import Host
    from suidesk.domain.errors import SuideskError
    from suidesk.domain.funding import Grant

FEW: Final = 8
"""Dates that are shown at first: a grant with monthly claims has dozens."""


class GrantView(RecordView[GrantAbout]):
    """A grant with its dates."""

    kind = Kind.GRANT
    touched_by = (
        Kind.GRANT, Kind.OBLIGATION, Kind.GRANT_USE, Kind.CONTACT, Kind.PROJECT, Kind.ROLE, Kind.FOLLOW_UP, Kind.DESK,
        Kind.SPEND, Kind.ASSIGNMENT, Kind.COMMITMENT, Kind.RULE_SETTING, Kind.GRANT_DETAIL,
        Kind.VOLUNTEER, Kind.ABSENCE,
    )  # fmt: skip

    def __init__(self, host: Host) -> None:
        """Build verbs and cards once."""
        super().__init__(host, translate("Funding", "Funding"))
        self._stages: dict[GrantStage, QAction] = {}
        stage = Button(host.theme, translate("Funding", "Move to…"), icon="milestone")
        stage.set_menu(self._stage_menu())
        self.add_action(stage)
        self.add_action(
            Button(host.theme, translate("Funding", "Add a date"), self.add_duty, kind="primary", icon="calendar")
        )
        self._build_cards()

    def fill_menu(self, menu: Menu, sheet: GrantAbout) -> None:
        """Offer what can be done with every grant."""
        del sheet
        menu.add(translate("Funding", "Edit grant"), self.edit, icon="pencil", shortcut="E")
        menu.add(translate("Funding", "Add follow-up…"), self.add_follow_up, icon="bell-ring")
        menu.add(translate("Funding", "History…"), self.show_history, icon="history")
        menu.add(translate("Funding", "Remove grant"), self.remove, icon="trash-2", shortcut="Del")

    def _build_cards(self) -> None:
        theme = self.host.theme
        self.duties = LinesCard(
            theme,
            translate("Funding", "Dates"),
            empty=translate(
                "Funding", "No dates yet. Add the deadline, the decision, the reports: suidesk reminds in time."
            ),
            few=FEW,
        )
        self.plan = BackPlanCard(self.host)
        self.facts = FactsCard(theme, translate("Funding", "About"))
        self.uses = LinesCard(
            theme,
            translate("Funding", "What it pays for"),
            empty=translate("Funding", "Say which projects and roles depend on this money: edit the grant."),
            few=FEW,
        )
        self.follow_ups = LinesCard(theme, translate("Funding", "Follow-ups"), few=FEW)
        self.spending = SpendingCard(self.host, self)
        self.exposure = ExposureCard(self.host)
        self.details = FactsCard(theme, translate("Funding", "Kept from the list"))
        for card in (self.duties, self.plan, self.facts, self.spending, self.exposure, self.uses, self.follow_ups):
            self.add_card(card)
        self.add_card(self.details)

    def query(self, ref: str, today: date) -> GrantPage:
        """Ask for all about a grant."""
        del today
        return GrantPage(ref)

    def id_of(self, sheet: GrantAbout) -> str:
        """Give its id."""
        return sheet.grant.id

    def name_of(self, sheet: GrantAbout) -> str:
        """Give its title."""
        return sheet.grant.title

    def ask(self) -> None:
        """Ask for the grant and its follow-ups again; what is counted of it is asked once it has come."""
        super().ask()
        if self.ref:
            query = FollowUpsAbout(Kind.GRANT, self.ref)
            self.host.bridge.fetch(query, partial(self._fill_follow_ups, self.ref), owner=self)

    def edit(self) -> None:
        """Open the form of the grant, where it is on screen."""
        if self.sheet is not None and self.isVisible():
            GrantForm(self.host, self.window(), about=self.sheet).open()

    def remove(self) -> None:
        """Remove it, where it is on screen; what depends on it is said first."""
        if self.ref and self.isVisible():
            self.run_removal(RemoveGrant(id=self.ref))

    def add_duty(self) -> None:
        """Open the form of a new date."""
        if self.sheet is not None:
            DutyForm(self.host, self.window(), self.sheet.grant).open()

    def _stage_menu(self) -> Menu:
        menu = Menu(self.host.theme, translate("Funding", "Stage"), self)
        for stage in GrantStage:
            self._stages[stage] = menu.add(stage_text(stage), partial(self._move, stage))
        return menu

    def _move(self, stage: GrantStage) -> None:
        self.host.bridge.run(ChangeGrant(id=self.ref, stage=stage))

    def set_sheet(self, sheet: GrantAbout, today: date, *, is_same: bool) -> None:
        """Fill header and cards; another grant begins with its cards folded."""
        if not is_same:
            for card in (self.duties, self.uses, self.spending, self.exposure, self.follow_ups):
                card.fold()
        grant = sheet.grant
        self.set_header(grant.title, subtitle=sheet.funder or "", seed=grant.id, icon="hand-coins")
        self.set_chips(chips_of(grant, today))
        for stage, action in self._stages.items():
            action.setVisible(stage is not grant.stage)
        self.duties.set([self._duty_line(duty, grant, today) for duty in sorted(sheet.duties, key=_rank)])
        facts = facts_of(sheet, self._opener)
        self.facts.set(facts)
        self.facts.setVisible(any(fact.value for fact in facts))
        self.uses.set([self._use_line(use) for use in sheet.uses])
        self.details.set(detail_facts(sheet.details))
        self.details.setVisible(bool(sheet.details))
        self._ask_plans(sheet)
        self._ask_counts(grant.id, today)

    def _ask_plans(self, sheet: GrantAbout) -> None:
        """Ask for the plans of its applications, where it has one."""
        if not any(duty.obligation.kind is ObligationKind.APPLICATION for duty in sheet.duties):
            self.plan.set_plans((), self.host.now().date())
            return
        ref = sheet.grant.id
        query = BackPlansOf(ref, self.host.now())
        self.host.bridge.fetch(query, partial(self._fill_plan, ref), owner=self, failed=_is_gone)

    def _ask_counts(self, ref: str, today: date) -> None:
        bridge = self.host.bridge
        bridge.fetch(GrantMoney(ref, today), partial(self._fill_money, ref), owner=self, failed=_is_gone)
        bridge.fetch(SpendsNoted(ref), partial(self._fill_spends, ref), owner=self)
        bridge.fetch(GrantEnding(ref, today), partial(self._fill_exposed, ref), owner=self, failed=_is_gone)

    def _fill_plan(self, ref: str, plans: list[PlanOf]) -> None:
        if ref == self.ref:
            with self.filling():
                self.plan.set_plans(plans, self.host.now().date())

    def _fill_money(self, ref: str, money: MoneyOfGrant) -> None:
        if ref == self.ref and self.sheet is not None:
            with self.filling():
                self.spending.set_money(self.sheet.grant, money, self.host.now().date())
                self.spending.setVisible(bool(money.count) or self.sheet.grant.stage in IN_HAND)

    def _fill_spends(self, ref: str, rows: list[SpendRow]) -> None:
        if ref == self.ref:
            with self.filling():
                self.spending.set_spends(rows)

    def _fill_exposed(self, ref: str, found: ExposedParts) -> None:
        if ref == self.ref and self.sheet is not None:
            with self.filling():
                self.exposure.set_exposed(self.sheet.grant, found, self.host.now().date())
                self.exposure.setVisible(self.sheet.grant.stage in IN_HAND)

    def _fill_follow_ups(self, ref: str, rows: list[FollowUpRow]) -> None:
        if ref != self.ref:
            return
        today = self.host.now().date()
        lines = [
            follow_up_line(self.host, self, row, today, has_about=False)
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
        drop = Verb(translate("Funding", "Remove"), partial(self._remove_duty, one.id), "trash-2")
        if one.done_on is not None:
            said = translate("Funding", "Done on {0}").format(day_in_words(one.done_on))
            reopen = Verb(translate("Funding", "Not done"), partial(self._set_done, one.id, None), "rotate-ccw")
            return Line("circle-check", text, said, verbs=(reopen, drop), role="ok")
        done = Verb(translate("Funding", "Done"), partial(self._set_done, one.id, today), "check")
        change = Verb(translate("Funding", "Change…"), partial(self._change_duty, grant, one), "pencil")
        if not is_still_owed(one, grant):
            said = translate("Funding", "{0} · no longer owed").format(second)
            return Line("circle", text, said, verbs=(done, change, drop), role="muted")
        plan = Verb(translate("Funding", "Plan…"), partial(open_plan, self.host, self.window(), one.id), "list-checks")
        can_plan = one.kind is ObligationKind.APPLICATION and one.due_on >= today
        again = partial(new_follow_up, self.host, Kind.OBLIGATION, one.id)
        follow = Verb(translate("Funding", "Follow up…"), again, "bell-ring")
        verbs = (done, *([plan] if can_plan else []), change, follow, drop)
        chip = capital(duty_due_text(one.kind, one.due_on, today))
        level = duty_level(one.kind, one.due_on, today, self.host.rules.settings())
        return Line("calendar-clock", text, second, chip, level, verbs)

    def _remove_duty(self, ref: str) -> None:
        remove(self.host.bridge, self.message, RemoveObligation(id=ref))

    def _change_duty(self, grant: Grant, one: Obligation) -> None:
        DutyForm(self.host, self.window(), grant, one).open()

    def _set_done(self, ref: str, day: date | None) -> None:
        self.host.bridge.run(ChangeObligation(id=ref, done_on=day))

    def _opener(self, kind: Kind, ref: str | None) -> Callable[[], object] | None:
        return partial(self.host.open_record, kind, ref) if ref else None

    def _use_line(self, use: UseOf) -> Line:
        is_project = use.use.kind is UseKind.PROJECT
        second = translate("Funding", "Project") if is_project else translate("Funding", "Role")
        if use.place:
            second = translate("Funding", "{0} · {1}").format(second, use.place)
        open_it = partial(self.host.open_record, Kind(use.use.kind.value), use.use.ref_id)
        verbs = (Verb(translate("Funding", "Open"), open_it, "chevron-right"),)
        return Line("folder-kanban" if is_project else "user-check", use.name, second, verbs=verbs)


def _is_gone(error: SuideskError) -> None:
    """Leave it to the grant's own question to say that it is gone."""
    del error


def _rank(duty: Duty) -> tuple[bool, int]:
    """Order what is to do by its day, then what is done, the newest first."""
    one = duty.obligation
    return (False, one.due_on.toordinal()) if one.done_on is None else (True, -one.done_on.toordinal())
