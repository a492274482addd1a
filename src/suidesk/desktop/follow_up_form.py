"""The form of a follow-up: what to do, by when, about whom or what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from suidesk.commands.follow_ups import AddFollowUp, ChangeFollowUp, RemoveFollowUp
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.kit.time_field import TimeField
from suidesk.desktop.records import picking, save
from suidesk.desktop.repeats_fields import RepeatsFields
from suidesk.domain.kinds import Kind
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window
    from suidesk.domain.reminders import FollowUp

MARK = ":"
"""Between kind and id in the picker's values: a follow-up can be about several kinds of record."""


class FollowUpForm(FormDialog):
    """Adds a follow-up, perhaps about a record that is given, or changes one."""

    def __init__(
        self,
        window: Window,
        *,
        kind: Kind | None = None,
        ref: str = "",
        name: str = "",
        follow_up: FollowUp | None = None,
    ) -> None:
        """Be about the record of that kind, id and name, where one is given."""
        title = translate("FollowUp", "Change follow-up") if follow_up else translate("FollowUp", "New follow-up")
        super().__init__(window.theme, title, translate("FollowUp", "Save follow-up"), window)
        self._window, self._follow_up = window, follow_up
        theme, today = window.theme, window.now().date()
        self.text = LineField(
            theme,
            translate("FollowUp", "What to do"),
            placeholder=translate("FollowUp", "Ring her about the keys"),
            is_required=True,
        )
        self.due_on = DateField(theme, translate("FollowUp", "By"), today, is_required=True)
        self.due_min = TimeField(
            theme,
            translate("FollowUp", "At"),
            hint=translate("FollowUp", "With a time it pops up; else it stands on Today."),
        )
        kinds = (Kind.CONTACT, Kind.PROJECT, Kind.GRANT)
        self.about = PickerField(
            theme,
            translate("FollowUp", "About"),
            picking(window.bridge, self, *kinds, mark=MARK),
            hint=translate("FollowUp", "A person, an organisation, a project or a grant; may stay empty."),
        )
        self.add("text", self.text)
        self.add("due_on", self.due_on)
        self.add("due_min", self.due_min, is_beside=True)
        self.repeats = RepeatsFields(self, theme, today)
        self.add("ref_id", self.about)
        self.due_on.set_value(follow_up.due_on if follow_up else today)
        if kind is not None:
            self.about.set_value(Found(f"{kind}{MARK}{ref}", name))
        if follow_up is not None:
            self.text.set_value(follow_up.text)
            self.due_min.set_value(follow_up.due_min)
            self.repeats.set_rule(follow_up.rrule, follow_up.due_on)
            drop = translate("FollowUp", "Remove")
            self.add_other(Button(theme, drop, self._remove, kind="danger", icon="trash-2"))
        self.due_on.changed.connect(lambda: self.repeats.set_day(self.due_on.value()))
        self.submitted.connect(self._save)

    def _remove(self) -> None:
        if self._follow_up is not None:
            save(self._window.bridge, self, RemoveFollowUp(id=self._follow_up.id))

    def _save(self) -> None:
        day = self.due_on.value()
        if day is None:
            return
        kind, _, ref = (self.about.value() or "").partition(MARK)
        about = Kind(kind) if kind else None
        values: dict[str, Any] = {
            **self.values("text", "due_on", "due_min"),
            "kind": about,
            "ref_id": ref or None,
            "rrule": self.repeats.rule(day),
        }
        if self._follow_up is None:
            save(self._window.bridge, self, AddFollowUp(**values))
        else:
            save(self._window.bridge, self, ChangeFollowUp(id=self._follow_up.id, **values))
