"""What imports and exports say, by the codes of `interchange`: where a column goes, what became of rows."""

from __future__ import annotations

from suidesk.wording.translate import translate


def target_text(target: str) -> str:
    """Say where the cells of a column go."""
    return {
        "ignore": translate("Lists", "Leave this column out"),
        "custom": translate("Lists", "Keep as a field of its own"),
        "id": translate("Lists", "suidesk's own number"),
        "kind": translate("Lists", "Person or organisation"),
        "full_name": translate("Lists", "Full name"),
        "given": translate("Lists", "First name"),
        "middle": translate("Lists", "Middle name"),
        "particle": translate("Lists", "Name particle (van, de)"),
        "family": translate("Lists", "Last name"),
        "organisation": translate("Lists", "Organisation's name"),
        "email": translate("Lists", "E-mail"),
        "phone": translate("Lists", "Phone"),
        "website": translate("Lists", "Website"),
        "address": translate("Lists", "Whole address"),
        "street": translate("Lists", "Street"),
        "house_number": translate("Lists", "House number"),
        "postcode": translate("Lists", "Postcode"),
        "city": translate("Lists", "Town or city"),
        "region": translate("Lists", "Region"),
        "country": translate("Lists", "Country"),
        "label": translate("Lists", "Label (home, work …)"),
        "tags": translate("Lists", "Tags"),
        "languages": translate("Lists", "Languages"),
        "notes": translate("Lists", "Notes"),
        "sector": translate("Lists", "Sector"),
        "reach": translate("Lists", "Reach"),
        "lawful_basis": translate("Lists", "Lawful basis"),
        "source": translate("Lists", "Where from"),
        "do_not_contact": translate("Lists", "Do not contact"),
        "archived_on": translate("Lists", "Archived on"),
        "died_on": translate("Lists", "Died on"),
        "volunteer_status": translate("Lists", "Volunteer status"),
        "capacity_minutes": translate("Lists", "Weekly capacity in minutes"),
        "capacity_hours": translate("Lists", "Weekly capacity in hours"),
        "started_on": translate("Lists", "Volunteer since"),
        "left_on": translate("Lists", "Volunteer until"),
        "emergency_contact": translate("Lists", "Emergency contact"),
        "is_minor": translate("Lists", "Is a minor"),
    }[target]


def fate_text(fate: str) -> str:
    """Say what becomes of rows."""
    return {
        "created": translate("Lists", "new"),
        "updated": translate("Lists", "updated"),
        "unchanged": translate("Lists", "already here, unchanged"),
        "skipped": translate("Lists", "skipped"),
        "rejected": translate("Lists", "can't be used"),
    }[fate]


def policy_text(policy: str) -> str:
    """Say what happens where file and desk differ."""
    return {
        "fill_blanks": translate("Lists", "Keep what is here; only add what is missing"),
        "overwrite": translate("Lists", "Take what the file says"),
    }[policy]


def reason_text(reason: str) -> str:
    """Say why a new row resembles somebody who is here."""
    return {
        "same_name": translate("Lists", "has the same name"),
        "same_email": translate("Lists", "has the same e-mail address"),
        "same_phone": translate("Lists", "has the same phone number"),
    }.get(reason, translate("Lists", "looks alike"))


def column_text(column: str) -> str:
    """Say what a column of an export holds."""
    return {
        "id": translate("Lists", "suidesk's own number"),
        "name": translate("Lists", "Name"),
        "kind": translate("Lists", "Person or organisation"),
        "given": translate("Lists", "First name"),
        "family": translate("Lists", "Last name"),
        "email": translate("Lists", "E-mail"),
        "phone": translate("Lists", "Phone"),
        "address": translate("Lists", "Address"),
        "website": translate("Lists", "Website"),
        "tags": translate("Lists", "Tags"),
        "languages": translate("Lists", "Languages"),
        "sector": translate("Lists", "Sector"),
        "reach": translate("Lists", "Reach"),
        "volunteer_status": translate("Lists", "Volunteer status"),
        "capacity_minutes": translate("Lists", "Weekly capacity"),
        "started_on": translate("Lists", "Volunteer since"),
        "left_on": translate("Lists", "Volunteer until"),
        "is_minor": translate("Lists", "Is a minor"),
        "emergency_contact": translate("Lists", "Emergency contact"),
        "do_not_contact": translate("Lists", "Do not contact"),
        "lawful_basis": translate("Lists", "Lawful basis"),
        "source": translate("Lists", "Where from"),
        "archived_on": translate("Lists", "Archived on"),
        "died_on": translate("Lists", "Died on"),
        "notes": translate("Lists", "Notes"),
        "fields": translate("Lists", "Your own fields"),
    }[column]
