"""The separator of a table, by how evenly each candidate divides the first rows."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from suidesk.interchange.headings import is_known
from suidesk.interchange.rows import Dialect, read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

# In doubt the rarer sign wins: a comma also stands in numbers and sentences.
CANDIDATES = ("\t", ";", "|", ",")
_SAMPLE_ROWS = 200
_SAMPLE_BYTES = 200_000
_DECLARED = re.compile(rb'"?sep=(.)"?[ \t]*(\r\n|\r|\n|$)', re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"^[^,]*\d$")


def declared(content: bytes) -> str:
    """Give the separator that a first line such as `sep=;` declares, or nothing."""
    found = _DECLARED.match(content)
    return found[1].decode("ascii", "ignore") if found else ""


def detect(content: bytes, skip: int = 0) -> Dialect:
    """Give the dialect whose rows of the sample are the most even."""
    sample = _beginning(content)
    spaced = [Dialect(sign, skips_spaces=True) for sign in CANDIDATES if f'{sign} "'.encode() in sample]
    dialects = [*map(Dialect, CANDIDATES), *spaced]
    scores = {dialect: _score(sample, dialect, skip) for dialect in dialects}
    best = max(dialects, key=scores.__getitem__)
    return best if scores[best] > 0 else Dialect(",")


def first_rows(content: bytes, dialect: Dialect, skip: int = 0) -> list[tuple[str, ...]]:
    """Give the cells of the first rows that hold anything and could be read."""
    rows = islice(read_rows(_beginning(content), dialect, skip=skip), _SAMPLE_ROWS)
    return [row.cells for row in rows if not row.broken and "".join(row.cells).strip()]


def _beginning(content: bytes) -> bytes:
    """Give the first bytes of a text without the half of a letter that the cut may leave."""
    return content[:_SAMPLE_BYTES].decode("utf-8", "ignore").encode() if len(content) > _SAMPLE_BYTES else content


def _score(sample: bytes, dialect: Dialect, skip: int) -> float:
    """Score from 0: the share of rows with the commonest width above one, more for more columns and known headings."""
    rows = first_rows(sample, dialect, skip)
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    if not widths:
        return 0
    width, often = max(widths.items(), key=lambda item: (item[1], item[0]))
    known = max(sum(map(is_known, cells)) for cells in rows[:20])
    return often / len(rows) * (1 - 1 / width) * _unlike_decimals(rows, dialect) + min(known, 10) * 0.1


def _unlike_decimals(rows: Sequence[tuple[str, ...]], dialect: Dialect) -> float:
    """Give less than one for a comma that mostly stands between digits, as in `1,5`."""
    if dialect.separator != ",":
        return 1
    pairs = [(a, b) for cells in rows for a, b in pairwise(cells)]
    between = sum(bool(_DECIMAL_COMMA.match(a)) and b[:1].isdigit() for a, b in pairs)
    return 1 - 0.6 * between / max(len(pairs), 1)
