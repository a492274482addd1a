"""Each reminder's title, reason and facts, at every stage, with its exact numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.rules.engine import RULES
from suidesk.rules.facts import Facts
from suidesk.rules.thresholds import THRESHOLDS, Settings, Source
from suidesk.wording import reminders as words
from tests.rules.examples import (
    AISHA,
    BEN,
    HOUR,
    NAMES,
    TODAY,
    after,
    at,
    carrying,
    follow_up,
    grant,
    held,
    hours,
    obligation,
    owed,
    posts,
    promise,
    role,
    said,
    volunteer,
    week,
)

APPLICATION, DECISION, REPORT, SPEND_BY, CLAIM = ObligationKind


def duty(kind, days: int, **values) -> Facts:
    stage = GrantStage.APPLIED if kind is DECISION else GrantStage.DRAFTING
    return owed(obligation(kind, after(days)), grant(stage, **values))


def the_one(facts: Facts, rule: str | None = None):
    (found,) = [one for one in said(facts) if rule in {None, one.rule}]
    return found


@pytest.mark.parametrize(
    ("kind", "days", "title"),
    [
        (APPLICATION, 12, "Application for Winter Fund is due in 12 days"),
        (APPLICATION, 1, "Application for Winter Fund is due tomorrow"),
        (APPLICATION, 0, "Application for Winter Fund is due today"),
        (APPLICATION, -1, "Application for Winter Fund is 1 day late"),
        (DECISION, 0, "Decision on Winter Fund is expected today"),
        (DECISION, -14, "Decision on Winter Fund was expected 14 days ago"),
        (REPORT, 30, "Report on Winter Fund is due in 30 days"),
        (REPORT, -3, "Report on Winter Fund is 3 days late"),
        (SPEND_BY, 90, "Last day to spend Winter Fund is in 90 days"),
        (SPEND_BY, -3, "Last day to spend Winter Fund was 3 days ago"),
        (CLAIM, 3, "Claim for Winter Fund is due in 3 days"),
        (CLAIM, -3, "Claim for Winter Fund is 3 days late"),
    ],
)
def test_titles_of_duties(kind, days, title):
    assert words.title(the_one(duty(kind, days)), TODAY) == title


def test_a_duty_explains_itself():
    found = the_one(duty(APPLICATION, 12, requested_minor=500_000, owner_id=AISHA))
    assert words.why(found, TODAY) == (
        "Lottery Fund takes applications for Winter Fund until Mon 7 December 2026, in 12 days. "
        "It hasn't been sent yet."
    )
    assert words.evidence_lines(found) == [
        "Day: Mon 7 December 2026",
        "Funder: Lottery Fund",
        "Amount: £5,000",
        "Stage: drafting",
        "In the hands of Aisha Khan",
    ]
    assert words.subject(found) == "Application for Winter Fund"


def test_a_funder_without_a_name_is_the_funder():
    facts = duty(REPORT, 7)
    found = the_one(Facts(grants=facts.grants, obligations=facts.obligations))
    assert words.why(found, TODAY).startswith("The funder expects the report on Winter Fund by Wed 2 December 2026")
    assert "Funder" not in " ".join(words.evidence_lines(found))


@pytest.mark.parametrize(
    ("days", "title", "step"),
    [
        (50, "Aisha Khan stops as cook in 50 days, and nobody follows", "Now is a good time to name who follows."),
        (42, "Aisha Khan stops as cook in 42 days, and nobody follows", "Name who follows, and ask for written notes."),
        (28, "Aisha Khan stops as cook in 28 days, and nobody follows", "Whoever follows should be able to go along"),
        (1, "Aisha Khan stops as cook tomorrow, and nobody follows", "Little time is left: contacts"),
        (0, "Aisha Khan stops as cook today, and nobody follows", "Take over keys, accounts and signing rights"),
        (-2, "Aisha Khan stopped as cook 2 days ago, and nobody follows", "Take over keys, accounts and signing"),
    ],
)
def test_an_ending_says_the_next_step(days, title, step):
    found = the_one(posts(held("cook", AISHA, after(days))))
    assert words.title(found, TODAY) == title
    assert step in words.why(found, TODAY)


def test_an_ending_names_who_comes_later():
    found = the_one(
        posts(held("cook", AISHA, after(1)), held("cook", BEN, None, from_on=after(5)), roles=(role(is_critical=True),))
    )
    assert words.why(found, TODAY).startswith(
        "Aisha Khan is cook of Warm Kitchen until Thu 26 November 2026, and nobody holds the role the day after. "
        "The role is critical. Ben Ode starts on Mon 30 November 2026; the days between are open."
    )
    assert words.evidence_lines(found)[-1] == "A critical role"


def leaving(days: int | None, **values) -> Facts:
    one = volunteer(left_on=None if days is None else after(days), **values)
    return posts(
        held("cook", AISHA, None),
        held("baker", AISHA, None),
        roles=(role(is_critical=True), role("baker")),
        volunteers={AISHA: one},
        commitments=(promise(AISHA, 150, week(-9)),),
    )


@pytest.mark.parametrize(
    ("facts", "title", "beginning"),
    [
        (
            leaving(12),
            "Aisha Khan leaves in 12 days; not taken over: 2 roles and 2 h 30 min a week",
            "Aisha Khan's last day is Mon 7 December 2026.",
        ),
        (
            leaving(-3),
            "Aisha Khan has left; not taken over: 2 roles and 2 h 30 min a week",
            "Aisha Khan's last day was Sun 22 November 2026.",
        ),
        (
            leaving(None, status=VolunteerStatus.LEFT),
            "Aisha Khan has left; not taken over: 2 roles and 2 h 30 min a week",
            "Aisha Khan has left.",
        ),
    ],
)
def test_a_leaving_counts_what_stays_behind(facts, title, beginning):
    found = the_one(facts)
    assert words.title(found, TODAY) == title
    assert words.why(found, TODAY).startswith(beginning)
    assert "Nobody else holds: cook of Warm Kitchen and baker of Warm Kitchen." in words.why(found, TODAY)
    assert words.evidence_lines(found) == [
        "Critical role: cook of Warm Kitchen",
        "Role: baker of Warm Kitchen",
        "Promise: 2 h 30 min a week for Warm Kitchen",
    ]


def test_an_overload_says_both_numbers_and_since_when():
    found = the_one(
        carrying(4 * HOUR, promise(AISHA, 4 * HOUR, week(-9)), promise(AISHA, HOUR, week(-3), id="b", project_id=None))
    )
    assert words.title(found, TODAY) == "Aisha Khan has promised 5 h a week and can give 4 h"
    assert words.why(found, TODAY) == (
        "It began in the week of 2 November 2026. That is 125 % of what they said they can give. Release or pass on a "
        "promise, or ask somebody who hasn't been asked yet."
    )
    assert words.evidence_lines(found) == [
        "Promised this week: 5 h",
        "Can give: 4 h a week",
        "Promise: 4 h a week for Warm Kitchen",
        "Promise: 1 h a week",
    ]


def test_an_overload_of_nothing_has_no_percentage():
    found = the_one(carrying(0, promise(AISHA, HOUR, week(-9))))
    assert words.title(found, TODAY) == "Aisha Khan has promised 1 h a week and can give none"
    assert "%" not in words.why(found, TODAY)


@pytest.mark.parametrize(
    ("facts", "title", "sign"),
    [
        (
            hours(55, 20, 20, 56),
            "Aisha Khan had 2 weeks of 55 h or more in a month",
            "Weeks of 55 h or more came again within four weeks.",
        ),
        (
            hours(48, None, 50, 52),
            "Aisha Khan gave 50 h a week over the last month",
            "The mean of the last four weeks is 50 h; the line is 48 h.",
        ),
        (hours(10, 10, 10, 60.5), "Aisha Khan had a week of 60 h 30 min", "One week came to more than 60 h."),
    ],
)
def test_long_weeks_say_their_sign(facts, title, sign):
    found = the_one(facts)
    assert words.title(found, TODAY) == title
    assert words.why(found, TODAY).startswith(sign)


def test_long_weeks_list_the_weeks():
    lines = words.evidence_lines(the_one(hours(48, None, 50, 52)))
    assert lines == [
        "Week of 26 October 2026: 48 h",
        "Week of 2 November 2026: nothing noted, so not counted",
        "Week of 9 November 2026: 50 h",
        "Week of 16 November 2026: 52 h",
        "Shows since the week of 16 November 2026",
    ]


def test_a_follow_up_is_said_as_it_was_written():
    asked = follow_up(after(-3), 870, kind=Kind.CONTACT, ref_id=AISHA)
    found = the_one(Facts(follow_ups=(asked,), names=NAMES))
    assert words.title(found, TODAY) == "Ring Carla about the keys"
    assert words.why(found, TODAY) == "Set for Sun 22 November 2026 at 14:30: 3 days late. It is about Aisha Khan."
    assert words.evidence_lines(found) == ["Day: Sun 22 November 2026", "About: Aisha Khan"]


def test_braces_in_a_name_stay_as_they_are():
    facts = Facts(
        grants={"grant": grant()}, obligations=(obligation(REPORT, after(3)),), names={"lottery": "{funder} %n"}
    )
    assert words.why(the_one(facts), TODAY).startswith("{funder} %n expects")


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_names_and_explains_itself(rule):
    assert words.rule_name(rule) != rule
    assert words.explanation(rule, Settings())[-1] == "."
    assert not set(words.explanation(rule, Settings())) & set("{}")
    assert all(note.text for note in words.sources(rule))


def test_an_explanation_tells_the_tuned_number():
    settings = Settings(tuned={"workload.overload_red": 150})
    assert "above 150 %" in words.explanation("workload.overload", settings)
    assert "42, 21, 7 and 2 days before" in words.explanation("funding.obligation", Settings())


def test_every_source_has_words_and_studies_an_address():
    assert all(words.source_text(source) for source in Source)
    notes = words.sources("workload.long_weeks")
    assert [note.url for note in notes if note.url] == [
        "https://eur-lex.europa.eu/eli/dir/2003/88/oj",
        "https://doi.org/10.1016/j.envint.2021.106595",
        "https://doi.org/10.1002/1348-9585.12228",
    ]
    assert {threshold.source for threshold in THRESHOLDS.values()} == set(Source)


@dataclass(frozen=True)
class Odd:
    """A reminder of another version, or with evidence that is not what it should be."""

    rule: str
    evidence: dict = field(default_factory=dict)
    stage: int = 0
    due_on: date | None = None


def test_a_rule_of_a_later_version_is_admitted():
    odd = Odd("of.later")
    assert words.title(odd, TODAY) == words.why(odd, TODAY) == "A reminder of a later version of suidesk"
    assert words.evidence_lines(odd) == words.sources("of.later") == []


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
@pytest.mark.parametrize(
    "evidence", [{}, {"day": 7, "weeks": "x", "roles": [1], "signs": [2], "minutes": "3", "since": "never"}]
)
@pytest.mark.parametrize("stage", [-1, 0, 99])
def test_odd_evidence_breaks_no_page(rule, evidence, stage):
    odd = Odd(rule, evidence, stage)
    assert isinstance(words.title(odd, TODAY), str)
    assert words.why(odd, TODAY)
    assert isinstance(words.evidence_lines(odd), list)


def test_the_button_tells_what_it_does():
    assert words.completion(Odd("follow_up.due")) == words.completion(Odd("funding.obligation")) == "Done"
    assert words.completion(Odd("workload.overload")) == "Noted"


def test_a_digest_names_five_and_counts_the_rest():
    seven = [the_one(duty(APPLICATION, days)) for days in range(7)]
    lines = words.digest_body(seven, TODAY).splitlines()
    assert lines[0] == "Application for Winter Fund is due today"
    assert len(lines) == 6
    assert lines[-1] == "and 2 more"
    assert words.digest_title(7, is_catching_up=True) == "While you were away: 7 reminders"
    assert words.digest_title(1, is_catching_up=True) == "While you were away: 1 reminder"
    assert words.digest_title(1, is_catching_up=True, is_repeating=True) == "Perhaps once more: 1 reminder"
    assert words.digest_title(7) == "7 reminders"
    assert words.digest_body(seven[:5], TODAY).count("\n") == 4


def test_the_heartbeat():
    checked = at(TODAY, 10, 42)
    report = the_one(duty(REPORT, 7))
    assert (
        words.heartbeat(checked, report, after(8)) == "Reminders checked 10:42; next: Report on Winter Fund, 3 December"
    )
    assert words.heartbeat(checked, None, None) == "Reminders checked 10:42; nothing else is planned"
