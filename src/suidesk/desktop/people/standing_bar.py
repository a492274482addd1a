"""The sentence at the top of a contact that is no longer in use: archived, or deceased."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.flow import BesideLayout
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.wording.people import day_near
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.design.theme import Theme
    from suidesk.domain.people import Contact


class StandingBar(QFrame):
    """Hidden for everybody else."""

    def __init__(self, theme: Theme, bring_back: Callable[[], object]) -> None:
        """Call `bring_back` when that is pressed."""
        super().__init__()
        self.setProperty("message", "info")
        self._text = PlainLabel("", wrap=True)
        self.bring_back = Button(theme, translate("People", "Bring back"), bring_back, kind="small", icon="rotate-ccw")
        icon = IconLabel(theme, "archive", "info", 18)
        said = row(icon, self._text, gap=10)
        said.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        said.setStretch(1, 1)
        words = QWidget()
        words.setLayout(said)
        around = BesideLayout(theme, words, self.bring_back, gap=8)
        around.setContentsMargins(14, 10, 10, 10)
        self.setLayout(around)
        self.hide()

    def set(self, contact: Contact, today: date) -> None:
        """Say what holds for this contact."""
        text = _said(contact, today)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.bring_back.setVisible(contact.archived_on is not None and contact.died_on is None)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Give what is said."""
        return self._text.full_text()


def _said(contact: Contact, today: date) -> str:
    if contact.died_on is not None:
        return translate(
            "People", "{name} died on {day}. Nothing asks for them any more; everything done together stays here."
        ).format(name=contact.display_name, day=day_near(contact.died_on, today))
    if contact.archived_on is not None:
        return translate(
            "People", "{name} is in the archive since {day}: out of the lists, with all that belongs to them."
        ).format(name=contact.display_name, day=day_near(contact.archived_on, today))
    return ""
