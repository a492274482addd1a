"""The command line as processes of their own: what they load, how they end, in which letters they speak."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

import pytest

SUIDESK = (sys.executable, "-m", "suidesk")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals and pipes")

LOADED = """
import json, sys
from suidesk.__main__ import started
for line in json.loads(sys.argv[1]):
    assert started(line) == 0, line
found = sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6"))
print(json.dumps(found), file=sys.stderr)
"""


@pytest.fixture
def environment(tmp_path):
    """A laptop of its own, with a passphrase file."""
    (tmp_path / "passphrase").write_text("by the harbour wall\n")
    homes = {name: str(tmp_path / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")}
    return {**os.environ, **homes, "SUIDESK_PASSPHRASE_FILE": str(tmp_path / "passphrase")}


def test_no_verb_loads_the_window(environment, tmp_path):
    """Reminding by the system's timer has to be cheap; the others have no reason to load Qt either."""
    (tmp_path / "list.csv").write_text("Name\nGrace Hopper\n")
    lines = [
        ["new", "--given", "Zoë", "--family", "王"],
        ["remind"],
        ["import", str(tmp_path / "list.csv")],
        ["export", "people", "--to", str(tmp_path / "out.csv")],
        ["do", "AddPerson", "--given", "Ada"],
        ["undo"],
        ["redo"],
        ["history"],
        ["ask", "PeopleMatching"],
        ["backup", "make"],
        ["check"],
        ["keys", "show"],
    ]
    call = [sys.executable, "-c", LOADED, json.dumps(lines)]
    found = subprocess.run(call, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stderr.splitlines()[-1]) == []


def test_names_of_any_language_are_printed_whatever_the_terminal_claims(environment):
    subprocess.run([*SUIDESK, "new", "--given", "Zoë", "--family", "王小明"], env=environment, check=True)
    odd = environment | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    asked = subprocess.run([*SUIDESK, "ask", "DeskPage"], env=odd, capture_output=True, check=True)
    assert "Zoë 王小明" in asked.stdout.decode("utf-8")


@posix
def test_an_interrupted_call_ends_without_a_traceback(environment):
    call = [*SUIDESK, "do", "AddPerson", "-"]
    with subprocess.Popen(
        call, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        wait_until_it_reads(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == b""
    assert err.decode().startswith("Stopped.")


def wait_until_it_reads(process):
    """The process waits for its input once it sleeps in a read of file 0; a terminal's user would see no prompt."""
    system_call = f"/proc/{process.pid}/syscall"
    if not os.path.exists(system_call):  # noqa: PTH110
        pytest.skip("this system doesn't tell what a process waits for")
    while True:
        with open(system_call) as file:  # noqa: PTH123
            words = file.read().split()
        if words[:2] == ["0", "0x0"] or process.poll() is not None:
            return


@posix
def test_a_reader_who_goes_away_causes_no_complaint(environment):
    with subprocess.Popen(
        [*SUIDESK, "ask"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(timeout=30) == 141
    assert err == b""


def test_the_version_is_told_by_the_program_itself(environment):
    told = subprocess.run([*SUIDESK, "--version"], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("suidesk ")
