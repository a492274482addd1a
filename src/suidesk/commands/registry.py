"""The table of contents: every one of what a user can change, by name."""

from __future__ import annotations

import dataclasses
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import suidesk.commands


def commands_by_name() -> dict[str, type[Any]]:
    """Give the commands of all rooms by their class names, internal ones left out."""
    found: dict[str, type[Any]] = {}
    for room in iter_modules(suidesk.commands.__path__):
        module = import_module(f"suidesk.commands.{room.name}")
        for name, made in vars(module).items():
            if isinstance(made, type) and made.__module__ == module.__name__ and _is_offered(made):
                found[name] = made
    return dict(sorted(found.items()))


def _is_offered(made: type[Any]) -> bool:
    is_whole = dataclasses.is_dataclass(made) and hasattr(made, "apply")
    return is_whole and not getattr(made, "is_internal", False)
