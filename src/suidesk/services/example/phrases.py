"""Words that the example is made of: places, skills, where people come from, what is noted about them."""

from __future__ import annotations

DISTRICTS = (
    "Harbour Quarter",
    "Northbank",
    "Chestnut Court",
    "Oosterhof",
    "Lindevang",
    "Eastway",
    "Kanaalzicht",
    "Millfield",
    "Sønderbro",
    "Ferry Road",
    "Weverseiland",
    "Saltmarket",
    "Tulpenburg",
    "Brickfields",
    "Fælledkvarteret",
    "Old Tannery",
    "Zuiderpark",
    "Sparrow Hill",
    "Valbyholm",
    "Claypit Lane",
    "Molenwijk",
    "Dockside",
    "Rosenhaven",
    "Kirkmuir",
)

STREETS = (
    "Linden Street",
    "Canal Side",
    "Kastanjelaan",
    "Havnegade",
    "Chestnut Court",
    "Mill Lane",
    "Weverstraat",
    "Ferry Road",
    "Nørre Allé",
    "Saltmarket",
)

SKILLS = (
    "accounts",
    "bicycle repair",
    "carpentry",
    "childcare",
    "cooking",
    "driving",
    "electronics",
    "first aid",
    "gardening",
    "interpreting",
    "keyholder",
    "music",
    "photography",
    "sewing",
    "spreadsheets",
    "van",
)

TIES = ("neighbour", "parent", "new here", "street rep", "knows everyone", "tenant", "shopkeeper", "open day")

SOURCES = (
    "Open day",
    "Street party",
    "Referred by the library",
    "Came in by themselves",
    "School gate",
    "Introduced by a neighbour",
    "Volunteer fair",
    "Poster at the health centre",
)

NOTES = (
    "Prefers a phone call after six.",
    "Translates letters for half the stairwell.",
    "Offered a van at weekends; ask a week ahead.",
    "Would like to cook for a larger group one day.",
    "Has been asked too often this year: let others go first.",
    "Knows the caretaker of Chestnut Court well.",
    "Used to run a workshop; happy to teach, not to organise.",
    "Can open the hall when nobody else is around.",
    "Reads messages late: for anything urgent, ring the bell.",
    "Wants to help, but not on Fridays.",
    "Brought four neighbours along to the last meeting.",
    "Collects jam jars for the garden.",
    "Interested in a role with more responsibility after the summer.",
    "Met at the street party; very good with teenagers.",
    "Sings in the choir at St Columba's and spreads the word there.",
    "Looks after grandchildren in the school holidays.",
    "Has a sewing machine to lend.",
    "Asked for a reference letter; promised one.",
)

ASKS = (
    "Asked for a hand at the open day.",
    "Could they stand in for the host next week?",
    "Asked to interpret at the health centre.",
    "Could they bring the van on Saturday?",
    "Asked whether the Tuesday evening would do.",
    "Could they show a new volunteer around?",
)

ABOUT_ORGANISATIONS = (
    "Lends the hall on Thursday evenings, free of charge.",
    "Puts our posters up and sends people on.",
    "Wants figures twice a year: how many people, how many hours.",
    "Quick to answer; likes to be invited early.",
    "Changed its contact person this spring.",
    "Gives away bread and vegetables at closing time.",
)

BASES = ("consent", "legitimate interest")

LABELS = ("home", "mobile", "work")
