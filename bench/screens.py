"""A screen of each size to draw on without a display, so that forms find the room that they would have there."""

from __future__ import annotations

import json
import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QScreen

SIZES = ((1280, 720), (1920, 1080))


def prepare(folder: Path) -> None:
    """Have the offscreen platform offer the sizes beside each other; to be called before there is an application."""
    at, screens = 0, []
    for width, height in SIZES:
        dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        screens.append({"name": f"{width}x{height}", "x": at, "y": 0, "width": width, "height": height, **dots})
        at += width
    file = folder / "screens.json"
    file.write_text(json.dumps({"windowFrameMargins": False, "screens": screens}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def screen_of(size: tuple[int, int]) -> QScreen:
    """Give the smallest screen that holds a window of that size, else the largest."""
    screens = sorted(QGuiApplication.screens(), key=lambda screen: screen.size().width())
    holds = (screen for screen in screens if screen.size().width() >= size[0] and screen.size().height() >= size[1])
    return next(holds, screens[-1])
