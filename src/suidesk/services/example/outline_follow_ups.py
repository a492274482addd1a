"""What the user of the example means to do, and has done, in days from today."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FollowUpPlan:
    """Something the user means to do; `{0}` is a name, `about` whose: a volunteer, a project or a grant of a round."""

    text: str
    about: str
    number: int
    due: int
    done: int | None = None
    due_min: int | None = None


FOLLOW_UPS = (
    FollowUpPlan("Ask {0} who could share the three weekly turns", "volunteer", 29, -9),
    FollowUpPlan("Ring {0} about the second set of keys", "volunteer", 1, 0),
    FollowUpPlan("Thank {0} and ask who could follow", "volunteer", 17, 4),
    FollowUpPlan("Send the council the figures of {0}", "grant", 2, 6),
    FollowUpPlan("Invite {0} to try the welcome desk", "volunteer", 36, 2, due_min=10 * 60 + 30),
    FollowUpPlan("Walk round with the housing officer: {0}", "project", 7, 9, due_min=14 * 60),
    FollowUpPlan("Ask the school about the hall: {0}", "project", 4, 20),
    FollowUpPlan("Coffee with {0}: how is the new role?", "volunteer", 12, -34, done=-33),
    FollowUpPlan("Reference letter for {0}", "volunteer", 37, -21, done=-21),
    FollowUpPlan("Photographs of {0} for the report", "project", 0, -15, done=-12),
    FollowUpPlan("Ask {0} for the hygiene certificate", "volunteer", 18, -47, done=-45),
)
