"""What an export is for: the questions that its form asks, so that it can be accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.date_field import DateField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.domain.validation import NAME_LIMIT
from suidesk.services.exporting import Wanted
from suidesk.services.going_out import Why
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.kit.form import FormDialog
    from suidesk.services.exporting_records import WantedRecords


class WhyFields:
    """Puts its fields into a form; what isn't told stays empty."""

    def __init__(self, theme: Theme, form: FormDialog, today: date, list_name: str = "") -> None:
        """Ask below what the form has so far; `list_name` is the list that goes out, where it has a name."""
        self._list_name = list_name[:NAME_LIMIT]
        self.purpose = LineField(
            theme,
            translate("Export", "What is it for?"),
            placeholder=translate("Export", "The council's mailing, a sign-up sheet …"),
            hint=translate("Export", "Noted under “Lists that went out”, with the day, your name and the columns."),
        )
        self.delete_by = DateField(theme, translate("Export", "To be deleted by"), today, least=today)
        self.delete_by.set_hint(translate("Export", "On that day a reminder asks for it. May stay empty."))
        self.comes_back = CheckField(theme, translate("Export", "Somebody may edit it and send it back"))
        self.comes_back.set_hint(
            translate(
                "Export",
                "A last column names this export and each row. Bring the edited file in: what was changed there and "
                "what was changed here are put together.",
            )
        )
        self.comes_back.set_value(True)
        form.add("comes_back", self.comes_back)
        form.add("purpose", self.purpose)
        form.add("delete_by", self.delete_by)

    def adapt(self, wanted: Wanted | WantedRecords) -> None:
        """Ask whether it comes back where that can be known again."""
        self.comes_back.setVisible(isinstance(wanted, Wanted) and not wanted.format.is_cards)

    def why(self) -> Why:
        """Give what was told."""
        return Why(
            purpose=self.purpose.value().strip(),
            delete_by=self.delete_by.value(),
            comes_back=bool(self.comes_back.value()),
            list_name=self._list_name,
        )
