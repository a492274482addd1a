"""An unexpected warning fails a test, from Python's log and from Qt's."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

PROJECT = Path(__file__).resolve().parents[1]
PASSED, FAILED, TORN = {"PASSED"}, {"FAILED"}, {"PASSED", "ERROR"}
"""How a test ends; what is found once it has passed is an error of its end."""
CASES = {
    "a_quiet_test_passes": (PASSED, "import logging\ndef test(): logging.getLogger('a').info('fine')"),
    "an_unexpected_warning_fails": (TORN, "import logging\ndef test(): logging.getLogger('a').warning('odd')"),
    "a_warning_from_a_thread_fails": (
        TORN,
        """
        import logging, threading
        def test():
            thread = threading.Thread(target=logging.getLogger('a').error, args=('odd',))
            thread.start(); thread.join()
        """,
    ),
    "an_expected_warning_passes": (
        PASSED,
        """
        import logging
        def test(expected_log):
            expected_log('^odd')
            logging.getLogger('a').warning('odd %s', 'thing')
        """,
    ),
    "a_warning_expected_in_vain_fails": (TORN, "def test(expected_log): expected_log('odd')"),
    "another_warning_than_the_expected_one_fails": (
        TORN,
        """
        import logging
        def test(expected_log):
            expected_log('odd')
            logging.getLogger('a').warning('odd')
            logging.getLogger('a').warning('other')
        """,
    ),
    "a_warning_of_qt_fails": (FAILED, "from PySide6.QtCore import qWarning\ndef test(): qWarning('odd')"),
    "a_python_warning_fails": (FAILED, "import warnings\ndef test(): warnings.warn('odd')"),
}


@pytest.fixture(scope="module")
def endings(tmp_path_factory):
    """Run all of them once, under this project's conftest and settings, and give how each ended."""
    folder = tmp_path_factory.mktemp("logs")
    (folder / "conftest.py").write_text((PROJECT / "tests" / "conftest.py").read_text(encoding="utf-8"), "utf-8")
    for name, (_, body) in CASES.items():
        (folder / f"test_{name}.py").write_text(dedent(body), "utf-8")
    settings = ["-c", str(PROJECT / "pyproject.toml"), "--rootdir", str(folder), "-p", "no:cacheprovider", "-rA"]
    found = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, str(folder)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    told = re.findall(r"^(PASSED|FAILED|ERROR) test_(\w+)\.py::test\b", found.stdout, re.MULTILINE)
    assert told, found.stdout + found.stderr
    return {name: {how for how, which in told if which == name} for name in CASES}


@pytest.mark.parametrize("name", CASES)
def test_it_is_so(endings, name):
    assert endings[name] == CASES[name][0]
