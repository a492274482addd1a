"""One text into given and family name: a suggestion, made only where a list gives nothing better."""

from __future__ import annotations

from typing import Final

from suidesk.domain.text import tidy

_PARTICLES_LISTED: Final = (
    "van von de den der het 't 's te ten ter la le du da di do dos das del della in op uit af zu zum zur v.d. "
    "v/d vd v. van't d' el al bin ibn ben bint abu toe ap ab mac mc st st. san"
)
_PARTICLES: Final = frozenset(_PARTICLES_LISTED.split())
_SUFFIXES_LISTED: Final = "jr jr. sr sr. ii iii iv phd ph.d. md obe mbe cbe msc bsc ma ba esq esq. ra rn"
_SUFFIXES: Final = frozenset(_SUFFIXES_LISTED.split())


def split_name(full: str) -> tuple[str, str]:
    """Give (given, family) of `Joost van Dijk`, `Berg, Jan van der` or `Berg, van der, Jan`; a single word is given."""
    parts = [part for part in map(tidy, full.split(",")) if part]
    suffix = parts.pop() if len(parts) > 1 and _is_suffix(parts[-1]) else ""
    if not parts:
        return suffix, ""
    given, family = _turned(parts) if len(parts) > 1 else _straight(parts[0].split())
    return (given, tidy(f"{family} {suffix}")) if family else (tidy(f"{given} {suffix}"), "")


def _is_suffix(word: str) -> bool:
    return word.lower() in _SUFFIXES


def _is_particle(word: str) -> bool:
    return word.lower() in _PARTICLES


def _straight(words: list[str]) -> tuple[str, str]:
    """Divide `Joost van Dijk` before its first particle, any other name before its last word."""
    last = len(words) - 1
    if last > 1 and _is_suffix(words[last]):
        last -= 1
    cut = next((at for at in range(1, last) if _is_particle(words[at])), last)
    return " ".join(words[: max(cut, 1)]), " ".join(words[max(cut, 1) :])


def _turned(parts: list[str]) -> tuple[str, str]:
    """Put `Berg, Jan van der` and `Berg, van der, Jan` back in order."""
    family, *rest = parts
    words = " ".join(rest).split()
    if len(words) > 1 and _is_particle(words[0]):
        cut = next((at for at, word in enumerate(words) if not _is_particle(word)), len(words))
        return " ".join(words[cut:]), f"{' '.join(words[:cut])} {family}"
    cut = len(words)
    while cut and _is_particle(words[cut - 1]):
        cut -= 1
    return " ".join(words[:cut]), tidy(f"{' '.join(words[cut:])} {family}")
