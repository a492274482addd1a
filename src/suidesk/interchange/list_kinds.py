"""What a list holds: contacts in three ways, and the records that people keep in spreadsheets."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ListKind(StrEnum):
    """What the rows of a list are; the values stand in mapping files and on the command line."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    VOLUNTEERS = "volunteers"
    """People with a volunteering profile, their skills and the hours when they can help."""
    HOURS = "hours"
    COMMITMENTS = "commitments"
    GRANTS = "grants"
    OBLIGATIONS = "obligations"
    """The dated duties of grants."""


OF_CONTACTS: Final = frozenset({ListKind.PEOPLE, ListKind.ORGANISATIONS, ListKind.VOLUNTEERS})
"""Kinds whose rows are contacts; the rows of all others are records about contacts that are here already."""
