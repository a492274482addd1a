"""Phone trees: everybody is rung once, nobody rings too many, and the sheet says what somebody typed as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.commands.people import AddPerson, Point
from suidesk.desktop.people.phone_form import LIST, PhoneForm
from suidesk.desktop.people.phone_paper import calls, list_html, rounds, tree_html
from suidesk.domain.people import PointKind
from suidesk.queries.phoning import Caller, Phoning
from tests.desktop.clipping import see_whole
from tests.desktop.conftest import NOW
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form
from tests.desktop.people.test_many import select_all


def people_with_numbers(count):
    return tuple(Caller(str(at), f"Person {at}", f"0{at}") for at in range(count))


@given(st.integers(0, 300), st.integers(1, 20))
def test_everybody_but_the_first_is_rung_once_by_somebody_who_knows(count, each):
    to = people_with_numbers(count)
    knows, depth = {"0": 0}, 0
    for one, others in calls(to, each):
        assert 1 <= len(others) <= each
        for other in others:
            assert other.id not in knows
            knows[other.id] = knows[one.id] + 1
            depth = max(depth, knows[other.id])
    assert len(knows) == max(count, 1)
    assert depth == rounds(count, each)


def test_what_somebody_typed_is_no_markup():
    found = Phoning((Caller("1", "<b>A</b>", "0&1"), Caller("2", "B", "<i>2")), without=("C <u>",))
    for html in (tree_html("T <x>", found, 3, NOW.date()), list_html("T <x>", found, NOW.date())):
        assert "&lt;b&gt;A&lt;/b&gt;" in html
        assert "T &lt;x&gt;" in html
        assert "C &lt;u&gt;" in html
        assert "<i>2" not in html


@pytest.fixture
def numbers(hood, desk):
    """Five people with numbers, and one whom nobody may ring; there before the window, which looks once a second."""
    for at in range(6):
        points = (Point(PointKind.PHONE, f"020 555 010{at}"),)
        desk.run(AddPerson(given=f"Person {at}", points=points, do_not_contact=at == 5))


@pytest.fixture
def phones(numbers, people, qtbot):
    """The form over them and those of the neighbourhood."""
    qtbot.waitUntil(lambda: people.listing.list.model().rowCount() == 10)
    select_all(people, qtbot, 10)
    people.listing.verbs.print_numbers()
    return form(qtbot, PhoneForm)


def test_the_sheet_is_saved(phones, desk_window, qtbot, tmp_path):
    said = phones.said.full_text()
    assert "left out who must not be contacted" in said
    assert "2 rounds of calls" in said
    phones.save_to(tmp_path / "nowhere" / "tree.pdf")
    assert "tree.pdf" in phones.message.text()
    phones.save_to(tmp_path / "tree.pdf")
    assert (tmp_path / "tree.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: "saved as tree.pdf" in desk_window.window.undo_bar.text())


def test_whoever_is_chosen_begins(phones):
    last = phones._found.to[-1]
    phones.first.set_value(last.id)
    assert phones.html().index(last.name) < phones.html().index(phones._found.to[0].name)
    phones.kind.set_value(LIST)
    phones.kind.changed.emit()
    assert phones.first.isHidden()
    assert "rings" not in phones.html()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(phones, theme, qtbot, scale):
    theme.set_scale(scale)
    see_whole(qtbot, phones)
    assert unnamed(phones) == []


def test_that_numbers_went_out_is_recorded(phones, desk, desk_window, qtbot, tmp_path):
    phones.save_to(tmp_path / "tree.pdf")
    qtbot.waitUntil(lambda: "saved as tree.pdf" in desk_window.window.undo_bar.text())
    what = desk._connection.execute("SELECT what, format, file FROM exports").fetchall()
    assert what == [("phone_numbers", "pdf", "tree.pdf")]
