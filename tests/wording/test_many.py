"""What a change of many would do is said before it is done."""

from __future__ import annotations

import pytest

from suidesk.wording.many import addresses_text, will_archive_text, will_change_text, will_come_back_text


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((142, 0), "142 people will change."),
        ((1, 2), "1 person and 2 organisations will change."),
        ((0, 0), "Nobody would change: all of them have it so already."),
    ],
)
def test_how_many_will_change(numbers, said):
    assert will_change_text(*numbers) == said


def test_the_archive():
    text = "2 people will go into the archive: out of the lists, with all that belongs to them."
    assert will_archive_text(2, 0, has_me=False) == text
    assert will_archive_text(2, 0, has_me=True) == f"{text} You stay, as the user of this desk."
    assert will_archive_text(0, 0, has_me=False) == "Nobody is left to put into the archive."
    assert will_come_back_text(0, 1) == "1 organisation will come back into the lists."
    assert will_come_back_text(0, 0) == "None of them is in the archive."


def test_addresses():
    assert addresses_text(1, 0, 0) == "1 e-mail address copied."
    said = "12 e-mail addresses copied. 3 left out who must not be contacted. 2 without an address."
    assert addresses_text(12, 3, 2) == said
    assert addresses_text(0, 1, 0) == "Nothing was copied. 1 left out who must not be contacted."
