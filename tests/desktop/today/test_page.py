"""Today: what waits, answered by one key; what lies ahead; midnight; the empty desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from suidesk.commands.desk import MarkSeen
from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.reminders import SnoozeReminder
from suidesk.desktop.follow_up_form import FollowUpForm
from suidesk.desktop.today import sections
from suidesk.desktop.today.page import greeting, summary
from suidesk.desktop.today.sections import AT_ONCE, MORE, SHOWN
from suidesk.domain.funding import Obligation
from suidesk.domain.reminders import FollowUp, Outcome
from suidesk.queries.desk import DeskPage
from suidesk.queries.reminders import RemindersOpen
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.pressing import buttons, choose, click, dialog
from tests.desktop.today.conftest import outcomes


@pytest.fixture
def page(busy, desk_window, qtbot):
    shown = desk_window.window.current
    qtbot.waitUntil(lambda: len(shown.reminders.cards()) == 4 and shown.ahead.isVisible())
    qtbot.waitUntil(shown.reminders.cards()[0].hasFocus)
    return shown


def titles(page):
    return [card._title.full_text() for card in page.reminders.cards()]


def follow_ups(desk):
    return {one.text: one for one in desk._reading.where(FollowUp)}


def test_an_empty_desk_says_only_what_to_do_first(desk_window, qtbot):
    page = desk_window.window.current
    qtbot.waitUntil(page.start.isVisible)
    assert [card for card in (page.calm, page.reminders, page.ahead, page.load, page.later) if card.isVisible()] == []
    assert page.pane.title.full_text() == "Good morning, Hanne"
    assert page.pane.subtitle.full_text() == "Mon 11 May 2026"
    qtbot.waitUntil(page.follow_up.hasFocus)
    assert page.entries() == []
    click(qtbot, page.start, "Add a grant")
    assert desk_window.window.current is desk_window.window.page("funding")


def test_a_calm_desk_says_so(desk, today, desk_window, qtbot):
    desk_window.run(AddFollowUp(text="Later", due_on=today + timedelta(days=40)))
    page = desk_window.window.current
    qtbot.waitUntil(page.start.isVisible)
    from suidesk.commands.people import AddPerson

    desk_window.run(AddPerson(given="Nadia"))
    qtbot.waitUntil(page.calm.isVisible)
    assert not page.start.isVisible()
    assert page.pane.subtitle.full_text() == "Mon 11 May 2026 · nothing is waiting for you"
    qtbot.waitUntil(lambda: [line.text for line in page.planned.lines()] == ["Later"])


def test_what_waits_is_seen_at_a_glance_worst_first(page):
    assert page.pane.subtitle.full_text() == "Mon 11 May 2026 · 4 things are waiting for you, 2 of them urgent"
    assert titles(page)[:2] == ["Report on Fund 1 is 9 days late", "Report on Fund 2 is 3 days late"]
    headings = [part.accessibleName() for part in page.reminders._parts.values() if part.isVisible()]
    assert headings == ["Needs you first", "Good to know"]


def test_names_are_never_read_as_markup(page):
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel))
    assert "Ask about <b>keys</b>" in titles(page)


def test_one_key_answers_and_the_next_card_has_the_focus(page, desk, desk_window, qtbot):
    first, second = page.reminders.cards()[:2]
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == 3)
    assert titles(page)[0] == "Report on Fund 2 is 3 days late"
    assert first.hasFocus()
    assert first.property("ring")
    done = [one for one in desk._reading.where(Obligation) if one.done_on is not None]
    assert len(done) == 1
    assert desk_window.window.undo_bar.text() == "The reminder about “Fund 1” was answered"
    # The last of a part is answered: on to the first card of the next part.
    qtbot.keyClick(first, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == 2)
    assert page.reminders.cards()[0].hasFocus()
    assert second.isHidden()


def test_after_the_last_answer_the_focus_goes_to_the_first_verb(page, qtbot):
    for left in (3, 2, 1, 0):
        card = next(card for card in page.reminders.cards() if card.hasFocus())
        qtbot.keyClick(card, Qt.Key.Key_D)
        qtbot.waitUntil(lambda left=left: len(page.reminders.cards()) == left)
    qtbot.waitUntil(page.calm.isVisible)
    assert page.follow_up.hasFocus()


def test_the_last_card_of_a_part_answered_leaves_the_one_before(page, qtbot):
    last = page.reminders.cards()[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(last, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == 3)
    assert page.reminders.cards()[-1].hasFocus()


def test_a_double_click_answers_once(page, desk, desk_window, qtbot):
    done = page.reminders.cards()[0].done_button
    qtbot.mouseClick(done, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == 3)
    # A second answer would have been refused, and said so, before this one is told.
    desk_window.bridge.run(MarkSeen(at=page.host.now()), lambda _: answered.append(1), owner=page)
    answered = []
    qtbot.waitUntil(lambda: bool(answered))
    assert desk_window.window.message.text() == ""
    assert list(outcomes(desk).values()).count(Outcome.DONE) == 1


def test_undo_brings_the_reminder_back(page, desk_window, qtbot):
    qtbot.keyClick(page.reminders.cards()[0], Qt.Key.Key_D)
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == 3)
    click(qtbot, desk_window.window.undo_bar, "Undo")
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == 4)
    assert desk_window.window.undo_bar.text() == "Undone: The reminder about “Fund 1” was answered"
    click(qtbot, desk_window.window.undo_bar, "Redo")
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == 3)


def test_what_is_put_off_is_listed_with_the_day_it_comes_back(page, desk, qtbot):
    card = page.reminders.cards()[0]
    choose(card._later_menu, "Tomorrow")
    qtbot.waitUntil(page.later.isVisible)
    (line,) = page.later.lines()
    assert (line.text, line.second) == ("Report on Fund 1", "Comes back Tue 12 May 2026, 09:00")
    assert len(page.reminders.cards()) == 3


def test_dismissing_ends_this_time(page, desk, qtbot):
    card = page.reminders.cards()[0]
    choose(card.more_button.menu(), "Dismiss")
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == 3)
    found = [one.outcome for one in desk.ask(RemindersOpen(page.host.now()))]
    assert Outcome.DISMISSED not in found
    assert len(found) == 3


def test_the_focus_follows_its_reminder_when_the_order_changes(page, desk, tick, desk_window, today, qtbot):
    last = page.reminders.cards()[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    key = last.key()
    first = page.reminders.cards()[0].key()
    desk_window.run(SnoozeReminder(id=first, until=page.host.now() + timedelta(hours=2)))
    # The two urgent ones are one now; the parts keep their own cards, so that the focus stays where it was.
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == 3)
    assert next(card for card in page.reminders.cards() if card.key() == key).hasFocus()
    texts = [card.key() for card in page.reminders.cards() if card.hasFocus()]
    assert texts == [key]


def test_evidence_that_is_open_stays_open_while_reminders_are_looked_at(page, desk_window, today, qtbot):
    card = page.reminders.cards()[1]
    qtbot.keyClick(card, Qt.Key.Key_W)
    assert card._evidence.isVisible()
    desk_window.run(AddFollowUp(text="Another", due_on=today + timedelta(days=2)))
    qtbot.waitUntil(lambda: any(line.text == "Another" for line in page.ahead.lines()))
    assert card._evidence.isVisible()


def test_many_are_shown_in_steps_and_the_first_new_one_has_the_focus(desk, today, tick, desk_window, qtbot):
    for number in range(30):
        desk.run(AddFollowUp(text=f"Thing {number:02}", due_on=today))
    tick(desk_window)
    page = desk_window.window.current
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == SHOWN)
    assert page.pane.subtitle.full_text().endswith("30 things are waiting for you")
    assert page.reminders.more.accessibleName() == f"Show {MORE} more"
    assert [entry.title for entry in page.entries()] == ["Show more reminders"]
    page.entries()[0].then()
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == SHOWN + MORE)
    assert page.reminders.cards()[SHOWN].hasFocus()
    assert AT_ONCE < SHOWN


def test_what_isnt_shown_yet_is_asked_for_as_more_is_shown(desk, today, tick, desk_window, qtbot, monkeypatch):
    monkeypatch.setattr(sections, "AHEAD", 2)
    for number in range(30):
        desk.run(AddFollowUp(text=f"Thing {number:02}", due_on=today))
    tick(desk_window)
    page = desk_window.window.current
    qtbot.waitUntil(lambda: len(page.reminders.cards()) == SHOWN)
    while page.reminders.has_more():
        before = len(page.reminders.cards())
        page.reminders.show_more()
        qtbot.waitUntil(lambda before=before: len(page.reminders.cards()) == min(before + MORE, 30))
    assert len({card.key() for card in page.reminders.cards()}) == 30
    assert not page.reminders.more.isVisible()


def test_lines_ahead_are_ticked_off_changed_and_opened(page, desk, qtbot):
    tomorrow = next(line for line in page.ahead.lines() if line.text == "Thank everybody")
    assert tomorrow.chip == "Tomorrow"
    click(qtbot, page.ahead, "Change or remove…: Thank everybody")
    form = dialog(qtbot, FollowUpForm)
    form.text.set_value("Thank everybody twice")
    form.submit()
    qtbot.waitUntil(lambda: "Thank everybody twice" in follow_ups(desk))
    qtbot.waitUntil(lambda: "Done: Thank everybody twice" in buttons(page.ahead))
    click(qtbot, page.ahead, "Done: Thank everybody twice")
    qtbot.waitUntil(lambda: follow_ups(desk)["Thank everybody twice"].done_on is not None)
    qtbot.waitUntil(lambda: "Done: Thank everybody twice" not in buttons(page.ahead))


def test_a_follow_up_about_nothing_opens_its_form_and_can_be_removed(desk, today, tick, desk_window, qtbot):
    desk.run(AddFollowUp(text="Buy tea", due_on=today))
    tick(desk_window)
    page = desk_window.window.current
    qtbot.waitUntil(lambda: titles(page) == ["Buy tea"])
    qtbot.keyClick(page.reminders.cards()[0], Qt.Key.Key_O)
    form = dialog(qtbot, FollowUpForm)
    assert form.text.value() == "Buy tea"
    click(qtbot, form, "Remove")
    qtbot.waitUntil(lambda: follow_ups(desk) == {})
    # The store knows it a moment before the window does.
    qtbot.waitUntil(lambda: desk_window.window.undo_bar.text() == "Follow-up “Buy tea” was removed")


def test_midnight_makes_tomorrow_today(page, clock, desk_window, tick, qtbot):
    window = desk_window.window
    clock.advance(timedelta(days=1))
    window._watch.timeout.emit()
    qtbot.waitUntil(lambda: page.pane.subtitle.full_text().startswith("Tue 12 May 2026"))
    qtbot.waitUntil(lambda: titles(page)[0] == "Report on Fund 1 is 10 days late")
    qtbot.waitUntil(lambda: ("Thank everybody", "Today") in [(line.text, line.chip) for line in page.ahead.lines()])
    # A card made yesterday counts its "Tomorrow" from today.
    assert page.reminders.cards()[0]._today == clock.now().date()


def test_the_hour_alone_asks_nothing_again(page, clock, desk_window, qtbot):
    before = page.pane.subtitle.full_text()
    clock.advance(timedelta(hours=3))
    desk_window.window._watch.timeout.emit()
    assert page.pane.subtitle.full_text() == before


def test_since_you_were_last_here(desk, busy, clock, make_window, bridge, tick, qtbot, today):
    clock.advance(timedelta(minutes=1))
    desk.run(MarkSeen(at=clock.now()))
    clock.advance(timedelta(days=1))
    tick()
    window = make_window(bridge)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(window.current.pane.message.text()))
    said = window.current.pane.message.text()
    assert said == "Since you were last here (yesterday, 10:01): 1 reminder came up."
    qtbot.waitUntil(lambda: desk.ask(DeskPage()).settings.seen_at == clock.now())
    assert window.undo_bar.isHidden()


def test_opening_a_reminder_goes_to_its_record(page, desk_window, qtbot):
    qtbot.keyClick(page.reminders.cards()[0], Qt.Key.Key_O)
    funding = desk_window.window.page("funding")
    assert desk_window.window.current is funding
    qtbot.waitUntil(lambda: funding.view.sheet is not None)
    assert funding.view.title.full_text() == "Fund 1"


def test_a_hidden_page_asks_when_it_is_entered(page, desk_window, today, qtbot):
    window = desk_window.window
    window.go_to("funding")
    desk_window.run(AddFollowUp(text="Seen later", due_on=today + timedelta(days=3)))
    qtbot.wait(50)
    assert not any(line.text == "Seen later" for line in page.ahead.lines())
    window.go_to("today")
    qtbot.waitUntil(lambda: any(line.text == "Seen later" for line in page.ahead.lines()))


@pytest.mark.parametrize(("scale", "width", "height"), [(1.0, 1280, 720), (1.5, 1000, 700), (2.0, 1280, 720)])
def test_nothing_is_cut_off_or_without_a_name(page, theme, desk_window, scale, width, height, qtbot):
    theme.set_scale(scale)
    desk_window.window.resize(width, height)
    see_whole(qtbot, desk_window.window)
    assert unnamed(desk_window.window) == []


@pytest.mark.parametrize(
    ("hour", "name", "said"),
    [
        (0, "Hanne", "Good morning, Hanne"),
        (11, "", "Good morning"),
        (12, "Hanne", "Good afternoon, Hanne"),
        (17, "Hanne", "Good afternoon, Hanne"),
        (18, "", "Good evening"),
    ],
)
def test_the_greeting_is_that_of_the_hour(clock, hour, name, said):
    assert greeting(clock.now().replace(hour=hour), name) == said


def test_the_summary_of_one():
    assert summary(1, 1) == "1 thing is waiting for you, 1 of them urgent"
    assert summary(1, 0) == "1 thing is waiting for you"
    assert summary(0, 0) == "nothing is waiting for you"
