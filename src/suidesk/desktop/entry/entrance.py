"""What the ways into the desk need from the program around them, and how they end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.jobs import Jobs
    from suidesk.services.opening import Opened, StoreFolder
    from suidesk.services.ports import Clock, Keychain
    from suidesk.vault.key import RandomBytes


class Advice(StrEnum):
    """What the desk says once it is open, because of the way it was opened."""

    ADD_KEYCHAIN = "add_keychain"
    """The keychain should have opened the store and could not; the passphrase did."""
    NO_KEYCHAIN = "no_keychain"
    """The keychain was asked for at the first run and could not be used."""
    NEW_PASSPHRASE = "new_passphrase"
    """The recovery code opened the store: the passphrase may be forgotten."""
    REPAIR_KEYS = "repair_keys"
    """The keys came from their copy."""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """The end of a way in: the open store, what to say, and what to begin with (a name of `rooms.acts`)."""

    opened: Opened
    advice: Advice | None = None
    act: str = ""
    said: str = ""
    """What was done on the way."""


@dataclass(frozen=True, kw_only=True)
class Entrance:
    """The program around the ways in."""

    theme: Theme
    jobs: Jobs
    clock: Clock
    keychain: Keychain
    random: RandomBytes
    folder_at: Callable[[Path], StoreFolder]
    unsafe_place: Callable[[Path], str | None]
    country_currency: str
    """The ISO 4217 code of the system's country, empty when unknown."""
