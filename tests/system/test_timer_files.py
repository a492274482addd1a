"""Units of systemd: what systemd itself makes of them, written anew, removed, refused."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.system.timer_files import SERVICE, TIMER, remove_timer, units_folder, write_timer


def test_they_are_written_for_the_store_and_taken_away(tmp_path):
    store, folder = tmp_path / "my 100% desk", tmp_path / "units"
    service, timer = write_timer(store, folder)
    assert (service.name, timer.name) == (SERVICE, TIMER)
    assert f'remind --notify --store "{tmp_path}/my 100%% desk"' in service.read_text()
    assert "Persistent=true" in timer.read_text()
    write_timer(store, folder)
    assert remove_timer(folder)
    assert not remove_timer(folder)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_understands_them(tmp_path):
    write_timer(tmp_path / "my desk", tmp_path)
    units = [str(tmp_path / name) for name in (SERVICE, TIMER)]
    found = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in (found.stdout + found.stderr).splitlines() if "suidesk" in line]
    assert said == []
    turns = subprocess.run(
        ["systemd-analyze", "calendar", "--iterations=2", "*:00/10"], capture_output=True, text=True, check=True
    )
    assert "Normalized form: *-*-* *:00/10:00" in turns.stdout


def test_a_folder_that_refuses_is_said(tmp_path):
    (tmp_path / "units").write_text("in the way")
    with pytest.raises(SuideskError, match="timer_failed"):
        write_timer(tmp_path, tmp_path / "units")


def test_the_users_own_units_lie_where_systemd_looks(tmp_path):
    assert units_folder({}, tmp_path) == tmp_path / ".config" / "systemd" / "user"
    assert units_folder({"XDG_CONFIG_HOME": "/elsewhere"}, tmp_path).parts[1] == "elsewhere"
