"""What is said of cover, handovers and quiet people: titles, reasons and facts with their exact numbers."""

from __future__ import annotations

import pytest

from suidesk.domain.assets import HoldingKind
from suidesk.domain.handovers import HandoverState, Topic
from suidesk.domain.ids import ContactId
from suidesk.rules.engine import RULES
from suidesk.rules.facts import Facts
from suidesk.rules.facts_cover import CoverFacts, OnlyKnown
from suidesk.rules.thresholds import Settings
from suidesk.wording import reminders as words
from suidesk.wording.handovers import holding_text, progress_text, state_text, topic_hint, topic_text
from tests.rules.examples import AISHA, BEN, CARLA, KITCHEN, NAMES, TODAY, held, role, said
from tests.rules.test_checks_due import review_in
from tests.rules.test_concentration import shares
from tests.rules.test_cover import covered, holding, keys
from tests.rules.test_quiet_leaving import USUAL, gave
from tests.rules.test_timeline import BEFORE, leaving, passing

CRITICAL = (role("cook", is_critical=True), role("baker", is_critical=True))


def the_one(facts: Facts, rule: str):
    (found,) = [one for one in said(facts) if one.rule == f"handover.{rule}"]
    return found


def signing(*people: str) -> Facts:
    some = tuple(holding(one, kind=HoldingKind.SIGNATORY, organisation=KITCHEN) for one in people)
    return Facts(cover=CoverFacts(signatories={ContactId(KITCHEN): some}), names=NAMES)


def knowing(*contacts: OnlyKnown) -> Facts:
    return Facts(cover=CoverFacts(only_known={AISHA: contacts}), names=NAMES)


TITLES = [
    (covered(held("cook", AISHA, None)), "no_deputy", "cook of Warm Kitchen has no deputy"),
    (
        covered(held("cook", AISHA, None), held("baker", BEN, None), roles=CRITICAL),
        "no_deputy",
        "Warm Kitchen: 2 critical roles without a deputy",
    ),
    (keys(holding(AISHA)), "one_keyholder", "Only Aisha Khan has the key to Hall"),
    (
        keys(holding(AISHA), holding(AISHA, asset="shed")),
        "one_keyholder",
        "Only Aisha Khan has the key to 2 places",
    ),
    (signing(AISHA), "few_signatories", "Only 1 person may sign for Warm Kitchen"),
    (signing(AISHA, BEN), "few_signatories", "Only 2 people may sign for Warm Kitchen"),
    (
        covered(held("cook", AISHA, None), held("baker", AISHA, None), roles=CRITICAL),
        "bus_factor",
        "Warm Kitchen hangs on Aisha Khan alone",
    ),
    (
        knowing(OnlyKnown(ContactId("lottery"), is_funder=True)),
        "only_contact",
        "Aisha Khan alone knows 1 important contact",
    ),
    (shares(aisha=121, ben=79), "concentration", "60 % of Warm Kitchen rests on Aisha Khan"),
    (review_in(12), "check_due", "DBS of Aisha Khan is to be reviewed in 12 days"),
    (review_in(-3), "check_due", "DBS of Aisha Khan was to be reviewed 3 days ago"),
    (gave(*USUAL, 1, 1, 1), "quiet_leaving", "Aisha Khan gave far less than usual for 3 weeks"),
    (leaving(42, passing()), "timeline", "Aisha Khan leaves in 42 days: Name who follows"),
    (leaving(-1, passing()), "timeline", "Aisha Khan left yesterday; not passed on yet: 1 role"),
]


@pytest.mark.parametrize(("facts", "rule", "title"), TITLES)
def test_titles(facts, rule, title):
    found = the_one(facts, rule)
    assert words.title(found, TODAY) == title
    assert words.why(found, TODAY)
    assert words.subject(found)
    assert words.evidence_lines(found)


def test_a_lack_names_who_would_need_a_deputy():
    found = the_one(covered(held("cook", AISHA, None), held("baker", BEN, None), roles=CRITICAL), "no_deputy")
    assert words.why(found, TODAY).startswith("When Aisha Khan and Ben Ode can't come, nobody steps in.")
    assert words.evidence_lines(found) == ["cook: Aisha Khan, no deputy", "baker: Ben Ode, no deputy"]


def test_what_a_project_hangs_on_says_which_roles():
    facts = covered(
        held("cook", AISHA, None),
        held("baker", AISHA, None),
        held("host", BEN, None),
        roles=(*CRITICAL, role("host", is_critical=True)),
    )
    found = the_one(facts, "bus_factor")
    assert "these of 3 critical roles would have nobody: cook and baker" in words.why(found, TODAY)


def test_contacts_are_named_and_the_rest_counted():
    contacts = [OnlyKnown(ContactId("lottery"), is_funder=True), OnlyKnown(BEN), OnlyKnown(CARLA)]
    found = the_one(knowing(*contacts), "only_contact")
    assert words.why(found, TODAY).startswith(
        "Nobody else has noted a tie or a talk with Lottery Fund, Ben Ode and Carla Ruiz."
    )
    assert words.evidence_lines(found) == ["Funder: Lottery Fund", "Contact: Ben Ode", "Contact: Carla Ruiz"]
    many = the_one(knowing(*(OnlyKnown(ContactId(f"c{number}")) for number in range(20))), "only_contact")
    assert "12 more" in words.why(many, TODAY)


def test_a_share_says_its_numbers():
    found = the_one(shares(aisha=120, ben=60, carla=60), "concentration")
    assert words.why(found, TODAY).startswith(
        "Aisha Khan promised 2 h of the 4 h a week that 3 people promised to Warm Kitchen."
    )


def test_a_check_says_when_it_was_seen_and_by_whom():
    found = the_one(review_in(12), "check_due")
    assert words.why(found, TODAY).startswith(
        "Background check: the review is on Mon 7 December 2026. It was last seen"
    )
    assert words.evidence_lines(found)[-1] == "Seen by: Ben Ode"


def test_quiet_weeks_are_listed_and_nothing_is_concluded():
    found = the_one(gave(*USUAL, 1, 1.5, 1), "quiet_leaving")
    assert words.why(found, TODAY) == (
        "Usually 4 h a week; since the week of 2 November 2026: 1 h, 1 h 30 min, 1 h. "
        "There may be a good reason. Ask how they are, and conclude nothing."
    )


def test_a_handover_says_what_is_open_and_who_follows():
    found = the_one(leaving(40, passing(BEN), passing(ref="baker")), "timeline")
    assert words.why(found, TODAY) == (
        "The time has come for: Name who follows; Write the notes. Not passed on yet: 2 roles. "
        "Nobody is named yet for 1 of them."
    )
    assert words.evidence_lines(found)[-1] == "Who follows: Ben Ode"


@pytest.mark.parametrize(
    ("days", "title"),
    [
        (-14, "left 14 days ago: Ask how it goes, after two weeks"),
        (-42, "left 42 days ago: Ask how it goes, after six weeks"),
    ],
)
def test_looking_back_names_whom_to_ask(days, title):
    found = the_one(leaving(days, passing(BEN, done_on=TODAY), done=BEFORE), "timeline")
    assert words.title(found, TODAY) == f"Aisha Khan {title}"
    asked = "how it goes: what nobody thought of shows by now, and can still be asked."
    assert words.why(found, TODAY) == f"Ask Ben Ode {asked}"
    nobody = the_one(leaving(days, done=BEFORE), "timeline")
    assert words.why(nobody, TODAY) == f"Ask whoever took over {asked}"


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.family == "handover"], ids=lambda rule: rule.name)
def test_every_rule_explains_itself_with_its_numbers(rule):
    said_so = words.explanation(rule.name, Settings())
    assert said_so.endswith(".")
    assert "{" not in said_so
    assert all(note.text for note in words.sources(rule.name))


def test_everything_of_a_handover_has_a_name():
    assert len({topic_text(topic) for topic in Topic}) == len(Topic)
    assert len({topic_hint(topic) for topic in Topic}) == len(Topic)
    assert len({state_text(state) for state in HandoverState}) == len(HandoverState)
    assert len({holding_text(kind) for kind in HoldingKind}) == len(HoldingKind)
    assert (progress_text(3, 12), progress_text(0, 0)) == ("3 of 12 done", "Nothing to pass on")
