"""How much a date presses is what its reminders say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.desktop.funding.levels import duty_level, end_level, stage_level
from suidesk.desktop.funding.listing import grant_row
from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.queries.funding import GrantRow
from suidesk.rules.thresholds import Settings

TODAY = date(2026, 5, 11)
K = ObligationKind


@pytest.mark.parametrize(
    ("kind", "days", "level"),
    [
        (K.APPLICATION, 200, "plain"),
        (K.APPLICATION, 12, "warn"),
        (K.APPLICATION, 0, "danger"),
        (K.APPLICATION, -1, "danger"),
        (K.DECISION, 1, "plain"),
        (K.DECISION, 0, "plain"),
        (K.DECISION, -30, "warn"),
        (K.REPORT, 90, "plain"),
        (K.REPORT, 0, "warn"),
        (K.REPORT, -1, "danger"),
        (K.SPEND_BY, -1, "danger"),
        (K.CLAIM, -1, "danger"),
    ],
)
def test_duties(kind, days, level):
    assert duty_level(kind, TODAY + timedelta(days=days), TODAY, Settings()) == level


@pytest.mark.parametrize(("days", "level"), [(61, "plain"), (60, "warn"), (0, "warn"), (-5, "warn")])
def test_ends_of_money(days, level):
    assert end_level(TODAY + timedelta(days=days), TODAY) == level


def test_stages():
    levels = [stage_level(stage) for stage in GrantStage]
    assert levels == ["accent", "accent", "accent", "ok", "plain", "ok", "ok", "plain"]


def test_a_line_of_the_list():
    row = GrantRow("g", "Tools", "Fund", GrantStage.ACTIVE, 100, 96_000, "DKK", None, None, K.REPORT, TODAY)
    shown = grant_row(row, TODAY, Settings())
    assert (shown.subtitle, shown.trailing, shown.level, shown.trailing2) == (
        "Active · Fund",
        "Today",
        "warn",
        "960 kr",
    )
    bare = grant_row(
        GrantRow("g", "Idea", None, GrantStage.PROSPECT, None, None, "GBP", None, None, None, None), TODAY, Settings()
    )
    assert (bare.subtitle, bare.trailing, bare.level, bare.trailing2) == ("Prospect", "", "", "")


def test_a_duty_presses_by_the_numbers_that_were_set():
    report = ObligationKind.REPORT
    tuned = Settings(tuned={"funding.report_1": 90, "funding.report_2": 80})
    days = TODAY + timedelta(days=80)
    assert (duty_level(report, days, TODAY, Settings()), duty_level(report, days, TODAY, tuned)) == ("plain", "warn")
