"""The page for when the desk cannot be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.entry.trouble import TroublePage, verbs_for
from suidesk.domain.errors import SuideskError
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed


@pytest.fixture
def page_for(qtbot, theme):
    def page_for(code, **params):
        page = TroublePage(theme, SuideskError(code, **params), Path("/home/amina/desk"))
        qtbot.addWidget(page)
        page.show()
        return page

    return page_for


def said(page):
    return [button.accessibleName() for button in page.offered]


@pytest.mark.parametrize(
    ("code", "verbs"),
    [
        ("store_damaged", ["Try again", "Restore a backup…"]),
        ("keys_unreadable", ["Try again", "Restore a backup…"]),
        ("store_missing", ["Try again", "Choose another folder…", "Restore a backup…"]),
        ("unsafe_place", ["Choose another folder…"]),
        ("store_newer", []),
        ("store_in_use", ["Try again"]),
        ("disk_full", ["Try again"]),
    ],
)
def test_each_trouble_offers_what_mends_it(page_for, code, verbs):
    page = page_for(code, folder="/home/amina/desk", kind="synced", reason="damaged", found=9, known=1)
    assert said(page) == verbs
    assert "no words for it" not in page.words.full_text()
    assert unnamed(page) == []


def test_the_text_says_what_to_do(page_for):
    assert "restore the newest good backup" in page_for("store_damaged", folder="x").words.full_text()


def test_an_unknown_error_can_be_tried_again():
    verbs = verbs_for("something_new")
    assert (verbs.can_retry, verbs.can_restore, verbs.can_choose) == (True, False, False)


def test_the_verbs_are_sent(qtbot, page_for, tmp_path):
    page = page_for("store_missing", folder="x")
    heard = []
    page.retry.connect(lambda: heard.append("retry"))
    page.restore.connect(lambda: heard.append("restore"))
    page.chosen.connect(heard.append)
    for button in page.offered:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert heard == ["retry", "restore", tmp_path]


def test_large_text_fits(qtbot, theme, page_for):
    theme.set_scale(2.0)
    page = page_for("store_missing", folder="/home/amina/desk")
    qtbot.waitUntil(lambda: clipped(page) == [])
