"""How the desk reminds while its window isn't there: pop-ups, staying, starting with the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.wording.presence import popups_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host
    from suidesk.desktop.presence import Presence


class RemindingCard(Card):
    """Shows what is so on this computer, and changes it at once."""

    def __init__(self, host: Host) -> None:
        """Show nothing before it is asked for."""
        super().__init__(translate("Settings", "Reminding"))
        self._host = host
        self._presence: Presence | None = None
        theme = host.theme
        self.popups = PlainLabel("", wrap=True)
        self.trial = Button(theme, translate("Settings", "Show one to try"), self._try, kind="small", icon="bell")
        self.stays = CheckField(
            theme,
            translate("Settings", "Keep reminding when the window is closed"),
            hint=translate("Settings", "Starting suidesk again, or its icon beside the clock, opens the window."),
        )
        self.starts = CheckField(
            theme,
            translate("Settings", "Start with this computer's session, without a window"),
            hint=translate("Settings", "Locked, it says how much is due and asks for the passphrase when you come."),
        )
        self.add(self.popups)
        self.add(row(self.trial, None))
        self.add(self.stays)
        self.add(self.starts)
        self.fill_below()
        self.stays.changed.connect(self._set_stays)
        self.starts.changed.connect(self._set_starts)
        self.hide()

    def ask(self) -> None:
        """Look anew how things are."""
        presence = self._host.presence
        if presence is not None and self._presence is None:
            self._presence = presence
            presence.changed.connect(self._fill)
            presence.ask_start()
        self._fill()

    def _fill(self) -> None:
        presence = self._presence
        self.setVisible(presence is not None)
        if presence is None:
            return
        self.popups.setText(popups_text(presence.found.state if presence.found else None))
        self.trial.setVisible(presence.can_tell)
        self.stays.set_value(presence.stays)
        self.stays.setEnabled(presence.can_stay)
        self.starts.setVisible(presence.may_start)
        self.starts.set_value(presence.starts is True)
        self.starts.setEnabled(presence.starts is not None)

    def _try(self) -> None:
        if self._presence is not None:
            self._presence.show_trial(self._host.tell)

    def _set_stays(self) -> None:
        if self._presence is not None:
            self._presence.set_stays(is_on=bool(self.stays.value()))

    def _set_starts(self) -> None:
        if self._presence is not None:
            self._presence.set_starts(self._host.tell, is_on=bool(self.starts.value()))
