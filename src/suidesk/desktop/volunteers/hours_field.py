"""A field for the hours of one day, typed as "9–12, 18:30–21"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.kit.time_field import read_time
from suidesk.domain.volunteers import MIDNIGHT
from suidesk.wording.translate import translate
from suidesk.wording.volunteers import hours_text

Span = tuple[int, int]
"""From and to, in minutes after midnight."""
_BETWEEN: Final = re.compile(r"[,;/+&]|\s(?=\d)")
_DASH: Final = re.compile(r"\s*[-–—]\s*")
_MIDNIGHT: Final = ("24", "24:00", "0:00", "00:00", "0", "00")


class HoursField(LineField):
    """Gives pairs of minutes; empty means that nothing is noted for the day."""

    def __init__(self, theme: Theme, label: str) -> None:
        """Be called `label`, the name of the day."""
        super().__init__(theme, label, placeholder=translate("Volunteers", "18–21"))

    def spans(self) -> list[Span]:
        """Give what is typed, as far as it can be read."""
        return read_hours(self.value()) or []

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Show these hours."""
        self.set_value(translate("Numbers", ", ").join(_written(span) for span in spans))

    def problem(self) -> str:
        """Say how hours are typed, or that they end before they begin."""
        found = read_hours(self.value())
        if found is None:
            return translate("Volunteers", "Type hours such as 9–12, or 9–12, 18:30–21.")
        if any(last <= first for first, last in found):
            return translate("Volunteers", "These hours end before they begin.")
        return super().problem()


def read_hours(text: str) -> list[Span] | None:
    """Give the hours of a typed text, `None` where a part of it can't be read; an end at midnight is 1440."""
    found: list[Span] = []
    for part in _BETWEEN.split(_DASH.sub("-", text.strip())):
        if not part.strip():
            continue
        ends = part.strip().split("-")
        first = read_time(ends[0])
        last = _end(ends[1]) if len(ends) == len(("from", "to")) else None
        if first is None or last is None:
            return None
        found.append((first, last))
    return found


def _end(text: str) -> int | None:
    return MIDNIGHT if text.strip() in _MIDNIGHT else read_time(text)


def _written(span: Span) -> str:
    return "0–24" if span == (0, MIDNIGHT) else hours_text(*span)
