"""Who is here: neither in the archive nor dead, told without reading the contacts themselves."""

from __future__ import annotations

from typing import Final

GONE: Final = "SELECT id FROM contacts WHERE archived_on IS NOT NULL OR died_on IS NOT NULL"
"""The ids of those who aren't here; an index holds just these, and they are few."""


def is_here(column: str) -> str:
    """Give SQL that tells whether the contact whose id stands in a column is here."""
    return f"{column} NOT IN ({GONE})"
