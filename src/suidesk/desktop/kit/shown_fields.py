"""Fields of a form that come and go with an answer."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.desktop.kit.field import Field


def show_fields(shown: Mapping[Field, bool]) -> None:
    """Show or hide each field, and the rows in which all of them are hidden, which would leave a gap."""
    for field, is_shown in shown.items():
        field.setVisible(is_shown)
    for holder in {field.parentWidget() for field in shown}:
        if holder is not None:
            holder.setVisible(any(not field.isHidden() for field in shown if field.parentWidget() is holder))
