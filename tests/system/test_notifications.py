"""Which notifier works here, and why none does."""

from __future__ import annotations

import shutil
import sys

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.services.ports import Popup, PopupAnswer
from suidesk.system.notifications import NoNotifier, best_notifier
from suidesk.wording.errors import error_text

needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs the desktop bus of Linux"
)


@needs_bus
def test_the_best_notifier_is_the_service_of_the_desktop(bus, joins):
    from suidesk.system.bus_notifier import BusNotifier
    from tests.system.notification_daemon import Daemon

    assert best_notifier("linux", bus).state().reason == "no_service"
    joins(Daemon)
    assert isinstance(best_notifier("linux", bus), BusNotifier)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_the_tray_shows_them(platform):
    notifier = best_notifier(platform)
    assert isinstance(notifier, NoNotifier)
    assert (notifier.state().works, notifier.state().reason) == (False, "other_system")


@needs_bus
def test_without_an_address_in_the_environment_there_is_none(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert best_notifier("linux").state().reason == "no_bus"


def test_no_notifier_takes_everything_and_shows_nothing():
    told = []
    notifier = NoNotifier()
    notifier.listen(lambda *answer: told.append(answer))
    notifier.show(Popup(title="title", body="body", key="key", answers=((PopupAnswer.OPEN, "Open"),)))
    notifier.withdraw("key")
    notifier.close()
    assert (told, notifier.state().reason) == ([], "no_service")


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("no_bus", "there is no session bus"),
        ("no_service", "no service for them runs here"),
        ("no_answer", "its service doesn't answer"),
        ("refused", "its service refused"),
    ],
)
def test_why_nothing_was_shown_is_said_in_words(reason, words):
    text = error_text(SuideskError("notifications_unavailable", reason=reason))
    assert text == f"The system can't show pop-ups just now ({words}). Reminders still wait on Today."
