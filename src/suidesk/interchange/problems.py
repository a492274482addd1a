"""What an import has to say about a line: an error, a warning, a question or a note, never a sentence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """What a problem means for its row."""

    ERROR = "error"
    """The row is rejected."""
    WARNING = "warning"
    """The row is taken, but somebody should look at this cell."""
    QUESTION = "question"
    """Something about the whole file was guessed and may be chosen otherwise."""
    NOTE = "note"
    """Said so that nothing happens silently; nothing needs doing."""


class Problem(NamedTuple):
    """One thing found in a file.

    `line` is the physical line on which the row begins (as a text editor counts), `row` the logical
    row (as a spreadsheet counts), both from 1. `expected` is a code or a list of allowed values,
    `found` what stood there.
    """

    line: int
    row: int
    column: str
    code: str
    expected: str = ""
    found: str = ""
    severity: Severity = Severity.WARNING

    @property
    def is_error(self) -> bool:
        """Tell whether the row is rejected for this."""
        return self.severity is Severity.ERROR


FOUND_LIMIT = 200
"""Most characters of a cell that a problem repeats, so that a report stays readable."""


def shortened(text: str) -> str:
    """Give the text as a problem shows it: at most `FOUND_LIMIT` characters."""
    return text if len(text) <= FOUND_LIMIT else text[: FOUND_LIMIT - 1] + "…"


def bounds(params: Mapping[str, Any]) -> tuple[str, str]:
    """Give what was allowed and what stood there, from the parameters of a domain error."""
    low = params.get("low", params.get("first", params.get("start", "")))
    high = params.get("high", params.get("last", params.get("limit", "")))
    found = params.get("value", params.get("year", params.get("length", params.get("end", ""))))
    return (f"{low}–{high}" if low != "" and high != "" else f"{high if high != '' else low}"), str(found)
