"""The window with its backups, and the steps of an import as a person takes them."""

from __future__ import annotations

import sys

import pytest
import shiboken6
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from suidesk.desktop.jobs import Jobs
from suidesk.desktop.lists.export_dialog import ExportDialog
from suidesk.desktop.lists.import_dialog import ImportDialog
from suidesk.queries.people import PeopleMatching
from suidesk.services.backup import FOLDER
from suidesk.services.keys import Keys
from tests.desktop.blocks import LIMIT_MS
from tests.desktop.conftest import NOW
from tests.desktop.pressing import click, dialog
from tests.desktop.safekeeping import safety_of
from tests.fakes import FakeKeychain
from tests.vault.steady_random import CHEAP


@pytest.fixture
def first_page():
    return "people"


@pytest.fixture
def make_window(qapp, theme, clock, tmp_path, store, first_page):
    """The window as the program makes it: an import first makes a backup."""
    from suidesk.desktop.rooms import acts, answers, pages
    from suidesk.desktop.window import Window

    rooms = sorted(pages(), key=lambda spec: spec.key != first_page)
    keys = Keys(tmp_path / "desk", FakeKeychain(), cost=CHEAP)
    jobs = Jobs(qapp)
    safety = safety_of(store, keys, clock, jobs, lambda _: None)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    parts = rooms, acts(), "Hanne Visser", settings, safety
    yield lambda bridge: Window(theme, bridge, clock.now, *parts, answers=answers)
    jobs.close()
    jobs.deleteLater()


@pytest.fixture
def backups(tmp_path):
    """The names of the backups that were made."""
    folder = tmp_path / "desk" / FOLDER
    return lambda: sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def file(tmp_path):
    """Writes a list to a file and gives its path."""

    def write(content, name="list.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


class Bringing:
    """An open import and what a person does with it."""

    def __init__(self, qtbot, desk_window, made):
        self.qtbot, self.window, self.desk, self.made = qtbot, desk_window.window, desk_window.desk, made

    def pick(self, path):
        """Choose a file in the system's dialog."""
        click(self.qtbot, self.made, "Choose a file…")
        self.name(path)

    def name(self, path):
        """Give a file's name in the dialog that asks for it."""
        type_name(self.qtbot, path)

    def press(self, name):
        click(self.qtbot, self.made, name)

    def at(self, step):
        """Wait until that step is shown and nothing is under way."""
        self.qtbot.waitUntil(lambda: self.made.step is step and not self.made._work.is_busy, timeout=20_000)
        # Only a real window manager gives the keys back to what lies below a closed dialog.
        self.made.activateWindow()
        self.qtbot.waitUntil(self.made.isActiveWindow)

    def columns(self, path):
        """Go to the columns of a file."""
        self.pick(path)
        self.at(self.made.columns)

    def check(self, path):
        """Go to what a file would do."""
        self.columns(path)
        self.press("See what would happen")
        self.at(self.made.check)

    def bring(self, path):
        """Bring a file in."""
        self.check(path)
        self.press(self.made.next.accessibleName())
        self.at(self.made.report)

    def counts(self):
        """The five numbers as they are read out: new, updated, unchanged, skipped, can't be used."""
        view = self.made.check.counts if self.made.step is self.made.check else self.made.report.counts
        return tuple(int(label.accessibleName().split()[0]) for label in view.numbers())

    def said(self):
        """What the message above the step says."""
        return self.made.message.text()

    def told(self):
        """What is worth knowing, line by line."""
        return [line.text for line in self.made.check.problems.lines()]

    def names(self):
        """The contacts of the store but the user."""
        rows = self.desk.ask(PeopleMatching(NOW.date()))
        return sorted(row.name for row in rows if not row.is_me)


def choose(qtbot, field, text):
    """Choose in a box the text that begins so, with the arrow keys."""
    field.setFocus()
    at = field.box.findText(text, Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchCaseSensitive)
    assert at >= 0, [field.box.itemText(one) for one in range(field.box.count())]
    steps = at - field.box.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(field.box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def type_name(qtbot, path):
    """Give a file's name in the dialog that asks for it, all at once: its completion knows better than typing."""
    asked = dialog(qtbot, QFileDialog)
    asked.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    qtbot.wait(10)
    asked.accept()
    qtbot.waitUntil(lambda: not shiboken6.isValid(asked) or not asked.isVisible())


@pytest.fixture
def bringing(qtbot, desk_window):
    """The import, opened from the window."""
    faults = []
    desk_window.bridge.broken.connect(faults.append)
    desk_window.window.act("import")
    yield Bringing(qtbot, desk_window, dialog(qtbot, ImportDialog))
    assert faults == []


@pytest.fixture
def exporting(qtbot, desk_window):
    """The export, opened from the window."""
    desk_window.window.act("export")
    return dialog(qtbot, ExportDialog)


@pytest.fixture
def tell(capsys):
    """Says how long the window's thread was blocked; machines differ, so it is not asserted."""

    def said(what, watch):
        took = f"longest block {watch.longest:.0f} ms, {watch.most_work:.0f} ms of work"
        with capsys.disabled():
            sys.stdout.write(f"\n  {what}: {took} (allowed {LIMIT_MS:.0f})\n")

    return said
