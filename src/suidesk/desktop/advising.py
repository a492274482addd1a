"""What the desk says after it was opened in an unusual way, each with the verb that mends it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from suidesk.desktop.entry.entrance import Advice
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.safekeeping import Safety
    from suidesk.desktop.window import Window


def advise(window: Window, safety: Safety, advice: Advice) -> None:
    """Say it in the window's bar."""
    texts = {
        Advice.ADD_KEYCHAIN: (
            translate("Advice", "This computer's keychain no longer opens the desk. Shall it do so again?"),
            translate("Advice", "Open without asking"),
            partial(_add_keychain, window, safety),
        ),
        Advice.NO_KEYCHAIN: (
            translate("Advice", "This computer's keychain could not be used. The desk opens with your passphrase."),
            "",
            None,
        ),
        Advice.NEW_PASSPHRASE: (
            translate(
                "Advice", "You came in with the recovery code. If the passphrase is forgotten, set a new one now."
            ),
            translate("Advice", "Set a passphrase…"),
            partial(window.act, "security"),
        ),
        Advice.REPAIR_KEYS: (
            translate(
                "Advice", "The file with the desk's keys is damaged; its copy served. Write it anew from the copy."
            ),
            translate("Advice", "Repair"),
            partial(_repair, window, safety),
        ),
    }
    text, action, then = texts[advice]
    level = "warn" if advice is Advice.REPAIR_KEYS else "info"
    window.message.show_message(text, level, action=action, then=then)


def invite_to_own(window: Window, start_own: Callable[[], object]) -> None:
    """Say that this is the example, with the way to a desk of one's own."""
    window.setWindowTitle(translate("Window", "Example – suidesk"))
    window.message.show_message(
        translate("Advice", "This is an invented neighbourhood. Try anything; nothing here is real."),
        "info",
        action=translate("Advice", "Start my own desk"),
        then=start_own,
    )


def _add_keychain(window: Window, safety: Safety) -> None:
    window.message.hide()
    done = translate("Advice", "From now on this computer opens the desk without asking.")
    safety.jobs.run(lambda: safety.keys.add_keychain(safety.key), lambda _: window.say(done), window.tell, window)


def _repair(window: Window, safety: Safety) -> None:
    window.message.hide()
    done = translate("Advice", "The file with the keys is whole again.")
    safety.jobs.run(safety.keys.repair, lambda _: window.say(done), window.tell, window, must_finish=True)
