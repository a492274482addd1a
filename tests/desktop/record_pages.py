"""What tests do with every page of a list beside a record."""

from __future__ import annotations


def shown_page(qtbot, window, key):
    """The page, when its list and its first record are shown."""
    page = window.page(key)
    qtbot.waitUntil(lambda: page.view.sheet is not None)
    return page


def show(qtbot, page, ref):
    """Open a record and wait until all of it is there."""
    page.open_record(page.view.kind, ref)
    qtbot.waitUntil(lambda: page.view.sheet is not None and page.view.id_of(page.view.sheet) == ref)
    qtbot.waitUntil(lambda: page.listing.list.current_id() == ref)
