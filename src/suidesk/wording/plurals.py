"""English plurals for the "(s)" shorthand in texts: `%n reminder(s)`, `%n person(s)`, `%n entry(s)`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

IRREGULAR_PLURALS: Mapping[str, str] = MappingProxyType(
    {
        "child": "children",
        "has": "have",
        "is": "are",
        "man": "men",
        "person": "people",
        "this": "these",
        "was": "were",
        "woman": "women",
    }
)
"""What no ending can form, in lower case; verbs are here so that `%n role(s) is(s) open` can be said."""

_SHORTHAND = re.compile(r"([A-Za-z]+)\(s\)")
_TAKES_ES = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def english(text: str, n: int) -> str:
    """Write each `word(s)` of a text as one or as many; 1 alone is singular, as `0 reminders` shows."""
    if n == 1:
        return _SHORTHAND.sub(r"\1", text)
    return _SHORTHAND.sub(lambda match: plural(match.group(1)), text)


def plural(word: str) -> str:
    """Form the plural of an English word, keeping a leading capital."""
    irregular = IRREGULAR_PLURALS.get(word.lower())
    if irregular is not None:
        return irregular.capitalize() if word[0].isupper() else irregular
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    if word.endswith(_TAKES_ES):
        return f"{word}es"
    return f"{word}s"
