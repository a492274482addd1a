"""One handover: naming who follows, passing on, steps, and notes that are written in place."""

from __future__ import annotations

from PySide6.QtCore import Qt

from suidesk.desktop.handovers.successor_form import SuccessorForm
from suidesk.desktop.handovers.task_form import TaskForm
from suidesk.domain.handovers import HandoverState, Topic
from suidesk.queries.handovers import HandoverPage
from suidesk.queries.if_stopped import IfStopped
from tests.desktop.handovers.conftest import DAY, TODAY
from tests.desktop.pressing import buttons, choose, click, dialog


def about(desk_window, hood):
    return desk_window.desk.ask(HandoverPage(hood["leaving"]))


def name_chidi(page, qtbot, hood):
    page.view.verbs.name_successor()
    made = dialog(qtbot, SuccessorForm)
    qtbot.keyClicks(made.successor.edit, "chidi")
    qtbot.waitUntil(made.successor.edit.is_suggesting)
    qtbot.keyClick(made.successor.edit, Qt.Key.Key_Return)
    made.submit()
    qtbot.waitUntil(lambda: all(one.successor == "Chidi Okafor" for one in page.view.sheet.passing))


def test_it_shows_what_passes_on_and_the_steps(leaving):
    view = leaving.view
    assert view.title.full_text() == "Amina Yusuf"
    assert view.subtitle.full_text() == "Last day: Sat 20 June 2026, in 40 days"
    assert [(line.text, line.chip) for line in view.passing.lines()] == [
        ("Host, Repair Café", "Nobody named"),
        ("3 h a week, Repair Café", "Nobody named"),
        ("Key: Hall", "Nobody named"),
    ]
    assert [line.text for line in view.steps.lines()][:2] == ["Name who follows", "Write the notes"]
    assert view.name.isVisible()
    assert not view.finish.isVisible()


def test_one_successor_for_all_and_then_passing_on(leaving, hood, desk_window, qtbot):
    name_chidi(leaving, qtbot, hood)
    assert not leaving.view.name.isVisible()
    click(qtbot, leaving.view.passing, "Pass on: Key: Hall")
    qtbot.waitUntil(lambda: leaving.view.passing.lines()[2].second.startswith("Blue folder · Passed on to Chidi"))
    held = desk_window.desk.ask(IfStopped(hood["Chidi"], TODAY)).holdings
    assert [one.name for one in held] == ["Hall"]
    assert about(desk_window, hood).handover.state is HandoverState.UNDER_WAY
    desk_window.desk.undo()
    assert desk_window.desk.ask(IfStopped(hood["Chidi"], TODAY)).holdings == []


def test_a_successor_for_some_only(leaving, hood, desk_window, qtbot):
    click(qtbot, leaving.view.passing, "Name a successor…: Key: Hall")
    made = dialog(qtbot, SuccessorForm)
    assert [box.value() for box in made.items.values()] == [False, False, True]
    for box in made.items.values():
        box.set_value(False)
    made.submit()
    assert made.message.isVisible()
    list(made.items.values())[2].set_value(True)
    qtbot.keyClicks(made.successor.edit, "amina")
    qtbot.waitUntil(made.successor.edit.is_suggesting)
    qtbot.keyClick(made.successor.edit, Qt.Key.Key_Return)
    made.submit()
    qtbot.waitUntil(lambda: "the one who leaves" in made.successor.error_text())
    made.successor.edit.clear()
    qtbot.keyClicks(made.successor.edit, "olga")
    qtbot.waitUntil(made.successor.edit.is_suggesting)
    qtbot.keyClick(made.successor.edit, Qt.Key.Key_Return)
    made.submit()
    qtbot.waitUntil(lambda: about(desk_window, hood).passing[2].successor == "Olga")
    assert [one.successor for one in about(desk_window, hood).passing] == [None, None, "Olga"]


def test_a_step_is_ticked_off_and_taken_back(leaving, hood, desk_window, qtbot):
    click(qtbot, leaving.view.steps, "Done: Write the notes")
    qtbot.waitUntil(lambda: leaving.view.steps.lines()[-1].text == "Write the notes")
    click(qtbot, leaving.view.steps, "Not done after all: Write the notes")
    qtbot.waitUntil(lambda: leaving.view.steps.lines()[1].text == "Write the notes")


def test_something_else_to_do(leaving, hood, desk_window, qtbot):
    click(qtbot, leaving.view.steps, "Add something else to do")
    made = dialog(qtbot, TaskForm)
    made.submit()
    assert made.text.error_text()
    qtbot.keyClicks(made.text.edit, "Show the fuse box")
    made.due_on.set_value(TODAY + 3 * DAY)
    made.submit()
    qtbot.waitUntil(lambda: "Show the fuse box" in [line.text for line in leaving.view.steps.lines()])


def test_notes_are_kept_when_their_field_is_left(leaving, hood, desk_window, qtbot):
    fields = leaving.view.notes.fields
    assert fields[Topic.ADVICE].value() == "Ring <b>first</b>."
    fields[Topic.PURPOSE].edit.setFocus()
    qtbot.keyClicks(fields[Topic.PURPOSE].edit, "To mend things.")
    assert about(desk_window, hood).notes == {Topic.ADVICE: "Ring <b>first</b>."}
    fields[Topic.ADVICE].edit.setFocus()
    qtbot.waitUntil(lambda: about(desk_window, hood).notes.get(Topic.PURPOSE) == "To mend things.")
    assert leaving.view.notes.fields[Topic.PURPOSE].value() == "To mend things."


def test_what_is_being_written_survives_a_change_from_elsewhere(leaving, hood, desk_window, qtbot):
    from suidesk.commands.handover_items import WriteHandoverNote

    field = leaving.view.notes.fields[Topic.PURPOSE]
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "Half a sen")
    desk_window.run(WriteHandoverNote(handover_id=hood["leaving"], topic=Topic.CONTACTS, text="The library."))
    qtbot.waitUntil(lambda: leaving.view.notes.fields[Topic.CONTACTS].value() == "The library.")
    assert field.value() == "Half a sen"


def test_finishing_and_taking_it_up_again(leaving, hood, desk_window, qtbot):
    menu = leaving.view.more.menu()
    menu.aboutToShow.emit()
    choose(menu, "Finish")
    qtbot.waitUntil(lambda: about(desk_window, hood).handover.state is HandoverState.FINISHED)
    qtbot.waitUntil(lambda: not leaving.view.name.isVisible())
    assert not any(name.startswith("Done") for name in buttons(leaving.view.steps))
    menu.aboutToShow.emit()
    choose(menu, "Take it up again")
    qtbot.waitUntil(lambda: about(desk_window, hood).handover.state is HandoverState.UNDER_WAY)


def test_a_pack_for_each_successor(leaving, hood, qtbot):
    name_chidi(leaving, qtbot, hood)
    menu = leaving.view.more.menu()
    menu.aboutToShow.emit()
    assert "Save the pack for Chidi Okafor…" in [action.text() for action in menu.actions()]
