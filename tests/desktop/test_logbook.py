"""The log: kinds and places, no names."""

from __future__ import annotations

import logging
import sys
import threading

import pytest
from PySide6.QtCore import qWarning

from suidesk.desktop.logbook import LOG_FILE, Logbook


@pytest.fixture
def faults():
    return []


@pytest.fixture
def logbook(tmp_path, faults):
    book = Logbook(tmp_path / "state", tmp_path / "home-of-amina", faults.append)
    yield book
    book.close()


def written(tmp_path):
    return (tmp_path / "state" / LOG_FILE).read_text("utf-8")


def fail():
    name = "Amina Yusuf"
    raise KeyError(name)


def test_a_quiet_run_writes_no_file(logbook, tmp_path):
    logging.getLogger("suidesk").info("started")
    assert not (tmp_path / "state").exists()


def test_a_fault_that_nobody_caught_is_logged_by_kind_and_place_and_told(logbook, tmp_path, faults, expected_log):
    expected_log("^KeyError")
    try:
        fail()
    except KeyError:
        sys.excepthook(*sys.exc_info())
    text = written(tmp_path)
    assert "KeyError" in text
    assert "fail" in text
    assert "Amina" not in text
    assert faults
    assert "Amina" not in faults[0]


def test_a_fault_in_a_thread_is_told_too(logbook, faults, expected_log):
    expected_log("^KeyError")
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert len(faults) == 1


def test_an_exception_that_is_logged_loses_its_message(logbook, tmp_path, expected_log):
    expected_log("^could not")
    try:
        fail()
    except KeyError:
        logging.getLogger("elsewhere").exception("could not")
    text = written(tmp_path)
    assert "could not" in text
    assert "KeyError" in text
    assert "Amina" not in text


def test_what_qt_says_is_logged_without_quotes_and_home(logbook, tmp_path, expected_log):
    expected_log("^Qt: cannot open")
    qWarning(f'cannot open "list of Amina.csv" in {tmp_path}/home-of-amina/desk')
    text = written(tmp_path)
    assert "Amina.csv" not in text
    assert "~/desk" in text


def test_the_log_stays_small(logbook, tmp_path, expected_log):
    expected_log("x")
    for _ in range(300):
        logging.getLogger("suidesk").warning("x" * 4_000)
    files = list((tmp_path / "state").iterdir())
    assert len(files) == 3
    assert sum(file.stat().st_size for file in files) < 800_000


def test_a_folder_that_cannot_be_written_costs_only_the_log(tmp_path, expected_log):
    expected_log("^lost")
    (tmp_path / "state").write_text("a file in the way")
    book = Logbook(tmp_path / "state", tmp_path, print)
    logging.getLogger("suidesk").warning("lost")
    book.close()


def test_the_end_puts_everything_back(tmp_path):
    before = sys.excepthook, threading.excepthook
    Logbook(tmp_path, tmp_path, print).close()
    assert (sys.excepthook, threading.excepthook) == before
