"""Which asset may meet which need: the words that both say, and the kind of thing that is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.assets import AssetKind
from suidesk.domain.text import folded
from suidesk.store.search import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD: Final = re.compile(r"[^\W_]+")
SHORTEST: Final = 3
"""Letters of the shortest word that tells something: van, car, bus."""
STEM: Final = 4
"""Letters from where a word may be bent: paint and painting, bord and borde."""
ENDINGS: Final = frozenset(
    ("d", "e", "ed", "en", "ene", "er", "ere", "erne", "ers", "es", "et", "ing", "ings", "n", "ne", "r", "s")
)
"""What bends a word in English, Dutch and Danish."""
PLURAL: Final = frozenset(("s",))
"""What bends a short one: of three letters any other ending may make another word."""
ALIKE: Final = 88
"""Likeness of 100 (RapidFuzz ratio) from where two longer words are the same one, misspelt or bent; found likewise."""
ALIKE_FROM: Final = 6
"""Letters of the shortest word that is compared so: of shorter ones each letter tells too much."""

_PLAIN: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(_WORD.findall(folded(words)))
    for language, words in (
        (
            "en",
            """all also and any are ask but can could day days each every everybody for from get good has have her his
            how its just know like look looking make many month more most much need needed needs new not now one other
            our out over people person please project some somebody someone something somewhere than that the their
            them then there these they this those time times use used using want wanted wants was week weekly weeks
            well were what when where which who will with would year years you your monday tuesday wednesday thursday
            friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays once twice hour hours
            morning mornings afternoon afternoons evening evenings two three four five six ten twenty hundred
            hundreds little told""",
        ),
        (
            "nl",
            """aan als bij dag dagen dan dat der deze die dit door een elke enkele geen graag heb hebben het hoe ieder
            iedere iemand iets kan kunnen maar meer mensen met mij naar niet nieuwe nodig nog onder ons onze ook over
            per soms tegen tot uit van veel voor waar wat week weken wel welke wie wij willen worden zijn zoeken zonder
            zou maandag dinsdag woensdag donderdag vrijdag zaterdag zondag keer uur uren ochtend middag avond avonden
            twee drie vier vijf zes tien twintig honderd beetje""",
        ),
        (
            "da",
            """alle alt andre behov brug bruge brugt dag dage den denne der det dette efter eller ere flere folk for fra
            gerne har have hos hvad hver hvor ikke ind jeg kan kun lige mange med men mere mod nogen noget nogle nye når
            ofte også over på samt skal som til ude uden uge uger under ved vil vores være mandag tirsdag onsdag torsdag
            fredag lørdag søndag gang gange time timer morgen formiddag eftermiddag aften aftener tre fire fem seks ti
            tyve hundrede lidt""",
        ),
    )
}
"""Folded words of each language that say nothing of what is needed; "van" is a car in one and "of" in another."""

_KIND_WORDS: Final[Mapping[AssetKind, frozenset[str]]] = {
    AssetKind.ROOM: frozenset(
        ("room", "rooms", "hall", "space", "venue", "ruimte", "zaal", "lokaal", "lokale", "sal", "rum")
    ),
    AssetKind.TOOL: frozenset(("tool", "tools", "equipment", "gereedschap", "vaerktoj", "udstyr")),
    AssetKind.SKILL: frozenset(("skill", "skills", "expertise", "vaardigheid", "kennis", "faerdighed", "viden")),
    AssetKind.BUDGET: frozenset(("money", "budget", "funding", "geld", "penge")),
    AssetKind.STORY: frozenset(("story", "stories", "verhaal", "verhalen", "historie", "historier")),
}
"""Folded words that ask for a kind of asset, in English, Dutch and Danish."""


@dataclass(frozen=True)
class Shared:
    """A word that a need and an asset have in common, as each of them writes it."""

    needed: str
    offered: str


@dataclass(frozen=True)
class Fit:
    """Why an asset may meet a need: the words in common, and whether its kind was asked for.

    `likeness` (0 to 100) is RapidFuzz's ratio of the sets of words; it only orders assets that share as many words.
    """

    shared: tuple[Shared, ...]
    is_kind: bool
    likeness: int


def kinds_asked(text: str) -> tuple[AssetKind, ...]:
    """Give the kinds of asset that a need asks for by name."""
    words = {folded(word) for word in _WORD.findall(text)}
    return tuple(kind for kind, named in _KIND_WORDS.items() if words & named)


@dataclass(frozen=True)
class Matching:
    """Compares needs and assets as they are written in a store's language."""

    language: str

    def telling(self, text: str) -> dict[str, str]:
        """Give the words that say what is needed or offered, folded, each with its own spelling; in their order."""
        plain = _PLAIN.get(self.language[:2], _PLAIN["en"])
        words = ((folded(word), word) for word in _WORD.findall(text))
        found: dict[str, str] = {}
        for word, written in words:
            if len(word) >= SHORTEST and word not in plain and not word.isdigit():
                found.setdefault(word, written)
        return found

    def prefixes(self, text: str) -> str:
        """Give the full-text expression for whatever may share a telling word with the text; empty for none."""
        stems = dict.fromkeys(word[: min(STEM, max(SHORTEST, len(word) - 1))] for word in self.telling(text))
        return " OR ".join(f'"{word}"*' for stem in stems for word in words_of(stem))

    def fit(self, need: str, offered: str, kind: AssetKind) -> Fit | None:
        """Say why what is offered may meet a need; nothing where they have nothing in common."""
        from rapidfuzz import fuzz

        wanted, there = self.telling(need), self.telling(offered)
        shared = tuple(
            Shared(written, there[other])
            for plain, written in wanted.items()
            if (other := next((one for one in there if is_same_word(plain, one)), None)) is not None
        )
        is_kind = kind in kinds_asked(need)
        if not shared and not is_kind:
            return None
        return Fit(shared, is_kind, round(fuzz.token_set_ratio(" ".join(wanted), " ".join(there))))


def is_same_word(one: str, other: str) -> bool:
    """Tell whether two folded words mean the same, bent or misspelt: van and vans, paint and painting."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[len(short) :] in (ENDINGS if len(short) >= STEM else PLURAL):
        return True
    if len(short) < ALIKE_FROM or short[0] != long[0]:
        return False
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(short, long) >= ALIKE)
