"""What an empty desk says: what to do first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host


class StartCard(Card):
    """Three first steps; gone as soon as there is somebody besides the user."""

    def __init__(self, host: Host) -> None:
        """Offer the steps."""
        super().__init__(translate("Start", "Your desk is ready"))
        sentence = translate(
            "Start",
            "Bring in the list of people you already have, or begin with one person or one grant. "
            "From then on, this page says what needs you.",
        )
        self.add(PlainLabel(sentence, "muted", wrap=True))
        verbs = FlowLayout(gap=8)
        bring = translate("Start", "Bring in a list")
        verbs.addWidget(Button(host.theme, bring, partial(host.act, "import"), kind="primary", icon="file-up"))
        for text, page, icon in (
            (translate("Start", "Add people"), "people", "user-plus"),
            (translate("Start", "Add a project"), "projects", "folder-plus"),
            (translate("Start", "Add a grant"), "funding", "hand-coins"),
        ):
            verbs.addWidget(Button(host.theme, text, partial(host.go_to, page), icon=icon))
        self.add(verbs)
