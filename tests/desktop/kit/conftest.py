"""What the tests of the kit share."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget


@pytest.fixture
def show(qtbot):
    """Show a widget at a size and let it settle."""

    def shown(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        qtbot.addWidget(widget)
        if width:
            widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return shown


def pytest_collection_modifyitems(items):
    """Let windows with a least size be shown: the offscreen platform says of each that it cannot pass the size on."""
    for item in items:
        if item.path.parent.name == "kit":
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))
