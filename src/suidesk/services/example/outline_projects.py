"""What eleven projects of a neighbourhood are, which roles they have, and whose matters need attention.

Sixty volunteers share the work; a number names one of them. A larger place repeats all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from suidesk.domain.projects import ProjectStage
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.domain.workload import EntryKind
from suidesk.services.example.matters import ByDay, Matter

VOLUNTEERS = 60
"""How many volunteers one round of projects shares."""

SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True)
class RolePlan:
    """A role, the volunteer who holds it and promised `minutes` a week with it, perhaps a deputy."""

    name: str
    holder: int
    minutes: int | ByDay = 120
    is_critical: bool = False
    deputy: int | None = None


@dataclass(frozen=True)
class ProjectPlan:
    """A project that meets once a week: on which weekday (Monday is 0), from which minute of the day.

    One that only `starts_in` so many days has been prepared for some weeks.
    """

    name: str
    summary: str
    weekday: int
    start_min: int
    roles: tuple[RolePlan, ...]
    helpers: tuple[int, ...]
    stage: ProjectStage = ProjectStage.RUNNING
    is_led_by_user: bool = False
    starts_in: int | None = None


PROJECTS = (
    ProjectPlan(
        "Repair Café",
        "Broken things and people who can mend them, every Saturday in the hall.",
        SATURDAY,
        13 * 60,
        (
            RolePlan("Host", 0, 180, is_critical=True, deputy=1),
            RolePlan("Keyholder", 1, 60, is_critical=True, deputy=0),
            RolePlan("Electronics table", 2, 180),
            RolePlan("Sewing table", 3, 180),
        ),
        (28, 29, 34),
        is_led_by_user=True,
    ),
    ProjectPlan(
        "Food bank",
        "A hundred and twenty households a week; deliveries to those who can't come.",
        3,
        9 * 60,
        (
            RolePlan("Coordinator", 4, ByDay(Matter.COORDINATION, 22 * 60, 36 * 60), is_critical=True),
            RolePlan("Volunteer coordinator", 5, 240, is_critical=True),
            RolePlan("Driver", 6, 240),
            RolePlan("Treasurer", 7, 120, is_critical=True),
        ),
        (29, 30, 31, 32, 38),
    ),
    ProjectPlan(
        "Language buddies",
        "Forty pairs who meet for an hour a week and talk.",
        1,
        19 * 60,
        (RolePlan("Matchmaker", 8, 150, is_critical=True, deputy=9), RolePlan("Trainer of buddies", 9, 120)),
        (33, 34, 10, 11),
        is_led_by_user=True,
    ),
    ProjectPlan(
        "Community garden",
        "Raised beds behind Chestnut Court, a shed of shared tools, soup in October.",
        SUNDAY,
        10 * 60,
        (
            RolePlan("Garden lead", 10, 180, is_critical=True),
            RolePlan("Tool keeper", 11, 60),
            RolePlan("Compost and water", 12, 90),
        ),
        (32, 13),
    ),
    ProjectPlan(
        "Youth kitchen",
        "Twelve young people cook for sixty neighbours.",
        4,
        16 * 60,
        (
            RolePlan("Kitchen lead", 13, 240, is_critical=True),
            RolePlan("Safeguarding lead", 14, 90, is_critical=True, deputy=13),
            RolePlan("Shopping", 15, 120),
            RolePlan("Hall and dishes", 16, 120),
        ),
        (30, 33),
    ),
    ProjectPlan(
        "Elders' lunch",
        "A warm meal and a reason to come out, Wednesdays at noon.",
        2,
        11 * 60,
        (
            RolePlan("Lunch host", 17, 240, is_critical=True, deputy=18),
            RolePlan("Cook", 18, 240),
            RolePlan("Pick-up and home again", 19, 180),
            RolePlan("Birthday cards", 20, 30),
        ),
        (31, 29),
    ),
    ProjectPlan(
        "Bicycle course",
        "Grown-ups learn to ride: eight lessons, a licence and a second-hand bicycle.",
        SATURDAY,
        10 * 60,
        (
            RolePlan("Lead instructor", 21, 180, is_critical=True),
            RolePlan("Instructor", 22, 180),
            RolePlan("Bicycle mechanic", 23, 150),
        ),
        (28, 34),
    ),
    ProjectPlan(
        "Tenants' forum",
        "Where Chestnut Court and Canal Side talk to their landlords.",
        0,
        19 * 60 + 30,
        (
            RolePlan("Chair", 24, 120, is_critical=True, deputy=26),
            RolePlan("Treasurer", 25, 60, is_critical=True),
            RolePlan("Secretary", 26, 90),
            RolePlan("Street reps' contact", 27, 60),
        ),
        (),
    ),
    ProjectPlan(
        "Homework club",
        "Thirty children, four tables and something to eat, at Linden Street Primary School.",
        0,
        15 * 60 + 30,
        (
            RolePlan("Club lead", 40, 150, is_critical=True, deputy=41),
            RolePlan("Mathematics table", 41, 120),
            RolePlan("Reading table", 42, 120),
            RolePlan("Something to eat", 43, 60),
        ),
        (44, 45, 46),
    ),
    ProjectPlan(
        "Welcome desk",
        "Letters, forms and first steps for whoever is new, mornings in the library.",
        2,
        9 * 60 + 30,
        (
            RolePlan("Desk lead", 47, 240, is_critical=True, deputy=48),
            RolePlan("Letters and forms", 48, 180),
            RolePlan("List of interpreters", 49, 90),
            RolePlan("Children's corner", 50, 120),
        ),
        (51, 52, 59),
        is_led_by_user=True,
    ),
    ProjectPlan(
        "One long table",
        "A street meal along the whole of Linden Street: everybody brings a dish and a chair.",
        3,
        19 * 60,
        (
            RolePlan("Head of the table", 53, 60, is_critical=True, deputy=54),
            RolePlan("Permits and barriers", 54, 60),
            RolePlan("Music and light", 55, 45),
        ),
        (44, 20),
        stage=ProjectStage.PLANNED,
        starts_in=150,
    ),
)


class Strain(StrEnum):
    """What the hours of a volunteer show beside what was promised."""

    NO_DAY_OFF = "no_day_off"
    SHORT_NIGHTS = "short_nights"
    LATE_EVENINGS = "late_evenings"
    SUDDEN_DROP = "sudden_drop"
    QUIET = "quiet"


@dataclass(frozen=True)
class Story:
    """What is special about one volunteer.

    `load` is promised minutes in percent of the capacity. `role_ends_in` and `leaves_in` are days from today;
    `successor` is the volunteer who takes the role over on the day after it ends.
    """

    load: int | ByDay | None = None
    role_ends_in: int | ByDay | None = None
    leaves_in: int | ByDay | None = None
    successor: int | None = None
    has_long_weeks: bool = False
    status: VolunteerStatus = VolunteerStatus.ACTIVE
    entry_kind: EntryKind = EntryKind.VOLUNTEER
    strain: Strain | None = None


STORIES: Mapping[int, Story] = MappingProxyType(
    {
        4: Story(has_long_weeks=True, load=96),
        6: Story(strain=Strain.QUIET),
        7: Story(role_ends_in=ByDay(Matter.TREASURER, 36, 20)),
        8: Story(leaves_in=30),
        9: Story(strain=Strain.LATE_EVENINGS),
        14: Story(leaves_in=ByDay(Matter.HANDOVER, 6, 0)),
        16: Story(strain=Strain.NO_DAY_OFF),
        17: Story(leaves_in=ByDay(Matter.LEAVER, 36, 19)),
        18: Story(load=100, strain=Strain.SUDDEN_DROP),
        22: Story(role_ends_in=31, successor=34),
        25: Story(role_ends_in=12, leaves_in=12, successor=27),
        26: Story(strain=Strain.SHORT_NIGHTS),
        29: Story(load=ByDay(Matter.OVERLOAD, 112, 185)),
        31: Story(entry_kind=EntryKind.IN_KIND),
        35: Story(status=VolunteerStatus.ONBOARDING),
        36: Story(status=VolunteerStatus.ENQUIRING),
        37: Story(status=VolunteerStatus.ONBOARDING),
        38: Story(status=VolunteerStatus.PAUSED),
        39: Story(status=VolunteerStatus.LEFT, leaves_in=-97),
        47: Story(leaves_in=75),
        56: Story(status=VolunteerStatus.ONBOARDING),
        57: Story(status=VolunteerStatus.ENQUIRING),
    }
)

LEFT_ROLE = 12
"""Whose role the volunteer who has left had before."""

ORDINARY = Story()
