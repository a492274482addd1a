"""Tool tips that say what a person typed: Qt would read one that looks like HTML as such."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """Give `text` so that a tool tip shows it letter by letter."""
    if not Qt.mightBeRichText(text):
        return text
    from html import escape

    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
