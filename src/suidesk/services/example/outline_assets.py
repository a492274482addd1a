"""What a neighbourhood has and needs: assets with their keys, needs, ideas, and a project that lost its momentum.

Numbers count the organisations, the projects and the volunteers of one round, as in the other outlines.
"""

from __future__ import annotations

from dataclasses import dataclass

from suidesk.domain.assets import AssetKind, HoldingKind
from suidesk.domain.projects import NeedKind
from suidesk.services.example.outline_projects import PROJECTS

QUIET = len(PROJECTS)
"""The project of this module, after those of a round."""


@dataclass(frozen=True)
class AssetPlan:
    """An asset, the organisation or volunteer who offers it, the project that uses it, and who holds its key."""

    kind: AssetKind
    name: str
    notes: str = ""
    organisation: int | None = None
    volunteer: int | None = None
    project: int | None = None
    keys: tuple[int, ...] = ()


_ROOM, _TOOL, _SKILL, _BUDGET, _STORY = AssetKind

ASSETS = (
    AssetPlan(_ROOM, "Hall of St Columba's", "Seats 80, with a kitchen next to it", 7, project=0, keys=(0, 1)),
    AssetPlan(_ROOM, "Kitchen of Bengal House", "Two ovens; clean by ten in the evening", 16, project=4, keys=(13, 14)),
    AssetPlan(_ROOM, "School gym", "After five on weekdays, not in the holidays", 5),
    AssetPlan(_ROOM, "Reading room of the library", "For twenty; quiet voices", 13),
    AssetPlan(
        _TOOL, "Food bank's van", "Free on Mondays and Tuesdays; needs somebody insured", 3, project=1, keys=(4, 6)
    ),
    AssetPlan(_TOOL, "Garden shed with tools", "Spades, rakes, two wheelbarrows", 19, project=3, keys=(11,)),
    AssetPlan(_TOOL, "Cargo bicycle", "Carries a hundred kilos", 18),
    AssetPlan(_TOOL, "Projector and screen", "Collect it at the desk", 13),
    AssetPlan(_TOOL, "Sewing machines", "Three; one is slow", volunteer=3, project=0),
    AssetPlan(_SKILL, "Interpreting Somali and Arabic", "Two days' notice", 14),
    AssetPlan(_SKILL, "First-aid training", "Ten people, twice a year", 17),
    AssetPlan(_SKILL, "Bookkeeping", "An hour now and then", volunteer=7),
    AssetPlan(_BUDGET, "Street party pot", "A little for every street, once a year", 8),
    AssetPlan(_STORY, "How the garden began", "Told in ten minutes, with pictures", 19, project=3),
    AssetPlan(_STORY, "An hour on the radio", "Radio Quayside takes a story of ours each month", 12),
    AssetPlan(_ROOM, "Classroom four", "Small chairs; free from half past three", 5, project=8, keys=(40, 41)),
    AssetPlan(
        _ROOM, "Desk in the library's entrance", "Wednesday mornings, with a cupboard", 13, project=9, keys=(47, 48)
    ),
    AssetPlan(_ROOM, "Courtyard of Kulturhuset Broen", "Open air, with a roof for sixty", 24, project=10),
    AssetPlan(_TOOL, "Eight laptops", "Two years old; charge them the day before", 22),
    AssetPlan(_TOOL, "Trestle tables and benches", "Forty metres of them; two people carry one", 31),
    AssetPlan(_TOOL, "Party lights", "Two hundred metres, and cable", volunteer=55, project=10),
    AssetPlan(_SKILL, "Reading official letters", "Housing, benefits, school", volunteer=48, project=9),
    AssetPlan(_SKILL, "Advice on permits", "Knows whom to ask at the town hall", 3),
    AssetPlan(_SKILL, "Teaching mathematics", "Up to the age of sixteen", volunteer=41, project=8),
    AssetPlan(_BUDGET, "Small grants for stairwells", "Two hundred at most; decided within a month", 21),
    AssetPlan(_STORY, "From the language table to the council", "Three people tell it together", 14, project=2),
)


@dataclass(frozen=True)
class NeedPlan:
    """What a project needs, noted so many days ago; `met_by` counts the assets, `settled` the days since then."""

    project: int
    text: str
    ago: int
    kind: NeedKind = NeedKind.NEED
    met_by: int | None = None
    settled: int | None = None


_IDEA = NeedKind.IDEA

NEEDS = (
    NeedPlan(0, "A van to fetch furniture, once a month", 24),
    NeedPlan(0, "A projector for the evening about safe wiring", 9),
    NeedPlan(0, "Mend bicycles outside when it is warm", 48, _IDEA),
    NeedPlan(1, "Somebody who speaks Somali, on Thursdays", 16),
    NeedPlan(1, "A room for the exchange of children's shoes", 33),
    NeedPlan(2, "An evening of stories told in two languages", 41, _IDEA),
    NeedPlan(3, "A second water butt", 70),
    NeedPlan(3, "Spades and rakes for the school's own bed", 12),
    NeedPlan(4, "First-aid training for three cooks", 20),
    NeedPlan(4, "A kitchen with an oven for eight trays", 160, met_by=1, settled=141),
    NeedPlan(5, "A hall that is warm in January", 27),
    NeedPlan(5, "A piano", 210, settled=95),
    NeedPlan(6, "Somewhere to practise when it rains", 52),
    NeedPlan(7, "Somebody to look over the books once a year", 6),
    NeedPlan(8, "A laptop for each table", 18),
    NeedPlan(8, "Two more people on Mondays", 31),
    NeedPlan(8, "An afternoon at the garden for all who finish", 55, _IDEA),
    NeedPlan(9, "A printer that works", 11),
    NeedPlan(9, "A cupboard that locks", 130, met_by=16, settled=102),
    NeedPlan(9, "Letters explained on the radio, one a week", 37, _IDEA),
    NeedPlan(10, "Tables for two hundred", 22),
    NeedPlan(10, "Music that doesn't need electricity", 15, _IDEA),
    NeedPlan(QUIET, "Shelves with doors that lock", 63),
    NeedPlan(QUIET, "Lend out the sewing machines too", 41, _IDEA),
)


@dataclass(frozen=True)
class HoldingPlan:
    """What a volunteer holds for an organisation beside keys, where it is kept, and since how many days."""

    kind: HoldingKind
    name: str
    holder: int
    organisation: int
    ago: int
    location: str = ""


_SIGNS = HoldingKind.SIGNATORY

HOLDINGS = (
    HoldingPlan(_SIGNS, "Bank account of the tenants", 24, 19, 900),
    HoldingPlan(_SIGNS, "Bank account of the tenants", 25, 19, 410),
    HoldingPlan(_SIGNS, "Bank account of Bengal House", 4, 16, 1_200),
    HoldingPlan(_SIGNS, "Bank account of Bengal House", 7, 16, 700),
    HoldingPlan(_SIGNS, "Bank account of Bengal House", 17, 16, 365),
    HoldingPlan(_SIGNS, "Bank account of the parents' council", 40, 29, 600),
    HoldingPlan(_SIGNS, "Bank account of the parents' council", 42, 29, 600),
    HoldingPlan(_SIGNS, "Bank account of the parents' council", 46, 29, 150),
    HoldingPlan(HoldingKind.ACCOUNT, "Mailing list of the Repair Café", 0, 16, 540, "Password manager, folder Café"),
    HoldingPlan(HoldingKind.ACCOUNT, "Calendar of the Welcome desk", 47, 13, 380, "Password manager, folder Desk"),
    HoldingPlan(HoldingKind.EQUIPMENT, "Cash box and card reader", 7, 16, 320, "Locked drawer at the front desk"),
)

QUIET_PROJECT = "Tool library"
QUIET_SUMMARY = "Drills, ladders and bicycle tools to borrow; it was open on the first Saturday of the month."
QUIET_ROLE = "Librarian of tools"
"""Critical, and nobody has held it yet."""
LEFT_POST = "First aider"
"""Critical, of the elders' lunch; a volunteer who left had it, and nobody at first, on some days still."""
LEFT_PROJECT = 5
LEFT_NEXT, LEFT_DEPUTY = 19, 18
"""Who took that role over some weeks later, and who stands in."""
LEFT_EMPTY = 24
"""Days for which it was empty then."""
