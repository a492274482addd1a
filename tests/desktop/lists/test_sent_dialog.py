"""Lists that went out, on screen: noted with each export, settled one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.exports import RecordExport
from suidesk.desktop.kit.lines import LinesCard
from suidesk.desktop.lists.export_dialog import ExportDialog
from suidesk.desktop.lists.sent_dialog import SentDialog, SentForm
from suidesk.domain.exports import ListExport
from suidesk.queries.desk import DeskPage
from suidesk.queries.exports import ListsSent
from tests.desktop.clipping import clipped
from tests.desktop.conftest import NOW
from tests.desktop.naming import unnamed
from tests.desktop.pressing import click, dialog


@pytest.fixture
def sent(desk_window, desk, qtbot):
    """The dialog with a list that is late, one that isn't, and one without a day."""
    for name, days in (("late.csv", 0), ("soon.xlsx", 5), ("free.vcf", None)):
        day = None if days is None else NOW.date() + timedelta(days=days)
        desk.run(RecordExport(file=name, what="people", count=3, purpose="For the council", delete_by=day))
    desk_window.window.act("exports")
    found = dialog(qtbot, SentDialog)
    qtbot.waitUntil(lambda: len(found.lines.lines()) == 3)
    return found


def texts(card: LinesCard):
    return [line.text for line in card.lines()]


def test_each_is_listed_with_what_is_known(sent, qtbot):
    assert set(texts(sent.lines)) == {"late.csv", "soon.xlsx", "free.vcf"}
    line = next(line for line in sent.lines.lines() if line.text == "soon.xlsx")
    assert "For the council" in line.second
    assert "3 rows" in line.second
    assert sent.lines.chip.full_text() == "2 to be deleted"
    qtbot.waitUntil(lambda: clipped(sent) == [])
    assert unnamed(sent) == []


def test_one_is_said_to_be_deleted_and_the_rest_can_be_seen_alone(sent, desk, desk_window, qtbot):
    line = next(line for line in sent.lines.lines() if line.text == "late.csv")
    line.verbs[0].then()
    qtbot.waitUntil(lambda: sent.lines.chip.full_text() == "1 to be deleted")
    assert "late.csv was noted as deleted" in desk_window.window.undo_bar.text()
    click(qtbot, sent, "Still to be deleted")
    qtbot.waitUntil(lambda: texts(sent.lines) == ["soon.xlsx"])
    desk_window.window.bridge.undo()
    qtbot.waitUntil(lambda: texts(sent.lines) == ["late.csv", "soon.xlsx"])


def test_what_it_was_for_can_be_changed(sent, desk, qtbot):
    line = next(line for line in sent.lines.lines() if line.text == "free.vcf")
    line.verbs[-1].then()
    form = dialog(qtbot, SentForm)
    form.purpose.set_value("Phones of the team")
    form.delete_by.set_value(NOW.date())
    click(qtbot, form, "Save")
    qtbot.waitUntil(lambda: sent.lines.chip.full_text() == "3 to be deleted")
    (changed,) = [row.export for row in desk.ask(ListsSent()).rows if row.export.file == "free.vcf"]
    assert (changed.purpose, changed.delete_by) == ("Phones of the team", NOW.date())


def test_an_export_is_noted_with_what_was_told(exporting, desk, qtbot, tmp_path):
    exporting.why.purpose.set_value("For the council")
    exporting.why.delete_by.set_value(NOW.date() + timedelta(days=30))
    exporting.save(tmp_path / "list.csv")
    qtbot.waitUntil(lambda: desk.ask(ListsSent()).count == 1)
    (row,) = desk.ask(ListsSent()).rows
    assert isinstance(row.export, ListExport)
    assert (row.export.file, row.export.purpose, row.by) == ("list.csv", "For the council", "Hanne Visser")
    assert row.export.delete_by == NOW.date() + timedelta(days=30)
    assert row.export.headings[-1] == "Suidesk export"
    assert row.export.mark in (tmp_path / "list.csv").read_text("utf-8-sig")


def test_a_list_that_does_not_come_back_has_no_mark(exporting, desk, qtbot, tmp_path):
    exporting.why.comes_back.set_value(False)
    exporting.save(tmp_path / "list.csv")
    qtbot.waitUntil(lambda: desk.ask(ListsSent()).count == 1)
    assert desk.ask(ListsSent()).rows[0].export.mark == ""
    assert "Suidesk export" not in (tmp_path / "list.csv").read_text("utf-8-sig")


def test_the_list_that_it_was_taken_from_is_noted(desk_window, desk, qtbot, tmp_path):
    me = desk.ask(DeskPage()).settings.me_id
    made = ExportDialog(desk_window.window, (me,), "Cooks")
    made.open()
    made.save(tmp_path / "cooks.xlsx")
    qtbot.waitUntil(lambda: desk.ask(ListsSent()).count == 1)
    (row,) = desk.ask(ListsSent()).rows
    assert (row.export.list_name, row.export.is_part, row.export.format, row.export.count) == ("Cooks", True, "xlsx", 1)
