"""Who shows pop-ups on this computer, or why nobody does."""

from __future__ import annotations

from typing import Protocol

from suidesk.wording.translate import translate


class State(Protocol):
    """What is known of it."""

    @property
    def works(self) -> bool:
        """Whether pop-ups can be shown."""

    @property
    def name(self) -> str:
        """By whom."""

    @property
    def has_actions(self) -> bool:
        """Whether they have buttons."""

    @property
    def reason(self) -> str:
        """A code, why they can't be shown."""


def popups_text(state: State | None) -> str:
    """Say it in a sentence or two; None: it isn't known yet."""
    if state is None:
        return translate("Presence", "Looking who shows pop-ups here…")
    if not state.works:
        return f"{_reason(state.reason)} {translate('Presence', 'Reminders stand on Today and in your calendar only.')}"
    if state.has_actions:
        return translate("Presence", "Pop-ups are shown by {0}, with buttons: done, tomorrow, open.").format(state.name)
    return translate("Presence", "Pop-ups are shown by {0}, without buttons: a click opens suidesk.").format(state.name)


def _reason(code: str) -> str:
    texts = {
        "no_bus": translate("Presence", "This session has no message bus for pop-ups."),
        "no_service": translate("Presence", "No program here shows pop-ups; your system's packages may have one."),
        "no_answer": translate("Presence", "The program that shows pop-ups here doesn't answer."),
        "refused": translate("Presence", "The program that shows pop-ups here refuses them."),
    }
    return texts.get(code, translate("Presence", "Pop-ups can't be shown here."))
