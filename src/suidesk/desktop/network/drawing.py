"""Paints a web as far as it can be read at a zoom: dots and thin lines from afar, marks and names nearby."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from math import ceil
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tokens import SMALL
from suidesk.desktop.network.camera import Camera
from suidesk.desktop.network.labels import LabelRoom
from suidesk.desktop.network.marks import paint_mark, sector_colours
from suidesk.domain.network import Strength
from suidesk.domain.people import ContactKind, Sector
from suidesk.rules.web import Node, Tie, Web

_RADIUS: Final = 0.25
"""Radius of a mark in lengths of a tie; two marks stand at least 0.62 apart."""
_SMALLEST, _LARGEST, _DOT = 2.2, 15.0, 4.6
"""Pixels of a radius at scale 1.0: the least, the most, and below which it is a dot."""
_ORGANISATION: Final = 1.18
_WIDTHS: Final = {Strength.WEAK: 0.8, Strength.GOOD: 1.5, Strength.CLOSE: 2.6}
_SMOOTH_UP_TO: Final = 1_200
"""Lines up to which they are drawn smooth; more would hold the window up."""
_NAMES: Final = 90
"""Names on screen at most; more could not be read."""
_TRIED: Final = 240
"""Names that are tried for room, those of contacts with most ties first."""
_KEPT_FREE: Final = 500
"""Marks on screen up to which no name covers any; of more, which are dots, some lie below names."""
_LONGEST: Final = 170
_EDGE: Final = 2.0
"""Pixels around a mark for the outer half of its line."""
_DIM: Final = 0.22


class Drawing:
    """A web with its places, in the forms that painting needs, worked out once."""

    def __init__(self, web: Web, places: Mapping[str, tuple[float, float]]) -> None:
        """Take the contacts that have a place."""
        self.web = web
        self.nodes = [node for node in web.nodes if node.id in places]
        self.places = {node.id: places[node.id] for node in self.nodes}
        self.degree = {node.id: len(web.neighbours[node.id]) for node in self.nodes}
        self.by_weight = sorted(
            self.nodes,
            key=lambda node: (node.kind is ContactKind.PERSON and self.degree[node.id] < 3, -self.degree[node.id]),  # noqa: PLR2004 (a pair and no more)
        )
        self._lines: defaultdict[tuple[bool, Strength], list[QLineF]] = defaultdict(list)
        self._line_of: dict[Tie, QLineF] = {}
        for tie in web.ties:
            if tie.one in self.places and tie.other in self.places:
                line = QLineF(QPointF(*self.places[tie.one]), QPointF(*self.places[tie.other]))
                self._line_of[tie] = line
                self._lines[web.is_across(tie), tie.strength].append(line)
        self._names: dict[tuple[str, int], tuple[str, QSizeF]] = {}
        self._dots: defaultdict[Sector | None, QPolygonF] = defaultdict(QPolygonF)
        for node in self.nodes:
            self._dots[node.sector].append(QPointF(*self.places[node.id]))

    def radius(self, camera: Camera, theme: Theme, node: Node | None = None) -> float:
        """Give the radius of a mark in pixels."""
        found = min(_LARGEST * theme.scale, max(_SMALLEST * theme.scale, camera.zoom * _RADIUS))
        return found * _ORGANISATION if node is not None and node.kind is ContactKind.ORGANISATION else found

    def mark(self, node: Node, camera: Camera, theme: Theme) -> QRectF:
        """Give the place of a mark on screen."""
        middle, radius = camera.to_screen(*self.places[node.id]), self.radius(camera, theme, node)
        return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)

    def visible(self, camera: Camera, theme: Theme, nodes: Sequence[Node] | None = None) -> list[Node]:
        """Give the contacts on screen, those with most ties first."""
        seen = camera.seen(self.radius(camera, theme))
        left, top, right, bottom = seen.left(), seen.top(), seen.right(), seen.bottom()
        return [
            node
            for node in (self.by_weight if nodes is None else nodes)
            if left <= self.places[node.id][0] <= right and top <= self.places[node.id][1] <= bottom
        ]

    def paint_web(self, painter: QPainter, camera: Camera, theme: Theme, *, is_dimmed: bool) -> None:
        """Paint all ties and marks."""
        painter.setOpacity(_DIM if is_dimmed else 1.0)
        count = len(self._line_of)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, count <= _SMOOTH_UP_TO)
        painter.save()
        painter.setTransform(camera.transform(), True)  # noqa: FBT003 (Qt)
        for (leads_across, strength), lines in sorted(self._lines.items()):
            painter.setPen(_line_pen(theme, strength, leads_across=leads_across))
            painter.drawLines(lines)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.radius(camera, theme) < _DOT * theme.scale:
            self._paint_dots(painter, camera, theme)
        else:
            self._paint_marks(painter, camera, theme)
        painter.setOpacity(1.0)

    def paint_lit(self, painter: QPainter, camera: Camera, theme: Theme, ref: str) -> list[Node]:
        """Paint a contact with its ties and all whom it is tied to, and give these contacts, itself first."""
        painter.save()
        painter.setTransform(camera.transform(), True)  # noqa: FBT003 (Qt)
        for tie in self.web.ties_of[ref]:
            if tie in self._line_of:
                painter.setPen(_pen(theme.colour("accent"), (_WIDTHS[tie.strength] + 0.5) * theme.scale))
                painter.drawLine(self._line_of[tie])
        painter.restore()
        lit = [node for node in self.nodes if node.id in self.web.neighbours[ref]]
        for node in lit:
            paint_mark(painter, _at_least(self.mark(node, camera, theme), theme), node.kind, node.sector, theme)
        chosen = self.web.by_id[ref]
        mark = _at_least(self.mark(chosen, camera, theme), theme)
        paint_mark(painter, mark, chosen.kind, chosen.sector, theme, is_strong=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2 * theme.scale))
        around = mark.adjusted(-4, -4, 4, 4)
        if chosen.kind is ContactKind.PERSON:
            painter.drawEllipse(around)
        else:
            painter.drawRoundedRect(around, around.width() * 0.3, around.width() * 0.3)
        return [chosen, *lit]

    def paint_names(
        self, painter: QPainter, camera: Camera, theme: Theme, nodes: Sequence[Node], *, are_all: bool = True
    ) -> int:
        """Paint the names of contacts beside their marks, the first ones first; give how many had room.

        Names cover no mark; where these contacts aren't all, but lit up among dimmed ones, only theirs count.
        """
        screen = QRectF(QPointF(), QSizeF(*camera.size))
        room = LabelRoom(screen.adjusted(2, 2, -2, -2))
        shown = self.visible(camera, theme, None if are_all else nodes)
        if len(shown) <= _KEPT_FREE:
            for node in shown:
                room.take(self.mark(node, camera, theme))
        painted, font = 0, theme.font(SMALL)
        painter.setFont(font)
        for at, node in enumerate(islice(self.visible(camera, theme, nodes), _TRIED)):
            if painted >= _NAMES:
                break
            text, size = self._measured(node.name, font)
            # Who is chosen is always named.
            spot = room.place(self.mark(node, camera, theme), size, is_needed=at == 0 and not are_all)
            if spot is not None:
                painted += 1
                _paint_name(painter, spot, text, theme)
        return painted

    def _measured(self, name: str, font: QFont) -> tuple[str, QSizeF]:
        """Give a name as far as it has room, and how much it takes; measured once for each size of text."""
        key = (name, font.pixelSize())
        if key not in self._names:
            metrics = QFontMetricsF(font)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _LONGEST * font.pixelSize() / SMALL)
            self._names[key] = text, QSizeF(metrics.horizontalAdvance(text) + 4, metrics.height())
        return self._names[key]

    def _paint_marks(self, painter: QPainter, camera: Camera, theme: Theme) -> None:
        """Paint each sort of mark once and stamp it where it is needed: hundreds of them take a moment only."""
        stamps: dict[tuple[ContactKind, Sector | None], QPixmap] = {}
        ratio = painter.device().devicePixelRatioF()
        for node in self.visible(camera, theme):
            sort = node.kind, node.sector
            side = 2 * self.radius(camera, theme, node) + 2 * _EDGE
            if sort not in stamps:
                stamps[sort] = QPixmap(ceil(side * ratio), ceil(side * ratio))
                stamps[sort].setDevicePixelRatio(ratio)
                stamps[sort].fill(Qt.GlobalColor.transparent)
                pen = QPainter(stamps[sort])
                pen.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_mark(pen, QRectF(_EDGE, _EDGE, side - 2 * _EDGE, side - 2 * _EDGE), *sort, theme)
                pen.end()
            painter.drawPixmap(camera.to_screen(*self.places[node.id]) - QPointF(side / 2, side / 2), stamps[sort])

    def _paint_dots(self, painter: QPainter, camera: Camera, theme: Theme) -> None:
        painter.save()
        painter.setTransform(camera.transform(), True)  # noqa: FBT003 (Qt)
        for sector, points in self._dots.items():
            front = sector_colours(sector, theme)[0]
            pen = _pen(front, 2 * self.radius(camera, theme))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(points)
        painter.restore()


def _line_pen(theme: Theme, strength: Strength, *, leads_across: bool) -> QPen:
    if leads_across:
        pen = _pen(theme.colour("accent"), _WIDTHS[strength] * theme.scale)
        pen.setDashPattern([5, 3])
        return pen
    return _pen(_between(theme.colour("border"), theme.colour("control")), _WIDTHS[strength] * theme.scale)


def _pen(colour: QColor, width: float) -> QPen:
    """Make a pen whose width stays the same at every zoom."""
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen


def _between(one: QColor, other: QColor) -> QColor:
    return QColor((one.red() + other.red()) // 2, (one.green() + other.green()) // 2, (one.blue() + other.blue()) // 2)


def _at_least(mark: QRectF, theme: Theme) -> QRectF:
    """Make a mark large enough to be seen well."""
    missing = max(0.0, 2 * _DOT * theme.scale - mark.width()) / 2
    return mark.adjusted(-missing, -missing, missing, missing)


def _paint_name(painter: QPainter, spot: QRectF, text: str, theme: Theme) -> None:
    ground = theme.colour("surface")
    ground.setAlphaF(0.78)
    painter.fillRect(spot.adjusted(0, 1, 0, -1), ground)
    painter.setPen(theme.colour("text"))
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)
