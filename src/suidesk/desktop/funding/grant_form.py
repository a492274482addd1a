"""The form of a grant: who gives it, how much, when, its dates and what it pays for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from suidesk.commands.funding import AddGrant, ChangeGrant, Duty, Use
from suidesk.desktop.funding.back_plan_opening import propose_first_plan
from suidesk.desktop.kit.amount_fields import MoneyField, NumberField
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField, PickManyField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import picking, save
from suidesk.domain.currencies import exponent_of
from suidesk.domain.funding import GrantStage, ObligationKind, UseKind
from suidesk.domain.kinds import Kind
from suidesk.queries.desk import WhoseDesk
from suidesk.queries.roles import NamedRole, RolesNamed
from suidesk.wording.funding import duty_text, stage_hint, stage_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.kit.picker_field import Answer
    from suidesk.desktop.page import Host
    from suidesk.queries.funding import GrantAbout

# The dates that most funders set; more are added on the grant's own page.
FIRST_DUTIES = (ObligationKind.APPLICATION, ObligationKind.DECISION, ObligationKind.REPORT, ObligationKind.SPEND_BY)
MOST_WEEKS = 260
PLAIN: Final = (
    "title", "stage", "requested_minor", "awarded_minor", "is_restricted", "starts_on", "ends_on", "decision_weeks",
    "payment_weeks",
)  # fmt: skip
"""The fields that show a grant's own values as they are."""
PICKED: Final = ("funder_id", "owner_id", "predecessor_id")


class GrantForm(FormDialog):
    """Adds a grant with its first dates, or changes one; `saved` is called with the id of a new one."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        *,
        about: GrantAbout | None = None,
        saved: Callable[[str], object] | None = None,
    ) -> None:
        """Be the form of that grant, or of a new one."""
        title = translate("Funding", "Change grant") if about else translate("Funding", "New grant")
        super().__init__(host.theme, title, translate("Funding", "Save grant"), parent, width=620)
        self._host, self._parent, self._about, self._saved = host, parent, about, saved
        desk = host.bridge.ask(WhoseDesk())
        self._currency = about.grant.currency if about else desk.settings.currency
        self._add_what()
        self._add_money()
        self._add_dates()
        self._add_uses()
        if about is not None:
            self._show(about)
        elif desk.settings.me_id:
            self.owner.set_value(Found(desk.settings.me_id, desk.me))
        self.submitted.connect(self._save)

    def _add_what(self) -> None:
        theme, bridge = self._host.theme, self._host.bridge
        self.title = LineField(theme, translate("Funding", "Title"), is_required=True)
        self.funder = PickerField(
            theme,
            translate("Funding", "Funder"),
            picking(bridge, self, Kind.CONTACT),
            hint=translate("Funding", "An organisation or person among your contacts."),
        )
        self.stage = ChoiceField(
            theme, translate("Funding", "Stage"), [(stage, stage_text(stage)) for stage in GrantStage]
        )
        self.stage.changed.connect(self._explain_stage)
        self.owner = PickerField(
            theme, translate("Funding", "Looked after by"), picking(bridge, self, Kind.CONTACT, contact_kind="person")
        )
        self.add("title", self.title)
        self.add("funder_id", self.funder)
        self.add("owner_id", self.owner, is_beside=True)
        self.add("stage", self.stage)
        self._explain_stage()

    def _explain_stage(self) -> None:
        self.stage.set_hint(stage_hint(self.stage.value() or GrantStage.PROSPECT))

    def _add_money(self) -> None:
        theme, digits = self._host.theme, exponent_of(self._currency)
        self.add_section(translate("Funding", "Money"))
        self.requested = MoneyField(theme, translate("Funding", "Asked for"), self._currency, digits=digits)
        self.awarded = MoneyField(theme, translate("Funding", "Awarded"), self._currency, digits=digits)
        self.restricted = CheckField(
            theme,
            translate("Funding", "Only for what was agreed (restricted)"),
            hint=translate("Funding", "Restricted money never counts as reserves."),
        )
        self.restricted.set_value(True)
        self.add("requested_minor", self.requested)
        self.add("awarded_minor", self.awarded, is_beside=True)
        self.add("is_restricted", self.restricted)

    def _add_dates(self) -> None:
        theme, today = self._host.theme, self._host.now().date()
        self.add_section(translate("Funding", "Dates"), translate("Funding", "suidesk reminds before each of them."))
        self.starts = DateField(theme, translate("Funding", "Starts"), today)
        self.ends = DateField(theme, translate("Funding", "Ends"), today)
        self.decision = NumberField(theme, translate("Funding", "Weeks until a decision"), most=MOST_WEEKS)
        self.payment = NumberField(theme, translate("Funding", "Weeks from decision to payment"), most=MOST_WEEKS)
        self.add("starts_on", self.starts)
        self.add("ends_on", self.ends, is_beside=True)
        self.duties: dict[ObligationKind, DateField] = {}
        if self._about is None:
            for at, kind in enumerate(FIRST_DUTIES):
                self.duties[kind] = DateField(theme, duty_text(kind), today)
                self.add(f"duties.{kind}", self.duties[kind], is_beside=at % 2 == 1)
        self.add("decision_weeks", self.decision)
        self.add("payment_weeks", self.payment, is_beside=True)

    def _add_uses(self) -> None:
        theme, bridge = self._host.theme, self._host.bridge
        self.add_section(translate("Funding", "What it pays for"))
        self.projects = PickManyField(theme, translate("Funding", "Projects"), picking(bridge, self, Kind.PROJECT))
        self.follows = PickerField(
            theme,
            translate("Funding", "Follows another grant"),
            picking(bridge, self, Kind.GRANT),
            hint=translate("Funding", "When this is the renewal of a grant that ends."),
        )
        self.roles = PickManyField(theme, translate("Funding", "Roles"), self._find_roles)
        self.add("uses", self.projects)
        self.add("roles", self.roles)
        self.add("predecessor_id", self.follows)

    def _find_roles(self, text: str, then: Answer) -> None:
        def answer(found: list[NamedRole]) -> None:
            then([Found(one.id, one.name, one.place, icon="user-check") for one in found])

        self._host.bridge.fetch(RolesNamed(text), answer, owner=self)

    def _show(self, about: GrantAbout) -> None:
        grant = about.grant
        self.show_values(grant, *PLAIN)
        self.funder.set_value(_found(grant.funder_id, about.funder))
        self.owner.set_value(_found(grant.owner_id, about.owner))
        self.follows.set_value(_found(grant.predecessor_id, about.predecessor))
        self._show_uses(about)
        self._explain_stage()

    def _show_uses(self, about: GrantAbout) -> None:
        for kind, field, icon in (
            (UseKind.PROJECT, self.projects, "folder-kanban"),
            (UseKind.ROLE, self.roles, "user-check"),
        ):
            uses = [use for use in about.uses if use.use.kind is kind]
            field.set_value([Found(use.use.ref_id, use.name, use.place or "", icon=icon) for use in uses])

    def follow(self, about: GrantAbout) -> None:
        """Begin with what a grant that follows that one shares with it."""
        grant = about.grant
        self.title.set_value(grant.title)
        self.stage.set_value(GrantStage.DRAFTING)
        self.restricted.set_value(grant.is_restricted)
        self.requested.set_value(grant.awarded_minor)
        self.decision.set_value(grant.decision_weeks)
        self.payment.set_value(grant.payment_weeks)
        if grant.ends_on is not None:
            self.starts.set_value(grant.ends_on + timedelta(days=1))
        self.funder.set_value(_found(grant.funder_id, about.funder))
        self.owner.set_value(_found(grant.owner_id, about.owner))
        self.follows.set_value(Found(grant.id, grant.title, icon="hand-coins"))
        self._show_uses(about)
        self._explain_stage()

    def _values(self) -> dict[str, Any]:
        return {
            **self.values(*PLAIN, *PICKED),
            "stage": self.stage.value() or GrantStage.PROSPECT,
            "uses": (
                *(Use(UseKind.PROJECT, ref) for ref in self.projects.value()),
                *(Use(UseKind.ROLE, ref) for ref in self.roles.value()),
            ),
        }

    def _save(self) -> None:
        if self._about is not None:
            save(self._host.bridge, self, ChangeGrant(id=self._about.grant.id, **self._values()))
            return
        days = ((kind, field.value()) for kind, field in self.duties.items())
        duties = tuple(Duty(kind, day) for kind, day in days if day is not None)
        save(self._host.bridge, self, AddGrant(**self._values(), duties=duties), self._added)

    def _added(self, ref: str) -> None:
        if self._saved is not None:
            self._saved(ref)
        propose_first_plan(self._host, self._parent, ref)


def _found(ref: str | None, name: str | None) -> Found | None:
    return Found(ref, name or "") if ref else None
