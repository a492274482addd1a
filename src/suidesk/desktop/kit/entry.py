"""An entry of the palette: something that can be chosen by typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to choose: a verb with its `shortcut`, or a record; `then` is called when chosen."""

    title: str
    then: Callable[[], object]
    icon: str = "chevron-right"
    subtitle: str = ""
    shortcut: str = ""
    words: str = ""
    """More words by which it is found."""
