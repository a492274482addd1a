"""Two entries of one: found, looked at side by side, merged and taken apart again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.desk import ChangeDesk
from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddPerson, ChangeContact, Point, RemoveContact
from suidesk.desktop.history.dialog import HistoryDialog
from suidesk.desktop.history.unmerge_form import UnmergeForm
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.network.connection_form import ConnectionForm
from suidesk.desktop.people.doubles_dialog import DoublesDialog
from suidesk.desktop.people.merge_dialog import MergeDialog
from suidesk.domain.people import PointKind
from suidesk.queries.people import ContactPage, PeopleMatching
from suidesk.queries.told_apart import ToldApartPairs
from tests.desktop.people.conftest import TODAY, form, verb
from tests.desktop.record_pages import show


@pytest.fixture
def twin(desk, hood):
    """A second entry of Amina, with her address and a telephone of its own."""
    points = (Point(PointKind.EMAIL, "AMINA@example.org"), Point(PointKind.PHONE, "+31 20 999 00 00"))
    return desk.run(AddPerson(given="A.", family="Yusuf", points=points, source="Market")).result


def said(made):
    """What the sides say, in the order of the grid."""
    return [label.full_text() for label in made.sides.findChildren(PlainLabel)]


def press(made, text):
    """Press the verb of a line."""
    from suidesk.desktop.kit.buttons import Button

    button = next(one for one in made.findChildren(Button) if one.accessibleName().startswith(text) and one.isVisible())
    button.click()


def opened(twin, amina, qtbot):
    verb(amina.view.more, "Merge with another entry…")
    made = form(qtbot, MergeDialog)
    qtbot.waitUntil(made.likely.isVisible)
    return made


def test_the_likely_one_is_offered_and_both_sides_are_shown(twin, amina, hood, qtbot):
    made = opened(twin, amina, qtbot)
    assert [(line.text, line.second) for line in made.likely.lines()] == [("A. Yusuf", "Person: same e-mail address")]
    assert not made.verb.isEnabled()
    press(made.likely, "This one")
    qtbot.waitUntil(made.verb.isEnabled)
    texts = said(made)
    assert texts[texts.index("Name") + 1 :][:4] == ["Amina Yusuf", "Stays", "A. Yusuf", "Is kept as “Also known as”"]
    assert "Is taken over" in texts
    assert made.moves.full_text() == "Nothing else hangs on the entry that goes."
    made.reject()


def test_merging_keeps_both_values_and_one_undo_makes_two_of_it(twin, amina, hood, desk, desk_window, qtbot):
    before = desk.ask(ContactPage(hood["Amina"])), desk.ask(ContactPage(twin))
    made = opened(twin, amina, qtbot)
    press(made.likely, "This one")
    qtbot.waitUntil(made.verb.isEnabled)
    made.submit()
    qtbot.waitUntil(lambda: len(desk.ask(PeopleMatching(TODAY, "yusuf"))) == 1)
    one = desk.ask(ContactPage(hood["Amina"]))
    assert [point.raw for point in one.points] == ["amina@example.org", "+31 20 555 01 23", "+31 20 999 00 00"]
    assert [(own.name, own.value) for own in one.fields] == [("Also known as", "A. Yusuf")]
    assert one.contact.source == "Market"
    desk_window.window.undo()
    qtbot.waitUntil(lambda: len(desk.ask(PeopleMatching(TODAY, "yusuf"))) == 2)
    assert (desk.ask(ContactPage(hood["Amina"])), desk.ask(ContactPage(twin))) == before


def test_the_other_one_may_be_kept_and_is_shown_then(twin, amina, hood, desk, qtbot):
    made = opened(twin, amina, qtbot)
    made.take(Found(twin, "A. Yusuf"))
    qtbot.waitUntil(made.verb.isEnabled)
    qtbot.mouseClick(made.turn, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.moves.full_text().startswith("Also goes over: "))
    assert "1 promise" in made.moves.full_text()
    made.submit()
    qtbot.waitUntil(lambda: amina.view.ref == twin)
    qtbot.waitUntil(lambda: amina.view.title.full_text() == "A. Yusuf")


def test_when_the_user_of_the_desk_goes_it_is_said(twin, amina, hood, desk_window, qtbot):
    desk_window.run(ChangeDesk(me_id=twin))
    made = opened(twin, amina, qtbot)
    made.take(Found(twin, "A. Yusuf"))
    qtbot.waitUntil(lambda: "The entry that goes is you" in made.moves.full_text())
    made.reject()


def test_one_that_is_gone_is_refused_at_its_field(twin, amina, desk_window, qtbot):
    made = opened(twin, amina, qtbot)
    desk_window.run(RemoveContact(id=twin))
    made.take(Found(twin, "A. Yusuf"))
    qtbot.waitUntil(lambda: bool(made.other.error_text()))
    assert not made.verb.isEnabled()
    made.reject()


def test_pairs_are_listed_and_leave_when_they_are_settled(twin, amina, hood, desk, desk_window, qtbot):
    amina.open_doubles()
    made = form(qtbot, DoublesDialog)
    qtbot.waitUntil(lambda: len(made.lines.lines()) == 1)
    assert made.count.full_text() == "1 pair may be one and the same."
    why = "Same family name, name shortened, same e-mail address; but different phone numbers"
    assert made.lines.lines()[0].second == why
    press(made.lines, "They are two: never ask again")
    qtbot.waitUntil(lambda: not made.lines.lines())
    press(made.apart, "Show 1 pair told apart")
    qtbot.waitUntil(made.apart.lines.isVisible)
    press(made.apart, "Propose again")
    qtbot.waitUntil(lambda: len(made.lines.lines()) == 1 and made.apart.isHidden())
    press(made.lines, "They know each other")
    two = form(qtbot, ConnectionForm)
    assert {two.one.value(), two.other.value()} == {hood["Amina"], twin}
    two.submit()
    qtbot.waitUntil(lambda: not made.lines.lines())
    desk_window.window.undo()
    qtbot.waitUntil(lambda: len(made.lines.lines()) == 1)
    press(made.lines, "Look and merge")
    merge = form(qtbot, MergeDialog)
    qtbot.waitUntil(merge.verb.isEnabled)
    merge.submit()
    qtbot.waitUntil(lambda: not made.lines.lines())
    assert not made.count.isVisible()
    made.accept()


def test_nobody_here_twice(people, desk_window, twin, qtbot):
    desk_window.run(ArchiveContacts(ids=(twin,)))
    people.open_doubles()
    made = form(qtbot, DoublesDialog)
    qtbot.waitUntil(lambda: not made.count.isVisible())
    assert "Nobody seems to be here twice." in [label.full_text() for label in made.findChildren(PlainLabel)]
    made.accept()


def test_a_person_is_no_choice_for_an_organisation(people, hood, qtbot):
    show(qtbot, people, hood["Fund"])
    entry = next(one for one in people.entries() if one.title == "Merge Winter Fund with another entry")
    entry.then()
    made = form(qtbot, MergeDialog)
    asked = []
    made.other._finder._search("amina", asked.append)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [[]]
    made.reject()


def merged(twin, hood, desk_window):
    desk_window.run(MergeContacts(keep_id=hood["Amina"], other_id=twin))
    desk_window.run(ChangeContact(id=hood["Amina"], notes="Keys to both halls."))


def test_a_merge_is_taken_apart_after_edits(twin, amina, hood, desk, desk_window, qtbot):
    merged(twin, hood, desk_window)
    qtbot.waitUntil(lambda: amina.view.shown().about.contact.notes == "Keys to both halls.")
    verb(amina.view.more, "Take a merge apart…")
    made = form(qtbot, UnmergeForm)
    qtbot.waitUntil(made.verb.isEnabled)
    assert made.merge.box.currentText().startswith("A. Yusuf, merged on ")
    assert made.said.full_text() == (
        "A. Yusuf gets back: 2 contact details. What was changed or added since the merge stays with Amina Yusuf."
    )
    made.submit()
    qtbot.waitUntil(lambda: len(desk.ask(PeopleMatching(TODAY, "yusuf"))) == 2)
    one, other = desk.ask(ContactPage(hood["Amina"])), desk.ask(ContactPage(twin))
    assert (one.contact.notes, [point.raw for point in other.points]) == (
        "Keys to both halls.", ["AMINA@example.org", "+31 20 999 00 00"],
    )  # fmt: skip
    assert desk.ask(ToldApartPairs(TODAY)).count == 1
    verb(amina.view.more, "Take a merge apart…")
    qtbot.waitUntil(lambda: "Nobody was merged into Amina Yusuf" in desk_window.window.undo_bar.text())


def test_the_history_takes_a_merge_apart_too(twin, amina, hood, desk, desk_window, qtbot):
    merged(twin, hood, desk_window)
    amina.view.show_history()
    made = form(qtbot, HistoryDialog)
    qtbot.waitUntil(lambda: len(made.steps) > 1)
    step = next(one for one in made.steps if "was merged into" in one.what.full_text())
    step.back.click()
    apart = form(qtbot, UnmergeForm)
    qtbot.waitUntil(apart.verb.isEnabled)
    apart.submit()
    qtbot.waitUntil(lambda: len(desk.ask(PeopleMatching(TODAY, "yusuf"))) == 2)
    made.accept()
