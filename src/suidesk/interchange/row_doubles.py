"""Rows that may tell of somebody who is known already, or of the same one as another row: asked, and answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suidesk.interchange.linking.records import Reason


class Answer(StrEnum):
    """What is said of two that may be one."""

    SAME = "same"
    """They are one: the row goes to that contact, by the policy chosen."""
    TWO = "two"
    """They are two: the row is a new contact, told apart from the other for good."""
    LATER = "later"
    """The row is a new contact for now, and the pair is proposed on the page of possible doubles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: rows of the file, a contact that is known, or a contact with the rows that go to it anyway.

    `about` tells it from namesakes: its first addresses and numbers.
    """

    name: str
    about: tuple[str, ...]
    lines: tuple[int, ...] = ()
    contact_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDouble:
    """A pair that may be one: `row` would be a new contact, `other` is known or another row that came before.

    `is_certain` pairs are taken for one where nothing else is said: practically sure (precision .999 on data whose
    truth is known), with two kinds of evidence and nothing against it.
    """

    row: Side
    other: Side
    probability: float
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]
    is_certain: bool

    @property
    def usual(self) -> Answer:
        """What is answered where nobody says otherwise."""
        return Answer.SAME if self.is_certain else Answer.LATER


@dataclass(frozen=True, slots=True)
class Answered:
    """A pair with what was said of it."""

    double: RowDouble
    answer: Answer
