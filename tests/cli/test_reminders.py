"""`suidesk remind`."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.system.notifications import NoNotifier
from tests.fakes import FakeNotifier


@pytest.fixture
def grant(line):
    """The id of a grant whose application is due on 3 December; it is 25 November."""
    grant = line.done("do", "AddGrant", "--title", "Winter Fund", "--stage", "drafting").out.strip()
    line.done("do", "AddObligation", "--grant-id", grant, "--kind", "application", "--due-on", "2026-12-03")
    return grant


def test_it_tells_what_is_new_once_and_what_is_open_each_time(line, grant):
    first = line.done("remind", "--json").document
    assert [one["rule"] for one in first["new"]] == ["funding.obligation"]
    (told,) = first["open"]
    assert told["due_on"] == "2026-12-03"
    assert told["subject"]["kind"] == "obligations"
    assert "Winter Fund" in told["title"]
    assert told["evidence"]["grant"] == "Winter Fund"
    second = line.done("remind", "--json").document
    assert (second["new"], second["open"]) == ([], [told])


def test_people_get_sentences(line, grant):
    called = line.done("remind")
    assert "Winter Fund is due in 8 days" in called.out
    assert "Reminders checked 12:00" in called.err
    assert all(len(text) <= 100 for text in called.lines)


def test_with_nothing_due_it_says_so(line):
    assert line.done("remind").out == "Nothing needs you now.\n"


def test_another_moment_can_be_asked_about(line, grant):
    (told,) = line.done("remind", "--now", "2026-12-06T09:00", "--json").document["open"]
    assert told["severity"] == "red"
    assert line.done("remind", "--now", "2026-12-06T09:00:00+01:00").status == 0
    for moment in ("soon", "9999-12-31T23:00-12:00", "0001-01-01T00:00+14:00"):
        assert line("remind", "--now", moment).status == 2
    assert line("remind", "--now", "2026-12-06T09:00", "--json").document["now"] == "2026-12-06T09:00:00Z"


def test_a_look_at_another_moment_writes_nothing_and_tells_nobody(line, grant):
    line.done("remind", "--notify")
    (told,) = line.done("remind", "--json").document["open"]
    line.done("do", "SnoozeReminder", "--id", told["key"], "--until", "2026-11-27T09:00:00+00:00")
    for moment in ("2026-09-01T09:00", "2026-12-02T09:00", "2026-12-06T09:00"):
        line.done("remind", "--now", moment)
    assert line.done("remind", "--json").document["open"] == []
    line.clock.advance(timedelta(days=7))
    line.done("remind", "--notify")
    assert len(line.notifier.shown) == 2, "once now, once when it has come nearer"
    for other in ("--notify", "--clock-is-right"):
        called = line("remind", "--now", "2026-12-06T09:00", other)
        assert called.status == 2
        assert "only looks" in called.err


def test_where_nobody_shows_pop_ups_it_is_said_and_nothing_counts_as_shown(line, grant):
    shows, line.notifier = line.notifier, NoNotifier("no_bus")
    assert "no message bus" in line.done("remind", "--notify").err
    line.notifier = shows
    line.done("remind", "--notify")
    assert len(shows.shown) == 1


def test_what_is_no_longer_true_is_withdrawn(line, grant):
    line.done("remind")
    line.done("do", "ChangeGrant", "--id", grant, "--stage", "applied")
    found = line.done("remind", "--json").document
    assert len(found["withdrawn"]) == 1
    assert found["open"] == []


def test_done_closes_the_duty(line, grant):
    (told,) = line.done("remind", "--json").document["open"]
    line.done("do", "CompleteReminder", "--id", told["key"])
    assert line.done("remind", "--json").document["open"] == []
    duty = line.done("ask", "GrantPage", "--id", grant, "--json").document["duties"][0]["obligation"]
    assert duty["done_on"] == "2026-11-25"


def test_pop_ups_are_shown_only_when_asked_for(line, grant):
    line.done("remind")
    assert line.notifier.shown == []
    line.done("remind", "--notify")
    assert ["Winter Fund" in shown.title + shown.body for shown in line.notifier.shown] == [True]
    line.done("remind", "--notify")
    assert len(line.notifier.shown) == 1


def test_between_two_turns_of_the_timer_nobody_was_away(line):
    def ring(*texts):
        for text in texts:
            line.done("do", "AddFollowUp", "--text", text, "--due-on", "2026-11-25", "--due-min", "700")
        line.done("remind", "--notify")
        return line.notifier.shown[-1].title

    line.done("remind", "--notify")
    line.clock.advance(timedelta(minutes=10))
    assert ring("Ring Carla", "Ring Ben") == "2 reminders"
    line.clock.advance(timedelta(hours=2))
    assert ring("Ring Dana", "Ring Emil") == "While you were away: 2 reminders"


def test_while_locked_it_tells_how_much_was_known_to_be_due(line, grant):
    assert line("remind", file=False).out == ""
    line.done("remind")
    called = line("remind", file=False)
    assert called.status == 3
    assert called.out == "1 thing is due. Unlock suidesk to see them.\n"
    assert line("remind", "--json", file=False).document["error"]["params"] == {"due": 1}
    line("remind", "--notify", file=False)
    assert [shown.body for shown in line.notifier.shown] == [called.out.strip()]


def test_while_locked_the_timer_says_it_once_a_day_and_never_at_night(line, grant):
    line.done("remind")
    for _ in range(48):
        line("remind", "--notify", file=False)
        line.clock.advance(timedelta(minutes=30))
    assert len(line.notifier.shown) == 2, "at noon, and the next day from nine on"


def test_locked_is_what_it_is_where_the_bus_is_gone_too(line, grant):
    line.done("remind")

    class Gone(FakeNotifier):
        def show(self, popup):
            raise SuideskError("notifications_unavailable", reason="no_answer")

    line.notifier = Gone()
    plain, called = line("remind", file=False), line("remind", "--notify", file=False)
    assert (called.status, called.out) == (plain.status, plain.out)
    assert plain.err in called.err


def test_five_days_ahead_are_five_things_by_then(line):
    for day in range(26, 31):
        line.done("do", "AddFollowUp", "--text", f"Ring {day}", "--due-on", f"2026-11-{day}")
    line.done("remind")
    line.clock.advance(timedelta(days=6))
    assert line("remind", file=False).out.startswith("5 things")


def test_a_wrong_clock_leaves_the_locked_desks_numbers(line, grant):
    line.done("remind")
    line.clock.jump(timedelta(days=365 * 72))
    line("remind")
    line.clock.jump(-timedelta(days=365 * 72))
    assert line("remind", file=False).out.startswith("1 thing is due")


def test_while_locked_what_was_known_to_come_counts_from_its_day(line):
    line.done("do", "AddFollowUp", "--text", "Ring her", "--due-on", "2026-11-27")
    line.done("remind")
    assert line("remind", file=False).out == ""
    line.clock.advance(timedelta(days=2))
    assert line("remind", file=False).out.startswith("1 thing is due")


def test_the_file_for_the_locked_desk_holds_days_and_numbers_only(line, grant):
    line.done("remind")
    text = (line.store / "due.json").read_text()
    assert "Winter" not in text
    assert "2026-11-25" in text


def test_a_look_into_the_future_is_not_noted_for_the_locked_desk(line, grant):
    line.done("remind", "--now", "2027-12-06T09:00")
    assert not (line.store / "due.json").exists()


def test_a_clock_that_jumped_is_asked_about_and_answered(line, grant):
    line.done("remind")
    line.clock.jump(timedelta(days=-3))
    called = line("remind")
    assert called.status == 1
    assert "Is today Sun 22 November 2026, and is it 12:00?" in called.err
    assert "suidesk remind --clock-is-right" in called.err
    assert "Is today" not in line.done("remind", "--clock-is-right").err
    assert "Is today" not in line.done("remind").err


def test_the_timer_asks_about_a_clock_once(line, grant):
    line.done("remind", "--notify")
    line.clock.jump(timedelta(days=365 * 72))
    for _ in range(10):
        line("remind", "--notify")
        line.clock.advance(timedelta(minutes=30))
    assert len([one for one in line.notifier.shown if one.key == "clock"]) == 1
    line.done("remind", "--notify", "--clock-is-right")
    line.clock.jump(-timedelta(days=3))
    line("remind", "--notify")
    assert len([one for one in line.notifier.shown if one.key == "clock"]) == 2


def test_a_moment_that_is_made_up_says_nothing_about_the_clock(line, grant):
    line.done("remind", "--now", "2098-01-01T09:00")
    assert "Is today" not in line.done("remind").err


def test_the_systems_timer_is_written_on_request(line):
    line.environ["XDG_CONFIG_HOME"] = str(line.folder / "config")
    called = line.done("remind", "--write-timer")
    assert len(list((line.folder / "config").rglob("suidesk-remind.*"))) == 2
    assert "systemctl --user enable --now suidesk-remind.timer" in called.out
    assert "Removed" in line.done("remind", "--remove-timer").out
    assert "no timer" in line.done("remind", "--remove-timer").out


def test_elsewhere_the_line_for_the_systems_own_timer_is_said(line):
    line.has_systemd = False
    called = line("remind", "--write-timer")
    assert called.status == 1
    assert "remind --notify --store" in called.out


def test_later_is_refused_beyond_what_a_calendar_holds(line, grant):
    (told,) = line.done("remind", "--json").document["open"]
    for moment in ("9999-12-31T23:30:00+00:00", "9999-12-31T23:59:00-12:00", "2201-01-01T09:00"):
        called = line("do", "SnoozeReminder", "--id", told["key"], "--until", moment)
        assert called.status == 2, (moment, called.err)
        assert called.err.startswith("suidesk: "), called.err
    line.done("remind")
