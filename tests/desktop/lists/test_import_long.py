"""Long lists: how far it is, a Cancel that changes nothing, and a window that goes on answering."""

from __future__ import annotations

from random import Random
from string import ascii_lowercase

import pytest
from PySide6.QtCore import Qt

from suidesk.desktop.kit.progress import ProgressDialog
from suidesk.desktop.lists.import_dialog import ImportDialog
from suidesk.queries.people import PeopleCount
from tests.desktop.blocks import BlockWatch
from tests.desktop.lists.conftest import Bringing
from tests.desktop.pressing import click, dialog

ROWS = 20_000
SHORT = 3_000


def rows(count):
    chance = Random(count)
    words = ("".join(chance.choices(ascii_lowercase, k=9)).title() for _ in range(2 * count))
    # Nobody resembles anybody, so that nothing is asked on the way.
    people = (f"{next(words)};{next(words)};p{at}@example.org;06{at:08d}" for at in range(count))
    return "Voornaam;Achternaam;E-mail;Mobiel\n" + "\n".join(people) + "\n"


@pytest.fixture
def everything(store):
    """All that the store holds, table by table; reads over a connection of its own."""

    def read():
        connection = store.reader()
        try:
            tables = ("contacts", "contact_points", "tags", "batches", "journal", "search_docs")
            return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
        finally:
            connection.close()

    return read


def test_cancel_in_the_middle_of_twenty_thousand_rows_changes_nothing(bringing, file, everything, tell):
    before = everything()
    with BlockWatch() as watch:
        bringing.check(file(rows(ROWS)))
        assert bringing.counts() == (ROWS, 0, 0, 0, 0)
        bringing.press("Bring in 20000 contacts")
        progress = dialog(bringing.qtbot, ProgressDialog)
        bringing.qtbot.waitUntil(lambda: progress.bar.value() > ROWS * 1.2, timeout=60_000)
        assert progress.bar.maximum() == ROWS * 2
        click(bringing.qtbot, progress, "Cancel")
        bringing.at(bringing.made.check)
    tell("Twenty thousand rows", watch)
    assert "nothing was changed" in bringing.said()
    assert everything() == before
    assert bringing.made.next.isEnabled()


def test_cancel_of_the_preview_stays_at_the_columns(bringing, file):
    bringing.columns(file(rows(ROWS)))
    bringing.press("See what would happen")
    progress = dialog(bringing.qtbot, ProgressDialog)
    bringing.qtbot.keyClick(progress, Qt.Key.Key_Escape)
    bringing.at(bringing.made.columns)
    assert "Stopped as you asked" in bringing.said()
    assert bringing.made.next.isEnabled()


def test_leaving_at_once_stops_the_work_and_closes(bringing, file, everything):
    before = everything()
    bringing.check(file(rows(SHORT)))
    bringing.press("Bring in 3000 contacts")
    bringing.made.reject()
    with bringing.qtbot.waitSignal(bringing.made.finished, timeout=20_000):
        pass
    assert everything() == before


def test_one_undo_takes_a_long_list_back(bringing, file, everything):
    before = everything()
    bringing.bring(file(rows(SHORT)))
    assert bringing.desk.ask(PeopleCount()) == SHORT + 1
    bringing.press("Take it all back")
    bringing.qtbot.waitUntil(lambda: bringing.desk.ask(PeopleCount()) == 1, timeout=20_000)
    after = everything()
    assert {table: after[table] for table in before if table not in {"batches", "journal"}} == {
        table: before[table] for table in before if table not in {"batches", "journal"}
    }


def test_a_window_that_closes_stops_the_work(bringing, file, everything):
    before = everything()
    bringing.check(file(rows(SHORT)))
    bringing.press("Bring in 3000 contacts")
    bringing.window.close()
    bringing.at(bringing.made.check)
    assert everything() == before


def test_a_fault_of_ours_ends_the_work_and_is_said(desk_window, qtbot, file, everything, expected_log):
    expected_log("RuntimeError")
    before, reports = everything(), []
    desk_window.bridge.broken.connect(reports.append)
    desk_window.window._safety = None
    desk_window.window.act("import")
    bringing = Bringing(qtbot, desk_window, dialog(qtbot, ImportDialog))
    bringing.check(file(rows(3)))
    bringing.press("Bring in 3 contacts")
    qtbot.waitUntil(lambda: "Something went wrong inside suidesk" in bringing.said())
    qtbot.waitUntil(lambda: len(reports) == 1)
    bringing.at(bringing.made.check)
    assert everything() == before
    bringing.press("Cancel")
    assert "Something went wrong" in desk_window.window.message.text()
