"""The list of handovers, its views, and planning one."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from suidesk.desktop.handovers.handover_form import HandoverForm
from suidesk.domain.handovers import Handover, HandoverState
from suidesk.domain.kinds import Kind
from suidesk.queries.handovers import HandoverOf, HandoverPage
from tests.desktop.handovers.conftest import DAY, TODAY
from tests.desktop.pressing import click, dialog


def test_a_row_says_the_next_step_and_how_far_it_is(page, qtbot):
    qtbot.waitUntil(lambda: page.listing.list.model().row(0) is not None)
    row = page.listing.list.model().row(0)
    assert (row.title, row.subtitle, row.trailing, row.trailing2) == (
        "Amina Yusuf",
        "Name who follows",
        "In 40 days",
        "0 of 10 done",
    )


def test_what_nobody_else_covers_stands_there_first(page):
    uncovered = page.uncovered
    assert uncovered.isVisible()
    assert [line.text for line in uncovered.leaving.lines()] == ["Bram Vos"]
    assert [line.text for line in uncovered.without_deputy.lines()] == ["Host, Repair Café", "Till, Repair Café"]
    assert [line.text for line in uncovered.keys.lines()] == ["Hall"]
    assert [(line.text, line.chip) for line in uncovered.carried.lines()] == [("Repair Café", "100 %")]


def test_planning_from_the_list_of_who_leaves(page, hood, desk_window, qtbot):
    click(qtbot, page.uncovered.leaving, "Plan a handover…: Bram Vos")
    made = dialog(qtbot, HandoverForm)
    qtbot.waitUntil(lambda: made.leaver.value() == hood["Bram"])
    assert made.leaving_on.value() == TODAY + 10 * DAY
    made.submit()
    qtbot.waitUntil(lambda: page.view.sheet is not None and page.view.sheet.leaver == "Bram Vos")
    assert desk_window.desk.ask(HandoverOf(hood["Bram"])) == page.view.ref
    qtbot.waitUntil(lambda: page.uncovered.leaving.lines() == ())


def test_n_plans_one_and_says_what_is_wrong_at_the_field(page, hood, desk_window, qtbot):
    page.listing.list.setFocus()
    qtbot.keyClick(page.listing.list, Qt.Key.Key_N)
    made = dialog(qtbot, HandoverForm)
    made.submit()
    assert made.leaver.error_text()
    assert made.leaving_on.error_text()
    qtbot.keyClicks(made.leaver.edit, "amina")
    qtbot.waitUntil(made.leaver.edit.is_suggesting)
    qtbot.keyClick(made.leaver.edit, Qt.Key.Key_Return)
    made.leaving_on.set_value(TODAY + 9 * DAY)
    made.submit()
    qtbot.waitUntil(lambda: "under way already" in made.leaver.error_text())
    made.reject()


def test_the_form_says_what_the_day_means(page, qtbot):
    made = HandoverForm(page.host, parent=page.window())
    hints = []
    for days in (60, 20, 5):
        made.leaving_on.edit.setText("")
        qtbot.keyClicks(made.leaving_on.edit, (TODAY + timedelta(days=days)).isoformat())
        hints.append(made.leaving_on._message.full_text())
    assert len(set(hints)) == 3
    assert "Little time is left" in hints[2]
    made.deleteLater()


def test_what_would_be_missing_without_somebody(page, hood, qtbot):
    click(qtbot, page.listing, "If somebody stopped…")
    stopped = page.stopped
    assert stopped.isVisible()
    assert not stopped.roles.isVisible()
    qtbot.keyClicks(stopped.person.edit, "amina")
    qtbot.waitUntil(stopped.person.edit.is_suggesting)
    qtbot.keyClick(stopped.person.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(stopped.roles.lines()))
    assert [(line.text, line.second) for line in stopped.roles.lines()] == [
        ("Host, Repair Café", "Holder · Also: Olga")
    ]
    assert [line.text for line in stopped.promises.lines()] == ["3 h a week"]
    assert [(line.text, line.second, line.chip) for line in stopped.holdings.lines()] == [
        ("Key: Hall", "Blue folder", "Nobody else")
    ]
    qtbot.keyClick(stopped.person.edit, Qt.Key.Key_Escape)
    page.show_uncovered()
    assert page.uncovered.isVisible()


def test_from_a_line_to_what_would_be_missing(page, hood, qtbot):
    click(qtbot, page.uncovered.keys, "If they stopped…: Hall")
    qtbot.waitUntil(lambda: bool(page.stopped.holdings.lines()))
    assert page.stopped.person.value() == hood["Amina"]


def test_esc_goes_back_to_what_nobody_else_covers(leaving, qtbot):
    assert leaving.view.isVisible()
    qtbot.keyClick(leaving.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(leaving.uncovered.isVisible)
    assert leaving.view.sheet is None


def test_the_window_opens_a_handover_from_elsewhere(page, hood, desk_window, qtbot):
    desk_window.window.open_record(Kind.HANDOVER, hood["leaving"])
    qtbot.waitUntil(lambda: page.view.title.full_text() == "Amina Yusuf")
    entries = [entry.title for entry in page.entries()]
    assert "Name a successor for Amina Yusuf" in entries
    assert "If somebody stopped tomorrow" in entries


def test_del_removes_it_and_the_page_goes_on(leaving, hood, desk_window, qtbot):
    leaving.listing.list.setFocus()
    qtbot.keyClick(leaving.listing.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(leaving.uncovered.isVisible)
    qtbot.waitUntil(lambda: leaving.listing.list.model().rowCount() == 0)
    assert desk_window.desk.ask(HandoverOf(hood["Amina"])) is None
    desk_window.desk.undo()
    assert desk_window.desk.ask(HandoverPage(hood["leaving"])).handover == Handover(
        id=hood["leaving"], leaver_id=hood["Amina"], leaving_on=TODAY + 40 * DAY, state=HandoverState.PLANNED
    )


def test_an_empty_desk_says_what_to_do_first(desk, desk_window, qtbot):
    page = desk_window.window.page("handovers")
    qtbot.waitUntil(lambda: "Nobody is leaving" in [label.full_text() for label in _labels(page.listing)])
    qtbot.waitUntil(lambda: "Nobody stops in the next eight weeks without a plan." in _texts(page.uncovered))


def _labels(widget):
    from suidesk.desktop.kit.labels import PlainLabel

    return [one for one in widget.findChildren(PlainLabel) if one.isVisible()]


def _texts(widget):
    return [label.full_text() for label in _labels(widget)]
