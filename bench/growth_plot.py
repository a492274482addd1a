"""The plot of docs/performance.md: each figure over the number of contacts, both in powers of ten, as an SVG."""

from __future__ import annotations

from html import escape
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS: Final = 3
WIDE, HIGH, GAP = 250, 150, 36
LEFT, TOP = 46, 34
FIRST, LAST = 1_000, 1_000_000
STYLE: Final = """text { font: 11px sans-serif; fill: #444 } .name { font-weight: bold; fill: #222 }
.grid { stroke: #ddd } .limit { stroke: #b5483a; stroke-dasharray: 5 4 } .line { stroke: #0b6e66; fill: none;
stroke-width: 2 } .dot { fill: #0b6e66 }"""


def svg(points: Mapping[str, Sequence[tuple[int, float]]], limits: Mapping[str, Mapping[str, Any]]) -> str:
    """Give a small plot for each name; `limits` holds the figures that know their limit and unit."""
    rows = -(-len(points) // COLUMNS)
    wide, high = COLUMNS * (WIDE + LEFT + GAP), rows * (HIGH + TOP + GAP) + GAP
    plots = [
        _plot(name, dots, limits[name], at % COLUMNS * (WIDE + LEFT + GAP) + LEFT, at // COLUMNS * (HIGH + TOP + GAP))
        for at, (name, dots) in enumerate(points.items())
    ]
    note = f'<text x="{LEFT}" y="{high - 8}">across: contacts; dashed: the limit at 100,000 contacts</text>'
    back = f'<rect width="{wide}" height="{high}" fill="#fff"/>'
    parts = [f"<style>{STYLE}</style>", back, *plots, note]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">\n' + "\n".join(parts) + "\n</svg>\n"


def _plot(name: str, dots: Sequence[tuple[int, float]], figure: Mapping[str, Any], left: int, above: int) -> str:
    values = [max(value, 1e-4) for _, value in dots]
    low = floor(log10(min(*values, figure["limit"])))
    top = max(ceil(log10(max(*values, figure["limit"]))), low + 1)

    def x(contacts: float) -> float:
        return left + WIDE * (log10(contacts) - log10(FIRST)) / (log10(LAST) - log10(FIRST))

    def y(value: float) -> float:
        return above + TOP + HIGH * (top - log10(max(value, 1e-4))) / (top - low)

    lines = [f'<text class="name" x="{left}" y="{above + TOP - 10}">{escape(name)}, {escape(figure["unit"])}</text>']
    for power in range(low, top + 1):
        height = y(10.0**power)
        lines.append(f'<line class="grid" x1="{left}" x2="{left + WIDE}" y1="{height:.1f}" y2="{height:.1f}"/>')
        label = f"{10.0**power:g}"
        lines.append(f'<text x="{left - 6}" y="{height + 4:.1f}" text-anchor="end">{label}</text>')
    for contacts in (FIRST, 10_000, 100_000, LAST):
        foot = above + TOP + HIGH + 16
        lines.append(f'<text x="{x(contacts):.1f}" y="{foot}" text-anchor="middle">{contacts:,}</text>')
    limit = y(figure["limit"])
    lines.append(f'<line class="limit" x1="{left}" x2="{left + WIDE}" y1="{limit:.1f}" y2="{limit:.1f}"/>')
    path = " ".join(f"{x(contacts):.1f},{y(value):.1f}" for contacts, value in dots)
    lines.append(f'<polyline class="line" points="{path}"/>')
    lines += [f'<circle class="dot" cx="{x(c):.1f}" cy="{y(v):.1f}" r="3"/>' for c, v in dots]
    return "\n".join(lines)
