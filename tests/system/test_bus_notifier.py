"""Pop-ups over a private session bus: shown, replaced, answered, withdrawn."""

from __future__ import annotations

import logging
import queue
import shutil
import sys
import threading
from pathlib import Path

import pytest

if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
    pytest.skip("needs the desktop bus of Linux", allow_module_level=True)

from jeepney import MessageFlag

from suidesk.services.ports import NotifierState, PopupAnswer
from suidesk.system.paths import DESKTOP_FILE
from suidesk.system.resources import resource
from tests.system.notification_daemon import ABLE, BUTTONS, LONG, Daemon, Stranger, popup, reason_of

ALL = ["default", "", "done", "Sent", "later", "Tomorrow", "open", "Open"]
PLAIN = {"urgency": ("y", 1)}


# Shown


def test_without_a_listener_there_are_no_buttons_and_no_application_that_could_end(joins, notifier):
    served = joins(Daemon, ABLE)
    notifier.show(popup())
    name, replaces, icon, title, body, actions, hints, lasts = served.asked[0]
    assert (name, title, body) == ("suidesk", "Report is due", "Rosie & Jim <said> so")
    assert icon == resource("icons", "suidesk-128.png").as_uri()
    assert (replaces, actions, lasts, hints) == (0, [], -1, PLAIN)


@pytest.mark.usefixtures("answered")
def test_who_is_listened_to_gets_buttons_and_the_application(joins, notifier):
    served = joins(Daemon, ABLE)
    notifier.show(popup())
    assert served.asked[0][5:7] == (ALL, PLAIN | {"desktop-entry": ("s", DESKTOP_FILE)})


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize(("able", "answers"), [(("body",), BUTTONS), (ABLE, ())])
def test_no_buttons_where_the_daemon_or_the_pop_up_has_none(joins, notifier, able, answers):
    served = joins(Daemon, able)
    notifier.show(popup(answers=answers))
    assert served.asked[0][5] == []


@pytest.mark.usefixtures("answered")
def test_a_click_on_the_text_is_offered_only_with_open(joins, notifier):
    served = joins(Daemon, ABLE)
    notifier.show(popup(answers=BUTTONS[:1]))
    assert served.asked[0][5] == ["done", "Sent"]


def test_what_presses_is_urgent_and_stays(joins, notifier):
    served = joins(Daemon)
    notifier.show(popup(presses=True))
    assert served.asked[0][6:] == ({"urgency": ("y", 2)}, 0)


def test_a_body_is_escaped_where_markup_is_understood(joins, notifier):
    served = joins(Daemon, ("body", "body-markup"))
    notifier.show(popup(title="A & B", body='Rosie & Jim <said> "so"'))
    assert served.asked[0][3:5] == ("A & B", 'Rosie &amp; Jim &lt;said&gt; "so"')


def test_what_no_message_may_hold_is_left_out(joins, notifier):
    served = joins(Daemon)
    notifier.show(popup(title="Ro\0sie", body="half \ud83d a sign"))
    assert served.asked[0][3:5] == ("Rosie", "half ? a sign")


@pytest.mark.parametrize("listens", [False, True])
def test_the_same_key_replaces_and_another_doesnt(joins, notifier, listens):
    served = joins(Daemon, ABLE)
    if listens:
        notifier.listen(print)
    for key in ("digest", "other", "digest"):
        notifier.show(popup(key))
    assert [asked[1] for asked in served.asked] == [0, 0, 41]
    assert len(set(served.callers)) == (1 if listens else 3)


def test_no_open_file_is_left_behind(joins, notifier):
    joins(Daemon)
    notifier.show(popup())
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(10):
        notifier.show(popup())
    assert len(list(Path("/proc/self/fd").iterdir())) == before


# Answered


@pytest.mark.parametrize("is_unicast", [True, False])
@pytest.mark.parametrize(
    ("action", "answer"),
    [("done", PopupAnswer.DONE), ("later", PopupAnswer.LATER), ("open", "open"), ("default", PopupAnswer.OPEN)],
)
def test_a_button_answers(joins, notifier, answered, action, answer, is_unicast):
    served = joins(Daemon, ABLE)
    notifier.show(popup("one"))
    notifier.show(popup("two"))
    served.press(42, action, served.callers[0] if is_unicast else None)
    assert answered.get(timeout=LONG) == ("two", answer)


def test_a_pop_up_is_answered_once(joins, notifier, answered):
    served = joins(Daemon, ABLE)
    notifier.show(popup("one"))
    notifier.show(popup("two"))
    for number in (41, 41, 42):
        served.press(number, "done")
    assert [answered.get(timeout=LONG)[0] for _ in range(2)] == ["one", "two"]


def test_what_nobody_of_ours_said_is_ignored(joins, notifier, answered):
    served, stranger = joins(Daemon, ABLE), joins(Stranger)
    notifier.show(popup("one", answers=BUTTONS[1:]))
    stranger.say("ActionInvoked", "us", (41, "later"), to=served.callers[0])
    stranger.is_heard()
    served.press(7, "later")
    served.press(41, "done")
    served.press(41, "no such button")
    served.say("ActionInvoked", "uu", (41, 41))
    served.say("ActionInvoked")
    served.press(41, "open")
    assert answered.get(timeout=LONG) == ("one", PopupAnswer.OPEN)
    assert answered.empty()


def test_an_answer_may_come_after_the_pop_up_closed(joins, notifier, answered):
    served = joins(Daemon, ABLE)
    notifier.show(popup())
    served.say_closed(41)
    served.press(41, "done")
    assert answered.get(timeout=LONG) == ("key", PopupAnswer.DONE)
    notifier.show(popup())
    assert served.asked[1][1] == 0


def test_an_answer_that_comes_with_the_reply_is_not_lost(joins, notifier, answered):
    served = joins(Daemon, ABLE, mute=("Notify",))
    showing = threading.Thread(target=notifier.show, args=(popup(),))
    showing.start()
    served.wait_for("Notify")
    served.wake()
    served.press(41, "done")
    assert answered.get(timeout=LONG) == ("key", PopupAnswer.DONE)
    showing.join()


def test_a_flood_of_strange_signals_hides_no_answer(joins, notifier, answered):
    served, stranger = joins(Daemon, ABLE), joins(Stranger)
    notifier.show(popup())
    ours = served.callers[0]
    for number in range(1_000):
        stranger.say("ActionInvoked", "us", (number, "done"), to=ours)
        stranger.say("Whatever", "a{sv}", ({"x" * 50: ("as", ["y"] * 20)},), to=ours, interface="org.example.Strange")
        served.say("NotificationClosed", "s", ("text",))
    stranger.is_heard()
    served.press(41, "done")
    assert answered.get(timeout=LONG) == ("key", PopupAnswer.DONE)
    assert answered.empty()


def test_who_fails_with_one_answer_gets_the_next_and_nothing_personal_is_logged(joins, notifier, expected_log, caplog):
    expected_log("a message of the bus could not be used: RuntimeError")
    answers = queue.Queue()

    def fail_first(key, answer):
        answers.put(key)
        if answers.qsize() == 1:
            raise RuntimeError(key)

    notifier.listen(fail_first)
    served = joins(Daemon, ABLE)
    with caplog.at_level(logging.DEBUG):
        for key in ("Rosie one", "Rosie two"):
            notifier.show(popup(key, title="Rosie", body="Rosie"))
        served.press(41, "done")
        served.press(42, "done")
        assert answers.get(timeout=LONG) == "Rosie one"
        assert answers.get(timeout=LONG) == "Rosie two"
        served.die()
        assert reason_of(notifier.show, popup(title="Rosie")) == "no_service"
        notifier.close()
    assert "Rosie" not in caplog.text


# Withdrawn


@pytest.mark.parametrize("listens", [False, True])
def test_what_is_settled_is_taken_away_once_and_answered_no_more(joins, notifier, listens):
    answers = queue.Queue()
    if listens:
        notifier.listen(lambda key, answer: answers.put((key, answer)))
    served = joins(Daemon, ABLE)
    for key in ("one", "two"):
        notifier.show(popup(key))
    for key in ("one", "one", "never shown"):
        notifier.withdraw(key)
    served.wait_for("CloseNotification")
    notifier.show(popup("three"))
    assert served.closed == [41]
    assert served.flags["CloseNotification"] == MessageFlag.no_reply_expected | MessageFlag.no_auto_start
    if listens:
        served.press(41, "done")
        served.press(42, "done")
        assert answers.get(timeout=LONG) == ("two", PopupAnswer.DONE)


@pytest.mark.parametrize("listens", [False, True])
def test_withdrawing_from_a_daemon_or_a_bus_that_is_gone_is_quiet(joins, notifier, session, listens):
    if listens:
        notifier.listen(print)
    served = joins(Daemon, ABLE)
    for key in ("one", "two"):
        notifier.show(popup(key))
    served.die()
    notifier.withdraw("one")
    session.stop()
    notifier.withdraw("two")
    session.start()


def test_a_daemon_that_hangs_doesnt_hold_who_withdraws(joins, notifier, answered):
    served = joins(Daemon, ABLE, mute=("CloseNotification",))
    notifier.show(popup())
    notifier.withdraw("key")
    served.wait_for("CloseNotification")
    assert answered.empty()


# Said


@pytest.mark.parametrize(
    ("information", "able", "said"),
    [
        (("gnome-shell", "GNOME", "46.1", "1.2"), ABLE, NotifierState(True, "GNOME Shell 46.1", has_actions=True)),
        (("dunst", "knopwob", "1.9.0", "1.2"), ("body",), NotifierState(True, "dunst 1.9.0")),
        (("x" * 100 + "\n", "", "", ""), (), NotifierState(True, "x" * 80)),
    ],
)
def test_the_state_says_who_shows_them(joins, notifier, information, able, said):
    joins(Daemon, able).information = information
    assert notifier.state() == said


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"refuses": ("GetServerInformation",)}, "refused"),
        ({"strange": ("GetServerInformation",)}, "refused"),
        ({"dies_at": "GetCapabilities"}, "no_answer"),
    ],
)
def test_the_state_says_why_it_doesnt_work(joins, notifier, options, reason):
    assert notifier.state() == NotifierState(works=False, reason="no_service")
    joins(Daemon, **options)
    assert notifier.state() == NotifierState(works=False, reason=reason)


@pytest.mark.parametrize("method", ["GetCapabilities", "GetServerInformation"])
def test_the_state_says_that_nobody_answers(joins, notifier, hurry, method):
    joins(Daemon, mute=(method,))
    hurry()
    assert notifier.state() == NotifierState(works=False, reason="no_answer")
