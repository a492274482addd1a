"""Dates ahead in words."""

from __future__ import annotations

from datetime import date

import pytest

from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.system.resources import resource
from suidesk.wording.ahead import ahead_icon, ahead_text
from suidesk.wording.funding import OWED_BY_US, duty_due_text, duty_text, stage_hint, stage_text


@pytest.mark.parametrize(
    ("what", "name", "other", "said"),
    [
        ("obligation.report", "Tools", "Fund", "Report due: Tools"),
        ("follow_up", "Ring", "Åsa", "Ring (Åsa)"),
        ("follow_up", "Ring Åsa", "Åsa", "Ring Åsa"),
        ("follow_up", "Ring", None, "Ring"),
        ("assignment_ends", "Åsa", "Cook", "Åsa ends as Cook"),
        ("volunteer_leaves", "Åsa", None, "Åsa leaves"),
        ("absence_starts", "Åsa", "2026-06-03", "Åsa is away until Wed 3 June 2026"),
        ("absence_starts", "Åsa", None, "Åsa is away from now on"),
        ("absence_ends", "Åsa", None, "Last day away of Åsa"),
        ("grant_ends", "Tools", "Fund", "The money of Tools ends"),
        ("handover_step.successor_named", "Åsa", None, "Name who follows: handover of Åsa"),
        ("handover_items", "Åsa", "1", "1 thing to pass on from Åsa"),
        ("handover_items", "Åsa", "3", "3 things to pass on from Åsa"),
        ("deliverable", "Poster", "Åsa", "Poster, promised by Åsa"),
        ("check", "DBS", "Åsa", "DBS of Åsa to be seen again"),
        ("list_to_delete", "post.csv", None, "Delete post.csv where it lies: a list that went out"),
        ("grant_ends", "{1} {x}", "Fund", "The money of {1} {x} ends"),
    ],
)
def test_what_happens_on_a_day(what, name, other, said):
    assert ahead_text(what, name, other) == said
    assert resource("icons", f"{ahead_icon(what)}.svg").is_file()


@pytest.mark.parametrize("kind", list(ObligationKind))
def test_every_duty_has_words(kind):
    day = date(2026, 5, 11)
    assert ahead_text(f"obligation.{kind}", "Tools", None) == f"{duty_text(kind)}: Tools"
    late = duty_due_text(kind, date(2026, 5, 8), day)
    assert late == ("3 days late" if kind in OWED_BY_US else "3 days ago")
    assert duty_due_text(kind, date(2026, 5, 12), day) == "tomorrow"


def test_every_stage_has_words_of_its_own():
    for text in (stage_text, stage_hint):
        said = [text(stage) for stage in GrantStage]
        assert len(set(said)) == len(said)
        assert all(said)
