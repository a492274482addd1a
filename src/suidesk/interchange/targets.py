"""What a column of a table can be: one name for each place in a contact where a cell can go."""

from __future__ import annotations

from enum import StrEnum


class Target(StrEnum):
    """Where the cells of a column go; the values stand in mapping files."""

    IGNORE = "ignore"
    CUSTOM = "custom"
    ID = "id"
    KIND = "kind"
    FULL_NAME = "full_name"
    GIVEN = "given"
    MIDDLE = "middle"
    PARTICLE = "particle"
    FAMILY = "family"
    ORGANISATION = "organisation"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    ADDRESS = "address"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTCODE = "postcode"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    LABEL = "label"
    """The label (home, work …) of the e-mail, phone, website or address of the same slot."""
    TAGS = "tags"
    LANGUAGES = "languages"
    NOTES = "notes"
    SECTOR = "sector"
    REACH = "reach"
    LAWFUL_BASIS = "lawful_basis"
    SOURCE = "source"
    DO_NOT_CONTACT = "do_not_contact"
    ARCHIVED_ON = "archived_on"
    DIED_ON = "died_on"
    VOLUNTEER_STATUS = "volunteer_status"
    CAPACITY_MINUTES = "capacity_minutes"
    CAPACITY_HOURS = "capacity_hours"
    STARTED_ON = "started_on"
    LEFT_ON = "left_on"
    EMERGENCY_CONTACT = "emergency_contact"
    IS_MINOR = "is_minor"
    SKILLS = "skills"
    """Of lists of volunteers only; elsewhere such a column is a custom field."""
    AVAILABILITY = "availability"


POINTS = frozenset({Target.EMAIL, Target.PHONE, Target.WEBSITE, Target.ADDRESS})
ADDRESS_PARTS = (
    Target.STREET,
    Target.HOUSE_NUMBER,
    Target.POSTCODE,
    Target.CITY,
    Target.REGION,
    Target.COUNTRY,
)
DAYS = frozenset({Target.ARCHIVED_ON, Target.DIED_ON, Target.STARTED_ON, Target.LEFT_ON})
SEVERAL = POINTS | {
    Target.IGNORE,
    Target.CUSTOM,
    Target.LABEL,
    Target.DO_NOT_CONTACT,
    Target.TAGS,
    Target.LANGUAGES,
    Target.NOTES,
    Target.SKILLS,
    Target.AVAILABILITY,
    *ADDRESS_PARTS,
}
"""Targets that more than one column may have; any other column of a second kind becomes a custom field."""
OF_VOLUNTEERS = frozenset({Target.SKILLS, Target.AVAILABILITY})
"""Targets that lists of other contacts do not have."""
