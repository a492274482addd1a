"""Short ways to set widgets beside and below each other."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

Part = QWidget | QLayout | int | None
"""A widget, a layout, a gap in pixels, or `None` for all room that is left."""
Margins = tuple[int, int, int, int]
_NO_MARGINS: Margins = (0, 0, 0, 0)


def _fill(box: QHBoxLayout | QVBoxLayout, parts: tuple[Part, ...], gap: int, margins: Margins) -> None:
    box.setContentsMargins(*margins)
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)


def row(*parts: Part, gap: int = 8, margins: Margins = _NO_MARGINS) -> QHBoxLayout:
    """Set `parts` beside each other."""
    box = QHBoxLayout()
    _fill(box, parts, gap, margins)
    return box


def column(*parts: Part, gap: int = 8, margins: Margins = _NO_MARGINS) -> QVBoxLayout:
    """Set `parts` below each other."""
    box = QVBoxLayout()
    _fill(box, parts, gap, margins)
    return box


def clear(layout: QLayout) -> None:
    """Take everything out of `layout` and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
