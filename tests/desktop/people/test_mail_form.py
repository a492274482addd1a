"""Letters to many: who gets one is said before, batches are copied, drafts and the list for mail merge are saved."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from suidesk.commands.people import AddPerson, Point
from suidesk.desktop.people.mail_form import MailForm
from suidesk.domain.people import PointKind
from tests.desktop.clipping import see_whole
from tests.desktop.lists.conftest import choose
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form
from tests.desktop.people.test_many import select_all


@pytest.fixture
def sixty(hood, desk):
    """Sixty people with addresses, who are there before the window: it looks for what others did once a second."""
    for at in range(60):
        points = (Point(PointKind.EMAIL, f"p{at}@example.org"),)
        desk.run(AddPerson(given=f"Person {at:02}", points=points, do_not_contact=at == 0))


@pytest.fixture
def letters(sixty, people, qtbot):
    """The form over sixty people with addresses, and the four of the neighbourhood."""
    qtbot.waitUntil(lambda: people.listing.list.model().rowCount() == 64)
    select_all(people, qtbot, 64)
    people.listing.verbs.write_to_them()
    return form(qtbot, MailForm)


def test_who_gets_it_is_said_and_batches_are_even(letters, qtbot):
    assert letters.said.full_text().startswith("60 will get it. 1 left out who must not be contacted. 3 without")
    assert [line.chip for line in letters.letters.lines()] == ["30 addresses", "30 addresses"]
    choose(qtbot, letters.size_field, "Everybody")
    (line,) = letters.letters.lines()
    line.verbs[0].then()
    assert QGuiApplication.clipboard().text().count("@example.org") == 60
    assert "p0@example.org" not in QGuiApplication.clipboard().text()


def test_drafts_are_saved(letters, desk_window, qtbot, tmp_path):
    letters.subject.set_value("Summer")
    letters.save_to(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.eml")) == ["Summer (1 of 2).eml", "Summer (2 of 2).eml"]
    qtbot.waitUntil(lambda: "2 drafts saved" in desk_window.window.undo_bar.text())


def test_a_folder_that_is_gone_is_told(letters, tmp_path):
    letters.save_to(tmp_path / "nowhere")
    assert "couldn't be written" in letters.message.text()
    letters.save_merge(tmp_path / "nowhere" / "a.csv")
    assert letters.isVisible()


def test_the_list_for_mail_merge(letters, tmp_path):
    letters.save_merge(tmp_path / "merge.csv")
    assert len((tmp_path / "merge.csv").read_text("utf-8-sig").splitlines()) == 61
    assert "60 addresses saved in merge.csv" in letters.message.text()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_and_everything_has_a_name(letters, theme, qtbot, scale):
    theme.set_scale(scale)
    see_whole(qtbot, letters)
    assert unnamed(letters) == []
