"""The doubles of an import in words: who the two are, what speaks for and against, and what may be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.wording.merging import likeness_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def side_text(numbers: Sequence[int], *, is_known: bool, are_cards: bool) -> str:
    """Say where one of the two comes from: lines or cards of the file by their numbers, or the desk."""
    lines = ", ".join(map(str, numbers))
    if is_known:
        if not numbers:
            return translate("Doubles", "here already")
        text = translate("Doubles", "here already; card(s) {0} of the file too", len(numbers))
        rows = translate("Doubles", "here already; line(s) {0} of the file too", len(numbers))
        return (text if are_cards else rows).format(lines)
    text = translate("Doubles", "card(s) {0} of the file", len(numbers))
    rows = translate("Doubles", "line(s) {0} of the file", len(numbers))
    return (text if are_cards else rows).format(lines)


def what_speaks(reasons: Iterable[str], against: Iterable[str]) -> list[str]:
    """Say what speaks for and against it, a sentence each."""
    sides = (
        (translate("Doubles", "Speaks for it: {0}."), ", ".join(map(likeness_text, reasons))),
        (translate("Doubles", "Speaks against it: {0}."), ", ".join(map(likeness_text, against))),
    )
    return [text.format(said) for text, said in sides if said]


def answer_text(answer: str, *, is_known: bool) -> str:
    """Say what an answer does, by its code."""
    same = (
        translate("Doubles", "the same: the row goes to who is here")
        if is_known
        else translate("Doubles", "the same: both rows make one contact")
    )
    return {
        "same": same,
        "two": translate("Doubles", "two: a new contact, told apart for good"),
        "later": translate("Doubles", "not sure: a new contact for now, ask later"),
    }[answer]
