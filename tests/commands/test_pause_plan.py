"""Planning a pause: what rests, who covers, what comes back when, what is asked; and all of it taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.follow_ups import ChangeFollowUp, CompleteFollowUp
from suidesk.commands.pause_plan import ChangePause, EndPauseEarly, PartPlanned, PlanPause
from suidesk.commands.projects import AddAssignment
from suidesk.commands.volunteers import AddAbsence, ChangeAbsence, RemoveAbsence
from suidesk.commands.workload import AddCommitment, ChangeCommitment, RemoveCommitment
from suidesk.domain.ids import ContactId
from suidesk.domain.pauses import Choice, PausePart, ask_id, return_id
from suidesk.domain.projects import Assignment
from suidesk.domain.reminders import FollowUp
from suidesk.domain.volunteers import Absence, AbsenceKind
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 12, 7), date(2027, 1, 31)
BACK = LAST + DAY


@pytest.fixture
def weekly(made, asa, cafe):
    """Two hours a week that Åsa promised, without an end."""
    return made.run(AddCommitment(person_id=asa, project_id=cafe, minutes=120, from_on=date(2026, 3, 2)))


@pytest.fixture
def post(made, asa, host):
    """Åsa hosts."""
    return made.run(AddAssignment(role_id=host, person_id=asa, from_on=date(2026, 3, 2)))


@pytest.fixture
def leaflet(made, asa):
    """Åsa promised a leaflet for the middle of the pause."""
    due = date(2026, 12, 21)
    return made.run(AddCommitment(person_id=asa, kind=CommitmentKind.DELIVERABLE, title="Leaflet", due_on=due))


def promised(made, who, day):
    return sum(one.weekly_minutes(day) for one in made.reading.where(Commitment, person_id=who))


def holders(made, host, day):
    return {one.person_id for one in made.reading.where(Assignment, role_id=host) if one.covers(day)}


def plan(made, who, *parts, **values):
    return made.run(PlanPause(person_id=who, parts=parts, **{"from_on": FIRST, "until_on": LAST, **values}))


def days(made, pause):
    found = (made.reading.find(FollowUp, ref) for ref in (ask_id(pause), return_id(pause)))
    return [one and one.due_on for one in found]


def rests(ref):
    return PartPlanned(ref_id=ref)


def covered(ref, by):
    return PartPlanned(ref_id=ref, choice=Choice.COVER, cover_id=by)


def test_what_rests_comes_back_by_itself(made, asa, host, weekly, post):
    plan(made, asa, rests(weekly), rests(post))
    assert [promised(made, asa, day) for day in (FIRST - DAY, FIRST, LAST, BACK)] == [120, 0, 0, 120]
    assert [holders(made, host, day) for day in (FIRST - DAY, FIRST, LAST, BACK)] == [{asa}, set(), set(), {asa}]


def test_a_cover_has_it_meanwhile_and_no_longer(made, asa, bram, host, weekly, post):
    plan(made, asa, covered(weekly, bram), covered(post, bram))
    assert [promised(made, bram, day) for day in (FIRST - DAY, FIRST, LAST, BACK)] == [0, 120, 120, 0]
    assert [promised(made, asa, day) for day in (FIRST - DAY, FIRST, LAST, BACK)] == [120, 0, 0, 120]
    assert [holders(made, host, day) for day in (FIRST - DAY, FIRST, LAST, BACK)] == [{asa}, {bram}, {bram}, {asa}]


def test_what_is_kept_or_not_named_stays_as_it_is(made, asa, weekly, post):
    before = made.rows()
    pause = plan(made, asa, PartPlanned(ref_id=weekly, choice=Choice.KEEP))
    after = made.rows()
    assert (after["commitments"], after["assignments"]) == (before["commitments"], before["assignments"])
    assert [one.ref_id for one in made.reading.where(PausePart, pause_id=pause)] == [weekly]


def test_the_first_two_weeks_back_are_light_where_that_is_wanted(made, asa, weekly, post):
    plan(made, asa, rests(weekly), rests(post), is_light=True)
    weeks = (BACK - DAY, BACK, BACK + 13 * DAY, BACK + 14 * DAY)
    assert [promised(made, asa, day) for day in weeks] == [0, 60, 60, 120]
    assert len(made.reading.where(Assignment, person_id=asa)) == 2


def test_a_promise_that_ends_soon_after_the_return_has_no_light_weeks(made, asa, weekly):
    made.run(ChangeCommitment(id=weekly, until_on=BACK + 10 * DAY))
    plan(made, asa, rests(weekly), is_light=True)
    assert [promised(made, asa, BACK + number * DAY) for number in (0, 10, 11)] == [120, 120, 0]


def test_what_ends_in_the_pause_does_not_come_back(made, asa, bram, weekly):
    made.run(ChangeCommitment(id=weekly, until_on=date(2026, 12, 31)))
    plan(made, asa, covered(weekly, bram))
    assert promised(made, bram, date(2026, 12, 31)) == 120
    assert promised(made, bram, date(2027, 1, 1)) == promised(made, asa, BACK) == 0


def test_what_begins_in_the_pause_begins_with_the_return(made, asa, bram, weekly):
    made.run(ChangeCommitment(id=weekly, from_on=date(2027, 1, 4)))
    plan(made, asa, covered(weekly, bram))
    assert [promised(made, bram, day) for day in (FIRST, date(2027, 1, 4), LAST, BACK)] == [0, 120, 120, 0]
    assert [promised(made, asa, day) for day in (LAST, BACK)] == [0, 120]


def test_one_thing_that_is_due_meanwhile_is_due_later_by_the_pause_or_passes_on(made, asa, bram, leaflet):
    pause = plan(made, asa, rests(leaflet))
    assert made.reading.get(Commitment, leaflet).due_on == date(2026, 12, 21) + (BACK - FIRST)
    made.run(ChangePause(id=pause, parts=(covered(leaflet, bram),)))
    one = made.reading.get(Commitment, leaflet)
    assert (one.person_id, one.due_on) == (bram, date(2026, 12, 21))


def test_while_no_return_is_known_nothing_comes_back_and_the_cover_goes_on(
    made, asa, bram, host, weekly, post, leaflet
):
    parts = (covered(weekly, bram), rests(post), rests(leaflet))
    pause = plan(made, asa, *parts, until_on=None)
    far = date(2029, 1, 1)
    assert (promised(made, bram, far), promised(made, asa, far), holders(made, host, far)) == (120, 0, set())
    assert made.reading.get(Commitment, leaflet).due_on == date(2026, 12, 21) + timedelta(weeks=4)
    assert days(made, pause) == [FIRST + timedelta(weeks=4), None]
    made.run(ChangePause(id=pause, until_on=LAST))
    assert [promised(made, who, BACK) for who in (asa, bram)] == [120, 0]
    assert holders(made, host, BACK) == {asa}
    assert days(made, pause)[1] == BACK
    assert "day of return" in made.reading.get(FollowUp, ask_id(pause)).text


@pytest.mark.parametrize(
    ("last", "asked"),
    [(LAST, BACK - timedelta(weeks=2)), (FIRST + 19 * DAY, FIRST + 10 * DAY), (FIRST, FIRST)],
)
def test_they_are_asked_two_weeks_before_a_return_or_halfway(made, asa, last, asked):
    made.run(ChangeDesk(me_id=asa))
    pause = plan(made, asa, until_on=last)
    assert days(made, pause) == [asked, last + DAY]
    ask = made.reading.get(FollowUp, ask_id(pause))
    assert (ask.ref_id, ask.owner_id, "Åsa Kjær" in ask.text) == (asa, asa, True)


def test_nothing_is_to_be_asked_in_the_past(made, asa):
    pause = plan(made, asa, from_on=made.today - 60 * DAY, until_on=made.today + DAY)
    assert days(made, pause) == [None, made.today + 2 * DAY]


def test_an_early_return_ends_covers_and_brings_back_what_rested(made, asa, bram, host, weekly, post):
    first = made.today - 20 * DAY
    pause = plan(made, asa, covered(weekly, bram), rests(post), from_on=first, is_light=True)
    before = made.rows()
    made.run(EndPauseEarly(id=pause))
    assert made.reading.get(Absence, pause).until_on == made.today - DAY
    assert [promised(made, bram, day) for day in (made.today - DAY, made.today)] == [120, 0]
    assert [promised(made, asa, made.today + number * DAY) for number in (-1, 0, 14)] == [0, 60, 120]
    assert holders(made, host, made.today) == {asa}
    assert days(made, pause) == [None, made.today]
    made.desk.undo()
    assert made.rows() == before


def test_what_was_changed_by_hand_meanwhile_stays_when_the_days_move(made, asa, bram, weekly):
    pause = plan(made, asa, covered(weekly, bram))
    (cover,) = made.reading.where(Commitment, person_id=bram)
    made.run(ChangeCommitment(id=cover.id, minutes=90))
    made.run(ChangeFollowUp(id=ask_id(pause), text="Have tea with her"))
    made.run(ChangePause(id=pause, until_on=LAST + 7 * DAY))
    assert promised(made, bram, LAST + 7 * DAY) == 90
    assert made.reading.get(FollowUp, ask_id(pause)).text == "Have tea with her"


def test_what_was_asked_already_stays_done(made, asa):
    pause = plan(made, asa)
    made.run(CompleteFollowUp(id=ask_id(pause)))
    made.run(ChangePause(id=pause, until_on=LAST + 30 * DAY))
    assert made.reading.get(FollowUp, ask_id(pause)).done_on == made.today
    assert days(made, pause)[1] == LAST + 31 * DAY


def test_the_day_of_asking_that_was_chosen_stays_with_another_plan(made, asa, weekly, post):
    pause = plan(made, asa, rests(weekly), ask_on=FIRST + 3 * DAY)
    made.run(ChangePause(id=pause, parts=(rests(weekly), rests(post))))
    assert days(made, pause)[0] == FIRST + 3 * DAY


def test_a_changed_plan_gives_back_what_is_no_longer_in_it(made, asa, bram, host, weekly, post):
    before = made.rows()
    pause = plan(made, asa, covered(weekly, bram), rests(post), is_light=True)
    made.run(ChangePause(id=pause, parts=(PartPlanned(ref_id=post, choice=Choice.KEEP),)))
    after = made.rows()
    assert (after["commitments"], after["assignments"]) == (before["commitments"], before["assignments"])
    made.run(ChangePause(id=pause, parts=(covered(weekly, asa_other(made)),)))
    assert promised(made, bram, FIRST) == 0


def asa_other(made):
    from suidesk.commands.people import AddPerson

    return made.run(AddPerson(given="Nadia"))


def test_a_moved_or_removed_time_away_takes_its_plan_along(made, asa, bram, weekly):
    before = made.rows()
    pause = plan(made, asa, covered(weekly, bram))
    made.run(ChangeAbsence(id=pause, until_on=LAST + 7 * DAY))
    assert promised(made, bram, LAST + 7 * DAY) == 120
    made.run(RemoveAbsence(id=pause))
    assert made.rows() == before


def test_a_cover_that_was_removed_by_hand_does_not_come_back(made, asa, bram, weekly):
    pause = plan(made, asa, covered(weekly, bram))
    (cover,) = made.reading.where(Commitment, person_id=bram)
    made.run(RemoveCommitment(id=cover.id))
    made.run(ChangePause(id=pause, until_on=LAST + 7 * DAY))
    assert made.reading.where(Commitment, person_id=bram) == []


def test_a_promise_that_is_removed_leaves_the_plan(made, asa, weekly):
    pause = plan(made, asa, rests(weekly))
    made.run(RemoveCommitment(id=weekly, together=True))
    made.run(ChangePause(id=pause, until_on=LAST + DAY))
    assert made.reading.where(PausePart, pause_id=pause) == []


def test_a_plan_is_one_change_that_is_taken_back_exactly(made, asa, bram, weekly, post, leaflet, label):
    before = made.rows()
    plan(made, asa, covered(weekly, bram), rests(post), covered(leaflet, bram), is_light=True)
    after = made.rows()
    assert label()[0] == "PlanPause"
    undone = made.desk.undo()
    assert undone is not None
    assert made.rows() == before
    made.desk.redo()
    assert made.rows() == after


def test_what_makes_no_sense_is_refused(made, asa, bram, weekly, post, leaflet, refused):
    values = {"person_id": asa, "from_on": FIRST, "until_on": LAST}
    theirs = made.run(AddCommitment(person_id=bram, minutes=60))
    inside = made.run(AddCommitment(person_id=asa, minutes=60, from_on=FIRST, until_on=LAST))
    cases = [
        ({"until_on": FIRST - DAY}, ("ends_before_start", "until_on")),
        ({"ask_on": FIRST - DAY}, ("ask_outside_pause", "ask_on")),
        ({"parts": (rests(theirs),)}, ("not_in_this_pause", "parts")),
        ({"parts": (rests("nobody"),)}, ("not_in_this_pause", "parts")),
        ({"parts": (rests(weekly), rests(weekly))}, ("not_in_this_pause", "parts")),
        ({"parts": (rests(inside),)}, ("cannot_rest", "parts")),
        ({"parts": (PartPlanned(ref_id=weekly, choice=Choice.COVER),)}, ("required", "cover_id")),
        ({"parts": (covered(weekly, asa),)}, ("covers_own_pause", "cover_id")),
    ]
    for changed, said in cases:
        assert refused(PlanPause(**{**values, **changed})) == said, changed
    pause = made.run(PlanPause(**values))
    assert refused(PlanPause(**values)) == ("pause_overlaps", "from_on")
    assert refused(PlanPause(person_id=asa, from_on=LAST)) == ("pause_overlaps", "from_on")
    assert refused(EndPauseEarly(id=pause)) == ("pause_not_begun", "back_on")
    leave = made.run(AddAbsence(person_id=asa, from_on=LAST, kind=AbsenceKind.LEAVE))
    assert refused(ChangePause(id=leave, until_on=None)) == ("not_a_pause", "id")
    assert made.reading.get(Commitment, weekly).state is CommitmentState.OPEN
    assert made.reading.get(Absence, pause).person_id == ContactId(asa)
