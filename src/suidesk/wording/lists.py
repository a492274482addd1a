"""What imports and exports say: where a column goes, what became of rows, what was found in them."""

from __future__ import annotations

from suidesk.interchange.decisions import Fate
from suidesk.interchange.layouts import OutColumn
from suidesk.interchange.merging import Policy
from suidesk.interchange.targets import Target
from suidesk.wording.translate import translate


def target_text(target: Target) -> str:
    """Say where the cells of a column go."""
    return {
        Target.IGNORE: translate("Lists", "Leave this column out"),
        Target.CUSTOM: translate("Lists", "Keep as a field of its own"),
        Target.ID: translate("Lists", "suidesk's own number"),
        Target.KIND: translate("Lists", "Person or organisation"),
        Target.FULL_NAME: translate("Lists", "Full name"),
        Target.GIVEN: translate("Lists", "First name"),
        Target.MIDDLE: translate("Lists", "Middle name"),
        Target.PARTICLE: translate("Lists", "Name particle (van, de)"),
        Target.FAMILY: translate("Lists", "Last name"),
        Target.ORGANISATION: translate("Lists", "Organisation's name"),
        Target.EMAIL: translate("Lists", "E-mail"),
        Target.PHONE: translate("Lists", "Phone"),
        Target.WEBSITE: translate("Lists", "Website"),
        Target.ADDRESS: translate("Lists", "Whole address"),
        Target.STREET: translate("Lists", "Street"),
        Target.HOUSE_NUMBER: translate("Lists", "House number"),
        Target.POSTCODE: translate("Lists", "Postcode"),
        Target.CITY: translate("Lists", "Town or city"),
        Target.REGION: translate("Lists", "Region"),
        Target.COUNTRY: translate("Lists", "Country"),
        Target.LABEL: translate("Lists", "Label (home, work …)"),
        Target.TAGS: translate("Lists", "Tags"),
        Target.LANGUAGES: translate("Lists", "Languages"),
        Target.NOTES: translate("Lists", "Notes"),
        Target.SECTOR: translate("Lists", "Sector"),
        Target.REACH: translate("Lists", "Reach"),
        Target.LAWFUL_BASIS: translate("Lists", "Lawful basis"),
        Target.SOURCE: translate("Lists", "Where from"),
        Target.DO_NOT_CONTACT: translate("Lists", "Do not contact"),
        Target.ARCHIVED_ON: translate("Lists", "Archived on"),
        Target.DIED_ON: translate("Lists", "Died on"),
        Target.VOLUNTEER_STATUS: translate("Lists", "Volunteer status"),
        Target.CAPACITY_MINUTES: translate("Lists", "Weekly capacity in minutes"),
        Target.CAPACITY_HOURS: translate("Lists", "Weekly capacity in hours"),
        Target.STARTED_ON: translate("Lists", "Volunteer since"),
        Target.LEFT_ON: translate("Lists", "Volunteer until"),
        Target.EMERGENCY_CONTACT: translate("Lists", "Emergency contact"),
        Target.IS_MINOR: translate("Lists", "Is a minor"),
    }[target]


def fate_text(fate: Fate) -> str:
    """Say what becomes of rows."""
    return {
        Fate.CREATED: translate("Lists", "new"),
        Fate.UPDATED: translate("Lists", "updated"),
        Fate.UNCHANGED: translate("Lists", "already here, unchanged"),
        Fate.SKIPPED: translate("Lists", "skipped"),
        Fate.REJECTED: translate("Lists", "can't be used"),
    }[fate]


def policy_text(policy: Policy) -> str:
    """Say what happens where file and desk differ."""
    return {
        Policy.FILL_BLANKS: translate("Lists", "Keep what is here; only add what is missing"),
        Policy.OVERWRITE: translate("Lists", "Take what the file says"),
    }[policy]


def reason_text(reason: str) -> str:
    """Say why a new row resembles somebody who is here."""
    return {
        "same_name": translate("Lists", "has the same name"),
        "same_email": translate("Lists", "has the same e-mail address"),
        "same_phone": translate("Lists", "has the same phone number"),
    }.get(reason, translate("Lists", "looks alike"))


def column_text(column: OutColumn) -> str:
    """Say what a column of an export holds."""
    return {
        OutColumn.ID: translate("Lists", "suidesk's own number"),
        OutColumn.NAME: translate("Lists", "Name"),
        OutColumn.KIND: translate("Lists", "Person or organisation"),
        OutColumn.GIVEN: translate("Lists", "First name"),
        OutColumn.FAMILY: translate("Lists", "Last name"),
        OutColumn.EMAIL: translate("Lists", "E-mail"),
        OutColumn.PHONE: translate("Lists", "Phone"),
        OutColumn.ADDRESS: translate("Lists", "Address"),
        OutColumn.WEBSITE: translate("Lists", "Website"),
        OutColumn.TAGS: translate("Lists", "Tags"),
        OutColumn.LANGUAGES: translate("Lists", "Languages"),
        OutColumn.SECTOR: translate("Lists", "Sector"),
        OutColumn.REACH: translate("Lists", "Reach"),
        OutColumn.VOLUNTEER_STATUS: translate("Lists", "Volunteer status"),
        OutColumn.CAPACITY: translate("Lists", "Weekly capacity"),
        OutColumn.STARTED_ON: translate("Lists", "Volunteer since"),
        OutColumn.LEFT_ON: translate("Lists", "Volunteer until"),
        OutColumn.IS_MINOR: translate("Lists", "Is a minor"),
        OutColumn.EMERGENCY_CONTACT: translate("Lists", "Emergency contact"),
        OutColumn.DO_NOT_CONTACT: translate("Lists", "Do not contact"),
        OutColumn.LAWFUL_BASIS: translate("Lists", "Lawful basis"),
        OutColumn.SOURCE: translate("Lists", "Where from"),
        OutColumn.ARCHIVED_ON: translate("Lists", "Archived on"),
        OutColumn.DIED_ON: translate("Lists", "Died on"),
        OutColumn.NOTES: translate("Lists", "Notes"),
        OutColumn.FIELDS: translate("Lists", "Your own fields"),
    }[column]
