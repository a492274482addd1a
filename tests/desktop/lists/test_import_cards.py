"""vCards in the import: no columns to choose, then as any list."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import QMimeData, QUrl

from suidesk.desktop.lists.pick_step import ENDINGS
from suidesk.interchange.list_kinds import ListKind
from tests.desktop.lists.conftest import choose, type_name
from tests.desktop.pressing import click
from tests.interchange.vcard.wholes import card

JAN = card("N:Berg;Jan;;;", "FN:Jan Berg", "EMAIL:jan@example.org", "X-TEA:green")
NOBODY = card("NOTE:who is this?")
CARDS = JAN + NOBODY + card("FN:Ann Ørsted")


@pytest.fixture
def checked(bringing, file):
    """The import, at what a file of cards would do."""
    bringing.pick(file(CARDS, "cards.vcf"))
    bringing.at(bringing.made.check)
    return bringing


def test_cards_come_in_without_a_step_for_columns(checked):
    assert checked.counts() == (2, 0, 0, 0, 1)
    assert checked.made.check.counts._sum.full_text() == "3 cards read: every one is in one of these numbers."
    checked.press("Bring in 2 contacts")
    checked.at(checked.made.report)
    assert checked.names() == ["Ann Ørsted", "Jan Berg"]
    checked.press("Take it all back")
    checked.qtbot.waitUntil(lambda: checked.names() == [])


def test_back_goes_to_the_file_and_on_to_what_would_happen(checked):
    checked.press("Back")
    checked.at(checked.made.pick)
    checked.press("Go on with cards.vcf")
    checked.at(checked.made.check)
    assert checked.counts() == (2, 0, 0, 0, 1)


def test_another_file_after_cards_has_its_columns(checked, file):
    checked.press("Back")
    checked.at(checked.made.pick)
    checked.columns(file("Naam\nPiet\n", "list.csv"))
    checked.press("See what would happen")
    checked.at(checked.made.check)
    assert checked.counts() == (1, 0, 0, 0, 0)
    checked.press("Back")
    checked.at(checked.made.columns)


def test_cards_that_cannot_be_used_are_saved_as_they_stand(checked, tmp_path):
    click(checked.qtbot, checked.made, "Save 1 card that can't be used…")
    type_name(checked.qtbot, tmp_path / "mend.vcf")
    checked.qtbot.waitUntil(lambda: "Mend the cards there" in checked.said())
    assert (tmp_path / "mend.vcf").read_bytes() == NOBODY.encode()


def test_a_file_of_nothing_but_such_cards_says_so(bringing, file):
    bringing.pick(file(NOBODY, "cards.vcf"))
    bringing.at(bringing.made.check)
    assert "No card can be used" in bringing.made.check.sentence.full_text()


def test_cards_are_no_hours(bringing, file):
    choose(bringing.qtbot, bringing.made.pick.kind, "Hours")
    assert bringing.made.pick.kind.value() is ListKind.HOURS
    bringing.pick(file(CARDS, "cards.vcf"))
    bringing.qtbot.waitUntil(lambda: "a vCard" in bringing.said())
    assert bringing.made.step is bringing.made.pick


def test_dropped_pasted_and_packed(bringing, file, tmp_path):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file(CARDS, "cards.vcf")))])
    bringing.made.pick.take(dropped)
    bringing.at(bringing.made.check)
    pasted = QMimeData()
    pasted.setText(JAN)
    bringing.press("Back")
    bringing.at(bringing.made.pick)
    bringing.made.pick.take(pasted)
    bringing.at(bringing.made.check)
    assert bringing.counts() == (1, 0, 0, 0, 0)
    with zipfile.ZipFile(tmp_path / "lists.zip", "w") as packed:
        packed.writestr("a.vcf", CARDS)
        packed.writestr("b.csv", "Naam\nPiet\n")
    bringing.press("Back")
    bringing.at(bringing.made.pick)
    bringing.made.pick.take_file(tmp_path / "lists.zip")
    bringing.at(bringing.made.members)
    bringing.press("Go on")
    bringing.at(bringing.made.check)
    assert bringing.counts() == (2, 0, 0, 0, 1)
    bringing.press("Back")
    bringing.at(bringing.made.members)
    bringing.press("Go on")
    bringing.at(bringing.made.check)


def test_such_files_are_offered():
    assert {".vcf", ".vcard"} <= set(ENDINGS)
