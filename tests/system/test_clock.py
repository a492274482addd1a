"""The real clock: this moment, in the zone that the laptop is in now."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from suidesk.system.clock import SystemClock, zone_by_files, zone_by_registry

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its zone in the registry")


@pytest.fixture
def zones(tmp_path):
    """Lay out time zone files as a system does; Copenhagen is a link to Berlin, as in Debian."""
    folder = tmp_path / "usr/share/zoneinfo"
    (folder / "Europe").mkdir(parents=True)
    (folder / "Europe/Berlin").touch()
    (folder / "Europe/Copenhagen").symlink_to("Berlin")
    (tmp_path / "etc").mkdir()
    return folder


@pytest.fixture
def localtime(tmp_path):
    return tmp_path / "etc/localtime"


def test_now_is_this_moment_and_knows_its_zone():
    clock = SystemClock()
    before = datetime.now(UTC)
    now = clock.now()
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo == ZoneInfo(clock.zone())
    assert clock.zone() in available_timezones()


def test_monotonic_does_not_go_back():
    clock = SystemClock()
    first = clock.monotonic()
    assert clock.monotonic() >= first


@posix
def test_the_zone_follows_the_environment_at_once(monkeypatch):
    clock = SystemClock()
    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    assert clock.zone() == "Europe/Copenhagen"
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    assert clock.now().utcoffset() == timedelta(hours=5, minutes=45)


@posix
@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("Europe/London", "Europe/London"),
        (":Europe/London", "Europe/London"),
        ("/usr/share/zoneinfo/Europe/London", "Europe/London"),
        ("", None),
        ("Nowhere/Atall", None),
        ("../../etc/passwd", None),
        ("Europe", None),
    ],
)
def test_the_environment_names_a_zone_or_counts_for_nothing(named, zone, localtime):
    assert zone_by_files({"TZ": named}, localtime) == zone


@posix
def test_a_link_names_the_zone_that_was_chosen_not_the_one_that_it_shares(zones, localtime):
    localtime.symlink_to(zones / "Europe/Copenhagen")
    assert zone_by_files({}, localtime) == "Europe/Copenhagen"


@posix
def test_a_relative_link_and_a_link_to_a_link_are_followed(zones, localtime):
    localtime.symlink_to("middle")
    (localtime.parent / "middle").symlink_to("../usr/share/zoneinfo/posix/Europe/Copenhagen")
    assert zone_by_files({}, localtime) == "Europe/Copenhagen"


@posix
def test_a_circle_of_links_names_nothing(localtime, zones):
    localtime.symlink_to(localtime)
    assert zone_by_files({}, localtime) is None


@posix
def test_a_copied_file_is_named_by_the_text_beside_it(zones, localtime):
    shutil.copy(zones / "Europe/Berlin", localtime)
    assert zone_by_files({}, localtime) is None
    localtime.with_name("timezone").write_text("Europe/Amsterdam\n")
    assert zone_by_files({}, localtime) == "Europe/Amsterdam"
    localtime.with_name("timezone").write_bytes(b"\xff\xfe")
    assert zone_by_files({}, localtime) is None


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
def test_the_registry_names_a_zone():
    assert zone_by_registry() in available_timezones()
