"""A small line of values over time, with its last value marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.charts import Chart, Spot
from suidesk.desktop.design.theme import Theme
from suidesk.wording.translate import translate

_HEIGHT: Final = 48
_INSET: Final = 6.0
_DOT: Final = 3.5
_FAINT: Final = 0.12


class Sparkline(Chart):
    """Values with their labels; `None` leaves a gap, as nothing is known."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Be called `name`, such as "Energy in the last twelve weeks"."""
        super().__init__(theme, name, _HEIGHT, parent)
        self._values: tuple[tuple[str, float | None], ...] = ()
        self._least, self._most = 0.0, 1.0
        self._role = "accent"
        self._words: Callable[[float], str] = str

    def set(
        self,
        values: Sequence[tuple[str, float | None]],
        *,
        least: float | None = None,
        most: float | None = None,
        role: str = "accent",
        words: Callable[[float], str] = str,
    ) -> None:
        """Show (label, value) pairs between `least` and `most`, in the colour of the token `role`."""
        self._values, self._role, self._words = tuple(values), role, words
        known = [value for _, value in values if value is not None] or [0.0]
        self._least = min(known) if least is None else least
        self._most = max(known) if most is None else most
        self.changed_values()

    def spots(self) -> list[Spot]:
        """Give one spot per value."""
        return [
            Spot(
                QRectF(x - 5, y - 5, 10, 10),
                translate("Chart", "{0}: {1}").format(label, self._words(value))
                if value is not None
                else translate("Chart", "{0}: nothing recorded").format(label),
            )
            for (label, value), (x, y) in zip(self._values, self._points(), strict=True)
        ]

    def paint(self, painter: QPainter) -> None:
        """Paint line, ground below it, and the last value."""
        colour = self.theme.colour(self._role)
        points = self._points()
        for run in self._runs(points):
            line = QPainterPath(run[0])
            for point in run[1:]:
                line.lineTo(point)
            ground = QPainterPath(line)
            ground.lineTo(run[-1].x(), self.height())
            ground.lineTo(run[0].x(), self.height())
            faint = self.theme.colour(self._role)
            faint.setAlphaF(_FAINT)
            painter.fillPath(ground, faint)
            painter.setPen(QPen(colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(line)
            if len(run) == 1:
                # A value between two gaps has no line to be seen by.
                painter.setBrush(colour)
                painter.drawEllipse(run[0], 1, 1)
        known = [QPointF(*point) for (_, value), point in zip(self._values, points, strict=True) if value is not None]
        if known:
            painter.setPen(QPen(self.theme.colour("surface"), 2))
            painter.setBrush(colour)
            painter.drawEllipse(known[-1], _DOT + 1, _DOT + 1)

    def _points(self) -> list[tuple[float, float]]:
        wide, high = self.width() - 2 * _INSET, self.height() - 2 * _INSET
        step = wide / max(1, len(self._values) - 1)
        span = (self._most - self._least) or 1.0
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        points = []
        for at, (_, value) in enumerate(self._values):
            x = _INSET + at * step
            share = 0.0 if value is None else (value - self._least) / span
            points.append((self.width() - x if is_rtl else x, _INSET + high * (1 - share)))
        return points

    def _runs(self, points: list[tuple[float, float]]) -> list[list[QPointF]]:
        runs: list[list[QPointF]] = [[]]
        for (_, value), point in zip(self._values, points, strict=True):
            if value is None:
                runs.append([])
            else:
                runs[-1].append(QPointF(*point))
        return [run for run in runs if run]
