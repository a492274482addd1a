"""What can be done with a moment of a timeline: open it where it is changed, go to what it was with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.commands.interactions import RemoveInteraction
from suidesk.desktop.assets.holding_form import HoldingForm
from suidesk.desktop.assets.need_form import NeedForm
from suidesk.desktop.conversations.opening import open_conversation
from suidesk.desktop.follow_up_lines import new_follow_up, open_follow_up
from suidesk.desktop.involvement.assignment_form import AssignmentForm
from suidesk.desktop.involvement.check_form import CheckForm
from suidesk.desktop.involvement.promise_form import PromiseForm
from suidesk.desktop.kit.lines import Verb
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.timeline.week_dialog import WeekDialog
from suidesk.domain.kinds import Kind
from suidesk.queries.checks import CheckAbout, CheckPage
from suidesk.queries.holdings import HoldingPage, HoldingRow
from suidesk.queries.needs import NeedPage, NeedRow
from suidesk.queries.timeline import AssignmentAbout, AssignmentPage, Moment, PromisePage
from suidesk.queries.timeline_parts import Strand
from suidesk.queries.workload import PromiseRow
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host

Opener = Callable[[Moment], object]
PLACES: Final = {
    Kind.HANDOVER: "arrow-left-right",
    Kind.GRANT: "hand-coins",
    Kind.VOLUNTEER: "handshake",
    Kind.ASSET: "package",
}


ABOUT: Final = {
    Strand.CONVERSATIONS: Kind.INTERACTION,
    Strand.PROMISES: Kind.COMMITMENT,
    Strand.ROLES: Kind.ASSIGNMENT,
    Strand.NEEDS: Kind.NEED,
    Strand.HOLDINGS: Kind.HOLDING,
    Strand.CHECKS: Kind.CHECK_SEEN,
}
"""What a follow-up about a moment is about; those of other strands have a page with that verb."""


class MomentVerbs:
    """Makes the verbs of moments of the record `kind`, whose id each call gives.

    `openers` are those that the page itself has for a strand: its own forms.
    """

    def __init__(self, host: Host, view: QWidget, kind: Kind, openers: Mapping[Strand, Opener]) -> None:
        """Open forms over the window of `view`; answers come back while it lives."""
        self._host, self._view, self._kind, self._openers = host, view, kind, openers
        self._own: Mapping[Strand, Callable[[str, Moment], object]] = {
            Strand.CONVERSATIONS: self._open_conversation,
            Strand.HOURS: self._open_week,
            Strand.PROMISES: self._open_promise,
            Strand.ROLES: self._open_role,
            Strand.FOLLOW_UPS: self._open_follow_up,
            Strand.NEEDS: self._open_need,
            Strand.HOLDINGS: self._open_holding,
            Strand.CHECKS: self._open_check,
        }

    def of(self, ref: str, moment: Moment) -> tuple[Verb, ...]:
        """Give the verbs of a moment of the record of that id, the one that opens it first."""
        verbs = [*self._change(ref, moment), *self._places(ref, moment)]
        if moment.strand in ABOUT:
            again = partial(new_follow_up, self._host, ABOUT[moment.strand], moment.id)
            verbs.append(Verb(translate("Timeline", "Follow up…"), again, "bell-ring"))
        if moment.strand is Strand.CONVERSATIONS:
            drop = partial(self._host.bridge.run, RemoveInteraction(id=moment.id))
            verbs.append(Verb(translate("Timeline", "Remove"), drop, "trash-2"))
        return tuple(verbs)

    def _change(self, ref: str, moment: Moment) -> list[Verb]:
        own, opener = self._own.get(moment.strand), self._openers.get(moment.strand)
        if opener is not None:
            return [Verb(translate("Timeline", "Change…"), partial(opener, moment), "pencil")]
        if own is None:
            return []
        is_week = moment.strand is Strand.HOURS
        text = translate("Timeline", "Show each day…") if is_week else translate("Timeline", "Change…")
        return [Verb(text, partial(own, ref, moment), "list" if is_week else "pencil")]

    def _places(self, ref: str, moment: Moment) -> list[Verb]:
        place = moment.place
        if moment.strand is Strand.CHECKS:
            place = (Kind.VOLUNTEER, ref)
        elif moment.strand is Strand.GRANTS:
            place = (Kind.GRANT, moment.id)
        elif moment.strand is Strand.HANDOVERS:
            place = (Kind.HANDOVER, moment.id)
        if place is None:
            return []
        texts = {
            Kind.VOLUNTEER: translate("Timeline", "Open in Volunteers"),
            Kind.GRANT: translate("Timeline", "Open the grant"),
            Kind.HANDOVER: translate("Timeline", "Open the handover"),
        }
        text = texts.get(place[0]) or translate("Timeline", "Open {0}").format(moment.other)
        return [Verb(text, partial(self._host.open_record, *place), PLACES.get(place[0], "chevron-right"))]

    def _open_conversation(self, ref: str, moment: Moment) -> None:
        del ref
        open_conversation(self._host, self._view.window(), moment.id)

    def _open_week(self, ref: str, moment: Moment) -> None:
        owner = "person_id" if self._kind is Kind.CONTACT else "project_id"
        WeekDialog(self._host, self._view.window(), date.fromisoformat(moment.id), **{owner: ref}).open()

    def _open_follow_up(self, ref: str, moment: Moment) -> None:
        del ref
        open_follow_up(self._host, self._view, moment.id)

    def _open_need(self, ref: str, moment: Moment) -> None:
        del ref
        self._host.bridge.fetch(NeedPage(moment.id), self._show_need, owner=self._view, failed=self._host.tell)

    def _show_need(self, row: NeedRow) -> None:
        project = Found(row.need.project_id, row.project, icon="folder-kanban")
        NeedForm(self._host, self._view.window(), project=project, need=row.need).open()

    def _open_holding(self, ref: str, moment: Moment) -> None:
        del ref
        self._host.bridge.fetch(HoldingPage(moment.id), self._show_holding, owner=self._view, failed=self._host.tell)

    def _show_holding(self, row: HoldingRow) -> None:
        HoldingForm(self._host, self._view.window(), row=row).open()

    def _open_check(self, ref: str, moment: Moment) -> None:
        del ref
        self._host.bridge.fetch(CheckPage(moment.id), self._show_check, owner=self._view, failed=self._host.tell)

    def _show_check(self, about: CheckAbout) -> None:
        person = Found(about.row.check.person_id, about.person)
        CheckForm(self._host, self._view.window(), person, about.row).open()

    def _open_promise(self, ref: str, moment: Moment) -> None:
        del ref
        self._host.bridge.fetch(PromisePage(moment.id), self._show_promise, owner=self._view, failed=self._host.tell)

    def _show_promise(self, row: PromiseRow) -> None:
        one = row.commitment
        project = Found(one.project_id, row.project or "", icon="folder-kanban") if one.project_id else None
        person = Found(one.person_id, row.person)
        PromiseForm(self._host, self._view.window(), person=person, project=project, promise=one).open()

    def _open_role(self, ref: str, moment: Moment) -> None:
        del ref
        self._host.bridge.fetch(AssignmentPage(moment.id), self._show_role, owner=self._view, failed=self._host.tell)

    def _show_role(self, about: AssignmentAbout) -> None:
        one = about.assignment
        person, role = Found(one.person_id, about.person), Found(one.role_id, about.role)
        AssignmentForm(self._host, self._view.window(), person=person, role=role, assignment=one).open()
