"""Ten grants over all stages, with their dated duties counted in days from today."""

from __future__ import annotations

from dataclasses import dataclass

from suidesk.domain.funding import GrantStage, ObligationKind


@dataclass(frozen=True)
class DutyPlan:
    """A duty that is due so many days from today, and when it was done, counted likewise."""

    kind: ObligationKind
    due: int
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
    starts: int | None = None
    ends: int | None = None
    post: int | None = None
    follows: int | None = None
    weeks: tuple[int, int] | None = None
    is_restricted: bool = True
    spent: int | None = None


_APPLY, _DECISION = ObligationKind.APPLICATION, ObligationKind.DECISION
_REPORT, _SPEND, _CLAIM = ObligationKind.REPORT, ObligationKind.SPEND_BY, ObligationKind.CLAIM

GRANTS = (
    GrantPlan(
        "Warm winter",
        GrantStage.ACTIVE,
        0,
        (1, 5),
        18_000,
        (
            DutyPlan(_APPLY, -420, -423),
            DutyPlan(_DECISION, -350, -344),
            DutyPlan(_REPORT, -120, -126),
            DutyPlan(_SPEND, 62),
            DutyPlan(_REPORT, 148),
        ),
        awarded=16_500,
        starts=-300,
        ends=112,
        weeks=(10, 4),
        spent=71,
    ),
    GrantPlan(
        "Warm winter, second year",
        GrantStage.DRAFTING,
        0,
        (1, 5),
        21_000,
        (DutyPlan(_APPLY, 12), DutyPlan(_DECISION, 84)),
        starts=113,
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
            DutyPlan(_REPORT, -3),
            DutyPlan(_CLAIM, 41),
        ),
        awarded=9_600,
        starts=-190,
        ends=84,
        weeks=(6, 3),
        spent=34,
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
)
