"""A phone tree or a list of numbers: who begins, how many each rings; saved as a PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from suidesk.desktop.going_out import record_out
from suidesk.desktop.kit.amount_fields import NumberField
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.paper import Paper, save_pdf
from suidesk.desktop.kit.paper_preview import PaperPreview
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.people.phone_paper import list_html, rounds, tree_html
from suidesk.domain.errors import SuideskError
from suidesk.wording.errors import error_text
from suidesk.wording.many import will_be_rung_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.queries.phoning import Phoning

TREE, LIST = "tree", "list"
USUAL, MOST = 3, 20
MOST_OFFERED: Final = 500
"""Who may begin is chosen from a list that can still be read."""


class PhoneForm(FormDialog):
    """Asks for the kind of sheet, then where the PDF goes."""

    def __init__(self, host: Host, parent: QWidget, found: Phoning) -> None:
        """Offer a tree that the first of the list begins."""
        super().__init__(
            host.theme, translate("PhoneTree", "Phone numbers on paper"), translate("PhoneTree", "Save as PDF…"), parent
        )
        self._host, self._found = host, found
        self.said = PlainLabel("", "strong", wrap=True)
        self.add_note(self.said)
        theme = host.theme
        self.kind: ChoiceField[str] = ChoiceField(
            theme,
            translate("PhoneTree", "Sheet"),
            [
                (TREE, translate("PhoneTree", "Phone tree: who rings whom")),
                (LIST, translate("PhoneTree", "List of numbers")),
            ],
        )
        self.title = LineField(theme, translate("PhoneTree", "Title"), is_required=True)
        self.title.set_value(translate("PhoneTree", "Phone tree"))
        self.first: ChoiceField[str] = ChoiceField(
            theme, translate("PhoneTree", "Who begins"), [(one.id, one.name) for one in found.to[:MOST_OFFERED]]
        )
        self.each = NumberField(theme, translate("PhoneTree", "Calls for each, at most"), least=1, most=MOST)
        self.each.set_value(USUAL)
        for name in ("kind", "title", "first", "each"):
            self.add(name, getattr(self, name))
        self.preview = PaperPreview(theme)
        self.add_note(self.preview)
        self.title.changed.connect(self._look)
        self.first.changed.connect(self._look)
        self.kind.changed.connect(self._adapt)
        self.each.changed.connect(self._adapt)
        self.submitted.connect(self._ask_where)
        self.verb.setEnabled(bool(found.to))
        self._adapt()

    @property
    def _each(self) -> int:
        return self.each.value() or USUAL

    def _adapt(self) -> None:
        is_tree = self.kind.value() != LIST
        for field in (self.first, self.each):
            field.setVisible(is_tree)
        found = self._found
        number = rounds(len(found.to), self._each) if is_tree else 0
        self.said.setText(will_be_rung_text(len(found.to), found.opted_out, len(found.without), number))
        self._look()

    def _look(self) -> None:
        self.preview.show_pages(Paper(self.html()) if self._found.to else None)

    def _ask_where(self) -> None:
        name = f"{self.title.value()}.pdf"
        ask_where(self, translate("PhoneTree", "Save the sheet"), name, "pdf", self.save_to)

    def html(self) -> str:
        """Give the page as it is chosen."""
        today, title = self._host.now().date(), self.title.value() or ""
        if self.kind.value() == LIST:
            return list_html(title, self._found, today)
        first = self.first.value()
        others = tuple(one for one in self._found.to if one.id != first)
        begins = tuple(one for one in self._found.to if one.id == first)
        return tree_html(title, replace(self._found, to=begins + others), self._each, today)

    def save_to(self, path: Path) -> None:
        """Write the sheet and close; where that can't be, say why."""
        try:
            save_pdf(self.html(), self.title.value() or "", path)
        except SuideskError as error:
            self.show_error(None, error_text(error))
            return
        text = translate("PhoneTree", "The sheet was saved as {0}.")
        record_out(self._host, path, "phone_numbers", len(self._found.to), text.format(path.name))
        self.accept()
