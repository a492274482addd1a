"""Answers on doubles as a program gives them: one for all, or a file with one for each pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from suidesk.domain.errors import SuideskError
from suidesk.interchange.row_doubles import Answer, Answered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suidesk.interchange.row_doubles import RowDouble

ASK_LATER: Final = "ask-later"
WORDS: Final = (ASK_LATER, Answer.SAME.value, Answer.TWO.value)
"""Answers for all pairs; with `ask-later` only those that are practically sure are taken for one."""


class Told(msgspec.Struct, frozen=True):
    """An answer of a file: on the row of that line and a contact, or an earlier row."""

    line: int
    answer: Answer
    contact: str = ""
    other_line: int = 0


class _Document(msgspec.Struct):
    duplicates: list[Told]


def answered_by_word(doubles: Iterable[RowDouble], word: str) -> tuple[Answered, ...]:
    """Answer all pairs alike."""
    return tuple(Answered(one, one.usual if word == ASK_LATER else Answer(word)) for one in doubles)


def told_answers(content: bytes, name: str) -> tuple[Told, ...]:
    """Read a file of answers: a list of them, or a report of an import with them. Raises `answers_unreadable`."""
    try:
        found = msgspec.json.decode(content, type=list[Told] | _Document)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SuideskError("answers_unreadable", field="--duplicates", name=name, reason=str(error)) from error
    return tuple(found.duplicates if isinstance(found, _Document) else found)


def answered_by_file(doubles: Iterable[RowDouble], told: Iterable[Told]) -> tuple[tuple[Answered, ...], list[Told]]:
    """Answer the pairs as the file says, the others as usual; give those answers too that fit no pair."""
    waiting = {(one.line, one.contact, one.other_line): one for one in told}
    answers = []
    for double in doubles:
        found = waiting.pop(_key(double), None)
        answers.append(Answered(double, found.answer if found else double.usual))
    return tuple(answers), list(waiting.values())


def _key(double: RowDouble) -> tuple[int, str, int]:
    other = double.other
    return double.row.lines[0], other.contact_id, 0 if other.contact_id else other.lines[0]


def as_json(one: Answered) -> dict[str, Any]:
    """Give a pair with its answer, as a report holds it and a file of answers may."""
    double = one.double
    line, contact, other_line = _key(double)
    place = {"contact": contact} if contact else {"other_line": other_line}
    return {
        "line": line,
        **place,
        "answer": one.answer.value,
        "name": double.row.name,
        "other_name": double.other.name,
        "probability": round(double.probability, 4),
        "for": [reason.value for reason in double.reasons],
        "against": [reason.value for reason in double.against],
    }
