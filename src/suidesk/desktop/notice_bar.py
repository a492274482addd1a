"""What went wrong, said above the page: expected failures, undos that meet later changes, and faults of ours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.bridge import Bridge
    from suidesk.desktop.design.theme import Theme
    from suidesk.domain.errors import SuideskError


class NoticeBar(MessageBar):
    """The message bar of the window."""

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        """Let `bridge` undo what the user decides about."""
        super().__init__(theme)
        self._bridge = bridge
        # A gap above the bar, but none while it is hidden.
        self.setStyleSheet("QFrame[message] { margin-top: 12px; }")

    def tell(self, error: SuideskError) -> None:
        """Show an expected failure that belongs to no field; where an undo met later changes, offer both ways on."""
        from suidesk.wording.errors import error_text

        batch = error.params.get("batch")
        if error.code != "undo_conflict" or not isinstance(batch, str):
            self.show_message(error_text(error))
            return
        self.show_message(
            error_text(error),
            "warn",
            action=translate("Window", "Keep those, take back the rest"),
            then=partial(self._undo_anyway, batch, "skip"),
            other=translate("Window", "Overwrite") if error.params.get("rows") else "",
            otherwise=partial(self._undo_anyway, batch, "overwrite"),
        )

    def tell_fault(self, report: str) -> None:
        """Say that something of ours broke; `report` can be copied."""
        text = translate(
            "Window", "Something went wrong inside suidesk. Nothing was saved half. Please send us the details."
        )
        self.show_message(text, report=report)

    def _undo_anyway(self, batch: str, conflicts: str) -> None:
        self.hide()
        self._bridge.undo(batch, conflicts)
