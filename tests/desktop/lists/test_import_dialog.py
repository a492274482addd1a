"""Bringing a list in, step by step, on a real store."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt

from suidesk.commands.people import AddPerson
from suidesk.desktop.lists.import_dialog import ImportDialog
from suidesk.domain.people import ContactKind
from suidesk.interchange.days import DayOrder
from suidesk.interchange.targets import Target
from suidesk.queries.people import ContactPage, PeopleMatching
from tests.desktop.conftest import NOW
from tests.desktop.lists.conftest import Bringing, choose
from tests.desktop.pressing import buttons, dialog

LIST = """Voornaam;Achternaam;E-mail;Mobiel;Geboortedatum
Amina;Yusuf;amina@example.org;0612345678;3/4/1980
Søren;Kjær;soren@example.org;+45 20 12 34 56;12/11/1975
Joost;van Dijk;geen mail;4.52E+09;13/12/1990
"""
NAMES = ["Amina Yusuf", "Søren Kjær"]
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_list_comes_in_and_goes_again(bringing, file, backups):
    bringing.bring(file(LIST))
    assert bringing.names() == NAMES
    assert bringing.counts() == (2, 0, 0, 0, 1)
    assert len(backups()) == 1
    bringing.press("Take it all back")
    bringing.qtbot.waitUntil(lambda: bringing.names() == [])
    bringing.qtbot.waitUntil(lambda: "taken back" in bringing.made.report.sentence.full_text())
    assert "Take it all back" not in buttons(bringing.made)
    bringing.press("Done")
    bringing.qtbot.waitUntil(lambda: not shiboken6.isValid(bringing.made))


def test_ctrl_z_takes_it_back_too(bringing, file):
    bringing.bring(file(LIST))
    bringing.qtbot.keyClick(bringing.made, Qt.Key.Key_Z, CONTROL)
    bringing.qtbot.waitUntil(lambda: bringing.names() == [])


def test_the_window_hears_of_it_and_offers_undo(bringing, file):
    bringing.bring(file(LIST))
    assert "A list was brought in: 2 new contacts" in bringing.window.undo_bar.text()
    page = bringing.window.page("people")
    bringing.qtbot.waitUntil(lambda: page.listing.list.model().rowCount() == len(NAMES) + 1)


def test_nothing_is_written_before_the_last_verb(bringing, file, backups):
    bringing.check(file(LIST))
    assert bringing.names() == []
    assert backups() == []
    bringing.press("Cancel")
    assert bringing.names() == []


def test_the_same_list_again_says_that_nothing_would_change(bringing, desk_window, file, qtbot, backups):
    path = file(LIST)
    bringing.bring(path)
    bringing.press("Done")
    desk_window.window.act("import")
    again = Bringing(qtbot, desk_window, dialog(qtbot, ImportDialog))
    again.check(path)
    assert again.counts() == (0, 0, 2, 0, 1)
    assert "would change nothing" in again.made.check.sentence.full_text()
    assert not again.made.next.isEnabled()
    assert again.made.next.accessibleName() == "Nothing to bring in"
    qtbot.keyClick(again.made, Qt.Key.Key_Return, CONTROL)
    assert again.made.step is again.made.check
    assert len(backups()) == 1


def test_what_was_found_is_said_in_sentences(bringing, file):
    bringing.check(file(LIST))
    told = "\n".join(bringing.told())
    assert "rounded a number to 4.52E+09. The row is left out" in told
    assert "“geen mail” is no e-mail address" in told
    lines = [line.second for line in bringing.made.check.problems.lines()]
    assert "1 time · Mobiel · line 4" in lines


def test_the_whole_way_by_keyboard(bringing, file):
    bringing.qtbot.keyClick(bringing.made.pick.choose, Qt.Key.Key_Return)
    bringing.name(file(LIST))
    for step in (bringing.made.columns, bringing.made.check):
        bringing.at(step)
        bringing.qtbot.keyClick(bringing.made.focusWidget(), Qt.Key.Key_Return)
    bringing.at(bringing.made.report)
    assert bringing.names() == NAMES


# --- back and forth ---


def test_chosen_columns_stay_when_going_back_and_forth(bringing, file):
    bringing.columns(file(LIST))
    choose(bringing.qtbot, bringing.made.columns.choices["Geboortedatum"].target, "Leave")
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    bringing.press("Back")
    bringing.press("Back")
    assert bringing.made.step is bringing.made.pick
    bringing.press("Go on with list.csv")
    assert bringing.made.columns.mapping().uses[4].target is Target.IGNORE


def test_chosen_columns_stay_when_the_file_is_read_in_another_way(bringing, file):
    bringing.columns(file(LIST.encode("cp1252")))
    choose(bringing.qtbot, bringing.made.columns.choices["Geboortedatum"].target, "Leave")
    choose(bringing.qtbot, bringing.made.columns.encoding, "Western European (M")
    bringing.at(bringing.made.columns)
    assert bringing.made.columns.encoding.value() == "mac-roman"
    assert bringing.made.columns.mapping().uses[4].target is Target.IGNORE
    choose(bringing.qtbot, bringing.made.columns.header, "Data")
    bringing.qtbot.waitUntil(lambda: "Column 5" in bringing.made.columns.choices)
    assert bringing.made.columns.choices["Column 5"].target.value() is Target.IGNORE
    assert bringing.made.columns.choices["Column 1"].target.value() is not Target.IGNORE


def test_the_letters_can_be_chosen(bringing, file):
    bringing.columns(file("Naam;E-mail\nZoë Żukowska;z@example.org\n".encode("cp1250")))
    choose(bringing.qtbot, bringing.made.columns.encoding, "Central European (W")
    bringing.at(bringing.made.columns)
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    bringing.press("Bring in 1 contact")
    bringing.at(bringing.made.report)
    assert bringing.names() == ["Zoë Żukowska"]


def test_a_column_of_days_asks_which_comes_first(bringing, file):
    bringing.columns(file(LIST))
    column = bringing.made.columns.choices["Geboortedatum"]
    assert column.order is None
    choose(bringing.qtbot, column.target, "Volunteer since")
    assert column.order.isVisible()
    choose(bringing.qtbot, column.order, "month")
    assert bringing.made.columns.mapping().uses[4].day_order is DayOrder.MONTH_FIRST
    choose(bringing.qtbot, column.target, "Leave")
    assert not column.order.isVisible()


def test_a_list_without_a_name_column_says_so_and_stays_at_the_columns(bringing, file):
    bringing.columns(file("Kleur;Maat\nrood;3\nblauw;4\n"))
    bringing.press("See what would happen")
    bringing.qtbot.waitUntil(lambda: "No column was matched to a name" in bringing.said())
    assert "Kleur, Maat" in bringing.said()
    assert bringing.made.step is bringing.made.columns
    choose(bringing.qtbot, bringing.made.columns.choices["Kleur"].target, "Full")
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    assert bringing.counts() == (2, 0, 0, 0, 0)
    assert bringing.said() == ""


def test_a_list_of_organisations(bringing, file):
    choose(bringing.qtbot, bringing.made.pick.kind, "Org")
    bringing.bring(file("Naam;E-mail\nDe Brug;info@brug.example\n"))
    (row,) = [row for row in bringing.desk.ask(PeopleMatching(NOW.date())) if not row.is_me]
    assert (row.name, row.kind) == ("De Brug", ContactKind.ORGANISATION)


def test_the_kind_can_still_be_changed_on_the_way_back(bringing, file):
    bringing.columns(file("Naam;E-mail\nDe Brug;info@brug.example\n"))
    bringing.press("Back")
    choose(bringing.qtbot, bringing.made.pick.kind, "Org")
    bringing.press("Go on with list.csv")
    bringing.at(bringing.made.columns)
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    bringing.press("Bring in 1 contact")
    bringing.at(bringing.made.report)
    (row,) = [row for row in bringing.desk.ask(PeopleMatching(NOW.date())) if not row.is_me]
    assert row.kind is ContactKind.ORGANISATION


def test_back_works_by_keyboard_and_does_nothing_at_the_start(bringing, file):
    def back():
        bringing.qtbot.keyClick(bringing.made, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    back()
    assert bringing.made.step is bringing.made.pick
    bringing.columns(file(LIST))
    back()
    assert bringing.made.step is bringing.made.pick


# --- where file and desk differ ---


@pytest.fixture
def amina(desk):
    """Amina, who is here already, with another source than the file's."""
    return desk.run(AddPerson(given="Amina", family="Yusuf", source="the market")).result


def source_of(bringing, ref):
    return bringing.desk.ask(ContactPage(ref)).contact.source


@pytest.mark.parametrize(("choice", "source"), [("Keep", "the market"), ("Take", "the library")])
def test_what_is_here_stays_unless_the_file_is_chosen(amina, bringing, file, choice, source):
    bringing.check(file("Voornaam;Achternaam;E-mail;Source\nAmina;Yusuf;amina@example.org;the library\n"))
    assert any("Here stands “the market”, in the file “the library”" in text for text in bringing.told())
    choose(bringing.qtbot, bringing.made.check.policy, choice)
    bringing.at(bringing.made.check)
    bringing.press("Bring in 1 contact")
    bringing.at(bringing.made.report)
    assert bringing.counts() == (0, 1, 0, 0, 0)
    assert source_of(bringing, amina) == source


def test_a_new_contact_that_resembles_somebody_is_pointed_out(desk, bringing, file):
    from suidesk.commands.people import Point
    from suidesk.domain.people import PointKind

    desk.run(AddPerson(given="Amina", family="Yusuf", points=(Point(PointKind.EMAIL, "amina@example.org"),)))
    bringing.columns(file("Naam;E-mail\nA. Yusuf-Ali;amina@example.org\n"))
    bringing.press("See what would happen")
    bringing.at(bringing.made.doubles)
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    (line,) = bringing.made.check.possible.lines()
    assert line.text == "A. Yusuf-Ali (line 2) has the same e-mail address: Amina Yusuf"


# --- the rows that can't be used ---


def test_rejected_rows_are_saved_mended_and_brought_in(bringing, desk_window, qtbot, file, tmp_path):
    bringing.bring(file(LIST))
    saved = tmp_path / "mend.csv"
    bringing.press("Save 1 row that can't be used…")
    bringing.name(saved)
    qtbot.waitUntil(lambda: "Saved as mend.csv" in bringing.said())
    content = saved.read_text("utf-8-sig")
    assert "4.52E+09" in content
    assert "A spreadsheet rounded a number" in content
    saved.write_text(content.replace("4.52E+09", "0201234567", 1).replace("4.52E+09", "0201234567"), "utf-8")
    bringing.press("Done")
    desk_window.window.act("import")
    again = Bringing(qtbot, desk_window, dialog(qtbot, ImportDialog))
    again.bring(saved)
    assert again.counts() == (1, 0, 0, 0, 0)
    assert again.names() == [*NAMES[:1], "Joost van Dijk", *NAMES[1:]]


def test_a_list_of_which_no_row_can_be_used_can_be_saved_to_mend(bringing, file, tmp_path):
    bringing.check(file("Naam;Mobiel\nJan;4.52E+09\nPiet;4.53E+09\n"))
    assert "No row can be used" in bringing.made.check.sentence.full_text()
    assert not bringing.made.next.isEnabled()
    bringing.press("Save 2 rows that can't be used…")
    bringing.name(tmp_path / "mend.csv")
    bringing.qtbot.waitUntil(lambda: (tmp_path / "mend.csv").exists())


def test_where_the_rows_cannot_be_saved_it_is_said(bringing, file, tmp_path):
    bringing.bring(file(LIST))
    bringing.made.report.save_rejected.emit(tmp_path / "nowhere" / "mend.csv")
    bringing.qtbot.waitUntil(lambda: "mend.csv couldn't be written" in bringing.said())
