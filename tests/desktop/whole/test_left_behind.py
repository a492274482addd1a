"""A form that is closed leaves nothing behind: no window of its own, and no field that never found its place."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from tests.desktop.whole.forms import FORMS, Sample

OPENERS = [opener for openers in FORMS.values() for opener in openers]
PATIENCE = 10_000


def windows():
    """The windows there are, shown or not, but for menus, which belong to what they are opened from."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = (one for one in QApplication.topLevelWidgets() if not isinstance(one, QMenu))
    return Counter(type(one).__name__ for one in found)


def open_and_close(opener, full, desk, qtbot):
    form = opener(Sample(full, desk))
    if not form.isVisible():
        form.open()
    qtbot.waitUntil(form.isVisible, timeout=PATIENCE)
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.reject()


@pytest.mark.parametrize("opener", OPENERS)
def test_a_closed_form_leaves_no_window_behind(full, desk, qtbot, opener):
    open_and_close(opener, full, desk, qtbot)
    before = windows()
    open_and_close(opener, full, desk, qtbot)
    # What is still being asked lives until it is answered.
    qtbot.waitUntil(lambda: not windows() - before, timeout=PATIENCE)
