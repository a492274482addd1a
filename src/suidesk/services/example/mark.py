"""How an example is told from a real desk; light, because every start asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE: Final = "an invented neighbourhood"
"""No secret: everything in the example is made up, and whoever finds it may look."""
MARK: Final = "example.txt"


def is_example(folder: Path) -> bool:
    """Tell whether the desk in the folder is an example."""
    return (folder / MARK).exists()
