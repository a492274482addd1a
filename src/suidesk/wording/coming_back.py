"""Lists that come back edited, in words: what was put together, what is to be asked, what could not be taken."""

from __future__ import annotations

from suidesk.wording.translate import translate

EMPTY = "—"
"""Stands for a cell in which there is nothing."""


def rows_back() -> dict[str, str]:
    """Give the texts of what is found in rows of such a list."""
    return {
        "gone_since_export": translate(
            "Problems", "This contact was removed or merged here since the list went out. It isn't brought back."
        ),
        "same_row_twice": translate(
            "Problems",
            "This row has the same number as line {expected}. If it is somebody else, empty its last cell and bring it "
            "in again.",
        ),
        "cell_not_taken": translate("Problems", "“{found}” can't stand in this column; what is here stays."),
        "number_rounded_back": translate(
            "Problems", "A spreadsheet rounded a number to {found}; what is here stays. Type it again, as text."
        ),
    }


def came_back_text(file: str, day: str) -> str:
    """Say of which export a list is the edited copy."""
    return translate("Lists", "This is “{0}”, which went out {1}, edited since.").format(file, day)


def cells_text(taken: int, kept: int, missing: int) -> str:
    """Say how many cells are taken over, how many stay as they became here, and how many rows are missing."""
    parts = [translate("Lists", "%n cell(s) changed there: taken over", taken)]
    if kept:
        parts.append(translate("Lists", "%n cell(s) changed only here: kept", kept))
    if missing:
        parts.append(translate("Lists", "%n row(s) missing in the file: kept here", missing))
    return "; ".join(parts)


def conflicts_text(count: int) -> str:
    """Say how many cells were changed there and here, differently."""
    return translate("Lists", "%n cell(s) changed there and here, differently", count)


def cell_text(text: str) -> str:
    """Show what stands in a cell in one line."""
    return " ".join(text.split()) or EMPTY
