"""How the figures grow with the desk: the table of docs/performance.md."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench import of_search, of_store, of_window
from bench.place import Place
from suidesk.services.example.size import CITY, METROPOLIS, Size

if TYPE_CHECKING:
    from bench.measure import Figure

TOWN: Final = Size(people=850, organisations=150, volunteers=100, projects=20, grants=10, weeks=138, talks=(12, 15))
MILLION: Final = Size(
    people=960_000,
    organisations=40_000,
    volunteers=100_000,
    projects=20_000,
    grants=10_000,
    weeks=138,
    talks=(12, 15),
    tied=20,
)
NAMES: Final = ("search.sql", "search.paint", "person.open", "page.switch", "scroll", "bulk.edit", "tick.full")


def tell(folder: Path, *, has_million: bool = False) -> int:
    """Measure at each size and print the table in Markdown, a figure in a line."""
    sizes = [TOWN, CITY, METROPOLIS, *([MILLION] if has_million else [])]
    columns: list[dict[str, Figure]] = []
    heads = []
    for at, size in enumerate(sizes):
        place = Place(folder / str(at), size)
        place.folder.mkdir()
        heads.append(f"{size.people + size.organisations:,} contacts")
        found = [*of_search.figures(place), *of_window.figures(place), *of_store.figures(place)]
        columns.append({figure.name: figure for figure in found})
    print(f"| | {' | '.join(heads)} |\n|---|{'---:|' * len(heads)}")
    for name in NAMES:
        cells = [f"{column[name].value:.1f} {column[name].unit}" for column in columns]
        print(f"| {name} | {' | '.join(cells)} |")
    return 0
