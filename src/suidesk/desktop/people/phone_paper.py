"""A phone tree on paper: who rings whom, so that word goes round in a few calls each; and a plain list of numbers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from suidesk.desktop.kit.paper import CELL, SMALL, TITLE
from suidesk.wording.formats import day_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from suidesk.queries.phoning import Caller, Phoning


def calls(to: Sequence[Caller], each: int) -> list[tuple[Caller, tuple[Caller, ...]]]:
    """Give for each who rings somebody up whom; the first one begins, and nobody rings more than `each` (from 1)."""
    found = [(one, tuple(to[at * each + 1 : at * each + 1 + each])) for at, one in enumerate(to)]
    return [(one, others) for one, others in found if others]


def rounds(count: int, each: int) -> int:
    """Say after how many rounds of calls everybody knows; the one who begins knows already."""
    known, ring, number = 1, 1, 0
    while known < count:
        ring *= each
        known += ring
        number += 1
    return number


def tree_html(title: str, found: Phoning, each: int, today: date) -> str:
    """Give the page: a row for each caller, with the numbers that they ring."""
    rows = "".join(
        f"<tr><td style='{CELL}' width='32%'><b>{escape(one.name)}</b><br>{_small(one.phone)}</td>"
        f"<td style='{CELL}'>{_others(others)}</td></tr>"
        for one, others in calls(found.to, each)
    )
    head = (
        f"<thead><tr><th align='left' style='{CELL}'>{escape(translate('PhoneTree', 'Who'))}</th>"
        f"<th align='left' style='{CELL}'>{escape(translate('PhoneTree', 'rings'))}</th></tr></thead>"
    )
    advice = translate("PhoneTree", "Nobody answers? Ring those whom they would have rung, and tell who began.")
    return _page(title, head + rows, [advice, *_notes(found, today)])


def list_html(title: str, found: Phoning, today: date) -> str:
    """Give the page: names with their numbers."""
    rows = "".join(
        f"<tr><td style='{CELL}' width='50%'>{escape(one.name)}</td><td style='{CELL}'>{escape(one.phone)}</td></tr>"
        for one in found.to
    )
    return _page(title, rows, _notes(found, today))


def _page(title: str, table: str, notes: Sequence[str]) -> str:
    below = "".join(f"<p style='{SMALL};margin:8px 0 0 0'>{escape(note)}</p>" for note in notes)
    return f"<p style='{TITLE}'>{escape(title)}</p><table width='100%' cellspacing='0'>{table}</table>{below}"


def _notes(found: Phoning, today: date) -> list[str]:
    names = translate("Numbers", ", ").join(found.without)
    missing = [translate("PhoneTree", "Without a number: {0}.").format(names)] if names else []
    return [
        *missing,
        translate("PhoneTree", "Made on {0}. Destroy it when there is a newer one.").format(day_in_words(today)),
    ]


def _others(others: Sequence[Caller]) -> str:
    return "<br>".join(f"{escape(one.name)} &nbsp; {_small(one.phone)}" for one in others)


def _small(text: str) -> str:
    return f"<span style='{SMALL}'>{escape(text)}</span>"
