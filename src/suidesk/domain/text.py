"""Text as it is searched and sorted: folded for finding, keyed for the order of a language."""

from __future__ import annotations

import re
import unicodedata

# NFKD leaves these letters whole; people type their plain neighbours.
_FOLDS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
# In Danish æ, ø and å follow z, and aa is an older å.
_DANISH = str.maketrans({"æ": "{1", "ä": "{1", "ø": "{2", "ö": "{2", "å": "{3"})
_PARTICLES = re.compile(r"^((?:van|von|de|den|der|het|'t|te|ten|ter|la|le|du|in|op|uit|af|zu)\s+)+", re.IGNORECASE)


def tidy(text: str) -> str:
    """Give the text in composed form (NFC) with single spaces and no space at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def folded(text: str) -> str:
    """Give the text as it is searched: lower case, no accents, ø as o, ß as ss."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    plain = unicodedata.normalize("NFKD", lower.translate(_FOLDS))
    # Decomposing can bring capitals to light: of a name in mathematical bold, as phones write them.
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_FOLDS)


def sort_key(text: str, language: str) -> str:
    """Give a key whose byte order is the language's order of names (Danish: æ ø å last)."""
    lower = unicodedata.normalize("NFC", text).casefold()
    if language.startswith("da"):
        lower = lower.replace("aa", "å").translate(_DANISH)
    return folded(lower)


def name_key(given: str, family: str, language: str) -> str:
    """Give the sort key of a person: family name first, in Dutch without its particles.

    "van der Berg" stands under B in the Netherlands and under V elsewhere.
    """
    head, tail = family, ""
    if language.startswith("nl") and (match := _PARTICLES.match(family)) and match.end() < len(family):
        head, tail = family[match.end() :], match.group().strip()
    parts = [part for part in (head, given, tail) if part]
    return sort_key(" ".join(parts), language)
