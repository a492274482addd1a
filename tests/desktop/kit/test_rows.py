"""Models of lists: rows in memory, and the window onto many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from suidesk.desktop.kit.data_table import Cell, Column, TableModel
from suidesk.desktop.kit.entry_list import EntriesModel
from suidesk.desktop.kit.rows import PAGE, Row, RowsModel, WindowModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


class Pages:
    """A source of pages that answers when told to."""

    def __init__(self):
        self.asked = []
        self._waiting = []

    def fetch(self, offset, limit, then):
        self.asked.append((offset, limit))
        self._waiting.append((offset, limit, then))

    def answer(self, prefix="r"):
        waiting, self._waiting = self._waiting, []
        for offset, limit, then in waiting:
            then([Row(f"{prefix}{at}", f"Title {at}") for at in range(offset, offset + limit)])


def test_rows_in_memory(qtbot):
    model = RowsModel()
    QAbstractItemModelTester(model, FATAL)
    model.set_rows([Row("a", "Amina", "Volunteer", "Today"), Row("b", "Bram")])
    assert model.index(0, 0).data() == "Amina"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Amina, Volunteer, Today"
    assert model.row_of("b") == 1
    assert model.row_of("z") is None
    assert model.row(2) is None


def test_the_same_rows_with_other_words_keep_the_selection(qtbot):
    model = RowsModel()
    QAbstractItemModelTester(model, FATAL)
    model.set_rows([Row("a", "Amina")])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows([Row("a", "Amina Yusuf")])
    with qtbot.waitSignal(model.modelReset):
        model.set_rows([Row("b", "Bram")])


def test_a_window_fetches_only_what_is_seen_page_by_page(qtbot):
    pages = Pages()
    model = WindowModel(100_000, pages.fetch)
    QAbstractItemModelTester(model, FATAL)
    qtbot.wait(1)
    pages.answer()
    pages.asked.clear()
    assert model.row(50_000) is None
    assert model.row(50_001) is None
    assert model.index(50_000, 0).data() == "Loading…"
    with qtbot.waitSignal(model.dataChanged):
        qtbot.waitUntil(lambda: bool(pages.asked))
        pages.answer()
    assert pages.asked == [(50_000 // PAGE * PAGE, PAGE)]
    assert model.row(50_000) == Row("r50000", "Title 50000")
    assert model.row_of("r50001") == 50_001


def test_the_last_page_asks_for_no_more_than_there_is(qtbot):
    pages = Pages()
    model = WindowModel(70, pages.fetch)
    model.row(69)
    qtbot.waitUntil(lambda: bool(pages.asked))
    assert pages.asked == [(64, 6)]


def test_pages_scrolled_past_are_never_fetched(qtbot):
    pages = Pages()
    model = WindowModel(100_000, pages.fetch)
    for at in range(0, 100_000, PAGE):
        model.row(at)
    qtbot.waitUntil(lambda: bool(pages.asked))
    assert len(pages.asked) == 4
    assert pages.asked[-1][0] == 99_968


def test_answers_from_before_a_reset_are_dropped(qtbot):
    pages = Pages()
    model = WindowModel(200, pages.fetch)
    QAbstractItemModelTester(model, FATAL)
    model.row(0)
    qtbot.waitUntil(lambda: bool(pages.asked))
    model.reset(10)
    pages.answer("old")
    assert model.rowCount() == 10
    assert model.row(0) is None


def test_a_refresh_keeps_rows_on_screen_until_the_new_ones_are_there(qtbot):
    pages = Pages()
    model = WindowModel(100, pages.fetch)
    QAbstractItemModelTester(model, FATAL)
    model.row(0)
    qtbot.waitUntil(lambda: bool(pages.asked))
    pages.answer("old")
    model.refresh()
    assert model.row(0).id == "old0"
    pages.answer("new")
    assert model.row(0).id == "new0"


def test_memory_stays_bounded(qtbot):
    model = WindowModel(100_000, lambda offset, limit, then: then([Row(str(offset), "t")] * limit))
    for number in range(100):
        model.row(number * PAGE)
        qtbot.waitUntil(lambda number=number: model.row(number * PAGE) is not None)
    assert model.row_of("0") is None
    assert model.row_of(str(99 * PAGE)) == 99 * PAGE


def test_a_table_of_cells(theme, qtbot):
    model = TableModel(theme, [Column("Name"), Column("Hours", 80, is_number=True, is_editable=True)])
    QAbstractItemModelTester(model, FATAL)
    model.set_rows([[Cell("Amina"), Cell("48", "warn", "Above the limit")], [Cell("Bram")]])
    cell = model.index(0, 1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Hours: 48, Above the limit"
    assert cell.data(Qt.ItemDataRole.ForegroundRole).name().upper() == theme.tokens.warn
    assert model.index(0, 0).data(Qt.ItemDataRole.BackgroundRole) is None
    assert model.index(1, 1).data() == ""
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(model.edited) as edited:
        model.setData(cell, " 40 ")
    assert edited.args == [0, 1, "40"]
    with qtbot.assertNotEmitted(model.edited):
        model.setData(cell, "48")
    with qtbot.waitSignal(model.dataChanged):
        model.set_rows([[Cell("Amina"), Cell("40")], [Cell("Bram"), Cell("1")]])
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Hours"


def test_entries(qtbot):
    model = EntriesModel()
    QAbstractItemModelTester(model, FATAL)
    model.set([("user", "Amina", "Volunteer", ""), ("plus", "New person", "", "Ctrl+N")])
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "New person, Ctrl+N"


def test_rows_that_are_here_already_are_not_fetched(qtbot):
    pages = Pages()
    model = WindowModel(0, pages.fetch)
    QAbstractItemModelTester(model, FATAL)
    model.reset(192, rows=[Row(f"k{at}", "t") for at in range(64, 192)], offset=64)
    assert (model.row(64).id, model.row(191).id) == ("k64", "k191")
    assert model.row_of("k130") == 130
    assert model.row(63) is None
    qtbot.waitUntil(lambda: bool(pages.asked))
    assert pages.asked == [(0, PAGE)]


def test_a_list_turns_out_longer_or_shorter_and_keeps_its_rows(qtbot):
    pages = Pages()
    model = WindowModel(0, pages.fetch)
    QAbstractItemModelTester(model, FATAL)
    model.reset(70, rows=[Row(f"k{at}", "t") for at in range(70)])
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_count(100_000)
    assert model.rowCount() == 100_000
    assert model.row(63).id == "k63"
    assert model.row(69) is None, "a page that was not full is fetched again"
    qtbot.waitUntil(lambda: bool(pages.asked))
    assert pages.asked == [(64, PAGE)]
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_count(3)
    assert model.rowCount() == 3
    assert model.row(2).id == "k2"
