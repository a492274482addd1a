"""A language that nobody speaks: longer, accented, in brackets, so that a test sees what was not translated."""

from __future__ import annotations

import re

from suidesk.wording.plurals import english

_ACCENTED = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝçñšžÇÑŠŽ")
_KEPT = re.compile(r"\{[^}]*\}|%n|\n")
LONGER = 0.3
"""How much longer Dutch and Danish texts are than English ones, at most (docs/architecture.md)."""


def pseudo(context: str, text: str, n: int = -1) -> str:
    """Say a text in that language; what is filled in stays as it is."""
    del context
    plain = english(text, n) if n >= 0 else text
    kept = _KEPT.findall(plain)
    words = [part.translate(_ACCENTED) for part in _KEPT.split(plain)]
    said = "".join(part for pair in zip(words, [*kept, ""], strict=True) for part in pair)
    letters = sum(len(word) for word in words)
    return f"⟦{said}{' ¤' * round(letters * LONGER / 2)}⟧"
