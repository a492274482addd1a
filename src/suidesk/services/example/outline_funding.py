"""Twenty grants over all stages, with their dated duties counted in days from today."""

from __future__ import annotations

from dataclasses import dataclass

from suidesk.domain.funding import GrantStage, ObligationKind
from suidesk.services.example.matters import ByDay, Matter


@dataclass(frozen=True)
class DutyPlan:
    """A duty that is due so many days from today, and when it was done, counted likewise."""

    kind: ObligationKind
    due: int | ByDay
    done: int | None = None


@dataclass(frozen=True)
class GrantPlan:
    """A grant. Amounts are in whole pounds (or the desk's currency), `starts` and `ends` days from today.

    `funder` and `projects` count the funders and projects of one round; `post` is the project whose first role it
    pays for, `follows` the grant that it would continue, `spent` the percentage of the award that is spent by today.
    """

    title: str
    stage: GrantStage
    funder: int
    projects: tuple[int, ...]
    requested: int
    duties: tuple[DutyPlan, ...]
    awarded: int | None = None
    starts: int | ByDay | None = None
    ends: int | ByDay | None = None
    post: int | None = None
    follows: int | None = None
    weeks: tuple[int, int] | None = None
    is_restricted: bool = True
    spent: int | None = None


_APPLY, _DECISION = ObligationKind.APPLICATION, ObligationKind.DECISION
_REPORT, _SPEND, _CLAIM = ObligationKind.REPORT, ObligationKind.SPEND_BY, ObligationKind.CLAIM
_WINTER_ENDS = ByDay(Matter.RENEWAL, 112, 84)

GRANTS = (
    GrantPlan(
        "Warm winter",
        GrantStage.ACTIVE,
        0,
        (1, 5),
        18_000,
        (
            DutyPlan(_APPLY, -400, -403),
            DutyPlan(_DECISION, -330, -324),
            DutyPlan(_REPORT, -120, -126),
            DutyPlan(_REPORT, 148),
        ),
        awarded=16_500,
        starts=-280,
        ends=_WINTER_ENDS,
        weeks=(10, 4),
        spent=71,
    ),
    GrantPlan(
        "Warm winter, second year",
        GrantStage.DRAFTING,
        0,
        (1, 5),
        21_000,
        (DutyPlan(_APPLY, ByDay(Matter.APPLICATION, 12, 2)), DutyPlan(_DECISION, 74)),
        starts=ByDay(Matter.RENEWAL, 113, 85),
        ends=478,
        follows=0,
        weeks=(10, 4),
    ),
    GrantPlan(
        "Neighbours who mend",
        GrantStage.ACTIVE,
        3,
        (0, 6),
        9_600,
        (
            DutyPlan(_APPLY, -260, -262),
            DutyPlan(_DECISION, -215, -209),
            DutyPlan(_CLAIM, -95, -97),
            DutyPlan(_CLAIM, 41),
            DutyPlan(_REPORT, 46),
        ),
        awarded=9_600,
        starts=-190,
        ends=210,
        weeks=(6, 3),
        spent=26,
    ),
    GrantPlan(
        "Young cooks",
        GrantStage.AWARDED,
        1,
        (4,),
        14_400,
        (DutyPlan(_APPLY, -118, -121), DutyPlan(_DECISION, -22, -25), DutyPlan(_REPORT, 205), DutyPlan(_SPEND, 395)),
        awarded=12_000,
        starts=30,
        ends=395,
        weeks=(13, 5),
    ),
    GrantPlan(
        "Language for everyone",
        GrantStage.APPLIED,
        4,
        (2,),
        24_000,
        (DutyPlan(_APPLY, -47, -49), DutyPlan(_DECISION, 23)),
        starts=60,
        ends=790,
        weeks=(12, 6),
    ),
    GrantPlan(
        "A green court",
        GrantStage.PROSPECT,
        2,
        (3,),
        7_500,
        (DutyPlan(_APPLY, 57),),
        weeks=(8, 4),
    ),
    GrantPlan(
        "Bicycles for beginners",
        GrantStage.REPORTING,
        2,
        (6,),
        6_000,
        (
            DutyPlan(_APPLY, -510, -512),
            DutyPlan(_DECISION, -455, -441),
            DutyPlan(_SPEND, -28, -33),
            DutyPlan(_REPORT, 44),
        ),
        awarded=6_000,
        starts=-400,
        ends=-28,
        weeks=(8, 4),
        spent=97,
    ),
    GrantPlan(
        "A voice for tenants",
        GrantStage.DECLINED,
        4,
        (7,),
        11_000,
        (DutyPlan(_APPLY, -190, -191), DutyPlan(_DECISION, -102, -90)),
        weeks=(12, 6),
    ),
    GrantPlan(
        "Food bank coordinator",
        GrantStage.ACTIVE,
        3,
        (1,),
        38_000,
        (
            DutyPlan(_APPLY, -330, -336),
            DutyPlan(_DECISION, -270, -268),
            DutyPlan(_REPORT, -66, -70),
            DutyPlan(_REPORT, 117),
        ),
        awarded=36_400,
        starts=-240,
        ends=490,
        post=1,
        weeks=(8, 4),
        spent=33,
    ),
    GrantPlan(
        "Getting started",
        GrantStage.CLOSED,
        1,
        (0, 2, 3),
        5_000,
        (
            DutyPlan(_APPLY, -830, -834),
            DutyPlan(_DECISION, -770, -765),
            DutyPlan(_REPORT, -330, -337),
        ),
        awarded=5_000,
        starts=-740,
        ends=-370,
        weeks=(13, 5),
        spent=100,
        is_restricted=False,
    ),
    GrantPlan(
        "Lunch and company",
        GrantStage.ACTIVE,
        4,
        (5,),
        9_500,
        (DutyPlan(_APPLY, -300, -301), DutyPlan(_DECISION, -210, -204), DutyPlan(_REPORT, 62), DutyPlan(_SPEND, 400)),
        awarded=8_800,
        starts=-150,
        ends=400,
        weeks=(12, 4),
        spent=26,
    ),
    GrantPlan(
        "Homework made lighter",
        GrantStage.ACTIVE,
        5,
        (8,),
        11_000,
        (
            DutyPlan(_APPLY, -320, -322),
            DutyPlan(_DECISION, -250, -247),
            DutyPlan(_CLAIM, -40, -42),
            DutyPlan(_CLAIM, 52),
        ),
        awarded=11_000,
        starts=-210,
        ends=335,
        weeks=(9, 3),
        spent=40,
    ),
    GrantPlan(
        "A desk in four languages",
        GrantStage.ACTIVE,
        3,
        (9,),
        24_000,
        (DutyPlan(_APPLY, -230, -231), DutyPlan(_DECISION, -150, -139), DutyPlan(_REPORT, 83)),
        awarded=22_500,
        starts=-95,
        ends=270,
        weeks=(8, 4),
        spent=24,
    ),
    GrantPlan(
        "Room to meet",
        GrantStage.ACTIVE,
        6,
        (0, 2, 9),
        15_000,
        (DutyPlan(_APPLY, -205, -208), DutyPlan(_DECISION, -110, -103), DutyPlan(_REPORT, 300)),
        awarded=12_000,
        starts=-60,
        ends=670,
        weeks=(13, 5),
        spent=8,
        is_restricted=False,
    ),
    GrantPlan(
        "One long table",
        GrantStage.AWARDED,
        5,
        (10,),
        4_000,
        (DutyPlan(_APPLY, -75, -80), DutyPlan(_DECISION, -14, -12), DutyPlan(_REPORT, 290)),
        awarded=3_200,
        starts=45,
        ends=260,
        weeks=(8, 3),
    ),
    GrantPlan(
        "Bicycles, next gear",
        GrantStage.APPLIED,
        2,
        (6,),
        7_200,
        (DutyPlan(_APPLY, -33, -36), DutyPlan(_DECISION, 37)),
        starts=95,
        ends=460,
        follows=6,
        weeks=(8, 4),
    ),
    GrantPlan(
        "Tools for everybody",
        GrantStage.PROSPECT,
        6,
        (0,),
        5_500,
        (DutyPlan(_APPLY, 75),),
        weeks=(13, 5),
    ),
    GrantPlan(
        "School beds",
        GrantStage.DRAFTING,
        4,
        (3,),
        3_800,
        (DutyPlan(_APPLY, 61), DutyPlan(_DECISION, 140)),
        starts=170,
        ends=535,
        weeks=(10, 3),
    ),
    GrantPlan(
        "Digital first steps",
        GrantStage.DECLINED,
        5,
        (9,),
        8_000,
        (DutyPlan(_APPLY, -290, -293), DutyPlan(_DECISION, -220, -214)),
        weeks=(9, 3),
    ),
    GrantPlan(
        "Kitchen for sixty",
        GrantStage.CLOSED,
        0,
        (4,),
        4_500,
        (DutyPlan(_APPLY, -980, -981), DutyPlan(_DECISION, -905, -910), DutyPlan(_REPORT, -480, -484)),
        awarded=4_500,
        starts=-880,
        ends=-515,
        weeks=(10, 4),
        spent=100,
    ),
)
