"""A second start raises the first."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QTimer

from suidesk.desktop.instance import Instance, hail, name_for

HAIL = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from suidesk.desktop.instance import hail
app = QCoreApplication([])
sys.exit(0 if hail(Path(sys.argv[1]), starting_ms=int(sys.argv[2])) else 1)
"""


@pytest.fixture
def instance(qapp, tmp_path):
    made = Instance(tmp_path)
    yield made
    made.close()


def hail_from_elsewhere(qtbot, folder, starting_ms=0):
    """Hail from another process, while this one's event loop runs."""
    process = subprocess.Popen([sys.executable, "-c", HAIL, str(folder), str(starting_ms)])
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    return process.returncode == 0


def test_a_listening_desk_hears_and_answers(qtbot, instance, tmp_path):
    heard = []
    instance.hailed.connect(lambda: heard.append(True))
    assert hail_from_elsewhere(qtbot, tmp_path)
    assert hail_from_elsewhere(qtbot, tmp_path)
    assert heard == [True, True]


def test_a_desk_that_is_only_starting_is_waited_for(qtbot, qapp, tmp_path):
    heard, made = [], []

    def begin():
        made.append(Instance(tmp_path))
        made[0].hailed.connect(lambda: heard.append(True))

    # Later than the other process needs to load what it hails with.
    QTimer.singleShot(1_500, qapp, begin)
    assert hail_from_elsewhere(qtbot, tmp_path, starting_ms=15_000)
    assert heard == [True]
    made[0].close()


def test_nobody_answers_for_another_folder(instance, tmp_path):
    assert not hail(tmp_path / "other", wait_ms=50)


def test_nobody_answers_after_the_end(instance, tmp_path):
    instance.close()
    assert not hail(tmp_path, wait_ms=50)


def test_what_a_crash_left_behind_is_no_hindrance(qtbot, qapp, tmp_path):
    first = Instance(tmp_path)
    second = Instance(tmp_path)
    heard = []
    second.hailed.connect(lambda: heard.append(True))
    assert hail_from_elsewhere(qtbot, tmp_path)
    assert heard == [True]
    first.close()
    second.close()


def test_the_meeting_place_is_the_same_by_any_path_and_does_not_name_it(tmp_path):
    (tmp_path / "amina").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "amina")
    assert name_for(link) == name_for(tmp_path / "amina")
    assert "amina" not in name_for(link)
