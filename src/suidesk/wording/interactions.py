"""Interactions in words: in which way people met, what was said, who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.domain.interactions import InteractionKind
from suidesk.wording.formats import names_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW_NAMES: Final = 4
"""Names that are said before the others are only counted."""


def kind_text(kind: InteractionKind) -> str:
    """Say in which way people met."""
    return {
        InteractionKind.CONVERSATION: translate("Conversations", "Conversation"),
        InteractionKind.VISIT: translate("Conversations", "Visit"),
        InteractionKind.CALL: translate("Conversations", "Call"),
        InteractionKind.MESSAGE: translate("Conversations", "Message"),
    }[kind]


def people_text(names: Sequence[str]) -> str:
    """Name who was there; of many the first few, and how many more."""
    if len(names) <= FEW_NAMES:
        return names_in_words(names)
    rest = translate("Conversations", "%n other(s)", len(names) - FEW_NAMES + 1)
    return names_in_words([*names[: FEW_NAMES - 1], rest])


def with_text(names: Sequence[str]) -> str:
    """Say with whom: with Amina, Bram and 3 others; nothing where nobody else was there."""
    return translate("Conversations", "with {0}").format(people_text(names)) if names else ""
