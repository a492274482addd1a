"""The line below the picture: who is chosen and where they stand, what to do with them, and the zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.flow import BesideLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.network.picture import WebPicture
from suidesk.rules.web_findings import Position
from suidesk.wording.network import node_text, position_text
from suidesk.wording.translate import translate


class ChosenStrip(QWidget):
    """Speaks of the picture's chosen contact; `open_contact` and `connect` get its id."""

    def __init__(
        self,
        theme: Theme,
        picture: WebPicture,
        open_contact: Callable[[str], object],
        connect: Callable[[str], object],
    ) -> None:
        """Speak of nobody yet."""
        super().__init__()
        self._picture = picture
        self.said = PlainLabel("", "small", wrap=True)
        self.open_button = Button(
            theme, translate("Network", "Open"), lambda: open_contact(picture.chosen_id()), kind="small"
        )
        self.connect_button = Button(
            theme, translate("Network", "Connect…"), lambda: connect(picture.chosen_id()), kind="small"
        )
        nearer, farther = translate("Network", "Look nearer"), translate("Network", "Look from farther")
        self.nearer = Button(theme, "+", picture.zoom_in, kind="small", name=nearer)
        self.farther = Button(theme, "−", picture.zoom_out, kind="small", name=farther)
        self.whole = Button(theme, translate("Network", "Whole web"), picture.fit, kind="small")
        verbs, words = QWidget(), QWidget()
        verbs.setLayout(row(self.open_button, self.connect_button, self.farther, self.nearer, self.whole, gap=6))
        words.setLayout(column(self.said, gap=0))
        self.setLayout(BesideLayout(theme, words, verbs))

    def say(self, ref: str, place: Position | None) -> None:
        """Say who is chosen and where they stand, or, of nobody, what can be done."""
        node = self._picture.web().by_id.get(ref)
        self.open_button.setVisible(node is not None)
        self.connect_button.setVisible(node is not None)
        if node is None:
            hint = translate(
                "Network", "Choose a contact to see whom it is tied to. Arrows walk, Enter opens, 0 shows all."
            )
            self.said.setText(hint)
            return
        self.open_button.setAccessibleName(translate("Network", "Open {0}").format(node.name))
        self.connect_button.setAccessibleName(translate("Network", "Connect {0} with somebody").format(node.name))
        if place is None:
            self.said.setText(node_text(node, len(self._picture.web().neighbours[ref])))
        else:
            self.said.setText(translate("Network", "{0}: {1}").format(node.name, position_text(place)))
