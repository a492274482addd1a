"""Writes down what a desk said in a simulated time, month by month, and the table of its rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple, fields
from typing import TYPE_CHECKING

from bench.years.figures import OfRule, of_rules, overlaps, per_week, today_holds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from bench.years.living import Lived
    from bench.years.record import Event, Record, Shown

HEADINGS = ("raised", "risen", "pop-ups", "told", "answered", "withdrawn", "within a day", "flapping", "left")
PAIRS = 25


def write(lived: Lived, seed: int, folder: Path) -> str:
    """Write the chronicle and the table into a folder; give the table."""
    folder.mkdir(parents=True, exist_ok=True)
    table = "\n".join(_table(lived, seed)) + "\n"
    (folder / "table.md").write_text(table)
    (folder / "chronicle.md").write_text("\n".join(_months(lived.record)) + "\n")
    return table


def _table(lived: Lived, seed: int) -> Iterator[str]:
    record = lived.record
    weeks = per_week(record, record.shown)
    yield f"# Seed {seed}: {lived.world.first} to {lived.world.today}"
    yield ""
    yield f"Pop-ups: {len(record.shown)} in {len(weeks.counts)} weeks; median week {weeks.median:g}, "
    yield f"90th percentile {weeks.ninetieth}, most {max(weeks.counts)}; {_mix(record)}."
    yield ""
    for severity, usual, most in today_holds(record):
        yield f"- waiting on Today of a morning, {severity.name.lower()}: median {usual:g}, most {most}"
    yield ""
    yield f"| rule | {' | '.join(HEADINGS)} |"
    yield f"|---|{'---|' * len(fields(OfRule))}"
    for rule, found in of_rules(record).items():
        yield f"| {rule} | {' | '.join(str(number) for number in astuple(found))} |"
    yield ""
    yield "Two rules about one page at the same time, mornings:"
    yield from (f"- {one} and {two}: {days}" for one, two, days in overlaps(record)[:PAIRS])
    yield ""
    yield "What was refused since it no longer fitted: " + (str(dict(lived.world.missed)) or "nothing")


def _mix(record: Record) -> str:
    digests = [one for one in record.shown if len(one.rows) > 1]
    own = [one for one in record.shown if len(one.rows) == 1 and one.rows[0].rule == "follow_up.due"]
    timed = [one for one in own if one.rows[0].evidence.get("minute") is not None]
    red = [one for one in record.shown if one.popup.presses]
    return (
        f"{len(digests)} digests, {len(own)} single follow-ups ({len(timed)} at a time of their own), "
        f"{len(red)} that press"
    )


def _months(record: Record) -> Iterator[str]:
    months: defaultdict[date, list[tuple[object, str]]] = defaultdict(list)
    for event in record.events:
        months[event.at.date().replace(day=1)].append((event.at, _of_event(event)))
    for shown in record.shown:
        months[shown.at.date().replace(day=1)].append((shown.at, _of_popup(shown)))
    for month, lines in sorted(months.items()):
        popups = sum(shown.at.date().replace(day=1) == month for shown in record.shown)
        mornings = [one for one in record.waiting if one.at.date().replace(day=1) == month]
        waiting = [sum(one.counts.values()) for one in mornings] or [0]
        yield f"\n## {month:%B %Y}: {popups} pop-ups, {min(waiting)} to {max(waiting)} on Today\n"
        yield from (line for _, line in sorted(lines, key=lambda pair: str(pair[0])))


def _of_event(event: Event) -> str:
    severity = event.row.severity.name.lower()
    return f"- {event.at:%a %d %H:%M} {event.what} · {event.row.rule} ({severity}): {event.title}"


def _of_popup(shown: Shown) -> str:
    body = shown.popup.body.replace("\n", "\n      ")
    return f"- {shown.at:%a %d %H:%M} **POP-UP** {shown.popup.title}\n      {body}"
