"""The doubles of an import on screen: asked before the counts, answered one by one or all at once."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddPerson, Point
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.lists.doubles_step import PAGE
from suidesk.domain.people import PointKind
from suidesk.interchange.row_doubles import Answer
from suidesk.queries.told_apart import ToldApartPairs
from tests.desktop.clipping import clipped
from tests.desktop.conftest import NOW
from tests.desktop.lists.conftest import choose
from tests.desktop.naming import unnamed

LIST = "Voornaam;Achternaam;E-mail\nAnne;van den Berg;anne@example.org\nSøren;Kjær;soren@example.org\n"


@pytest.fixture
def ann(desk):
    """Somebody known, whose name the list writes otherwise."""
    points = (Point(PointKind.EMAIL, "anne@example.org"), Point(PointKind.PHONE, "+31 6 12345678"))
    return desk.run(AddPerson(given="Ann", family="van den Berg", points=points)).result


@pytest.fixture
def asked(ann, bringing, file):
    """The import, at its questions."""
    bringing.columns(file(LIST))
    bringing.press("See what would happen")
    bringing.at(bringing.made.doubles)
    return bringing


def said(widget):
    return [one.full_text() for one in widget.findChildren(PlainLabel) if one.isVisible()]


def test_a_row_like_somebody_is_shown_with_what_speaks_for_it(asked):
    (card,) = asked.made.doubles.open.cards
    texts = said(card)
    assert {"Anne van den Berg", "line 2 of the file", "Ann van den Berg", "here already"} <= set(texts)
    assert "anne@example.org · +31 6 12345678" in texts
    assert any(text.startswith("Speaks for it: ") and "same e-mail address" in text for text in texts)
    assert card.choice.value() is Answer.LATER
    assert not asked.made.doubles.sure.isVisible()


def test_the_same_goes_to_who_is_here(asked):
    choose(asked.qtbot, asked.made.doubles.open.cards[0].choice, "the same")
    asked.press("See what would happen")
    asked.at(asked.made.check)
    assert asked.counts() == (1, 1, 0, 0, 0)
    asked.press("Bring in 2 contacts")
    asked.at(asked.made.report)
    assert asked.names() == ["Ann van den Berg", "Søren Kjær"]


def test_two_are_told_apart(asked):
    choose(asked.qtbot, asked.made.doubles.open.cards[0].choice, "two")
    asked.press("See what would happen")
    asked.at(asked.made.check)
    assert not asked.made.check.possible.isVisible()
    asked.press("Bring in 2 contacts")
    asked.at(asked.made.report)
    assert asked.desk.ask(ToldApartPairs(NOW.date())).count == 1


def test_answers_stay_when_going_back_and_forth(asked):
    asked.press("In doubt: All the same")
    asked.press("See what would happen")
    asked.at(asked.made.check)
    choose(asked.qtbot, asked.made.check.policy, "Take what the file")
    asked.at(asked.made.check)
    assert asked.counts() == (1, 1, 0, 0, 0)
    asked.press("Back")
    assert asked.made.step is asked.made.doubles
    assert asked.made.doubles.open.cards[0].choice.value() is Answer.SAME
    asked.press("Back")
    assert asked.made.step is asked.made.columns
    asked.press("See what would happen")
    asked.at(asked.made.doubles)
    assert asked.made.doubles.open.cards[0].choice.value() is Answer.SAME


def test_a_list_without_doubles_asks_nothing(bringing, file):
    bringing.check(file(LIST))
    bringing.press("Back")
    assert bringing.made.step is bringing.made.columns


def test_many_questions_come_a_page_at_a_time(desk, bringing, file):
    count = PAGE + 5
    for at in range(count):
        desk.run(AddPerson(given="Ann", family=f"Berg{at:03}", points=(Point(PointKind.EMAIL, f"a{at}@example.org"),)))
    rows = "".join(f"Anne;Berg{at:03};a{at}@example.org\n" for at in range(count))
    bringing.columns(file("Voornaam;Achternaam;E-mail\n" + rows))
    bringing.press("See what would happen")
    bringing.at(bringing.made.doubles)
    step = bringing.made.doubles
    total = len(step.answers())
    parts = [part for part in (step.open, step.sure) if part.isVisible()]
    assert sum(len(part.cards) for part in parts) < total
    for part in parts:
        while part.more.isVisible():
            part.more.click()
    assert sum(len(part.cards) for part in parts) == total
    bringing.press(f"{parts[0].heading.full_text()}: All two")
    assert {one.choice.value() for one in parts[0].cards} == {Answer.TWO}


@pytest.mark.parametrize(("size", "scale"), [((1320, 860), 1.0), ((1280, 720), 2.0)])
def test_nothing_is_cut_off(asked, theme, size, scale):
    theme.set_scale(scale)
    theme.set_appearance(Appearance.DARK if scale > 1 else Appearance.LIGHT)
    asked.window.resize(*size)
    asked.qtbot.wait(50)
    assert clipped(asked.made) == []
    assert unnamed(asked.made) == []
