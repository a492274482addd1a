"""The form of a conversation: with whom, what was said, and what follows; from anywhere with Ctrl+L."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from suidesk.commands.interactions import ChangeInteraction, LogInteraction, NextStep, RemoveInteraction
from suidesk.desktop.conversations.kind_field import KindField
from suidesk.desktop.conversations.next_day_field import NextDayField
from suidesk.desktop.conversations.people_search import found, known_ids, new_people, searching
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel, cut
from suidesk.desktop.kit.past_day_field import PastDayField
from suidesk.desktop.kit.picker_field import Found, PickerField, PickManyField
from suidesk.desktop.kit.text_fields import LineField, TextField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.queries.interactions import ConversationStart, InteractionRow, NamedStart
from suidesk.queries.reminders import RemindersForTalk
from suidesk.wording.reminders import subject
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host

WIDTH: Final = 600
"""Pixels at scale 1.0."""
FEW: Final = 3
LONGEST: Final = 80
"""Letters of a matter that waited."""


class LogConversationForm(FormDialog):
    """Notes a conversation, perhaps with people and a project that are given, or changes one."""

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        *,
        contact_ids: tuple[str, ...] = (),
        project_id: str | None = None,
        row: InteractionRow | None = None,
    ) -> None:
        """Begin with those contacts and that project, or be the form of `row`."""
        new, change = (
            translate("Conversations", "Log a conversation"),
            translate("Conversations", "Change conversation"),
        )
        verb = translate("Conversations", "Save conversation")
        super().__init__(host.theme, change if row else new, verb, parent, width=WIDTH)
        self._host, self._row = host, row
        self._add_who()
        self._add_what()
        if row is None:
            self._add_next()
            self._show_start(host.bridge.ask(ConversationStart(contact_ids, project_id)))
            self.day.set_value(host.now().date())
        else:
            self._show(row)
            drop = translate("Conversations", "Remove")
            self.add_other(Button(host.theme, drop, self._remove, kind="danger", icon="trash-2"))
        self.submitted.connect(self._save)

    def _add_who(self) -> None:
        theme, bridge = self._host.theme, self._host.bridge
        self.present = PickManyField(
            theme,
            translate("Conversations", "With"),
            searching(bridge, self),
            placeholder=translate("Conversations", "Type a name, also a new one"),
            is_required=True,
        )
        self.said = TextField(
            theme,
            translate("Conversations", "What was said"),
            placeholder=translate("Conversations", "She can open the hall on Thursdays from June."),
            lines=4,
        )
        self.waiting = PlainLabel("", "small", wrap=True)
        self.waiting.hide()
        self.present.changed.connect(self._say_waiting)
        self.add("participant_ids", self.present)
        self.add_note(self.waiting)
        self.add("summary", self.said)

    def _add_what(self) -> None:
        theme, bridge, today = self._host.theme, self._host.bridge, self._host.now().date()
        self.kind = KindField(theme, translate("Conversations", "How"))
        self.day = PastDayField(theme, translate("Conversations", "Day"), today, is_required=True)
        self.project = PickerField(
            theme,
            translate("Conversations", "About which project"),
            picking(bridge, self, Kind.PROJECT),
            placeholder=translate("Conversations", "May stay empty"),
        )
        self.asked = CheckField(
            theme,
            translate("Conversations", "They were asked to help"),
            hint=translate("Conversations", "So that it isn't always the same people who are asked."),
        )
        self.add("kind", self.kind)
        self.add("day", self.day)
        self.add("project_id", self.project, is_beside=True)
        self.add("is_ask", self.asked)

    def _add_next(self) -> None:
        theme, today = self._host.theme, self._host.now().date()
        self.add_section(translate("Conversations", "Follow up"))
        self.next = LineField(
            theme,
            translate("Conversations", "What to do"),
            placeholder=translate("Conversations", "Send the dates; may stay empty"),
        )
        self.next_on = NextDayField(theme, translate("Conversations", "By"), today, self.next)
        self.add("follow_up.text", self.next)
        self.add("follow_up.due_on", self.next_on, is_beside=True)

    def open(self) -> None:
        """Begin with whom; where that is known, with what was said."""
        super().open()
        if self.present.has_input():
            self.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_waiting(self) -> None:
        """Say what was put off until this very conversation."""
        rows = self._host.bridge.ask(RemindersForTalk(known_ids(self.present.value()), self._host.now()))
        matters = ", ".join(cut(subject(row).partition("\n")[0], LONGEST) for row in rows[:FEW])
        self.waiting.setText(translate("Conversations", "Waited for this conversation: {0}").format(matters))
        self.waiting.setVisible(bool(rows))

    def _show_start(self, start: NamedStart) -> None:
        self.present.set_value([found(one) for one in start.present])
        if start.project is not None:
            self.project.set_value(_project(*start.project))

    def _show(self, row: InteractionRow) -> None:
        one = row.interaction
        self.present.set_value([found(each) for each in row.present])
        self.said.set_value(one.summary)
        self.kind.set_value(one.kind)
        self.day.set_value(one.day)
        self.asked.set_value(one.is_ask)
        if one.project_id is not None:
            self.project.set_value(_project(one.project_id, row.project))

    def _remove(self) -> None:
        if self._row is not None:
            save(self._host.bridge, self, RemoveInteraction(id=self._row.interaction.id))

    def _save(self) -> None:
        day, refs = self.day.value(), self.present.value()
        if day is None:
            return
        who, new = known_ids(refs), new_people(refs)
        kind, said, project, asked = self.kind.value(), self.said.value(), self.project.value(), self.asked.value()
        command: ChangeInteraction | LogInteraction
        if self._row is not None:
            command = ChangeInteraction(
                id=self._row.interaction.id,
                participant_ids=who,
                new_people=new,
                day=day,
                kind=kind,
                summary=said,
                project_id=project,
                is_ask=asked,
            )
        else:
            command = LogInteraction(
                participant_ids=who,
                new_people=new,
                day=day,
                kind=kind,
                summary=said,
                project_id=project,
                is_ask=asked,
                follow_up=self._next_step(),
            )
        save(self._host.bridge, self, command)

    def _next_step(self) -> NextStep | None:
        text, due = self.next.value(), self.next_on.value()
        return NextStep(text=text, due_on=due) if due is not None else None


def _project(ref: str, name: str) -> Found:
    return Found(ref, name, icon="folder-kanban")
