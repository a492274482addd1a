"""Find the files that travel with the desk: fonts, icons, translations, templates."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Give the path of a file or folder under `resources`; a missing one is a bug and raises FileNotFoundError."""
    found = _root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(found)
    return found


def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if getattr(sys, "frozen", False) and bundle is not None:
        return Path(bundle) / "suidesk" / "resources"
    package = Path(__file__).resolve().parents[1]
    in_wheel = package / "resources"
    return in_wheel if in_wheel.is_dir() else package.parents[1] / "resources"
