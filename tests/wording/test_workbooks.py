"""Sheets and sizes in words."""

from __future__ import annotations

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.wording.archives import size_text
from suidesk.wording.errors import error_text
from suidesk.wording.workbooks import sheet_text


def test_a_hidden_sheet_is_marked():
    assert sheet_text("2026", is_hidden=False) == "2026"
    assert sheet_text("2025", is_hidden=True) == "2025 (hidden)"


@pytest.mark.parametrize(("size", "text"), [(0, "1 kB"), (999, "1 kB"), (2_500, "2 kB"), (1_234_567, "1,234 kB")])
def test_sizes_are_whole_kilobytes(size, text):
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            SuideskError("cell_not_in_workbook", line=1_200, column="Notes", reason="cell_too_long"),
            "Row 1200 can't go into a workbook: in “Notes” a text is longer than 32,767 letters. "
            "Nothing was written; choose CSV, or mend it.",
        ),
        (
            SuideskError("workbook_too_long", limit=1_048_575),
            "A sheet holds at most 1,048,575 rows, and nothing was written. Choose CSV, or fewer rows.",
        ),
        (
            SuideskError("no_lists_inside", left_out=3),
            "There is no list in there, only other things (3). Choose another file.",
        ),
    ],
)
def test_errors_take_their_own_numbers(error, said):
    assert error_text(error) == said
