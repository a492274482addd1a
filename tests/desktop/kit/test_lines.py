"""Lines of a card: compact where there is room, whole where there is not, every verb named and reachable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from suidesk.desktop.kit.buttons import Button, VerbButton
from suidesk.desktop.kit.labels import PlainLabel, cut
from suidesk.desktop.kit.lines import LONGEST, Line, LinesCard, Verb
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed


@pytest.fixture
def calls():
    return []


@pytest.fixture
def card(theme, calls):
    def verb(text, icon):
        return Verb(text, lambda: calls.append(text), icon)

    made = LinesCard(theme, "Dates", empty="None yet.", few=3)
    verbs = (verb("Done", "check"), verb("Change…", "pencil"), verb("Remove", "trash-2"))
    made.set(
        [
            Line("calendar", "Report due", "Fri 8 May 2026", "3 days late", "danger", verbs),
            Line("calendar", "Claim", "Sat 20 June 2026", "Today", "warn", verbs[:1]),
            Line("circle", "Decision", "no longer owed"),
            *(Line("circle", f"More {number}") for number in range(4)),
        ]
    )
    return made


def rows(card):
    return [row for row in card._rows if not row.isHidden()]


def test_on_a_wide_card_a_line_is_a_line(card, show):
    show(card, 700, 300)
    first, second, _ = rows(card)
    assert first.height() <= 40
    assert first._verbs.y() < first._text.parentWidget().geometry().bottom()
    # Chips stand in a column, whatever verbs follow them.
    assert first._chip.geometry().right() == second._chip.geometry().right()
    assert first._verbs.geometry().right() == second._verbs.geometry().right()


def test_on_a_narrower_card_the_verbs_stand_under_the_chip_then_under_the_words(card, show):
    show(card, 480, 300)
    first = rows(card)[0]
    assert first._verbs.y() > first._chip.y()
    assert first._verbs.geometry().right() == first._chip.geometry().right()
    card.resize(340, 300)
    assert first._verbs.y() >= first._text.parentWidget().geometry().bottom()
    assert first._chip.x() > first._text.parentWidget().x() + 100
    assert first._chip.y() < first._verbs.y()


def test_where_verbs_go_below_an_icon_alone_stays_beside_the_words(theme, show):
    card = LinesCard(theme, "Dates")
    lead_on = Verb("Open", lambda: None, "chevron-right")
    renew = Verb("Renew the whole programme…", lambda: None, "coins")
    long = "Application deadline of the second winter"
    lines = (("Decision", (renew, lead_on)), (long, (lead_on,)))
    card.set([Line("calendar", text, "Fri 8 May 2026", "Overdue for 28 days", "warn", verbs) for text, verbs in lines])
    show(card, 290, 400)
    first, second = rows(card)
    assert first._verbs.y() > first._chip.y() >= first._text.parentWidget().geometry().bottom()
    assert second._verbs.y() < second._text.parentWidget().geometry().bottom() <= second._chip.y() + 1
    assert second._verbs.geometry().right() == second.rect().right()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [250, 340, 480, 700, 1100])
def test_at_no_width_anything_is_cut_off_or_lies_on_something_else(card, theme, show, direction, scale, width):
    theme.set_scale(scale)
    card.setLayoutDirection(direction)
    show(card, max(width, card.minimumSizeHint().width()), 900)
    assert clipped(card) == []
    assert unnamed(card) == []
    for row in rows(card):
        parts = [one for one in (row._chip, row._verbs, row._text.parentWidget()) if not one.isHidden()]
        assert [(a, b) for a in parts for b in parts if a is not b and a.geometry().intersects(b.geometry())] == []


def test_the_first_verb_has_words_the_others_a_tool_tip_and_all_a_name(card, show, calls):
    show(card, 700, 300)
    buttons = [one for one in rows(card)[0].findChildren(Button) if one.isVisible()]
    assert [one.accessibleName() for one in buttons] == [
        "Done: Report due",
        "Change…: Report due",
        "Remove: Report due",
    ]
    assert [one.text().strip() for one in buttons] == ["Done", "", ""]
    assert [one.toolTip() for one in buttons] == ["", "Change…", "Remove"]
    for button in buttons:
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        button.click()
    assert calls == ["Done", "Change…", "Remove"]


def test_a_few_at_first_then_all_with_the_focus_on_what_came(card, show, qtbot, calls):
    show(card, 500, 600)
    card.set([Line("circle", f"Line {at}", verbs=(Verb("Open", lambda: None, "check"),)) for at in range(5)])
    assert [line.text for line in card.lines()] == ["Line 0", "Line 1", "Line 2"]
    assert card.all.accessibleName() == "Dates: Show all 5"
    card.all.setFocus()
    qtbot.waitUntil(card.all.hasFocus)
    qtbot.keyClick(card.all, Qt.Key.Key_Return)
    assert len(card.lines()) == len(rows(card)) == 5
    assert not card.all.isVisible()
    assert rows(card)[3]._buttons[0].hasFocus()
    card.fold()
    assert len(card.lines()) == 3
    card.set([])
    assert card._empty.isVisible()
    assert not card.all.isVisible()


def test_long_names_are_cut(theme, show):
    card = show(LinesCard(theme, "Dates"), 400, 700)
    card.set([Line("circle", "x" * 500, "y" * 500, verbs=(Verb("Open", lambda: None, "check"),))])
    assert len(rows(card)[0]._text.full_text()) == LONGEST
    assert clipped(card) == []


@pytest.mark.parametrize(("text", "most", "shown"), [("short", 5, "short"), ("longer", 5, "long…"), ("a b c", 3, "a…")])
def test_cut(text, most, shown):
    assert cut(text, most) == shown


def test_an_endless_word_breaks_on_screen_and_stays_whole_where_it_can_be_copied(theme, show):
    word = "x" * 300
    label = show(PlainLabel(word, wrap=True), 200, 400)
    assert label.full_text() == word
    assert label.minimumSizeHint().width() < 300
    assert clipped(label) == []
    assert PlainLabel("Kwetsbaarheidsverantwoordelijke", wrap=True).text() == "Kwetsbaarheidsverantwoordelijke"


def test_a_double_click_is_one_press(theme, show, qtbot, calls):
    button = show(Button(theme, "Remove", lambda: calls.append(1)), 120, 40)
    assert isinstance(button, VerbButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert calls == [1]
