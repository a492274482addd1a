"""Address labels: where they lie on the paper, what stands on them, one for a home, and the sheet that was begun."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from suidesk.commands.people import AddPerson, Point
from suidesk.desktop.people.label_sheet import LabelStock, lines_of, save_labels, sheets_of
from suidesk.desktop.people.labels_form import LabelsForm
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import PointKind
from suidesk.queries.posting import PostingTo, PostTo
from tests.desktop.clipping import see_whole
from tests.desktop.lists.conftest import choose
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form
from tests.desktop.people.test_many import select_all

MARGINS = {"L7160": (7.21, 15.15), "L7163": (4.65, 15.15), "L7159": (7.21, 12.9), "US_5160": (4.76, 12.7)}
"""Left and top margin in millimetres, as the makers' own templates have them."""


@pytest.mark.parametrize("stock", LabelStock)
def test_labels_lie_where_the_maker_cut_them(stock):
    sheet = stock.value
    places = [sheet.place(at) for at in range(sheet.count)]
    inner = [place.adjusted(0.01, 0.01, -0.01, -0.01) for place in places]
    assert (places[0].left(), places[0].top()) == pytest.approx(MARGINS[stock.name], abs=0.05)
    paper = QRectF(0, 0, sheet.paper.width(), sheet.paper.height())
    assert all(paper.contains(place) for place in places)
    assert not any(one.intersects(other) for one in inner for other in inner if one is not other)


def test_the_lines_of_a_label():
    assert lines_of(PostTo(("Asa", "Bram"), "12 Mill Lane, Northbank\nNB1 2CD")) == [
        "Asa and Bram",
        "12 Mill Lane",
        "Northbank",
        "NB1 2CD",
    ]


def test_a_sheet_that_was_begun_is_used_up():
    to = [PostTo((f"P{at}",), "x") for at in range(22)]
    sheets = sheets_of(LabelStock.L7160.value, to, 20)
    assert [[place for place, _ in sheet] for sheet in sheets] == [[20], list(range(21))]
    assert sheets_of(LabelStock.L7160.value, []) == []


def test_whatever_stands_on_a_label_a_pdf_is_written(qapp, tmp_path):
    to = [PostTo(("x" * 400,), "\n".join("line" * 30 for _ in range(40))), PostTo(("أحمد",), "🏠, ")]
    assert save_labels(LabelStock.US_5160.value, to, tmp_path / "labels.pdf") == 1
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(SuideskError, match="file_not_written"):
        save_labels(LabelStock.L7160.value, to, tmp_path / "nowhere" / "labels.pdf")


@pytest.fixture
def homes(hood, desk):
    """Three people of two homes, and one whom nobody may write to; there before the window."""
    for name, home, is_out in (
        ("Asa", "1 Mill Lane", 0),
        ("Bo", "1 mill lane", 0),
        ("Cy", "2 Mill Lane", 0),
        ("Di", "3", 1),
    ):
        points = (Point(PointKind.ADDRESS, home),)
        desk.run(AddPerson(given=name, points=points, do_not_contact=bool(is_out)))


@pytest.fixture
def labels(homes, people, qtbot):
    """The form over them and the four of the neighbourhood."""
    qtbot.waitUntil(lambda: people.listing.list.model().rowCount() == 8)
    select_all(people, qtbot, 8)
    people.listing.verbs.print_labels()
    made = form(qtbot, LabelsForm)
    qtbot.waitUntil(made.verb.isEnabled)
    return made


def test_one_label_for_a_home(labels, desk, qtbot, tmp_path, desk_window):
    assert labels.said.full_text() == "2 labels on 1 sheet. 1 left out who must not be contacted. 4 without an address."
    labels.homes.box.click()
    qtbot.waitUntil(lambda: labels.said.full_text().startswith("3 labels"))
    choose(qtbot, labels.stock_field, "Avery L7163")
    labels.first.edit.setText("14")
    labels.first.changed.emit()
    assert labels.said.full_text().startswith("3 labels on 2 sheets")
    labels.save_to(tmp_path / "nowhere" / "labels.pdf")
    assert "labels.pdf" in labels.message.text()
    labels.save_to(tmp_path / "labels.pdf")
    qtbot.waitUntil(lambda: "2 sheets of labels saved in labels.pdf" in desk_window.window.undo_bar.text())


def test_who_lives_together_is_told_by_the_same_address(labels, desk):
    found = desk.ask(PostingTo(labels._ids))
    assert [one.names for one in found.to] == [("Asa", "Bo"), ("Cy",)]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(labels, theme, qtbot, scale):
    theme.set_scale(scale)
    see_whole(qtbot, labels)
    assert unnamed(labels) == []
