"""One handover: its steps, what passes on to whom, and the notes for the successor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.design.share_bar import Share, ShareBar
from suidesk.desktop.design.timeline import Mark, Span, Timeline
from suidesk.desktop.handovers.handover_verbs import HandoverVerbs
from suidesk.desktop.handovers.item_lines import passing_line, step_line
from suidesk.desktop.handovers.listing import NEAR
from suidesk.desktop.handovers.notes_card import NotesCard
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.lines import LinesCard
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.record_page.view import RecordView
from suidesk.domain.handovers import HandoverState
from suidesk.domain.kinds import Kind
from suidesk.queries.handovers import HandoverAbout, HandoverPage
from suidesk.wording.formats import day_in_words, when_in_words
from suidesk.wording.handovers import progress_text, state_text, topic_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.page import Host
    from suidesk.domain.handovers import HandoverItem

_LEVELS: Final = {HandoverState.UNDER_WAY: "accent", HandoverState.FINISHED: "ok"}
FEW: Final = 12
"""Things to pass on that are shown at first."""


class HandoverView(RecordView[HandoverAbout]):
    """A handover and everything it consists of."""

    kind = Kind.HANDOVER
    touched_by = (
        Kind.HANDOVER, Kind.HANDOVER_ITEM, Kind.CONTACT, Kind.ROLE, Kind.COMMITMENT, Kind.HOLDING, Kind.PROJECT,
        Kind.ASSET,
    )  # fmt: skip

    def __init__(self, host: Host) -> None:
        """Build verbs and cards once."""
        super().__init__(host, translate("Handovers", "Handovers"))
        self.verbs = HandoverVerbs(host, self)
        theme, verbs = host.theme, self.verbs
        self.pack = Button(theme, translate("Handovers", "Save the pack…"), verbs.save_pack, icon="file-down")
        self.name = Button(
            theme, translate("Handovers", "Name a successor…"), verbs.name_successor, kind="primary", icon="user-plus"
        )
        self.finish = Button(theme, translate("Handovers", "Finish"), verbs.finish, kind="primary", icon="circle-check")
        for button in (self.pack, self.name, self.finish):
            self.add_action(button)
        self._add_cards()

    def query(self, ref: str, today: date) -> HandoverPage:
        """Ask for all about a handover."""
        del today
        return HandoverPage(ref)

    def id_of(self, sheet: HandoverAbout) -> str:
        """Give its id."""
        return sheet.handover.id

    def name_of(self, sheet: HandoverAbout) -> str:
        """Give whose it is."""
        return sheet.leaver

    def edit(self) -> None:
        """Open the form of the last day."""
        self.verbs.change_day()

    def remove(self) -> None:
        """Remove it."""
        self.verbs.remove()

    def fill_menu(self, menu: Menu, sheet: HandoverAbout) -> None:
        """Offer what can be done with this handover."""
        verbs = self.verbs
        if sheet.handover.is_running:
            menu.add(translate("Handovers", "Change the last day…"), verbs.change_day, icon="calendar", shortcut="E")
            menu.add(translate("Handovers", "Name a successor…"), verbs.name_successor, icon="user-plus")
            menu.add(translate("Handovers", "Add something else to do…"), verbs.add_task, icon="plus")
            menu.add(translate("Handovers", "Add what came since"), verbs.refresh, icon="refresh-cw")
        for ref, name in _successors(sheet).items():
            text = translate("Handovers", "Save the pack for {0}…").format(name)
            menu.add(text, partial(verbs.save_pack, ref), icon="file-down")
        menu.add(translate("Handovers", "Go to {0}").format(sheet.leaver), verbs.open_leaver, icon="user")
        menu.add(translate("Handovers", "History…"), self.show_history, icon="history")
        menu.addSeparator()
        if sheet.handover.is_running:
            menu.add(translate("Handovers", "Finish"), verbs.finish, icon="circle-check")
            menu.add(translate("Handovers", "They stay after all"), verbs.cancel, icon="circle-x")
        else:
            menu.add(translate("Handovers", "Take it up again"), verbs.take_up, icon="rotate-ccw")
        menu.add(translate("Handovers", "Remove"), verbs.remove, icon="trash-2", shortcut="Del")

    def _add_cards(self) -> None:
        theme = self.host.theme
        self.steps = LinesCard(theme, translate("Handovers", "Steps"), empty=translate("Handovers", "No steps."))
        self.progress = ShareBar(theme, translate("Handovers", "Done so far"))
        self.passing = LinesCard(
            theme,
            translate("Handovers", "To pass on"),
            empty=translate("Handovers", "No role, promise or key is noted for this person."),
            few=FEW,
        )
        add = translate("Handovers", "Add something else to do")
        self.add_step = Button(
            theme, translate("Handovers", "Add"), self.verbs.add_task, kind="quiet", icon="plus", name=add
        )
        self.steps.add_action(self.add_step)
        self.notes = NotesCard(self.host)
        self.passing.body.insertWidget(0, self.progress)
        self.line = Timeline(theme, translate("Handovers", "Steps by day"))
        self.steps.body.insertWidget(0, self.line)
        for card in (self.passing, self.steps, self.notes):
            self.add_card(card, is_wide=True)

    def set_sheet(self, sheet: HandoverAbout, today: date, *, is_same: bool) -> None:
        """Fill header and cards."""
        handover, verbs = sheet.handover, self.verbs
        self.set_header(sheet.leaver, subtitle=_subtitle(sheet, today), seed=handover.leaver_id)
        self.set_chips(_chips(sheet, today))
        is_running = handover.is_running
        unnamed = _unnamed(sheet)
        self.name.setVisible(is_running and unnamed > 0)
        self.finish.setVisible(is_running and sheet.is_all_passed_on)
        self.add_step.setVisible(is_running)
        if not is_same:
            self.passing.fold()
        self.passing.set([passing_line(one, verbs, today, is_running=is_running) for one in sheet.passing])
        self._set_progress(sheet)
        self._set_line(sheet, today)
        self.steps.set([step_line(one, verbs, today, is_running=is_running) for one in _in_order(sheet)])
        self.notes.set(handover.id, sheet.notes)

    def _set_line(self, sheet: HandoverAbout, today: date) -> None:
        steps = [one for one in sheet.steps if one.due_on is not None]
        self.line.setVisible(bool(steps))
        if not steps:
            return
        marks = tuple(
            Mark(topic_text(one.topic) if one.topic else "", one.due_on, _mark_level(one, today))
            for one in steps
            if one.due_on is not None
        )
        days = [mark.day for mark in marks]
        last = translate("Handovers", "Until the last day")
        leaving_on = sheet.handover.leaving_on
        first = min(*days, today, leaving_on)
        self.line.set([Span(last, first, max(first, leaving_on), "accent", marks)], today)

    def _set_progress(self, sheet: HandoverAbout) -> None:
        done = sum(one.item.done_on is not None for one in sheet.passing)
        named = sum(one.item.done_on is None and one.successor is not None for one in sheet.passing)
        self.progress.setVisible(bool(sheet.passing))
        shares = [
            Share(translate("Handovers", "Passed on"), done, "ok"),
            Share(translate("Handovers", "Successor named"), named, "info"),
        ]
        self.progress.set(shares, len(sheet.passing), words=str)


def _in_order(sheet: HandoverAbout) -> list[HandoverItem]:
    """Give open steps and tasks by their day, done ones last."""
    items = [*sheet.steps, *sheet.others]
    return sorted(items, key=lambda one: (one.done_on is not None, one.due_on is None, one.due_on, one.id))


def _mark_level(step: HandoverItem, today: date) -> str:
    if step.done_on is not None:
        return "ok"
    return "danger" if step.due_on is not None and step.due_on < today else "warn"


def _unnamed(sheet: HandoverAbout) -> int:
    return sum(one.item.done_on is None and one.item.successor_id is None for one in sheet.passing)


def _successors(sheet: HandoverAbout) -> dict[str, str]:
    """Give who takes over something, by id; only where there are several packs to choose from."""
    found = {one.item.successor_id: one.successor for one in sheet.passing if one.item.successor_id and one.successor}
    return {ref: name for ref, name in found.items() if ref and name}


def _subtitle(sheet: HandoverAbout, today: date) -> str:
    day = sheet.handover.leaving_on
    pattern = (
        translate("Handovers", "Last day was {day}, {when}")
        if day < today
        else translate("Handovers", "Last day: {day}, {when}")
    )
    return pattern.format(day=day_in_words(day), when=when_in_words(day, today))


def _chips(sheet: HandoverAbout, today: date) -> list[tuple[str, str]]:
    handover = sheet.handover
    items = [*sheet.steps, *sheet.others, *(one.item for one in sheet.passing)]
    done = sum(one.done_on is not None for one in items)
    chips = [
        (state_text(handover.state), _LEVELS.get(handover.state, "plain")),
        (progress_text(done, len(items)), "plain"),
    ]
    if not handover.is_running:
        return chips
    unnamed = _unnamed(sheet)
    if unnamed:
        level = "danger" if (handover.leaving_on - today).days <= NEAR else "warn"
        chips.append((translate("Handovers", "%n without a successor", unnamed), level))
    return chips
