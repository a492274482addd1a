"""Nothing is cut off and everything has a name, at every step, with large text and in a low window."""

from __future__ import annotations

import pytest

from suidesk.desktop.design.theme import Appearance
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed
from tests.workbooks import packed, workbook

SIZES = [((1320, 860), 1.0), ((1280, 720), 1.0), ((1280, 720), 2.0)]
LIST = """Ledenlijst De Brug;;;;
Voornaam;Achternaam;E-mail van de contactpersoon thuis;Mobiel;Vrijwilliger sinds
Amina;Yusuf;amina@example.org;0612345678;3/4/2021
Joost;van Dijk;geen mail;4.52E+09;12/11/2020
Amina;Yusuf;amina@example.org;0612345678;3/4/2021
Wolfeschlegelsteinhausenbergerdorff;Llanfairpwllgwyngyllgogerychwyrndrobwll;lang@example.org;;gisteren
"""


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0][0]}x{size[0][1]}@{size[1]}")
def sized(request, theme, desk_window):
    """The window at a size and scale, dark where the text is large."""
    size, scale = request.param
    theme.set_scale(scale)
    theme.set_appearance(Appearance.DARK if scale > 1 else Appearance.LIGHT)
    desk_window.window.resize(*size)
    return desk_window


def looked_at(widget):
    assert clipped(widget) == []
    assert unnamed(widget) == []


def test_every_step_of_the_import(sized, bringing, file):
    assert bringing.made.height() <= sized.window.height()
    looked_at(bringing.made)
    bringing.columns(file(LIST))
    looked_at(bringing.made)
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    looked_at(bringing.made)
    bringing.press(bringing.made.next.accessibleName())
    bringing.at(bringing.made.report)
    looked_at(bringing.made)


def test_the_lists_of_a_packed_file_and_the_sheets_of_a_workbook(sized, bringing, file):
    book = workbook({"People of the neighbourhood": [["Name"], ["Ada"]], "hidden": [["Name"], ["Bo"]]})
    bringing.pick(file(packed({"book.xlsx": book, "in/of last year.csv": b"Name\nAda\n", "x.png": b"x"}), "all.zip"))
    bringing.at(bringing.made.members)
    looked_at(bringing.made)
    bringing.press("Go on")
    bringing.at(bringing.made.columns)
    assert bringing.made.columns.sheet.isVisible()
    looked_at(bringing.made)


def test_a_message_above_a_step(sized, bringing, file):
    bringing.pick(file(b"%PDF-1.7"))
    bringing.qtbot.waitUntil(lambda: bool(bringing.said()))
    looked_at(bringing.made)


def test_the_export(sized, exporting, qtbot):
    qtbot.waitUntil(lambda: bool(exporting.count.full_text()))
    looked_at(exporting)
