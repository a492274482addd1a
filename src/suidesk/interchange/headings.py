"""What the heading of a column means: which target, whose label, which number."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from suidesk.domain.text import folded
from suidesk.interchange.targets import ADDRESS_PARTS, POINTS, Target
from suidesk.interchange.vocabulary import BEGINNINGS, COMPOUNDS, LABELS, WORDS


class Meaning(NamedTuple):
    """What a heading says: the target, the label it carries (home, work …) and its number, 0 when it has none."""

    target: Target
    label: str = ""
    number: int = 0
    of: Target | None = None
    """For a label column: the target whose label it holds."""


_LABEL_OF: Final = {word: label for label, words in LABELS.items() for word in words.split()}
_VALUE_WORDS: Final = frozenset({"value", "waarde", "vaerdi", "adr"})
_LABEL_WORDS: Final = frozenset({"type", "label", "etiket", "maerke"})
_FILLERS: Final = frozenset(
    {"number", "nummer", "nr", "no", "address", "adres", "adresse", "the", "s", "op", "van", "de"}
)
# The end of a word for several: `Tag(s)`, `Fornavn(e)`.
_ENDING: Final = re.compile(r"(?<=\w)\((s|e|en|es|er|r|n)\)", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[^\w]+|_+")
_DIGITS: Final = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST: Final = 60
# Longer numbers in a heading are years; shorter words without their spaces would be others.
_NUMBER: Final = 3
_JOINED: Final = 4


def normalised(heading: str) -> str:
    """Give a heading as it is compared: folded, its signs as single spaces, `E-mail` as `email`."""
    plain = _SIGNS.sub(" ", folded(_CAMEL.sub(" ", _ENDING.sub(r"\1", heading[: 4 * _LONGEST])))).strip()
    return plain.replace("e mail", "email")


def _exact() -> dict[str, Meaning]:
    known = {word.strip(): Meaning(target) for target, words in WORDS.items() for word in words.split(",")}
    for (target, label), words in COMPOUNDS.items():
        known |= {word.strip(): Meaning(target, label) for word in words.split(",")}
    # ø and å fold to one letter, and are typed as two where a keyboard has neither.
    short = {word.replace("oe", "o").replace("aa", "a"): meaning for word, meaning in known.items()}
    joined = {word.replace(" ", ""): meaning for word, meaning in known.items() if len(word) >= _JOINED}
    return joined | short | known


_EXACT: Final = _exact()


@cache
def _meaning_of(plain: str) -> Meaning | None:
    if exact := _EXACT.get(plain):
        return exact
    words = _DIGITS.sub(" ", plain).split()
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= _NUMBER]
    words = [word for word in words if not word.isdecimal()]
    is_label = bool(words) and words[-1] in _LABEL_WORDS
    if words and (is_label or words[-1] in _VALUE_WORDS):
        words.pop()
    number = numbers[0] if numbers else 0
    if " ".join(words) not in _EXACT:
        words = [part for word in words for part in _opened(word)]
    label = next((_LABEL_OF[word] for word in words if word in _LABEL_OF), "")
    found = _EXACT.get(" ".join(words)) or _without_label(words)
    if found is None:
        return None
    if is_label:
        return (
            Meaning(Target.LABEL, found.label or label, number, _point_of(found.target)) if _has_label(found) else None
        )
    if not _has_label(found) and (label or number > 1) and found.target is not Target.NOTES:
        return None
    return Meaning(found.target, found.label or label, number)


def _without_label(words: list[str]) -> Meaning | None:
    """Look a heading up without the words that only say which one it is: `Business Phone`, `telefoon werk`."""
    labels = [_LABEL_OF[word] for word in words if word in _LABEL_OF]
    rest = [word for word in words if word not in _LABEL_OF]
    found = _EXACT.get(" ".join(rest)) or _EXACT.get(" ".join(word for word in rest if word not in _FILLERS))
    if found and labels and _has_label(found):
        return Meaning(found.target, found.label or labels[0])
    if not set(rest) - _FILLERS and {"mobile", "fax"} & set(labels):
        return Meaning(Target.PHONE, " ".join(sorted(labels, key="fax".__eq__)))
    return None


def _opened(word: str) -> list[str]:
    """Divide a word that says in its beginning which one it is: `privepostcode`, `arbejdsby`."""
    whole = _EXACT.get(word)
    if whole is None or whole.label:
        for label, beginnings in BEGINNINGS.items():
            for beginning in beginnings.split():
                rest = _EXACT.get(word.removeprefix(beginning)) if word.startswith(beginning) else None
                if rest and _has_label(rest):
                    return [label, word.removeprefix(beginning)]
    return [word]


def _has_label(meaning: Meaning) -> bool:
    return meaning.target in POINTS or meaning.target in ADDRESS_PARTS


def _point_of(target: Target) -> Target:
    return Target.ADDRESS if target in ADDRESS_PARTS else target


def meaning_of(heading: str) -> Meaning | None:
    """Tell what a heading means, or `None` when it is not known."""
    plain = normalised(heading)
    return _meaning_of(plain) if plain and len(plain) <= _LONGEST else None


def is_known(heading: str) -> bool:
    """Tell whether a cell reads like the heading of an address book."""
    return len(heading) <= _LONGEST and meaning_of(heading) is not None


def label_alone(heading: str) -> str:
    """Give the label that a heading is and no more: `Home`, `Werk`; nothing for any other."""
    return _LABEL_OF.get(normalised(heading), "")
