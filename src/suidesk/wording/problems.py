"""What an import found in a line, in words."""

from __future__ import annotations

from typing import Protocol

from suidesk.domain.errors import SuideskError
from suidesk.wording.errors import error_text, known_codes
from suidesk.wording.translate import translate


class Problem(Protocol):
    """What an import found: a code with what stood there and what was expected."""

    @property
    def code(self) -> str:
        """What is wrong, in snake case."""

    @property
    def column(self) -> str:
        """The column's name, or an empty text."""

    @property
    def found(self) -> str:
        """What stood there."""

    @property
    def expected(self) -> str:
        """What should have stood there."""


def problem_text(problem: Problem) -> str:
    """Say what is wrong or worth knowing; `found` and `expected` fill the text's places."""
    texts = _texts()
    if problem.code in texts:
        return texts[problem.code].format(found=problem.found, expected=problem.expected, column=problem.column)
    if problem.code in known_codes():
        return error_text(SuideskError(problem.code, found=problem.found))
    return translate("Problems", "Something is unusual here ({0}).").format(problem.code)


def _texts() -> dict[str, str]:
    return {}
