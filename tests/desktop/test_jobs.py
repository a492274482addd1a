"""Slow work beside the window."""

from __future__ import annotations

import gc
import threading

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread

from suidesk.desktop.jobs import Jobs
from suidesk.domain.errors import SuideskError


@pytest.fixture
def jobs(qapp):
    made = Jobs(qapp)
    yield made
    made.close()
    made.deleteLater()


def refuse(error):
    raise AssertionError(error)


def test_the_answer_comes_on_the_windows_thread(qtbot, jobs):
    seen = []
    owner = QObject()
    jobs.run(threading.get_ident, lambda ident: seen.append((ident, QThread.isMainThread())), refuse, owner)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1]


def test_an_expected_failure_goes_to_its_handler(qtbot, jobs):
    failed = []
    owner = QObject()

    def fail():
        raise SuideskError("disk_full")

    jobs.run(fail, refuse, failed.append, owner)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].code == "disk_full"


def test_a_fault_of_ours_is_reported_without_what_it_says(qtbot, jobs, expected_log):
    expected_log("^ValueError")
    owner = QObject()

    def fault():
        name = "Amina Yusuf"
        raise ValueError(name)

    with qtbot.waitSignal(jobs.broken) as told:
        jobs.run(fault, refuse, refuse, owner)
    assert told.args[0].startswith("ValueError")
    assert "Amina" not in told.args[0]


def test_an_answer_for_somebody_who_is_gone_is_dropped(qtbot, jobs):
    seen = []
    owner = QObject()
    go = threading.Event()

    def job():
        go.wait(5)
        return "late"

    jobs.run(job, seen.append, refuse, owner, must_finish=True)
    shiboken6.delete(owner)
    go.set()
    jobs.close()
    QCoreApplication.processEvents()
    assert seen == []


def test_a_window_is_never_destroyed_on_a_jobs_thread(qtbot, jobs):
    places = []

    class Window(QObject):
        def __del__(self):
            places.append(threading.current_thread() is threading.main_thread())

        def work(self):
            raise SuideskError("disk_full")

    def start():
        window = Window()
        jobs.run(window.work, refuse, lambda error: done.append(error), window)

    done = []
    for at in range(50):
        start()
        qtbot.waitUntil(lambda expected=at + 1: len(done) == expected)
    done.clear()
    gc.collect()
    assert places == [True] * 50


def test_the_end_waits_for_what_must_finish(jobs):
    finished = []
    go = threading.Event()
    owner = QObject()

    def write():
        go.wait(5)
        finished.append(True)

    jobs.run(write, lambda _: None, refuse, owner, must_finish=True)
    go.set()
    jobs.close()
    assert finished == [True]
