"""What a city's address book needs: indexes that answer without reading rows, words in the order of the list."""

from __future__ import annotations

from typing import Final

CITY: Final[tuple[str, ...]] = ()
"""Statements in the order in which they run; each block says which question it serves."""
