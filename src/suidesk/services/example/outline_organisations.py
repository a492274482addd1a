"""The organisations of the neighbourhood, and the kinds of organisation that a larger place has more of."""

from __future__ import annotations

from dataclasses import dataclass

from suidesk.domain.people import Reach, Sector


@dataclass(frozen=True)
class OrganisationPlan:
    """An organisation and the post that its contact person holds there."""

    name: str
    sector: Sector
    reach: Reach
    post: str
    is_funder: bool = False


_STREET, _NEAR, _CITY, _NATION = Reach.STREET, Reach.NEIGHBOURHOOD, Reach.CITY, Reach.NATIONAL

ORGANISATIONS = (
    OrganisationPlan("Common Thread Fund", Sector.VOLUNTARY, _NATION, "Programme officer", is_funder=True),
    OrganisationPlan("Stichting De Brug", Sector.VOLUNTARY, _CITY, "Adviser", is_funder=True),
    OrganisationPlan("Havnefonden", Sector.PRIVATE, _CITY, "Grants manager", is_funder=True),
    OrganisationPlan("City Council, Neighbourhoods Team", Sector.PUBLIC, _CITY, "Community officer", is_funder=True),
    OrganisationPlan("Eastway Community Foundation", Sector.VOLUNTARY, _CITY, "Grants manager", is_funder=True),
    OrganisationPlan("Linden Street Primary School", Sector.EDUCATION, _NEAR, "Head teacher"),
    OrganisationPlan("Masjid An-Nour", Sector.FAITH, _NEAR, "Imam"),
    OrganisationPlan("St Columba's Church", Sector.FAITH, _NEAR, "Minister"),
    OrganisationPlan("Canal Side Housing Association", Sector.PUBLIC, _CITY, "Housing officer"),
    OrganisationPlan("Huisartsenpraktijk De Linde", Sector.HEALTH, _NEAR, "Practice nurse"),
    OrganisationPlan("Beboerhuset Kastanien", Sector.RESIDENT_LED, _STREET, "Caretaker"),
    OrganisationPlan("Bakkerij Demir", Sector.PRIVATE, _STREET, "Owner"),
    OrganisationPlan("Radio Quayside", Sector.MEDIA, _CITY, "Editor"),
    OrganisationPlan("Quayside Library", Sector.PUBLIC, _NEAR, "Librarian"),
    OrganisationPlan("Northbank Somali Association", Sector.RESIDENT_LED, _NEAR, "Chair"),
    OrganisationPlan("Polska Szkoła Sobotnia", Sector.EDUCATION, _CITY, "Head teacher"),
    OrganisationPlan("Bengal House", Sector.VOLUNTARY, _NEAR, "Centre manager"),
    OrganisationPlan("Harbour Quarter Health Centre", Sector.HEALTH, _NEAR, "Link worker"),
    OrganisationPlan("Fietsenmaker De Ketting", Sector.PRIVATE, _STREET, "Owner"),
    OrganisationPlan("Chestnut Court Tenants", Sector.RESIDENT_LED, _STREET, "Secretary"),
    OrganisationPlan("Sparekassens Nærmiljøfond", Sector.PRIVATE, _CITY, "Programme officer", is_funder=True),
    OrganisationPlan("Northbank Housing Co-operative", Sector.PUBLIC, _NEAR, "Manager"),
    OrganisationPlan("Quayside College", Sector.EDUCATION, _CITY, "Head of languages"),
    OrganisationPlan("Fonds Goede Buren", Sector.VOLUNTARY, _NATION, "Adviser", is_funder=True),
    OrganisationPlan("Kulturhuset Broen", Sector.PUBLIC, _NEAR, "House manager"),
    OrganisationPlan("Gurdwara of Mill Lane", Sector.FAITH, _NEAR, "Secretary"),
    OrganisationPlan("Sint-Jozefkerk", Sector.FAITH, _NEAR, "Parish worker"),
    OrganisationPlan("Apotheek De Haven", Sector.HEALTH, _STREET, "Pharmacist"),
    OrganisationPlan("Northbank Midwives", Sector.HEALTH, _NEAR, "Midwife"),
    OrganisationPlan("Linden Street Parents' Council", Sector.RESIDENT_LED, _STREET, "Chair"),
    OrganisationPlan("Ukrainian House", Sector.RESIDENT_LED, _CITY, "Coordinator"),
    OrganisationPlan("Northbank Fire Station", Sector.PUBLIC, _NEAR, "Watch commander"),
    OrganisationPlan("Ferry Road Football Club", Sector.VOLUNTARY, _NEAR, "Secretary"),
    OrganisationPlan("Delikatesy Polonia", Sector.PRIVATE, _STREET, "Owner"),
    OrganisationPlan("Kaya Groente en Fruit", Sector.PRIVATE, _STREET, "Owner"),
    OrganisationPlan("Café Havnen", Sector.PRIVATE, _STREET, "Host"),
    OrganisationPlan("Nabolagsbladet", Sector.MEDIA, _NEAR, "Editor"),
    OrganisationPlan("Harbour Quarter Police Team", Sector.PUBLIC, _NEAR, "Community officer"),
    OrganisationPlan("Surinaams Huis", Sector.RESIDENT_LED, _NEAR, "Chair"),
    OrganisationPlan("Harbour Quarter Jobcentre", Sector.PUBLIC, _CITY, "Adviser"),
)

FURTHER_KINDS = (
    OrganisationPlan("Community Fund", Sector.VOLUNTARY, _CITY, "Grants manager", is_funder=True),
    OrganisationPlan("Primary School", Sector.EDUCATION, _NEAR, "Head teacher"),
    OrganisationPlan("Buurthuis", Sector.RESIDENT_LED, _NEAR, "Caretaker"),
    OrganisationPlan("Methodist Church", Sector.FAITH, _NEAR, "Minister"),
    OrganisationPlan("Housing Association", Sector.PUBLIC, _CITY, "Housing officer"),
    OrganisationPlan("Health Centre", Sector.HEALTH, _NEAR, "Practice nurse"),
    OrganisationPlan("Library", Sector.PUBLIC, _NEAR, "Librarian"),
    OrganisationPlan("Bageri", Sector.PRIVATE, _STREET, "Owner"),
    OrganisationPlan("Tenants", Sector.RESIDENT_LED, _STREET, "Secretary"),
    OrganisationPlan("Youth Club", Sector.VOLUNTARY, _NEAR, "Youth worker"),
    OrganisationPlan("Sports Hall", Sector.PUBLIC, _NEAR, "Manager"),
    OrganisationPlan("Weekly", Sector.MEDIA, _CITY, "Editor"),
)
