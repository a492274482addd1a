"""Starting with the session: written, read, switched off, and refused in words; for every platform."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
import sys

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.system.autostart import RUN_KEY, DesktopFile, LaunchAgent, RunKey, this_autostart
from suidesk.system.launching import launch_line

LINE = ("/opt/my desk/100% $new/suidesk-desk", "--in-tray")


class Registry:
    """What of `winreg` is used, in memory."""

    HKEY_CURRENT_USER, REG_SZ = "user", 1

    def __init__(self, *, refuses=False):
        self.values, self.refuses = {}, refuses

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def OpenKey(self, root, key):
        assert (root, key) == ("user", RUN_KEY)
        return self

    def CreateKey(self, root, key):
        if self.refuses:
            raise PermissionError(13, "Access is denied")
        return self.OpenKey(root, key)

    def QueryValueEx(self, key, name):
        if name not in self.values:
            raise FileNotFoundError(name)
        return self.values[name], self.REG_SZ

    def SetValueEx(self, key, name, reserved, kind, value):
        self.values[name] = value

    def DeleteValue(self, key, name):
        if name not in self.values:
            raise FileNotFoundError(name)
        del self.values[name]


@pytest.fixture(params=["desktop", "agent", "registry"])
def autostart(request, tmp_path):
    made = {
        "desktop": lambda: DesktopFile(tmp_path / "config" / "autostart", LINE),
        "agent": lambda: LaunchAgent(tmp_path / "LaunchAgents", LINE),
        "registry": lambda: RunKey(Registry(), LINE),
    }
    return made[request.param]()


def test_it_is_off_until_it_is_switched_on_and_off_again(autostart):
    assert not autostart.is_on()
    for is_on in (True, True, False, False, True):
        autostart.set_on(is_on=is_on)
        assert autostart.is_on() is is_on


def test_the_line_of_another_desk_or_of_a_program_that_moved_is_not_ours(autostart):
    autostart.set_on(is_on=True)
    autostart._line = (*LINE, "--store", "/elsewhere")
    assert not autostart.is_on()
    autostart.set_on(is_on=True)
    assert autostart.is_on()


def test_a_desk_that_was_named_is_started_by_its_name(tmp_path):
    made = this_autostart(tmp_path / "my desk", "linux", {}, tmp_path)
    made.set_on(is_on=True)
    assert f'--in-tray --store "{tmp_path}/my desk"\n' in made.path.read_text()


def test_a_desktop_that_switched_it_off_is_believed(tmp_path):
    made = DesktopFile(tmp_path, LINE)
    made.set_on(is_on=True)
    made.path.write_text(f"{made.path.read_text()}Hidden=true\n")
    assert not made.is_on()
    made.path.write_bytes(b"\xff\xfe")
    assert not made.is_on()
    made.set_on(is_on=True)
    assert made.is_on()


@pytest.mark.parametrize("content", [b"", b"<plist><dict>", b"bplist00nonsense", b"<plist><array/></plist>"])
def test_a_list_that_nobody_can_read_is_no_start(tmp_path, content):
    made = LaunchAgent(tmp_path, LINE)
    made.path.write_bytes(content)
    assert not made.is_on()


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_desktop_file_is_valid(tmp_path):
    made = DesktopFile(tmp_path, LINE)
    made.set_on(is_on=True)
    subprocess.run(["desktop-file-validate", made.path], check=True)


def test_words_are_quoted_as_each_platform_reads_them(tmp_path):
    desktop, agent, registry = DesktopFile(tmp_path, LINE), LaunchAgent(tmp_path, LINE), Registry()
    desktop.set_on(is_on=True)
    agent.set_on(is_on=True)
    RunKey(registry, LINE).set_on(is_on=True)
    assert 'Exec="/opt/my desk/100%% \\\\$new/suidesk-desk" --in-tray\n' in desktop.path.read_text()
    assert plistlib.loads(agent.path.read_bytes())["ProgramArguments"] == list(LINE)
    assert registry.values["suidesk"] == '"/opt/my desk/100% $new/suidesk-desk" --in-tray'


def test_what_is_refused_is_said(tmp_path):
    (tmp_path / "autostart").write_text("in the way")
    with pytest.raises(SuideskError, match="autostart_failed"):
        DesktopFile(tmp_path / "autostart", LINE).set_on(is_on=True)
    with pytest.raises(SuideskError, match="autostart_failed"):
        RunKey(Registry(refuses=True), LINE).set_on(is_on=True)


def test_each_platform_has_its_own_way(tmp_path):
    made = this_autostart(None, "linux", {"XDG_CONFIG_HOME": str(tmp_path / "elsewhere")}, tmp_path)
    assert made.path == tmp_path / "elsewhere" / "autostart" / "suidesk.desktop"
    assert this_autostart(None, "linux", {}, tmp_path).path.parent == tmp_path / ".config" / "autostart"
    assert this_autostart(None, "darwin", {}, tmp_path).path == tmp_path / "Library/LaunchAgents/org.suidesk.desk.plist"


def test_the_program_is_found_beside_its_python_else_by_its_module(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    python = tmp_path / "python"
    assert launch_line("suidesk-desk", "-x", executable=str(python)) == (str(python), "-m", "suidesk", "-x")
    (tmp_path / "suidesk-desk").touch()
    assert launch_line("suidesk-desk", executable=str(python)) == (str(tmp_path / "suidesk-desk"),)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert launch_line("suidesk-desk", "--in-tray", executable="/opt/suidesk") == ("/opt/suidesk", "--in-tray")
