"""The sign-in sheet: who stands on it, how it is shared over pages, and the file that is written."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from suidesk.commands.volunteers import AddAbsence
from suidesk.desktop.projects.sign_in_form import SignInForm, people_text
from suidesk.desktop.projects.sign_in_paper import file_name, pages_of, paint_page, save_sheet, title_of
from suidesk.domain.errors import SuideskError
from suidesk.queries.expected import DayOfProject, Expected
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.people.conftest import form, verb
from tests.desktop.projects.conftest import TODAY

SATURDAY = date(2026, 5, 16)
ROOM = QSizeF(680, 1009)
NAMES = ("Åsa Kjær", "Łucja Wójcik", "محمد الأحمد", "דוד כהן", "<b>Bo</b>")


def day_of(*names, project="Repair Café", away=()):
    return DayOfProject(project, SATURDAY, [Expected(str(at), name, ()) for at, name in enumerate(names)], list(away))


def painted(day, page):
    """The page as a picture, and whether each of its lines has ink in the column of names."""
    picture = QImage(680, 1009, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    paint_page(painter, ROOM, day, page)
    painter.end()
    return picture


def has_ink(picture, left, top, width, height):
    return any(
        picture.pixelColor(x, y).lightness() < 100 for x in range(left, left + width) for y in range(top, top + height)
    )


@pytest.mark.parametrize(
    ("count", "pages"), [(0, [1]), (1, [1]), (24, [24]), (25, [24, 1]), (49, [24, 25]), (50, [24, 25, 1])]
)
def test_lines_are_shared_over_pages(count, pages):
    found = pages_of(["x"] * count, ROOM.height())
    assert [len(page.names) for page in found] == pages
    assert [(page.number, page.count) for page in found] == [(at, len(pages)) for at in range(1, len(pages) + 1)]


def test_names_of_all_letters_are_painted_and_empty_lines_stay_empty(qapp, theme):
    day = day_of(*NAMES)
    (page,) = pages_of([*NAMES, ""], ROOM.height())
    picture = painted(day, page)
    first, row = 92 + 26, 36
    for at in range(len(NAMES)):
        assert has_ink(picture, 4, first + at * row + 4, 260, row - 8), NAMES[at]
    assert not has_ink(picture, 4, first + len(NAMES) * row + 4, 260, row - 8)
    # Nothing of a name reaches into the columns for hands to write in.
    for at in range(len(NAMES)):
        assert not has_ink(picture, 292, first + at * row + 4, 80, row - 8)


def test_a_long_name_stays_within_its_cell(qapp, theme):
    long = "Bartholomew Featherstonehaugh-Cholmondeley of the Upper Harbour Quarter Community Association " * 2
    (page,) = pages_of([long], ROOM.height())
    picture = painted(day_of(long), page)
    assert has_ink(picture, 4, 92 + 26 + 4, 275, 28)
    assert not has_ink(picture, 292, 92 + 26 + 4, 80, 28)
    assert not has_ink(picture, 4, 92 + 26 + 40, 275, 30)


def test_every_page_says_what_it_is(qapp, theme):
    pages = pages_of(["x"] * 40, ROOM.height())
    for page in pages:
        picture = painted(day_of(), page)
        assert has_ink(picture, 0, 0, 300, 40)
        assert has_ink(picture, 560, 985, 120, 24)


def test_the_file_is_a_pdf_of_so_many_pages(qapp, theme, tmp_path):
    path = tmp_path / "sheet.pdf"
    assert save_sheet(day_of(*NAMES), 30, path) == 2
    written = path.read_bytes()
    assert written.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", written)) == 2
    assert save_sheet(day_of(), 0, path) == 1


def test_a_file_that_cannot_be_written_is_said(qapp, theme, tmp_path):
    with pytest.raises(SuideskError, match="file_not_written") as caught:
        save_sheet(day_of("Bo"), 1, tmp_path / "none" / "sheet.pdf")
    assert caught.value.params == {"name": "sheet.pdf"}


@pytest.mark.parametrize(
    ("project", "name"),
    [
        ("Repair Café", "Sign-in Repair Café 2026-05-16.pdf"),
        ("a/b\\c: d?\0", "Sign-in a b c d 2026-05-16.pdf"),
        ("..", "Sign-in  2026-05-16.pdf"),
        ("x" * 200, f"Sign-in {'x' * 60} 2026-05-16.pdf"),
    ],
)
def test_the_name_of_the_file_is_one_that_every_system_takes(project, name):
    assert file_name(day_of(project=project)) == name
    assert title_of(day_of()) == "Sign-in sheet, Repair Café, Sat 16 May 2026"


def test_people_are_named_and_the_rest_is_counted():
    many = day_of(*(f"P{number}" for number in range(10)), away=["Bo"])
    assert people_text(many).startswith("10 people expected: P0, P1, P2, P3, P4, P5, P6, P7 and 2 more.")
    assert "Away on that day: Bo." in people_text(many)
    assert people_text(day_of()).startswith("Nobody is expected: the sheet has empty lines only.")


@pytest.fixture
def sheet(cafe, qtbot):
    verb(cafe.view.more, "Sign-in sheet…")
    made = form(qtbot, SignInForm)
    qtbot.waitUntil(lambda: made.day.value() == SATURDAY)
    qtbot.waitUntil(lambda: made.people.full_text() != "")
    return made


def test_the_form_proposes_the_weekday_of_the_last_meeting_and_says_who_is_expected(sheet):
    assert sheet.people.full_text().startswith("2 people expected: Bram Vos and Amina Yusuf.")
    assert sheet.lines.value() == 8


def test_another_day_asks_again_and_whoever_is_away_is_named(sheet, hood, desk_window, qtbot):
    desk_window.run(AddAbsence(person_id=hood["Bram"], from_on=TODAY, until_on=SATURDAY + timedelta(days=9)))
    sheet.day.set_value(SATURDAY + timedelta(days=7))
    sheet.day.changed.emit()
    qtbot.waitUntil(lambda: "Away on that day: Bram Vos." in sheet.people.full_text())


def test_the_sheet_is_saved_and_said(sheet, desk_window, qtbot, tmp_path):
    path = tmp_path / "sheet.pdf"
    sheet.save(path)
    assert path.read_bytes().startswith(b"%PDF-")
    qtbot.waitUntil(lambda: not sheet.isVisible())


def test_what_cannot_be_written_stays_in_the_form(sheet, tmp_path):
    sheet.save(tmp_path / "none" / "sheet.pdf")
    assert sheet.isVisible()
    assert "sheet.pdf" in sheet.message.text()
    sheet.reject()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_form_is_whole_and_named(scale, theme, request, qtbot):
    theme.set_scale(scale)
    sheet = request.getfixturevalue("sheet")
    sheet.focusWidget().clearFocus()
    see_whole(qtbot, sheet)
    assert unnamed(sheet) == []
    sheet.reject()
