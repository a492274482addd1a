"""The detail pane, its cards, and the two panes together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.facts import Fact, FactsCard
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.lines import Line, LinesCard, Verb
from suidesk.desktop.kit.list_pane import ListPane
from suidesk.desktop.kit.two_pane import TwoPane
from tests.desktop.clipping import clipped, see_whole
from tests.desktop.naming import unnamed

LONG = "Kwetsbaarheidsverantwoordelijke wijkvertegenwoordiging Amsterdam-Oost"


@pytest.fixture
def calls():
    return []


@pytest.fixture
def pane(theme, calls):
    made = DetailPane(theme)
    made.add_action(
        Button(theme, "Log conversation", lambda: calls.append("log"), kind="primary", icon="message-circle")
    )
    made.add_more("Merge…", lambda: calls.append("merge"), icon="users", shortcut="Ctrl+M")
    facts = FactsCard(theme, "About")
    facts.set(
        [
            Fact("mail", "E-mail", "a@example.org"),
            Fact("phone", "Phone", ""),
            Fact("user", "By", "Søren", lambda: calls.append("by")),
        ]
    )
    lines = LinesCard(theme, "Recent", empty="Nothing yet.")
    lines.set([Line("star", LONG, "Last week", chip="Call", verbs=(Verb("Open", lambda: calls.append("open")),))])
    for card in (facts, lines, Card("Workload", "Hours per week")):
        made.add_card(card)
    made.set_crumbs([("People", lambda: calls.append("crumb")), ("Amina", None)])
    made.set_header("Amina Yusuf", subtitle="Volunteer", seed="a")
    made.set_chips([("Volunteer", "accent"), (LONG, "plain"), ("Trusted", "ok")])
    return made


def test_everything_that_can_be_pressed_does_what_it_says(pane, show, calls):
    show(pane, 740, 700)
    for name in ("Log conversation", "By: Søren", f"Open: {LONG}", "People"):
        next(each for each in pane.findChildren(Button) if each.accessibleName() == name and each.isVisible()).click()
    pane._more_menu.actions()[0].trigger()
    assert calls == ["log", "by", "open", "crumb", "merge"]


def test_facts_without_a_value_are_left_out_and_widgets_are_reused(theme, show):
    card = show(FactsCard(theme, "About"), 400, 200)
    card.set([Fact("mail", "E-mail", "a@example.org"), Fact("phone", "Phone", "")])
    labels = card.findChildren(PlainLabel)
    assert "Phone" not in [label.text() for label in labels if label.isVisible()]
    card.set([Fact("phone", "Phone", "+31 20 555 01 23")])
    assert card.findChildren(PlainLabel) == labels
    assert [label.text() for label in labels if label.isVisible()] == ["About", "Phone", "+31 20 555 01 23"]


def test_lines_say_when_there_are_none(theme, show):
    card = show(LinesCard(theme, "Recent", empty="Nothing yet."), 400, 200)
    card.set([Line("star", "One"), Line("star", "Two")])
    card.set([Line("star", "Three", chip="Call")])
    shown = [label.full_text() for label in card.findChildren(PlainLabel) if label.isVisible()]
    assert shown == ["Recent", "Three", "Call"]
    card.set([])
    assert [label.full_text() for label in card.findChildren(PlainLabel) if label.isVisible()] == [
        "Recent",
        "Nothing yet.",
    ]


def test_an_empty_state_until_the_next_header(pane, theme, show):
    show(pane, 740, 700)
    empty = EmptyState(theme, "users", "Nobody chosen", "Choose a person in the list.")
    pane.set_empty(empty)
    pane.show_empty()
    assert empty.isVisible()
    pane.set_header("Bram")
    assert not empty.isVisible()


def test_one_column_where_it_is_narrow(pane, show):
    show(pane, 900, 700)
    cards = pane.findChildren(Card)
    assert cards[0].y() == cards[1].y()
    assert cards[2].x() == cards[0].x()
    assert cards[2].y() > cards[0].y() + cards[0].height()
    pane.resize(500, 700)
    assert cards[0].y() < cards[1].y()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [460, 740, 1064])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_is_clipped(pane, show, scale, width, direction):
    pane._theme.set_scale(scale)
    pane.setLayoutDirection(direction)
    show(pane, max(width, round(440 * scale)), 720)
    QCoreApplication.processEvents()
    assert clipped(pane) == []
    assert unnamed(pane) == []


def test_the_checker_finds_what_is_clipped(theme, show):
    card = show(Card("A title that needs some room"), 300, 200)
    assert clipped(card) == []
    card.title.setFixedSize(60, 10)
    assert any("A title" in each for each in clipped(card))


def test_two_panes_stack_when_narrow_or_above_150_percent(pane, theme, show, qtbot):
    listing = ListPane(theme, "People", search="Search")
    both = show(TwoPane(theme, listing, pane, "People"), 1064, 720)
    assert not both.is_stacked()
    assert 288 <= listing.width() <= 364
    assert listing.isVisible()
    assert pane.isVisible()
    with qtbot.waitSignal(both.stacked_changed):
        theme.set_scale(2.0)
    assert listing.isVisible()
    assert not pane.isVisible()
    both.show_detail()
    assert pane.isVisible()
    assert not pane.crumbs.isVisible()
    qtbot.waitUntil(both._back.hasFocus)
    qtbot.keyClick(both._back, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert listing.isVisible()
    theme.set_scale(1.0)
    assert pane.isVisible()
    assert pane.crumbs.isVisible()
    both.resize(600, 720)
    assert both.is_stacked()


def test_the_same_record_told_anew_stays_where_it_was_scrolled(pane, show, qtbot):
    show(pane, 500, 300)
    bar = pane._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 50)
    bar.setValue(50)
    pane.set_header("Amina Yusuf", subtitle="Volunteer and more", seed="a")
    assert bar.value() == 50
    pane.set_header("Bram", seed="b")
    assert bar.value() == 0


def test_a_filling_pane_is_laid_out_once_and_keeps_the_focus(pane, show, qtbot):
    show(pane, 740, 500)
    button = next(one for one in pane.findChildren(Button) if one.accessibleName() == "By: Søren")
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    card = pane.findChildren(LinesCard)[0]
    with pane.filling():
        card.set([Line("star", f"Line {number}") for number in range(12)])
    assert button.hasFocus()
    see_whole(qtbot, pane)
    assert card.height() > 12 * 17


def test_a_title_without_end_is_cut_and_whole_in_its_tool_tip(pane, show, qtbot):
    show(pane, 500, 500)
    title = "word " * 100
    pane.set_header(title, seed="a")
    pane.set_crumbs([("People", lambda: None), (title, None)])
    qtbot.wait(1)
    assert len(pane.title.full_text()) <= 160
    assert pane.title.toolTip() == title
    assert clipped(pane) == []
