"""An episode of a condition: its first day, which must hold still from tick to tick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

JULY = 7


def begun(latest: date, step: timedelta, earliest: date, is_true: Callable[[date], bool]) -> date:
    """Give the first of the unbroken days (or Mondays) that end with `latest`; nothing before `earliest` is known."""
    first = latest
    while first - step >= earliest and is_true(first - step):
        first -= step
    return held_still(first, latest, step, earliest)


def held_still(first: date, latest: date, step: timedelta, earliest: date) -> date:
    """Give the first day of an episode as it is, or a fixed one where it began before anything is known.

    Such a first day would slide along with what is known. It is the first of the half-year after it then, so that an
    episode that goes on and on gets another name every half-year, and not every day. While its reminder is open that
    stays the same one all the same (`commands.recording`); one that was closed is raised anew then.
    """
    if first - step >= earliest:
        return first
    fixed = date(first.year, JULY, 1) if first.month < JULY else date(first.year + 1, 1, 1)
    return min(fixed, latest)
