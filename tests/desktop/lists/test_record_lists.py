"""Hours, promises and grants on the screen: what the list is, where columns go, what would happen, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.people import AddPerson
from suidesk.commands.projects import AddProject
from suidesk.desktop.lists.export_dialog import ExportDialog
from suidesk.desktop.lists.import_dialog import ImportDialog
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.sheets.places import Place
from suidesk.services.exporting import WantedCount
from suidesk.services.exporting_records import WantedRecords
from tests.desktop.clipping import clipped
from tests.desktop.lists.conftest import Bringing, choose, type_name
from tests.desktop.naming import unnamed
from tests.desktop.pressing import click, dialog

HOURS = """Datum;Naam;Project;Uren;Weer
13-3-2026;Amina Yusuf;Garden;2,5;zon
14-3-2026;Nils Holm;Garden;1;regen
15-3-2026;Amina Yusuf;Garden;26;
"""


@pytest.fixture(autouse=True)
def here(desk):
    desk.run(AddPerson(given="Amina", family="Yusuf"))
    desk.run(AddProject(name="Garden"))


def hours_here(bringing):
    return bringing.desk.ask(WantedCount(WantedRecords(kind=ListKind.HOURS)))


def test_hours_are_known_by_their_headings_and_come_in(bringing, file):
    bringing.columns(file(HOURS))
    assert "is a list of: hours" in bringing.made.columns.sentence.full_text()
    assert bringing.made.columns.choices["Weer"].target.value() is Place.UNKNOWN
    assert bringing.made.columns.create_missing.isVisible()
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    assert bringing.counts() == (1, 0, 0, 0, 2)
    told = "\n".join(bringing.told())
    assert "Nobody here is called “Nils Holm”" in told
    assert "Nothing in this list can hold “Weer”, such as “zon”" in told
    assert "1560 minutes are not possible" in told
    bringing.press("Bring in 1 row")
    bringing.at(bringing.made.report)
    assert hours_here(bringing) == 1
    assert "Hours were brought in: 1 new row" in bringing.window.undo_bar.text()
    bringing.press("Take it all back")
    bringing.qtbot.waitUntil(lambda: hours_here(bringing) == 0)


def test_names_that_are_not_here_are_added_when_that_is_ticked(bringing, file):
    bringing.columns(file(HOURS))
    bringing.qtbot.keyClick(bringing.made.columns.create_missing.box, Qt.Key.Key_Space)
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    assert bringing.counts() == (2, 0, 0, 0, 1)
    assert bringing.made.check.made.full_text() == "With them come, new: 1 person."
    bringing.press("Bring in 2 rows")
    bringing.at(bringing.made.report)
    assert bringing.names() == ["Amina Yusuf", "Nils Holm"]


def test_another_kind_can_be_chosen_before_and_after(bringing, file):
    choose(bringing.qtbot, bringing.made.pick.kind, "Hours")
    bringing.columns(file("A;B;C\n13-3-2026;Amina Yusuf;90\n"))
    for column, place in (("A", "Day"), ("B", "Person"), ("C", "Minutes")):
        choose(bringing.qtbot, bringing.made.columns.choices[column].target, place)
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    assert bringing.counts() == (1, 0, 0, 0, 0)
    bringing.press("Back")
    bringing.press("Back")
    choose(bringing.qtbot, bringing.made.pick.kind, "People")
    bringing.press("Go on with list.csv")
    bringing.at(bringing.made.columns)
    assert not bringing.made.columns.create_missing.isVisible()


def test_a_column_that_is_missing_is_named_in_words(bringing, file):
    choose(bringing.qtbot, bringing.made.pick.kind, "Hours")
    bringing.columns(file("Dag;Naam;Weer\n13-3-2026;Amina Yusuf;zon\n"))
    bringing.press("See what would happen")
    bringing.qtbot.waitUntil(lambda: "No column was matched to “Minutes”" in bringing.said())
    assert bringing.made.step is bringing.made.columns


def test_nothing_is_cut_off_with_large_text(theme, desk_window, bringing, file):
    theme.set_scale(2.0)
    desk_window.window.resize(1280, 720)
    bringing.columns(file(HOURS))
    assert (clipped(bringing.made), unnamed(bringing.made)) == ([], [])
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    assert (clipped(bringing.made), unnamed(bringing.made)) == ([], [])


@pytest.mark.parametrize("kind", ["Volunteers", "Hours", "Promises", "Grants", "Dates of grants"])
def test_every_kind_can_be_saved(exporting, qtbot, tmp_path, kind):
    choose(qtbot, exporting.kind, kind)
    qtbot.waitUntil(lambda: "0 " in exporting.count.full_text())
    assert exporting.columns["name"].isVisible() is (kind == "Volunteers")
    click(qtbot, exporting, "Choose where to save…")
    type_name(qtbot, tmp_path / "out.csv")
    qtbot.waitUntil((tmp_path / "out.csv").exists)


def test_lossless_hours_come_back_unchanged(bringing, file, qtbot, tmp_path):
    bringing.bring(file(HOURS))
    bringing.press("Done")
    bringing.window.act("export")
    made = dialog(qtbot, ExportDialog)
    choose(qtbot, made.kind, "Hours")
    choose(qtbot, made.style_field, "To bring back")
    qtbot.waitUntil(lambda: made.count.full_text() == "1 row will be in the file.")
    click(qtbot, made, "Choose where to save…")
    type_name(qtbot, tmp_path / "out.csv")
    qtbot.waitUntil((tmp_path / "out.csv").exists)
    bringing.window.act("import")
    again = Bringing(qtbot, bringing, dialog(qtbot, ImportDialog))
    again.check(tmp_path / "out.csv")
    assert again.counts() == (0, 0, 1, 0, 0)
