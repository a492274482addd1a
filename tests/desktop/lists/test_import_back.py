"""A list that comes back edited, on screen: conflicts are asked cell by cell before anything is written."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.desktop.lists.import_dialog import ImportDialog
from suidesk.domain.people import Contact
from suidesk.services.exporting import Wanted
from suidesk.services.going_out import GoingOut, Why
from tests.desktop.clipping import clipped
from tests.desktop.lists.conftest import Bringing, choose
from tests.desktop.naming import unnamed
from tests.desktop.pressing import dialog


@pytest.fixture
def trip(desk_window, desk, qtbot, tmp_path):
    """A list that went out; two names were changed there and here, and one only there."""
    people = [desk.run(AddPerson(given=name, family="Bos")).result for name in ("Ada", "Bo", "Cy")]
    path = tmp_path / "people.csv"
    GoingOut(desk).save(Wanted(ids=tuple(people)), path, Why())
    text = path.read_text("utf-8-sig")
    for name, family in (("Ada", "There"), ("Bo", "Elsewhere"), ("Cy", "New")):
        text = text.replace(f"{name},Bos", f"{name},{family}")
    path.write_text(text, "utf-8-sig")
    for ref in people[:2]:
        desk.run(ChangeContact(id=ref, family="Here"))
    desk_window.window.act("import")
    found = Bringing(qtbot, desk_window, dialog(qtbot, ImportDialog))
    found.path, found.people = path, people
    found.names = lambda: [desk._reading.get(Contact, ref).display_name for ref in people]
    return found


def go_to_conflicts(trip):
    trip.columns(trip.path)
    trip.press("See what would happen")
    trip.at(trip.made.conflicts)


def test_conflicts_are_asked_before_the_counts(trip, qtbot):
    go_to_conflicts(trip)
    step = trip.made.conflicts
    assert [field.label() for field in step.choices.values()] == ["Ada Here: Family name", "Bo Here: Family name"]
    assert {field.value() for field in step.choices.values()} == {"ours"}
    qtbot.waitUntil(lambda: clipped(trip.made) == [])
    assert unnamed(trip.made) == []
    choose(qtbot, next(iter(step.choices.values())), "In the file: There")
    trip.press("See what would happen")
    trip.at(trip.made.check)
    assert trip.counts() == (0, 2, 1, 0, 0)
    assert not trip.made.check.policy.isVisible()
    assert "Ours stays in 1, theirs is taken in 1." in [line.second for line in trip.made.check.back.lines()]
    trip.press("Back")
    trip.at(step)
    assert [field.value() for field in step.choices.values()] == ["theirs", "ours"]
    trip.press("See what would happen")
    trip.at(trip.made.check)
    trip.press("Bring in 2 contacts")
    trip.at(trip.made.report)
    assert trip.names() == ["Ada There", "Bo Here", "Cy New"]
    assert "2 cells changed there: taken over" in trip.said()


def test_all_of_theirs_at_once_and_taken_back(trip, qtbot):
    go_to_conflicts(trip)
    trip.press("Take all of theirs")
    trip.press("See what would happen")
    trip.at(trip.made.check)
    trip.press("Bring in 3 contacts")
    trip.at(trip.made.report)
    assert trip.names() == ["Ada There", "Bo Elsewhere", "Cy New"]
    trip.press("Take it all back")
    qtbot.waitUntil(lambda: trip.names() == ["Ada Here", "Bo Here", "Cy Bos"])


def test_a_list_without_conflicts_goes_straight_to_the_counts(trip):
    trip.path.write_text(
        trip.path.read_text("utf-8-sig").replace("There", "Here").replace("Elsewhere", "Here"), "utf-8-sig"
    )
    trip.check(trip.path)
    assert trip.counts() == (0, 1, 2, 0, 0)
    trip.press("Back")
    trip.at(trip.made.columns)
