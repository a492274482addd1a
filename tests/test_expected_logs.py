"""An unexpected warning fails a test, from Python's log and from Qt's."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture
def outcome(pytester, monkeypatch):
    """Run one test body under this project's conftest and settings, and give the counts of its outcomes."""
    monkeypatch.syspath_prepend(str(PROJECT))
    pytester.makeconftest((PROJECT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    settings = PROJECT / "pyproject.toml"

    def run(body: str) -> dict[str, int]:
        pytester.makepyfile(body)
        arguments = ["-c", str(settings), "--rootdir", str(pytester.path), "-p", "no:cacheprovider", "."]
        return pytester.runpytest_subprocess(*arguments).parseoutcomes()

    return run


def test_a_quiet_test_passes(outcome):
    assert outcome("import logging\ndef test(): logging.getLogger('a').info('fine')") == {"passed": 1}


def test_an_unexpected_warning_fails(outcome):
    assert outcome("import logging\ndef test(): logging.getLogger('a').warning('odd')")["errors"] == 1


def test_a_warning_from_a_thread_fails(outcome):
    body = """
        import logging, threading
        def test():
            thread = threading.Thread(target=logging.getLogger('a').error, args=('odd',))
            thread.start(); thread.join()
    """
    assert outcome(body)["errors"] == 1


def test_an_expected_warning_passes(outcome):
    body = """
        import logging
        def test(expected_log):
            expected_log('^odd')
            logging.getLogger('a').warning('odd %s', 'thing')
    """
    assert outcome(body) == {"passed": 1}


def test_a_warning_expected_in_vain_fails(outcome):
    assert outcome("def test(expected_log): expected_log('odd')")["errors"] == 1


def test_another_warning_than_the_expected_one_fails(outcome):
    body = """
        import logging
        def test(expected_log):
            expected_log('odd')
            logging.getLogger('a').warning('odd')
            logging.getLogger('a').warning('other')
    """
    assert outcome(body)["errors"] == 1


def test_a_warning_of_qt_fails(outcome):
    body = "from PySide6.QtCore import qWarning\ndef test(): qWarning('odd')"
    assert outcome(body)["failed"] == 1


def test_a_python_warning_fails(outcome):
    assert outcome("import warnings\ndef test(): warnings.warn('odd')")["failed"] == 1
