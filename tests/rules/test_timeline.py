"""The steps of a planned handover, day by day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.domain.handovers import Handover, HandoverItem, ItemKind, Topic, steps_of
from suidesk.domain.ids import ContactId, HandoverId, HandoverItemId
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.rules.engine import due
from suidesk.rules.facts import Facts
from suidesk.rules.facts_cover import CoverFacts
from suidesk.rules.thresholds import Settings
from tests.rules.examples import AISHA, BEN, NAMES, TODAY, after, at, held, posts, promise, said, stages, volunteer

TIMELINE = "handover.timeline"
LEAVING = HandoverId("leaving")


def step(topic: Topic, due_on, done_on=None) -> HandoverItem:
    return HandoverItem(
        id=HandoverItemId(topic.value),
        handover_id=LEAVING,
        kind=ItemKind.STEP,
        topic=topic,
        due_on=due_on,
        done_on=done_on,
    )


def passing(successor: str | None = None, done_on=None, ref: str = "cook") -> HandoverItem:
    return HandoverItem(
        id=HandoverItemId(f"item-{ref}"),
        handover_id=LEAVING,
        kind=ItemKind.ROLE,
        ref_id=ref,
        successor_id=ContactId(successor) if successor else None,
        done_on=done_on,
    )


def leaving(days: int, *items: HandoverItem, planned: int = 100, done: tuple[Topic, ...] = ()) -> Facts:
    """Aisha leaves in so many days; it was planned so many days before that."""
    last = after(days)
    steps = [
        step(topic, day, TODAY if topic in done else None)
        for topic, day in steps_of(last, last - timedelta(days=planned)).items()
    ]
    handover = Handover(id=LEAVING, leaver_id=AISHA, leaving_on=last)
    return Facts(cover=CoverFacts(handovers=(handover,), items={LEAVING: (*steps, *items)}), names=NAMES)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (57, None),
        (56, (0, "CALM")),
        (50, (0, "CALM")),
        (49, (0, "AMBER")),
        (43, (0, "AMBER")),
        (42, (1, "AMBER")),
        (28, (2, "AMBER")),
        (14, (3, "AMBER")),
        (1, (3, "AMBER")),
        (0, (4, "RED")),
        (-13, (4, "RED")),
        (-14, (5, "RED")),
        (-42, (6, "RED")),
    ],
)
def test_stages_when_nothing_is_done(days, expected):
    assert stages(leaving(days, passing())) == ([] if expected is None else [(TIMELINE, *expected)])


BEFORE = (Topic.SUCCESSOR_NAMED, Topic.NOTES_WRITTEN, Topic.SHADOWING, Topic.REVERSE_SHADOWING, Topic.KEYS_PASSED_ON)


@pytest.mark.parametrize(
    ("days", "done", "expected"),
    [
        (42, BEFORE[:1], (1, "CALM")),
        (42, BEFORE[:2], None),
        (14, BEFORE[:3], (3, "AMBER")),
        (14, BEFORE[:4], None),
        (-14, BEFORE, (5, "RED")),
        (-42, (*BEFORE, Topic.CHECK_AFTER_TWO_WEEKS), (6, "RED")),
        (-42, (*BEFORE, Topic.CHECK_AFTER_TWO_WEEKS, Topic.CHECK_AFTER_SIX_WEEKS), None),
    ],
)
def test_what_is_done_is_not_said(days, done, expected):
    assert stages(leaving(days, passing(), done=done)) == ([] if expected is None else [(TIMELINE, *expected)])


@pytest.mark.parametrize(("days", "stage"), [(-14, 5), (-30, 5), (-60, 6)])
def test_once_all_is_passed_on_looking_back_is_calm_however_late(days, stage):
    facts = leaving(days, passing(BEN, done_on=TODAY), done=BEFORE)
    assert stages(facts) == [(TIMELINE, stage, "CALM")]


@pytest.mark.parametrize(("days", "severity"), [(13, "AMBER"), (1, "AMBER"), (0, "RED")])
def test_short_notice_says_all_of_it_at_once(days, severity):
    facts = leaving(days, passing(), planned=days)
    (found,) = said(facts)
    topics = [one["topic"] for one in found.evidence["steps"]]
    assert set(topics) >= {"successor_named", "contacts_listed", "passwords_located", "deadlines_listed"}
    assert ("keys_passed_on" in topics) is (days == 0)
    assert found.severity.name == severity


def test_the_evidence_counts_what_is_open_and_names_who_follows():
    (found,) = said(leaving(30, passing(BEN), passing(ref="baker"), passing(BEN, done_on=TODAY, ref="host")))
    assert {name: found.evidence[name] for name in ("person", "day", "roles", "unnamed", "successors", "opens")} == {
        "person": "Aisha Khan",
        "day": after(30).isoformat(),
        "roles": 2,
        "unnamed": 1,
        "successors": ["Ben Ode"],
        "opens": ["handovers", LEAVING],
    }
    assert (found.occurrence, found.due_on) == (after(30).isoformat(), after(30))


def test_the_next_step_is_told_ahead():
    found = due(leaving(60, passing()), at(TODAY), Settings())
    assert (found.dues, found.next_ahead.on, found.next_ahead.due.stage) == ((), after(4), 0)
    found = due(leaving(60, passing(), done=BEFORE[:1]), at(TODAY), Settings())
    assert (found.next_ahead.on, found.next_ahead.due.stage) == (after(18), 1)


def test_the_handover_speaks_instead_of_the_endings_in_it():
    left = volunteer(left_on=after(10), status=VolunteerStatus.ACTIVE)
    ending = posts(
        held("cook", AISHA, after(10)),
        volunteers={AISHA: left},
        commitments=(promise(AISHA, 60, TODAY),),
    )
    rules = {found.rule for found in said(ending)}
    assert rules == {"handover.volunteer_leaving"}
    planned = leaving(10, passing(ref="cook"), planned=10)
    together = Facts(**{**vars(ending), "cover": planned.cover})
    assert {found.rule for found in said(together)} == {TIMELINE}
    other = leaving(10, passing(ref="baker"), planned=10)
    together = Facts(**{**vars(ending), "cover": other.cover})
    assert {found.rule for found in said(together)} == {TIMELINE, "handover.assignment_ending"}
