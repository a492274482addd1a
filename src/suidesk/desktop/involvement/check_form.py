"""The form of a check that was seen; there is no place in it for what stands in the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from suidesk.commands.checks import ChangeCheck, NoteCheck
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import picking, save
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import CheckKind
from suidesk.queries.checks import CheckRow, SchemesUsed
from suidesk.queries.workload import Oneself
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import check_kind_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host


class CheckForm(FormDialog):
    """Notes a check, changes one, or notes that one was seen anew (`is_anew`)."""

    def __init__(
        self, host: Host, parent: QWidget, person: Found, row: CheckRow | None = None, *, is_anew: bool = False
    ) -> None:
        """Show the check of `row`; seen anew, it has a new day and no review yet."""
        title = translate("Volunteers", "Check of {0}").format(person.title)
        super().__init__(host.theme, title, translate("Volunteers", "Save check"), parent)
        self._host, self._person = host, person
        self._changed = None if row is None or is_anew else row.check
        self._add_what()
        self._add_when()
        self._show(row, is_anew=is_anew)
        self.submitted.connect(self._save)

    def _add_what(self) -> None:
        theme = self._host.theme
        kinds = [(kind, check_kind_text(kind)) for kind in CheckKind]
        self.kind = ChoiceField(theme, translate("Volunteers", "Kind"), kinds)
        self.scheme = LineField(
            theme,
            translate("Volunteers", "Name"),
            placeholder="DBS, PVG, VOG, børneattest …",
            hint=translate("Volunteers", "What it is called. What stands in it stays where it is."),
            is_required=True,
        )
        names = QCompleter(self._host.bridge.ask(SchemesUsed()), self)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.scheme.edit.setCompleter(names)
        self.cleared = CheckField(theme, translate("Volunteers", "Nothing speaks against it"))
        self.add("kind", self.kind)
        self.add("scheme", self.scheme, is_beside=True)
        self.add("cleared", self.cleared)

    def _add_when(self) -> None:
        theme, today = self._host.theme, self._host.now().date()
        self.seen = DateField(theme, translate("Volunteers", "Seen on"), today, is_required=True)
        self.review = DateField(
            theme,
            translate("Volunteers", "To be reviewed on"),
            today,
            hint=translate("Volunteers", "Lets suidesk remind 90 days before."),
        )
        people = picking(self._host.bridge, self, Kind.CONTACT, contact_kind="person")
        self.seen_by = PickerField(theme, translate("Volunteers", "Seen by"), people)
        self.add("seen_on", self.seen)
        self.add("review_on", self.review, is_beside=True)
        self.add("seen_by_id", self.seen_by)

    def _show(self, row: CheckRow | None, *, is_anew: bool) -> None:
        self.seen.set_value(self._host.now().date())
        self.cleared.set_value(value=True)
        if row is not None:
            self.show_values(row.check, "kind", "scheme")
        if row is None or is_anew:
            me = self._host.bridge.ask(Oneself())
            self.seen_by.set_value(Found(*me) if me else None)
            return
        self.show_values(row.check, "cleared", "seen_on", "review_on")
        self.seen_by.set_value(Found(row.check.seen_by_id, row.seen_by) if row.check.seen_by_id else None)

    def _save(self) -> None:
        values = self.values("scheme", "seen_on", "review_on", "seen_by_id", "cleared")
        kind = self.kind.value() or CheckKind.BACKGROUND
        if self._changed is None:
            save(self._host.bridge, self, NoteCheck(person_id=self._person.id, kind=kind, **values))
        else:
            save(self._host.bridge, self, ChangeCheck(id=self._changed.id, kind=kind, **values))
