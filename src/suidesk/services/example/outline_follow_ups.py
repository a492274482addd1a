"""What the user of the example means to do, and has done, in days from today."""

from __future__ import annotations

from dataclasses import dataclass

from suidesk.services.example.matters import ByDay, Matter


@dataclass(frozen=True)
class FollowUpPlan:
    """Something the user means to do; `{0}` is a name, `about` whose: a volunteer, a project or a grant of a round."""

    text: str
    about: str
    number: int
    due: int | ByDay
    done: int | None = None
    due_min: int | None = None


FOLLOW_UPS = (
    FollowUpPlan("Ask {0} who could share the three weekly turns", "volunteer", 29, ByDay(Matter.FOLLOW_UP, 5, -9)),
    FollowUpPlan("Ring {0} about the second set of keys", "volunteer", 1, 0),
    FollowUpPlan("Thank {0} and ask who could follow", "volunteer", 17, 4),
    FollowUpPlan("Send the council the figures of {0}", "grant", 2, 6),
    FollowUpPlan("Invite {0} to try the welcome desk", "volunteer", 36, 2, due_min=10 * 60 + 30),
    FollowUpPlan("Walk round with the housing officer: {0}", "project", 7, 9, due_min=14 * 60),
    FollowUpPlan("Ask the school about the hall: {0}", "project", 4, 20),
    FollowUpPlan("Write to the town hall about the barriers: {0}", "project", 10, 13),
    FollowUpPlan("Show {0} round and introduce the others", "volunteer", 56, 3, due_min=17 * 60),
    FollowUpPlan("Lunch with the committee of {0}", "grant", 13, 27, due_min=12 * 60),
    FollowUpPlan("Ask {0} whether Mondays still suit", "volunteer", 44, 16),
    FollowUpPlan("Look through the cupboard: {0}", "project", 8, 34),
    FollowUpPlan("Coffee with {0}: how is the new role?", "volunteer", 12, -34, done=-33),
    FollowUpPlan("Reference letter for {0}", "volunteer", 37, -21, done=-21),
    FollowUpPlan("Photographs of {0} for the report", "project", 0, -15, done=-12),
    FollowUpPlan("Ask {0} for the hygiene certificate", "volunteer", 18, -47, done=-45),
    FollowUpPlan("Send {0} the dates of the training", "volunteer", 51, -10, done=-8),
    FollowUpPlan("Ring the bank about the signatures: {0}", "project", 7, -62, done=-58),
    FollowUpPlan("Birthday card for {0}", "volunteer", 40, -5, done=-5),
    FollowUpPlan("Ask for the letter of award: {0}", "grant", 14, -11, done=-10),
)
