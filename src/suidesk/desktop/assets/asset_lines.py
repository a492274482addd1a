"""Needs, assets and holdings as lines of cards, each with its verbs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.commands.holdings import EndHolding, RemoveHolding
from suidesk.commands.needs import DropNeed, MeetNeed, RemoveNeed, ReopenNeed
from suidesk.desktop.assets.holding_form import HoldingForm
from suidesk.desktop.assets.icons import ASSET_ICONS, HOLDING_ICONS, NEED_ICONS
from suidesk.desktop.assets.meet_form import MeetForm
from suidesk.desktop.assets.need_form import NeedForm
from suidesk.desktop.assets.needs_card import Wanted
from suidesk.desktop.assets.pass_on_form import PassOnForm
from suidesk.desktop.kit.lines import Line, Verb
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.records import remove
from suidesk.domain.kinds import Kind
from suidesk.domain.projects import NeedState
from suidesk.wording.assets import (
    asset_text,
    holding_kind_text,
    holding_text,
    keys_text,
    need_state_text,
    need_text,
    suggestion_text,
)
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from suidesk.commands.command import Command
    from suidesk.desktop.kit.message_bar import MessageBar
    from suidesk.desktop.page import Host
    from suidesk.queries.assets import AssetRow
    from suidesk.queries.holdings import HoldingRow
    from suidesk.queries.needs import NeedRow, Suggested


class AssetLines:
    """Makes lines for the cards of `view`; refusals are said in `message`."""

    def __init__(self, host: Host, view: QWidget, message: MessageBar) -> None:
        """Open forms over the window of `view`."""
        self._host, self._view, self._message = host, view, message

    def wanted(
        self, row: NeedRow, suggestions: Sequence[Suggested], today: date, *, has_project: bool = False
    ) -> Wanted:
        """Give a need with what may meet it; its project is named where `has_project`."""
        need = row.need
        is_open = need.state is NeedState.OPEN
        second = need_text(need, row.asset, today)
        if has_project:
            second = translate("Assets", "{project} · {since}").format(project=row.project, since=second)
        chip = "" if is_open else need_state_text(need)
        role = "accent" if is_open else "muted"
        line = Line(NEED_ICONS[need.kind], need.text, second, chip, "plain", self._need_verbs(row, has_project), role)
        return Wanted(line, tuple(self.suggestion(one) for one in suggestions))

    def suggestion(self, one: Suggested) -> Line:
        """Give an asset that may meet a need, with the verb that says so."""
        asset = one.asset.asset
        meet = MeetNeed(id=one.need.need.id, asset_id=asset.id)
        verb = Verb(translate("Assets", "Meets it"), partial(self._run, meet), "check")
        return Line(ASSET_ICONS[asset.kind], asset.name, why(one), verbs=(verb,), role="muted")

    def met_by_this(self, one: Suggested) -> Line:
        """Give a need that an asset may meet, with the verb that says so."""
        need = one.need.need
        meet = MeetNeed(id=need.id, asset_id=one.asset.asset.id)
        verbs = (
            Verb(translate("Assets", "Meets it"), partial(self._run, meet), "check"),
            self._open(one.need.project, Kind.PROJECT, need.project_id),
        )
        second = translate("Assets", "{project} · {why}").format(project=one.need.project, why=why(one, is_short=True))
        return Line(NEED_ICONS[need.kind], need.text, second, verbs=verbs)

    def asset(self, row: AssetRow) -> Line:
        """Give the line of an asset that a project uses."""
        asset = row.asset
        keys = keys_text(row.keyholders) if row.keyholders else ""
        second = " · ".join(part for part in (asset_text(asset.kind, row.offered_by, None), keys) if part)
        return Line(ASSET_ICONS[asset.kind], asset.name, second, verbs=(self._open(asset.name, Kind.ASSET, asset.id),))

    def holding(self, row: HoldingRow, today: date, *, has_asset: bool = True) -> Line:
        """Give the line of something that is held: what, by whom, since when, where it is kept."""
        held = row.holding
        is_over = held.until_on is not None and held.until_on < today
        kind = holding_kind_text(held.kind)
        name = row.name if has_asset or held.name else ""
        what = translate("Assets", "{kind}: {name}").format(kind=kind, name=name) if name else kind
        text = translate("Assets", "{person} · {what}").format(person=row.holder, what=what)
        owner = translate("Assets", "for {0}").format(row.held_for) if row.held_for else ""
        second = " · ".join(part for part in (holding_text(held, today), owner, held.location) if part)
        icon, role = HOLDING_ICONS[held.kind], "muted" if is_over else "accent"
        return Line(icon, text, second, verbs=self._holding_verbs(row, is_over=is_over), role=role)

    def _need_verbs(self, row: NeedRow, has_project: bool) -> tuple[Verb, ...]:  # noqa: FBT001
        need = row.need
        verbs = []
        if need.state is NeedState.OPEN:
            verbs += [
                Verb(translate("Assets", "Met by…"), partial(self._open_meeting, row), "circle-check"),
                Verb(translate("Assets", "No longer follow"), partial(self._run, DropNeed(id=need.id)), "x"),
            ]
        else:
            verbs.append(Verb(translate("Assets", "Open again"), partial(self._run, ReopenNeed(id=need.id)), "undo-2"))
        verbs.append(Verb(translate("Assets", "Change…"), partial(self._open_need, row), "pencil"))
        if has_project:
            verbs.append(self._open(row.project, Kind.PROJECT, need.project_id))
        if need.asset_id:
            verbs.append(self._open(row.asset or "", Kind.ASSET, need.asset_id))
        verbs.append(Verb(translate("Assets", "Remove"), partial(self._run, RemoveNeed(id=need.id)), "trash-2"))
        return tuple(verbs)

    def _holding_verbs(self, row: HoldingRow, *, is_over: bool) -> tuple[Verb, ...]:
        ref = row.holding.id
        running = (
            Verb(translate("Assets", "Given back today"), partial(self._run, EndHolding(id=ref)), "log-out"),
            Verb(translate("Assets", "Pass on…"), partial(self._open_passing, row), "arrow-left-right"),
        )
        return (
            *(() if is_over else running),
            Verb(translate("Assets", "Change…"), partial(self._open_holding, row), "pencil"),
            self._open(row.holder, Kind.CONTACT, row.holding.holder_id),
            Verb(translate("Assets", "Remove"), partial(self._remove, RemoveHolding(id=ref)), "trash-2"),
        )

    def _open(self, name: str, kind: Kind, ref: str) -> Verb:
        text = translate("Assets", "Open {0}").format(name)
        return Verb(text, partial(self._host.open_record, kind, ref), "chevron-right")

    def _run(self, command: Command) -> None:
        self._host.bridge.run(command)

    def _remove(self, command: Command) -> None:
        remove(self._host.bridge, self._message, command)

    def _open_meeting(self, row: NeedRow) -> None:
        MeetForm(self._host, self._view.window(), row.need).open()

    def _open_need(self, row: NeedRow) -> None:
        project = Found(row.need.project_id, row.project, icon="folder-kanban")
        NeedForm(self._host, self._view.window(), project=project, need=row.need).open()

    def _open_holding(self, row: HoldingRow) -> None:
        HoldingForm(self._host, self._view.window(), row=row).open()

    def _open_passing(self, row: HoldingRow) -> None:
        PassOnForm(self._host, self._view.window(), row).open()


def why(one: Suggested, *, is_short: bool = False) -> str:
    """Say why an asset is suggested, and, unless `is_short`, whose it is and who has it."""
    shared = [(word.needed, word.offered) for word in one.fit.shared]
    offered_by, project = (None, None) if is_short else (one.asset.offered_by, one.asset.project)
    return suggestion_text(shared, one.asset.asset.kind, offered_by, project)
