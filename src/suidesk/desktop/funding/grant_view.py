"""One grant: what it is, its dates, what it pays for."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from suidesk.commands.funding import ChangeGrant, ChangeObligation, RemoveGrant, RemoveObligation
from suidesk.desktop.funding.duty_form import DutyForm
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.facts import Fact, FactsCard
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.records import remove
from suidesk.domain.funding import OVER, Grant, GrantStage, UseKind
from suidesk.domain.kinds import Kind
from suidesk.queries.funding import Duty, GrantAbout, GrantPage, UseOf
from suidesk.wording.formats import day_in_words, due_in_words, money_in_words
from suidesk.wording.funding import duty_text, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.desktop.page import Host

SOON_DAYS: Final = 21
LEVELS: Final = {
    GrantStage.DECLINED: "plain",
    GrantStage.CLOSED: "plain",
    GrantStage.ACTIVE: "ok",
    GrantStage.AWARDED: "ok",
}


class GrantView(DetailPane):
    """Shows one grant; `removed` is sent when it is gone."""

    removed = Signal()

    def __init__(self, host: Host, back: Callable[[], object], edit: Callable[[], object]) -> None:
        """Call `back` for the overview and `edit` for the form."""
        super().__init__(host.theme)
        self._host, self._back = host, back
        self._id = ""
        self.about: GrantAbout | None = None
        self.add_top(host.search_button())
        self._stage = Button(host.theme, translate("Funding", "Move to…"), icon="milestone")
        self._stage.set_menu(self._stage_menu())
        self.add_action(self._stage)
        self.add_action(
            Button(host.theme, translate("Funding", "Add a date"), self.add_duty, kind="primary", icon="calendar")
        )
        self.add_more(translate("Funding", "Edit grant"), edit, icon="pencil")
        self.add_more(translate("Funding", "Remove grant"), self.remove_grant, icon="trash-2")
        self._duties = LinesCard(
            host.theme,
            translate("Funding", "Dates"),
            empty=translate(
                "Funding", "No dates yet. Add the deadline, the decision, the reports: suidesk reminds in time."
            ),
        )
        self._facts = FactsCard(host.theme, translate("Funding", "About"))
        self._uses = LinesCard(
            host.theme,
            translate("Funding", "What it pays for"),
            empty=translate("Funding", "Say which projects and roles depend on this money: edit the grant."),
        )
        self.add_card(self._duties)
        self.add_card(self._facts)
        self.add_card(self._uses)

    def show_grant(self, ref: str) -> None:
        """Show the grant of that id."""
        if ref != self._id:
            self._id = ref
            self.message.hide()
        self.ask()

    def ask(self) -> None:
        """Ask for the grant again."""
        if self._id:
            self._host.bridge.fetch(GrantPage(self._id), self._fill, owner=self, failed=lambda _: self._gone())

    def add_duty(self) -> None:
        """Open the form of a new date."""
        if self.about is not None:
            DutyForm(self._host, self.window(), self.about.grant).open()

    def remove_grant(self) -> None:
        """Remove it; what depends on it is said first."""
        remove(self._host.bridge, self.message, RemoveGrant(id=self._id), self._gone)

    def _gone(self) -> None:
        self._id, self.about = "", None
        self.removed.emit()

    def _stage_menu(self) -> Menu:
        menu = Menu(self._host.theme, translate("Funding", "Stage"), self)
        for stage in GrantStage:
            menu.add(stage_text(stage), partial(self._move, stage))
        return menu

    def _move(self, stage: GrantStage) -> None:
        self._host.bridge.run(ChangeGrant(id=self._id, stage=stage))

    def _fill(self, about: GrantAbout) -> None:
        if about.grant.id != self._id:
            return
        is_new = self.about is None or self.about.grant.id != about.grant.id
        self.about = about
        grant, today = about.grant, self._host.now().date()
        if is_new:
            self.set_crumbs([(translate("Funding", "Funding"), self._back), (grant.title, None)])
        self.set_header(grant.title, subtitle=about.funder or "", seed=grant.id, icon="hand-coins")
        self.set_chips(_chips(grant, today))
        self._duties.set([self._duty_line(duty, grant, today) for duty in about.duties])
        self._facts.set(self._fact_lines(about))
        self._uses.set([self._use_line(use) for use in about.uses])

    def _duty_line(self, duty: Duty, grant: Grant, today: date) -> Line:
        one = duty.obligation
        second = day_in_words(one.due_on) + (f" · {duty.owner}" if duty.owner else "")
        edit = Verb(
            translate("Funding", "Edit"), lambda: DutyForm(self._host, self.window(), grant, one).open(), "pencil"
        )
        drop = Verb(
            translate("Funding", "Remove"), lambda: self._host.bridge.run(RemoveObligation(id=one.id)), "trash-2"
        )
        if one.done_on is not None:
            said = translate("Funding", "Done on {0}").format(day_in_words(one.done_on))
            reopen = Verb(
                translate("Funding", "Not done after all"), partial(self._set_done, one.id, None), "rotate-ccw"
            )
            return Line("circle-check", duty_text(one.kind), f"{second} · {said}", verbs=(reopen, drop), role="ok")
        done = Verb(translate("Funding", "Done"), partial(self._set_done, one.id, today), "check")
        days = (one.due_on - today).days
        is_over = grant.stage in OVER
        level = "plain" if is_over else "danger" if days < 0 else "warn" if days <= SOON_DAYS else "plain"
        return Line(
            "calendar-clock",
            duty_text(one.kind),
            second,
            chip=due_in_words(one.due_on, today),
            level=level,
            verbs=(done, edit, drop),
        )

    def _set_done(self, ref: str, day: date | None) -> None:
        self._host.bridge.run(ChangeObligation(id=ref, done_on=day))

    def _fact_lines(self, about: GrantAbout) -> list[Fact]:
        grant = about.grant
        kind = translate("Funding", "restricted") if grant.is_restricted else translate("Funding", "unrestricted")
        return [
            Fact(
                "building-2",
                translate("Funding", "Funder"),
                about.funder or "",
                self._opener(Kind.CONTACT, grant.funder_id),
            ),
            Fact("coins", translate("Funding", "Asked for"), _money(grant.requested_minor, grant.currency)),
            Fact("banknote", translate("Funding", "Awarded"), _money(grant.awarded_minor, grant.currency, kind)),
            Fact("calendar", translate("Funding", "Runs"), _period(grant)),
            Fact(
                "user",
                translate("Funding", "Looked after by"),
                about.owner or "",
                self._opener(Kind.CONTACT, grant.owner_id),
            ),
            Fact("hourglass", translate("Funding", "Decision takes"), _weeks(grant.decision_weeks)),
            Fact("wallet", translate("Funding", "Payment takes"), _weeks(grant.payment_weeks)),
            Fact(
                "history",
                translate("Funding", "Follows"),
                about.predecessor or "",
                self._opener(Kind.GRANT, grant.predecessor_id),
            ),
        ]

    def _opener(self, kind: Kind, ref: str | None) -> Callable[[], object] | None:
        return partial(self._host.open_record, kind, ref) if ref else None

    def _use_line(self, use: UseOf) -> Line:
        is_project = use.use.kind is UseKind.PROJECT
        second = translate("Funding", "Project") if is_project else translate("Funding", "Role")
        verbs = (
            Verb(
                translate("Funding", "Open"),
                partial(self._host.open_record, Kind.PROJECT, use.use.ref_id),
                "chevron-right",
            ),
        )
        return Line(
            "folder-kanban" if is_project else "user-check", use.name, second, verbs=verbs if is_project else ()
        )


def _chips(grant: Grant, today: date) -> list[tuple[str, str]]:
    chips = [(stage_text(grant.stage), LEVELS.get(grant.stage, "accent"))]
    if grant.awarded_minor is not None:
        chips.append((money_in_words(grant.awarded_minor, grant.currency), "plain"))
    if grant.ends_on is not None and grant.stage not in OVER:
        is_past = grant.ends_on < today
        text = translate("Funding", "ended {0}") if is_past else translate("Funding", "ends {0}")
        chips.append((text.format(day_in_words(grant.ends_on)), "warn" if is_past else "plain"))
    return chips


def _money(minor: int | None, currency: str, note: str = "") -> str:
    if minor is None:
        return ""
    amount = money_in_words(minor, currency)
    return f"{amount} · {note}" if note else amount


def _period(grant: Grant) -> str:
    if grant.starts_on and grant.ends_on:
        text = translate("Funding", "{0} to {1}")
        return text.format(day_in_words(grant.starts_on), day_in_words(grant.ends_on))
    if grant.ends_on:
        return translate("Funding", "until {0}").format(day_in_words(grant.ends_on))
    return translate("Funding", "from {0}").format(day_in_words(grant.starts_on)) if grant.starts_on else ""


def _weeks(weeks: int | None) -> str:
    return translate("Funding", "%n week(s)", weeks) if weeks is not None else ""
