"""Files that are no list, odd lists, and lists that are pasted or dropped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel

from suidesk.desktop.lists.columns_step import AT_ONCE
from suidesk.interchange.targets import Target
from tests.desktop.blocks import BlockWatch

FOREIGN = {
    "empty": (b"", "The file has no rows"),
    "blank": (b" \n\n \n", "The file has no rows"),
    "workbook": (b"PK\x03\x04" + b"\0" * 30 + b"xl/workbook.xml", "This workbook is damaged"),
    "old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "This workbook is damaged"),
    "packed": (b"PK\x05\x06" + bytes(18), "There is no list in there"),
    "PDF": (b"%PDF-1.7 \x00\x01", "a PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
    "noise": (bytes((7 * n * n + n) % 251 for n in range(5_000)), "something else than text"),
    "web page": (b"<!DOCTYPE html><html><table></table></html>", "a web page"),
}


@pytest.mark.parametrize(("content", "said"), FOREIGN.values(), ids=FOREIGN.keys())
def test_what_is_no_list_is_said_and_another_can_be_chosen(bringing, file, content, said):
    bringing.pick(file(content))
    bringing.qtbot.waitUntil(lambda: said in bringing.said())
    assert bringing.made.step is bringing.made.pick
    bringing.columns(file("Naam\nJan\n", "good.csv"))
    assert bringing.said() == ""


def test_a_file_that_is_gone_is_said(bringing, tmp_path):
    bringing.made.pick.take_file(tmp_path / "gone.csv")
    assert "gone.csv can't be read" in bringing.said()


def test_a_file_that_goes_while_it_is_chosen_is_said(bringing, tmp_path):
    bringing.made.read(tmp_path / "gone.csv")
    bringing.qtbot.waitUntil(lambda: "gone.csv can't be read" in bringing.said())


def test_a_folder_without_lists_is_said(bringing, tmp_path):
    bringing.made.pick.take_file(tmp_path)
    bringing.qtbot.waitUntil(lambda: "There is no list in there" in bringing.said())
    assert bringing.made.step is bringing.made.pick


def test_a_file_far_too_large_is_not_read(bringing, tmp_path):
    path = tmp_path / "disk.img"
    with path.open("wb") as large:
        large.truncate(600_000_000)
    bringing.made.pick.take_file(path)
    assert "too large for a list" in bringing.said()


def test_one_column(bringing, file):
    bringing.bring(file("Naam\nJan Jansen\nPiet\n"))
    assert bringing.names() == ["Jan Jansen", "Piet"]


def test_headings_without_rows(bringing, file):
    bringing.check(file("Naam;E-mail\n"))
    assert bringing.counts() == (0, 0, 0, 0, 0)
    assert "no rows below" in bringing.made.check.sentence.full_text()


def test_sixty_columns_are_all_offered_a_few_at_a_time(bringing, file, tell):
    names = ["Naam", *(f"Vraag {number}" for number in range(59))]
    rows = [[f"Persoon {at}", *(f"antwoord {number}" for number in range(59))] for at in range(30)]
    path = file("\n".join(";".join(row) for row in (names, *rows)))
    with BlockWatch() as watch:
        bringing.columns(path)
        bringing.qtbot.waitUntil(lambda: len(bringing.made.columns.choices) == len(names))
        bringing.qtbot.wait(50)
    tell("Sixty columns", watch)
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    assert bringing.counts() == (30, 0, 0, 0, 0)


def test_going_on_before_all_columns_are_drawn_loses_none(bringing, file):
    names = ["Naam", *(f"Vraag {number}" for number in range(59))]
    bringing.made.read(file(";".join(names) + "\nJan" + ";x" * 59 + "\n"))
    bringing.qtbot.waitUntil(lambda: bool(bringing.made.columns.choices))
    assert len(bringing.made.columns.choices) <= AT_ONCE * 2
    assert len(bringing.made.columns.mapping().uses) == len(names)


def test_very_long_cells(bringing, file):
    page = "Lorem ipsum dolor sit amet. " * 360
    bringing.bring(file(f'Naam;Notities;Kleur\nJan;"{page}";{"z" * 10_000}\n{"P" * 10_000};;\n'))
    assert bringing.counts() == (1, 0, 0, 0, 1)
    assert bringing.names() == ["Jan"]


MARKUP = '<b>Jan</b> <img src="x"> &amp'


def test_markup_in_cells_and_headings_is_plain_text(bringing, file):
    bringing.check(file(f"Naam;<h1>Kop</h1>;E-mail\n{MARKUP};{MARKUP};<i>geen</i>\n"))
    labels = bringing.made.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert "<h1>Kop</h1>" in bringing.made.columns.choices
    assert any("<i>geen</i>" in text for text in bringing.told())
    bringing.press("Bring in 1 contact")
    bringing.at(bringing.made.report)
    assert bringing.names() == [MARKUP]


# --- pasted and dropped ---


PASTED = "Naam\tE-mail\tMobiel\nAmina Yusuf\tamina@example.org\t06 1234\nJan\t\t\n"


def paste(bringing, data):
    QGuiApplication.clipboard().setMimeData(data)
    bringing.made.activateWindow()
    bringing.qtbot.waitUntil(bringing.made.isActiveWindow)
    bringing.qtbot.keyClick(bringing.made, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def with_text(text):
    data = QMimeData()
    data.setText(text)
    return data


def with_urls(*urls):
    data = QMimeData()
    data.setUrls([QUrl(url) if "://" in str(url) else QUrl.fromLocalFile(str(url)) for url in urls])
    return data


def drop(bringing, data):
    area = bringing.made.pick.area
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    area.dropEvent(event)
    assert event.isAccepted()


def test_cells_are_pasted_from_a_spreadsheet(bringing):
    paste(bringing, with_text(PASTED))
    bringing.at(bringing.made.columns)
    assert bringing.made.columns.separator.value() == "\t"
    assert "Pasted list has 3 columns" in bringing.made.columns.sentence.full_text()
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    bringing.press("Bring in 2 contacts")
    bringing.at(bringing.made.report)
    assert bringing.names() == ["Amina Yusuf", "Jan"]


def test_the_button_pastes_too(bringing):
    QGuiApplication.clipboard().setMimeData(with_text(PASTED))
    bringing.press("Paste")
    bringing.at(bringing.made.columns)


def test_a_copied_file_is_pasted(bringing, file):
    paste(bringing, with_urls(file("Naam\nJan\n")))
    bringing.at(bringing.made.columns)
    assert "list.csv" in bringing.made.columns.sentence.full_text()


def test_nothing_to_paste_is_said(bringing):
    paste(bringing, QMimeData())
    bringing.qtbot.waitUntil(lambda: "nothing to paste" in bringing.said())


def test_a_clipboard_that_holds_nothing_at_all_is_said_too(bringing):
    QGuiApplication.clipboard().clear()
    assert QGuiApplication.clipboard().mimeData() is None
    bringing.press("Paste")
    bringing.qtbot.waitUntil(lambda: "nothing to paste" in bringing.said())


def test_half_of_a_character_in_pasted_text_does_no_harm(bringing):
    bringing.made.read_pasted("Naam\tE-mail\nJan\ud83d\tj@example.org\n")
    bringing.at(bringing.made.columns)
    assert bringing.made.columns.choices["Naam"].target.value() is Target.FULL_NAME


def test_a_file_is_dropped(bringing, file):
    drop(bringing, with_urls(file("Naam\nJan\n")))
    bringing.at(bringing.made.columns)
    assert "list.csv" in bringing.made.columns.sentence.full_text()


def test_text_is_dropped(bringing):
    drop(bringing, with_text(PASTED))
    bringing.at(bringing.made.columns)


def test_a_file_of_the_internet_is_refused(bringing):
    drop(bringing, with_urls("https://example.org/list.csv"))
    assert "isn't on this computer" in bringing.said()
    assert bringing.made.step is bringing.made.pick
