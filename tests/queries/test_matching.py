"""Which words of a need and an asset are the same, and which say nothing."""

from __future__ import annotations

import pytest

from suidesk.domain.assets import AssetKind
from suidesk.queries.matching import Matching, Shared, is_same_word, kinds_asked

ENGLISH = Matching("en")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("van", "van", True),
        ("van", "vans", True),
        ("van", "vanilla", False),
        ("paint", "painting", True),
        ("cook", "bookkeeping", False),
        ("book", "bookkeeping", False),
        ("garden", "gardening", True),
        ("bord", "borde", True),
        ("projector", "projetor", True),
        ("table", "cable", False),
        ("pain", "paint", False),
        ("car", "care", False),
        ("bed", "beds", True),
        ("stole", "stolene", True),
        ("hall", "ball", False),
        ("licence", "license", False),
    ],
)
def test_words_that_mean_the_same(one, other, is_same):
    assert is_same_word(one, other) is is_same
    assert is_same_word(other, one) is is_same


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "We need a van on Saturdays", ["van"]),
        ("en-GB", "Somebody who can sew", ["sew"]),
        ("nl", "De bus van de voedselbank", ["bus", "voedselbank"]),
        ("da", "En have på lørdag", []),
        ("da", "Værktøj til når vi maler", ["Værktøj", "maler"]),
        ("fr", "A van", ["van"]),
        ("en", "A room for 120", ["room"]),
        ("en", "", []),
    ],
)
def test_what_tells_something_depends_on_the_language(language, text, words):
    assert list(Matching(language).telling(text).values()) == words


def test_both_spellings_are_kept():
    found = ENGLISH.fit("Painting the CAFÉ's walls", "Paint for the cafe", AssetKind.TOOL)
    assert found is not None
    assert found.shared == (Shared("Painting", "Paint"), Shared("CAFÉ", "cafe"))
    assert not found.is_kind
    assert 0 < found.likeness <= 100


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A bigger room", (AssetKind.ROOM,)),
        ("Een zaal en gereedschap", (AssetKind.ROOM, AssetKind.TOOL)),
        ("Værktøj", (AssetKind.TOOL,)),
        ("Money for a hall", (AssetKind.ROOM, AssetKind.BUDGET)),
        ("Somebody who drives", ()),
    ],
)
def test_the_kind_that_is_asked_for(text, kinds):
    assert kinds_asked(text) == kinds


def test_a_kind_alone_is_a_reason_and_nothing_in_common_is_none():
    found = ENGLISH.fit("A bigger room on Saturdays", "St Mark's church", AssetKind.ROOM)
    assert found is not None
    assert (found.shared, found.is_kind) == ((), True)
    assert ENGLISH.fit("A bigger room on Saturdays", "St Mark's church", AssetKind.TOOL) is None


def test_words_are_sought_by_their_beginnings():
    assert ENGLISH.prefixes("Vans for the gardeners of Ærø") == '"van"* OR "gard"* OR "aer"*'
    assert ENGLISH.prefixes("we need one") == ""
