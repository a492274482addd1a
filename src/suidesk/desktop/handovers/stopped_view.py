"""If somebody stopped tomorrow: what would be missing, asked for one person at a time and kept nowhere."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.handovers.opening import plan_handover
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.records import picking
from suidesk.domain.funding import ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.queries.if_stopped import IfStopped
from suidesk.queries.loss import ContactLost, GrantOwned, HoldingLost, Loss, NextDate, ProjectHit, PromiseLost, RoleLost
from suidesk.wording.formats import (
    capital,
    due_in_words,
    minutes_in_words,
    names_in_words,
    number_in_words,
)
from suidesk.wording.funding import duty_text
from suidesk.wording.handovers import holding_text
from suidesk.wording.people import capacity_text, day_near
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.domain.errors import SuideskError

FEW: Final = 6
"""Lines of each card that are shown at first."""
_ICONS: Final = {Kind.OBLIGATION: "hand-coins", Kind.FOLLOW_UP: "bell-ring", Kind.ASSIGNMENT: "user-check"}


class StoppedView(DetailPane):
    """A person is picked; the cards say what would be missing without them."""

    touched_by = (
        Kind.ROLE, Kind.ASSIGNMENT, Kind.PROJECT, Kind.COMMITMENT, Kind.ASSET, Kind.HOLDING, Kind.CONNECTION,
        Kind.INTERACTION, Kind.PARTICIPANT, Kind.GRANT, Kind.OBLIGATION, Kind.FOLLOW_UP, Kind.CONTACT,
    )  # fmt: skip
    """A change of one of these kinds may show here."""

    def __init__(self, host: Host) -> None:
        """Have the picker and the cards, empty."""
        super().__init__(host.theme)
        self._host = host
        self._ref = ""
        self.add_top(host.search_button())
        here = translate("Handovers", "If somebody stopped tomorrow")
        self.set_crumbs([(translate("Handovers", "Handovers"), None)])
        self.set_header(
            here,
            subtitle=translate("Handovers", "See in advance what would be missing. Nothing of this is kept."),
            has_avatar=False,
        )
        self.plan = Button(host.theme, translate("Handovers", "Plan a handover…"), self._plan, icon="plus")
        self.add_action(self.plan)
        self._add_picker()
        self._add_cards()
        self._show_cards(is_shown=False)

    def _add_picker(self) -> None:
        people = picking(self._host.bridge, self, Kind.CONTACT, contact_kind="person")
        self.person = PickerField(
            self._host.theme,
            translate("Handovers", "Who"),
            people,
            hint=translate("Handovers", "Type a name, and choose it with Enter."),
        )
        self.person.changed.connect(self._picked)
        self.question = Card(
            "",
            translate("Handovers", "It is about cover, not about worth: nobody is ranked."),
        )
        self.question.add(self.person)
        self.add_card(self.question, is_wide=True)

    def _add_cards(self) -> None:
        nothing = translate("Handovers", "Nothing.")
        self.roles = self._card(translate("Handovers", "Roles"), nothing)
        self.projects = self._card(translate("Handovers", "Projects that feel it"), nothing)
        self.promises = self._card(translate("Handovers", "Open promises"), nothing)
        self.holdings = self._card(translate("Handovers", "Held for others"), nothing)
        self.contacts = self._card(
            translate("Handovers", "Contacts that nobody else knows"),
            translate("Handovers", "None, as far as ties and talks are noted."),
        )
        self.grants = self._card(translate("Handovers", "Grants looked after"), nothing)
        self.dates = self._card(
            translate("Handovers", "Dates in the next three months"), translate("Handovers", "None.")
        )

    def _card(self, title: str, empty: str) -> LinesCard:
        card = LinesCard(self._host.theme, title, empty=empty, few=FEW)
        self.add_card(card)
        return card

    def _cards(self) -> tuple[LinesCard, ...]:
        return self.roles, self.projects, self.promises, self.holdings, self.contacts, self.grants, self.dates

    def _show_cards(self, *, is_shown: bool) -> None:
        for card in self._cards():
            card.setVisible(is_shown)
        self.plan.setVisible(is_shown)

    def focus_person(self) -> None:
        """Go to where a name is typed."""
        self.person.edit.setFocus()

    def ask_about(self, ref: str, name: str) -> None:
        """Show what would be missing without that person."""
        self.person.set_value(Found(ref, name))
        self._picked()

    def _picked(self) -> None:
        self._ref = self.person.value() or ""
        if self._ref:
            for card in self._cards():
                card.fold()
            self.ask()
        else:
            self.set_chips([])
            self._show_cards(is_shown=False)

    def ask(self) -> None:
        """Ask again, if somebody is picked."""
        if self._ref:
            query = IfStopped(self._ref, self._host.now().date())
            self._host.bridge.fetch(query, self._fill, owner=self, failed=self._failed)

    def _failed(self, error: SuideskError) -> None:
        if error.code == "not_found":
            self.person.set_value(None)
            self._picked()
        else:
            self._host.tell(error)

    def _fill(self, loss: Loss) -> None:
        if loss.person_id != self._ref:
            return
        today = self._host.now().date()
        with self.filling():
            self.set_chips(_chips(loss))
            self._show_cards(is_shown=True)
            self.roles.set([self._role(one) for one in loss.roles])
            self.projects.set([self._project(one) for one in loss.projects])
            self.promises.set([_promise(one, today) for one in loss.promises])
            self.holdings.set([_holding(one) for one in loss.holdings])
            self.contacts.set([self._contact(one) for one in loss.contacts])
            self.contacts.set_note(_about_me(loss))
            self.grants.set([self._grant(one, today) for one in loss.grants])
            self.dates.set([_date(one, today) for one in loss.dates])

    def _plan(self) -> None:
        if self._ref:
            plan_handover(self._host, self, self._ref)

    # --- lines ---

    def _open(self, kind: Kind, ref: str) -> Verb:
        return Verb(translate("Handovers", "Open"), partial(self._host.open_record, kind, ref), "chevron-right")

    def _role(self, one: RoleLost) -> Line:
        text = translate("Handovers", "{role}, {place}").format(role=one.role, place=one.place)
        others = translate("Handovers", "Also: {0}").format(names_in_words(one.others)) if one.others else ""
        second = " · ".join(part for part in (capacity_text(one.capacity), others) if part)
        chip, level = "", "plain"
        if one.is_uncovered:
            critical = translate("Handovers", "Critical, nobody else")
            chip = critical if one.is_critical else translate("Handovers", "Nobody else")
            level = "danger" if one.is_critical else "warn"
        return Line("user-check", text, second, chip, level, (self._open(one.place_kind, one.place_id),))

    def _project(self, one: ProjectHit) -> Line:
        parts = [
            translate("Handovers", "leads it") if one.is_lead else "",
            translate("Handovers", "{0} of {1} a week").format(
                minutes_in_words(one.minutes), minutes_in_words(one.whole)
            )
            if one.minutes
            else "",
            translate("Handovers", "{0} of {1} critical roles empty").format(one.critical_lost, one.critical)
            if one.critical_lost
            else "",
        ]
        second = capital(" · ".join(part for part in parts if part))
        return Line("folder-kanban", one.project, second, verbs=(self._open(Kind.PROJECT, one.project_id),))

    def _contact(self, one: ContactLost) -> Line:
        chip = translate("Handovers", "Funder") if one.is_funder else ""
        return Line("user", one.name, chip=chip, level="warn", verbs=(self._open(Kind.CONTACT, one.contact_id),))

    def _grant(self, one: GrantOwned, today: date) -> Line:
        until = translate("Handovers", "until {0}").format(day_near(one.ends_on, today)) if one.ends_on else ""
        second = " · ".join(part for part in (one.funder, until) if part)
        return Line("hand-coins", one.title, second, verbs=(self._open(Kind.GRANT, one.grant_id),))


def _chips(loss: Loss) -> list[tuple[str, str]]:
    uncovered = [one for one in loss.roles if one.is_uncovered]
    critical = sum(one.is_critical for one in uncovered)
    alone = sum(not one.others for one in loss.holdings)
    chips = []
    if uncovered:
        level = "danger" if critical else "warn"
        chips.append((translate("Handovers", "%n role(s) without anybody", len(uncovered)), level))
    if loss.minutes:
        chips.append((translate("Handovers", "{0} a week").format(minutes_in_words(loss.minutes)), "plain"))
    if alone:
        chips.append((translate("Handovers", "%n thing(s) that nobody else holds", alone), "warn"))
    if loss.contact_count:
        said = translate("Handovers", "%n contact(s) that nobody else knows", loss.contact_count)
        chips.append((said, "warn"))
    if not chips:
        chips.append((translate("Handovers", "Everything noted is covered"), "ok"))
    return chips


def _about_me(loss: Loss) -> str:
    more = loss.contact_count - len(loss.contacts)
    parts = []
    if loss.is_me and loss.contacts:
        parts.append(
            translate(
                "Handovers",
                "This is you: conversations count as yours while you note them. Whoever else took part can be noted as "
                "a connection.",
            )
        )
    if more > 0:
        parts.append(translate("Handovers", "And {0} more.").format(number_in_words(more)))
    return " ".join(parts)


def _promise(one: PromiseLost, today: date) -> Line:
    if one.due_on is not None:
        due = capital(due_in_words(one.due_on, today))
        return Line("flag", one.title, one.project, due)
    text = translate("Handovers", "{0} a week").format(minutes_in_words(one.minutes or 0))
    return Line("flag", text, " · ".join(part for part in (one.title, one.project) if part))


def _holding(one: HoldingLost) -> Line:
    text = ": ".join(part for part in (holding_text(one.kind), one.name) if part)
    others = translate("Handovers", "Also: {0}").format(names_in_words(one.others)) if one.others else ""
    second = " · ".join(part for part in (one.place, one.location, others) if part)
    chip = "" if one.others else translate("Handovers", "Nobody else")
    return Line("key-round", text, second, chip, "warn")


def _date(one: NextDate, today: date) -> Line:
    texts = {
        Kind.OBLIGATION: lambda: translate("Handovers", "{duty}: {grant}").format(
            duty=duty_text(ObligationKind(one.detail)), grant=one.name
        ),
        Kind.ASSIGNMENT: lambda: translate("Handovers", "Last day as {0}").format(one.name),
    }
    text = texts[one.kind]() if one.kind in texts else one.name.strip().partition("\n")[0]
    level = "danger" if one.day < today else "plain"
    due = capital(due_in_words(one.day, today))
    return Line(_ICONS.get(one.kind, "flag"), text, day_near(one.day, today), due, level)
