"""What nobody else covers: everything that would stop with one person, as it stands today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.handovers.opening import plan_handover
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.domain.kinds import Kind
from suidesk.queries.dependence import (
    Carried,
    CriticalRole,
    FewSign,
    HangsOn,
    KnownToOne,
    OneKey,
    SinglePoints,
    SinglePointsOfFailure,
)
from suidesk.queries.leaving import Leaving, LeavingWithoutHandover
from suidesk.wording.formats import (
    capital,
    minutes_in_words,
    names_in_words,
    number_in_words,
    percent_in_words,
    when_in_words,
)
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.page import Host

FEW: Final = 5
"""Lines of each card that are shown at first."""


class UncoveredView(DetailPane):
    """Shown while no handover is open."""

    touched_by = (
        Kind.HANDOVER, Kind.ROLE, Kind.ASSIGNMENT, Kind.PROJECT, Kind.COMMITMENT, Kind.ASSET, Kind.HOLDING,
        Kind.CONNECTION, Kind.INTERACTION, Kind.PARTICIPANT, Kind.GRANT, Kind.VOLUNTEER, Kind.CONTACT,
        Kind.RULE_SETTING,
    )  # fmt: skip
    """A change of one of these kinds may show here."""

    def __init__(self, host: Host, ask_about: Callable[[str, str], object]) -> None:
        """Have the cards, empty; `ask_about` (id, name) goes to what would be missing without a person."""
        super().__init__(host.theme)
        self._host, self._ask_about = host, ask_about
        self.add_top(host.search_button())
        self.set_crumbs([(translate("Handovers", "Handovers"), None)])
        self.set_header(
            translate("Handovers", "What nobody else covers"),
            subtitle=translate(
                "Handovers", "What would stop with one person. A second pair of hands for each is enough."
            ),
            has_avatar=False,
        )
        self._add_cards()

    def _add_cards(self) -> None:
        covered = translate("Handovers", "None: all of it is covered.")
        none_noted = translate("Handovers", "None, as far as is noted.")
        self.leaving = self._card(
            translate("Handovers", "Leaving without a handover"),
            translate("Handovers", "Nobody stops in the next eight weeks without a plan."),
        )
        self.hanging = self._card(translate("Handovers", "Projects that hang on one or two people"), covered)
        self.vacant = self._card(translate("Handovers", "Critical roles that nobody has"), covered)
        self.without_deputy = self._card(translate("Handovers", "Critical roles without a deputy"), covered)
        self.carried = self._card(translate("Handovers", "Much rests on one person"), covered)
        self.known = self._card(translate("Handovers", "Contacts that one person alone knows"), none_noted)
        self.keys = self._card(translate("Handovers", "One keyholder"), none_noted)
        self.signatories = self._card(translate("Handovers", "Few who may sign"), none_noted)

    def _card(self, title: str, empty: str) -> LinesCard:
        card = LinesCard(self._host.theme, title, empty=empty, few=FEW)
        self.add_card(card)
        return card

    def ask(self) -> None:
        """Ask for everything again."""
        today = self._host.now().date()
        self._host.bridge.fetch(LeavingWithoutHandover(today), self._fill_leaving, owner=self)
        # It looks at all that anybody covers: what else is asked meanwhile doesn't wait for it.
        query = SinglePointsOfFailure(today)
        self._host.bridge.beside(lambda asks, _: asks.ask(query), self._fill, owner=self)

    def _fill_leaving(self, found: list[Leaving]) -> None:
        today = self._host.now().date()
        with self.filling():
            self._set(self.leaving, [self._leaving(one, today) for one in found], len(found))

    def _fill(self, found: SinglePoints) -> None:
        counts = found.counts
        with self.filling():
            self._set(self.hanging, [self._hanging(one) for one in found.hanging], counts["hanging"])
            self._set(self.vacant, [self._role(one) for one in found.vacant], counts["vacant"], "danger")
            self._set(self.without_deputy, [self._role(one) for one in found.without_deputy], counts["without_deputy"])
            self._set(self.carried, [self._carried(one) for one in found.carried], counts["carried"])
            self._set(self.known, [self._known(one) for one in found.known_to_one], counts["known_to_one"])
            self._set(self.keys, [self._key(one) for one in found.keys], counts["keys"])
            self._set(self.signatories, [self._signs(one) for one in found.signatories], counts["signatories"])

    def _set(self, card: LinesCard, lines: Sequence[Line], count: int, level: str = "warn") -> None:
        card.set(lines)
        card.set_chip(number_in_words(count) if count else "", level)

    # --- lines ---

    def _leaving(self, one: Leaving, today: date) -> Line:
        plan = Verb(translate("Handovers", "Plan a handover…"), partial(self._plan, one), "plus")
        second = names_in_words(one.roles)
        when = capital(when_in_words(one.day, today))
        level = "danger" if one.critical else "warn"
        return Line("log-out", one.person, second, when, level, (plan, self._open(Kind.CONTACT, one.person_id)))

    def _plan(self, one: Leaving) -> None:
        plan_handover(self._host, self, one.person_id, one.day)

    def _open(self, kind: Kind, ref: str) -> Verb:
        return Verb(translate("Handovers", "Open"), partial(self._host.open_record, kind, ref), "chevron-right")

    def _without(self, ref: str, name: str) -> Verb:
        text = translate("Handovers", "If they stopped…")
        return Verb(text, partial(self._ask_about, ref, name), "user-x")

    def _hanging(self, one: HangsOn) -> Line:
        second = names_in_words(one.people)
        chip = translate("Handovers", "%n person(s)", len(one.people))
        if not one.is_exact:
            chip = translate("Handovers", "at most {0}").format(chip)
        level = "danger" if len(one.people) == 1 else "warn"
        return Line("folder-kanban", one.project, second, chip, level, (self._open(Kind.PROJECT, one.project_id),))

    def _role(self, one: CriticalRole) -> Line:
        text = translate("Handovers", "{role}, {place}").format(role=one.role, place=one.place)
        return Line("user-check", text, names_in_words(one.holders), verbs=(self._open(one.place_kind, one.place_id),))

    def _carried(self, one: Carried) -> Line:
        second = translate("Handovers", "{person}: {minutes} of {whole} a week").format(
            person=one.person, minutes=minutes_in_words(one.minutes), whole=minutes_in_words(one.whole)
        )
        percent = percent_in_words(round(one.minutes * 100 / one.whole))
        verbs = (self._open(Kind.PROJECT, one.project_id), self._without(one.person_id, one.person))
        return Line("folder-kanban", one.project, second, percent, "warn", verbs)

    def _known(self, one: KnownToOne) -> Line:
        named = names_in_words(one.contacts[:3])
        rest = one.count - len(one.contacts[:3])
        second = translate("Handovers", "{0} and %n more", rest).format(named) if rest > 0 else named
        chip = translate("Handovers", "%n contact(s)", one.count)
        verbs = (self._open(Kind.CONTACT, one.person_id), self._without(one.person_id, one.person))
        return Line("user", one.person, second, chip, "plain", verbs)

    def _key(self, one: OneKey) -> Line:
        verbs = (self._open(Kind.CONTACT, one.person_id), self._without(one.person_id, one.person))
        return Line("key-round", one.asset, one.person, verbs=verbs)

    def _signs(self, one: FewSign) -> Line:
        chip = translate("Handovers", "%n person(s)", len(one.people))
        level = "danger" if len(one.people) == 1 else "warn"
        verbs = (self._open(Kind.CONTACT, one.organisation_id),)
        return Line("pencil", one.organisation, names_in_words(one.people), chip, level, verbs)
