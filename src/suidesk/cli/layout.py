"""Lines for people: tables whose columns stand under each other, whatever letters they hold."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP: Final = "  "
WIDEST: Final = 60
"""Most columns of the screen that one cell takes before it is cut."""


def width(text: str) -> int:
    """Give the columns that a text takes on a terminal: two for wide letters, none for accents that join."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def printable(text: str) -> str:
    """Give a text of one line that commands no terminal: line ends become spaces, control characters are shown as �."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in {"Cc", "Cs"} else character


def cut(text: str, most: int = WIDEST) -> str:
    """Shorten a text to so many columns, with an ellipsis."""
    if width(text) <= most:
        return text
    kept, taken = [], 1
    for character in text:
        taken += _width(character)
        if taken > most:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, is_cut: bool = True) -> list[str]:
    """Set rows under their headings; columns in which every cell is empty are left out, numbers stand to the right."""
    cells = [[cut(printable(cell)) if is_cut else printable(cell) for cell in row] for row in rows]
    used = [number for number in range(len(headings)) if not cells or any(row[number] for row in cells)]
    shown = [[row[number] for number in used] for row in ([list(headings), *cells])]
    widths = [max(width(row[column]) for row in shown) for column in range(len(used))]
    is_right = [bool(cells) and all(_is_number(row[number]) for row in cells) for number in used]
    return [
        GAP.join(map(_padded, row, widths, is_right)).rstrip()
        for row in (shown[0], ["─" * size for size in widths], *shown[1:])
    ]


def _is_number(cell: str) -> bool:
    return not cell or cell.lstrip("-−").replace(",", "").isdecimal()


def _padded(cell: str, size: int, is_right: bool) -> str:  # noqa: FBT001
    spaces = " " * (size - width(cell))
    return spaces + cell if is_right else cell + spaces
