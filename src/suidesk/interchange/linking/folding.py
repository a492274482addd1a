"""Names and other values in the form in which they are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from suidesk.domain.people import PointKind
from suidesk.domain.text import folded
from suidesk.interchange.sameness import point_key

_NO_WORDS: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 64
"""Letters of a value that are compared; what is longer is no name."""
# Written or left out at will, in Dutch, German, Danish, French, Spanish, Portuguese and Arabic names.
_PARTICLES_LISTED: Final = (
    "van von de den der het t s te ten ter la le du da di do dos das della del af zu zum zur al el bin ibn "
    "mr mrs ms dr dhr mevr"
)
_PARTICLES: Final = frozenset(_PARTICLES_LISTED.split())
_FORMS_LISTED: Final = "ltd limited plc inc llc bv b v nv vof ev gmbh ag aps as sarl sa the stichting vereniging"
_FORMS: Final = frozenset(_FORMS_LISTED.split())
_SOUNDS: Final = (
    *(("sch", "s"), ("tsch", "s"), ("cz", "s"), ("sz", "s"), ("sh", "s"), ("ch", "k"), ("ck", "k"), ("ph", "f")),
    *(("th", "t"), ("dt", "t"), ("gh", "g"), ("ij", "i"), ("kn", "n"), ("wr", "r"), ("qu", "k"), ("x", "ks")),
)
_LETTERS: Final = str.maketrans({"c": "k", "q": "k", "z": "s", "w": "v", "y": "i", "j": "i", "d": "t", "b": "p"})
_VOWELS: Final = re.compile(r"[aeiouh]")
_TWICE: Final = re.compile(r"(.)\1+")
_BIRTH_DIGITS: Final = 8


def plain(text: str) -> str:
    """Give the words of a text in lower case, without accents and signs."""
    return _NO_WORDS.sub(" ", folded(text[:_LONGEST])).strip() if text else ""


@lru_cache(maxsize=65_536)
def name_of(text: str) -> str:
    """Give a given or family name without its particles: `van der Berg` as `berg`; all of it where nothing is left."""
    words = plain(text)
    if " " not in words:
        return words
    kept = [word for word in words.split() if word not in _PARTICLES]
    return " ".join(kept) or words


def firm_of(text: str) -> str:
    """Give the name of an organisation without its legal form."""
    words = plain(text)
    return " ".join(word for word in words.split() if word not in _FORMS) or words


@lru_cache(maxsize=65_536)
def sound_of(name: str) -> str:
    """Give roughly how a name sounds: its first letter and consonants, where sounds written variously are one."""
    text = name.replace(" ", "")
    for written, spoken in _SOUNDS:
        if written in text:
            text = text.replace(written, spoken)
    text = text.translate(_LETTERS)
    return text[:1] + _TWICE.sub(r"\1", _VOWELS.sub("", text[1:]))


def email_of(raw: str) -> str:
    """Give an e-mail address as it is compared; nothing for what is none."""
    text = raw.strip().casefold()[:_LONGEST]
    return text if "@" in text else ""


def phone_of(raw: str) -> str:
    """Give the digits of a number without country code and trunk zero; nothing for a short one, as 112."""
    digits = point_key(PointKind.PHONE, raw[:_LONGEST])[1]
    return digits if len(digits) >= len("123456") else ""


def birth_of(raw: str) -> str:
    """Give a day of birth as eight digits; nothing for what is no whole date."""
    digits = "".join(one for one in raw if one.isdigit())
    return digits if len(digits) == _BIRTH_DIGITS else ""


def code_of(raw: str) -> str:
    """Give a postcode or number without its spaces."""
    return plain(raw).replace(" ", "")
