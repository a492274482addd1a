"""Reminders on any page: when they come back, and what a card says."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from suidesk.commands.follow_ups import AddFollowUp
from suidesk.commands.funding import AddGrant, Duty
from suidesk.commands.people import AddPerson
from suidesk.desktop.kit.reminder_card import Later
from suidesk.desktop.reminders import RemindersView, back_at, view_of
from suidesk.desktop.today.below import later_line
from suidesk.domain.funding import ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.queries.reminders import RemindersAbout, RemindersLater, RemindersOpen
from suidesk.services.reminding import Reminding

LONDON = ZoneInfo("Europe/London")


def at(day, hour, minute=0, month=5):
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("until", "now", "back"),
    [
        (Later.TODAY, at(11, 10), at(11, 13)),
        (Later.TODAY, at(11, 18), at(11, 20)),
        (Later.TODAY, at(11, 20), at(11, 23)),
        (Later.TODAY, at(11, 23), at(12, 2)),
        (Later.TOMORROW, at(11, 23, 59), at(12, 9)),
        (Later.TOMORROW, at(31, 10), at(1, 9, month=6)),
        (Later.NEXT_WEEK, at(11, 10), at(18, 9)),
        (Later.NEXT_WEEK, at(17, 10), at(18, 9)),
        (date(2026, 6, 1), at(11, 10), at(1, 9, month=6)),
    ],
)
def test_when_a_reminder_comes_back(until, now, back):
    assert back_at(until, now) == back


def test_tomorrow_is_nine_by_the_clock_also_where_summer_time_begins():
    back = back_at(Later.TOMORROW, datetime(2026, 3, 28, 22, 0, tzinfo=LONDON))
    assert (back.hour, back.utcoffset()) == (9, timedelta(hours=1))


@pytest.fixture
def rows(desk, clock):
    today = clock.now().date()
    grant = desk.run(AddGrant(title="Fund", duties=(Duty(ObligationKind.APPLICATION, today + timedelta(days=1)),)))
    desk.run(AddFollowUp(text="Buy tea", due_on=today))
    Reminding(desk, desk, None).tick(clock.now())
    return grant.result, desk.ask(RemindersOpen(clock.now()))


def test_a_card_says_what_is_due_and_opens_what_can_be_opened(rows, clock):
    _, found = rows
    views = {view.title: view for view in (view_of(row, clock.now().date()) for row in found)}
    due = views["Application for Fund is due tomorrow"]
    assert (due.when, due.level, due.done, due.can_open) == ("Tomorrow", "danger", "Done", True)
    tea = views["Buy tea"]
    assert (tea.when, tea.icon, tea.can_open) == ("Today", "bell-ring", True)


def test_cards_are_reused_and_those_left_over_are_hidden(rows, desk, desk_window, qtbot):
    grant, found = rows
    view = RemindersView(desk_window.window)
    qtbot.addWidget(view)
    view.set(found)
    first = view.cards()
    assert [card.key() for card in first] == [row.id for row in found]
    view.set(desk.ask(RemindersAbout(grant)))
    assert view.cards() == first[:1]
    assert view.focus_first()
    view.set([])
    assert view.cards() == []
    assert not view.focus_first()
    assert not view.has_focus()


def test_later_offers_the_next_talk_with_whom_it_is_about(desk, clock, desk_window, qtbot):
    person = desk.run(AddPerson(given="Aisha", family="Khan")).result
    desk.run(AddFollowUp(text="Ask for the keys", due_on=clock.now().date(), kind=Kind.CONTACT, ref_id=person))
    Reminding(desk, desk, None).tick(clock.now())
    view = RemindersView(desk_window.window)
    qtbot.addWidget(view)
    view.set(desk.ask(RemindersOpen(clock.now())))
    (card,) = view.cards()
    menu = card.later_button.menu()
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()
    (talk,) = [action for action in menu.actions() if "Aisha" in action.text()]
    assert talk.text() == "When I next talk with Aisha Khan"
    with qtbot.waitSignal(view.answered):
        talk.trigger()
    assert desk.ask(RemindersOpen(clock.now())) == []
    (row,) = desk.ask(RemindersLater(clock.now()))
    line = later_line(desk_window.window, row)
    assert line.second.startswith("Comes back when you note a conversation with Aisha Khan, or ")
