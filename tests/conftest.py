"""What every test shares: no screen, and no unexpected line in the log."""

from __future__ import annotations

import os

# Qt reads it when the application object is made, so it is set before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import logging

import hypothesis
import pytest

from tests.expected_logs import ExpectedLogs

hypothesis.settings.register_profile("suidesk", deadline=None, derandomize=True)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("suidesk")


GARBAGE = 20_000
"""Objects made since the last look for garbage, after which the next look pays."""


def pytest_collection_finish():
    """Look for garbage between two tests only, as the desk does between two events: in a thread, it would take what is
    Qt's apart there, which Qt doesn't survive. What is loaded by now stays, and isn't looked through again.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown():
    """Look where much was made; a test may have switched it on."""
    gc.disable()
    if gc.get_count()[0] > GARBAGE:
        gc.collect()


@pytest.fixture(autouse=True)
def expected_log():
    """Fail on a warning or worse in the log; `expected_log("pattern")` says that one must come."""
    logs = ExpectedLogs()
    root = logging.getLogger()
    root.addHandler(logs)
    try:
        yield logs
    finally:
        root.removeHandler(logs)
    complaint = logs.complaint()
    if complaint:
        pytest.fail(complaint, pytrace=False)
