"""The sentences of momentum, read on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from suidesk.rules.thresholds import Settings
from suidesk.wording import reminders

TODAY = date(2026, 11, 25)


@dataclass(frozen=True)
class Said:
    rule: str
    evidence: dict = field(default_factory=dict)
    stage: int = 0
    due_on: date | None = None


def ago(days):
    return (TODAY - timedelta(days=days)).isoformat()


def quiet(**values):
    return Said("momentum.quiet", {"project": "Tool library", "since": ago(41), "sign": "need", **values})


def money(**values):
    return Said(
        "momentum.money_ends", {"grant": "Warm winter", "end": ago(-112), "projects": ["Elders' lunch"], **values}
    )


def vacant(**values):
    return Said(
        "momentum.role_vacant",
        {
            "role": "First aider",
            "place": "Elders' lunch",
            "since": ago(60),
            "person": "Bo",
            "next_from": None,
            "next_person": "",
            "deputies": [],
            **values,
        },
    )


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (quiet(), "Tool library is quiet: nothing was noted for 41 days"),
        (money(), "The money for Elders' lunch ends in 112 days, and nothing follows"),
        (money(end=ago(28)), "The money for Elders' lunch ended 28 days ago, and nothing follows"),
        (money(projects=["A", "B"]), "The money for A and B ends in 112 days, and nothing follows"),
        (money(projects=["A", "B", "C"]), "The money for A and 2 more projects ends in 112 days, and nothing follows"),
        (vacant(), "Nobody holds First aider of Elders' lunch"),
    ],
)
def test_titles(said, title):
    assert reminders.title(said, TODAY) == title


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (quiet(), "The last thing noted of it: a need or an idea, on Thu 15 October 2026."),
        (quiet(sign=""), "It began on Thu 15 October 2026, and nothing was noted of it since."),
        (quiet(sign="of a later version"), "It began on Thu 15 October 2026"),
        (money(), "Warm winter pays for Elders' lunch until Wed 17 March 2027."),
        (money(end=ago(28)), "Warm winter paid for Elders' lunch until Wed 28 October 2026."),
        (vacant(), "The role is critical, and vacant since Sat 26 September 2026; Bo held it last. Give it to"),
        (vacant(since=None), "The role is critical, and nobody has held it yet."),
        (vacant(deputies=["Ada", "Cem"]), "Ada and Cem may stand in, as deputy."),
        (vacant(next_from=ago(-5), next_person="Dina"), "Dina begins on Mon 30 November 2026"),
    ],
)
def test_reasons(said, why):
    assert why in reminders.why(said, TODAY)


def test_lines_name_what_is_behind_it():
    assert reminders.evidence_lines(quiet()) == [
        "Noted last on: Thu 15 October 2026",
        "What it was: a need or an idea",
    ]
    assert reminders.evidence_lines(quiet(sign="")) == ["Began on: Thu 15 October 2026"]
    assert reminders.evidence_lines(money()) == [
        "Grant: Warm winter",
        "Ends on: Wed 17 March 2027",
        "Project: Elders' lunch",
    ]
    assert reminders.evidence_lines(vacant(deputies=["Ada"], next_from=ago(-5))) == [
        "Project: Elders' lunch",
        "Vacant since: Sat 26 September 2026",
        "Held last by: Bo",
        "Next holder from: Mon 30 November 2026",
        "Deputy: Ada",
    ]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("momentum.quiet", "for 30 days"),
        ("momentum.money_ends", "26 weeks before"),
        ("momentum.role_vacant", "first 42 days"),
    ],
)
def test_explanations_have_the_numbers_in_use(rule, words):
    assert words in reminders.explanation(rule, Settings())
