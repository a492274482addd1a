"""Who of the example neighbourhood leaves, what they wrote down, and what hangs on one person alone.

Numbers name the volunteers and the projects of one round, as in the other outlines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from suidesk.domain.handovers import FIRST_OF_ALL, HandoverState, Topic


@dataclass(frozen=True)
class HandoverPlan:
    """A volunteer leaves, on the day of their story; planned so many days ago, with the steps of `done` ticked off.

    `role_of` is the volunteer who has the role now, where that is no longer the leaver.
    """

    leaver: int
    planned_ago: int
    successor: int | None = None
    state: HandoverState = HandoverState.PLANNED
    done: tuple[Topic, ...] = ()
    notes: Mapping[Topic, str] = field(default_factory=dict)
    role_of: int | None = None


HANDOVERS = (
    HandoverPlan(
        8,
        35,
        successor=9,
        state=HandoverState.UNDER_WAY,
        done=(Topic.SUCCESSOR_NAMED,),
        notes={
            Topic.PURPOSE: "Two people who would never have met talk for an hour a week. It goes well when they go on "
            "meeting after the first six weeks.",
            Topic.RECURRING_TASKS: "Mondays: read the new forms and ring each person.\n"
            "First Tuesday of the month: tea for all pairs, book the reading room three weeks before.\n"
            "June and December: ask every pair how it goes.",
            Topic.CONTACTS: "The library gives us the room; ask for the evening shift. The college sends people in "
            "September and January, so ring them in August and December.",
            Topic.ADVICE: "Match by what they like, not by language. Somebody who cancels twice is tired: ring them.",
        },
    ),
    HandoverPlan(25, 1, successor=27, state=HandoverState.UNDER_WAY, done=FIRST_OF_ALL),
    HandoverPlan(
        47,
        4,
        notes={Topic.CONTACTS: "The library opens the door at nine; the interpreters' list hangs behind the desk."},
    ),
    HandoverPlan(
        14,
        50,
        successor=13,
        state=HandoverState.UNDER_WAY,
        done=(Topic.SUCCESSOR_NAMED, Topic.NOTES_WRITTEN, Topic.SHADOWING, Topic.REVERSE_SHADOWING),
        notes={
            Topic.PURPOSE: "That every young person in the kitchen has an adult to turn to.",
            Topic.RECURRING_TASKS: "Before each term: see the checks of all cooks.",
            Topic.ADVICE: "Write down what you hear on the same day, and talk with nobody but the council's team.",
        },
    ),
    HandoverPlan(
        39,
        160,
        successor=12,
        state=HandoverState.FINISHED,
        role_of=12,
        notes={Topic.PURPOSE: "Compost that feeds the beds, and water in August."},
    ),
)

DEPUTIES = ((13, 15), (21, 23), (4, 5), (5, 4), (7, 6), (25, 24))
"""Who is the deputy of whom: of all critical roles only those of the garden lack one."""
SECOND_POST = (3, "Keeper of the well", 10)
"""A second critical role of the garden, held by who leads it: the project hangs on one person."""
PROMISED = (2, "Coordination", 240)
"""A project, and the minutes that the user promised to it each week."""
