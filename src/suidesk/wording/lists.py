"""What imports and exports say, by the codes of `interchange`: where a column goes, what became of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.wording.formats import names_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

# Python's names of encodings.
_ENCODING_GROUPS: Final = {
    "utf": ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"),
    "west": ("cp1252", "iso8859-1", "iso8859-15", "cp850", "cp437", "mac-roman", "mac_roman"),
    "centre": ("cp1250", "iso8859-2", "cp852"),
    "cyrillic": ("cp1251", "koi8-r", "koi8-u", "cp866"),
    "turkish": ("cp1254", "iso8859-9"),
    "greek": ("cp1253",),
    "hebrew": ("cp1255",),
    "arabic": ("cp1256",),
    "baltic": ("cp1257",),
    "japanese": ("cp932", "euc_jp", "shift_jis"),
    "chinese": ("big5hkscs", "gb18030"),
    "korean": ("cp949",),
}
_ENCODING_NAMES: Final = {
    "cp1252": "Windows",
    "iso8859-1": "ISO Latin 1",
    "iso8859-15": "ISO Latin 9",
    "cp850": "DOS",
    "cp437": "DOS 437",
    "mac-roman": "Macintosh",
    "mac_roman": "Macintosh",
    "cp1250": "Windows",
    "iso8859-2": "ISO Latin 2",
    "cp852": "DOS",
    "cp1251": "Windows",
    "cp1254": "Windows",
    "cp1253": "Windows",
    "cp1255": "Windows",
    "cp1256": "Windows",
    "cp1257": "Windows",
    "cp866": "DOS",
    "cp932": "Windows",
    "cp949": "Windows",
}


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
        "skills": translate("Lists", "Skills"),
        "availability": translate("Lists", "Availability"),
    }[target]


def place_of_record_text(place: str) -> str:
    """Say where the cells of a column of a list of records go; also what a column of such an export holds."""
    return {
        "unknown": translate("Lists", "No place for it: left out"),
        "ignore": translate("Lists", "Leave this column out"),
        "id": translate("Lists", "suidesk's own number"),
        "person": translate("Lists", "Person"),
        "given": translate("Lists", "First name"),
        "family": translate("Lists", "Last name"),
        "email": translate("Lists", "The person's e-mail"),
        "person_id": translate("Lists", "The person's own number"),
        "project": translate("Lists", "Project"),
        "project_id": translate("Lists", "The project's own number"),
        "role": translate("Lists", "Role"),
        "role_id": translate("Lists", "The role's own number"),
        "day": translate("Lists", "Day"),
        "minutes": translate("Lists", "Minutes"),
        "hours": translate("Lists", "Hours"),
        "start": translate("Lists", "Start"),
        "end": translate("Lists", "End"),
        "kind": translate("Lists", "Kind"),
        "weekly_minutes": translate("Lists", "Minutes a week"),
        "weekly_hours": translate("Lists", "Hours a week"),
        "title": translate("Lists", "Title"),
        "from": translate("Lists", "From"),
        "until": translate("Lists", "Until"),
        "due": translate("Lists", "Due on"),
        "done": translate("Lists", "Done on"),
        "state": translate("Lists", "State"),
        "replaces_id": translate("Lists", "Number of the promise it replaces"),
        "grant": translate("Lists", "Grant"),
        "grant_id": translate("Lists", "The grant's own number"),
        "funder": translate("Lists", "Funder"),
        "funder_id": translate("Lists", "The funder's own number"),
        "stage": translate("Lists", "Stage"),
        "requested": translate("Lists", "Requested"),
        "awarded": translate("Lists", "Awarded"),
        "currency": translate("Lists", "Currency"),
        "restricted": translate("Lists", "Restricted"),
        "owner": translate("Lists", "Owner"),
        "owner_id": translate("Lists", "The owner's own number"),
        "predecessor": translate("Lists", "Predecessor"),
        "predecessor_id": translate("Lists", "The predecessor's own number"),
        "identifier": translate("Lists", "Identifier, to know it again by"),
        "detail": translate("Lists", "Keep with the grant, under this heading"),
        "decision_weeks": translate("Lists", "Weeks until the decision"),
        "payment_weeks": translate("Lists", "Weeks until the money comes"),
        "application_due": translate("Lists", "Application deadline"),
        "decision_due": translate("Lists", "Decision expected"),
        "report_due": translate("Lists", "Report due"),
        "spend_by": translate("Lists", "Spend by"),
        "claim_due": translate("Lists", "Claim due"),
    }.get(place, place)


def kind_text(kind: str) -> str:
    """Name what a list holds."""
    return {
        "people": translate("Lists", "People"),
        "organisations": translate("Lists", "Organisations"),
        "volunteers": translate("Lists", "Volunteers"),
        "hours": translate("Lists", "Hours"),
        "commitments": translate("Lists", "Promises"),
        "grants": translate("Lists", "Grants"),
        "obligations": translate("Lists", "Dates of grants"),
    }[kind]


def guessed_text(kind: str) -> str:
    """Say what a file was taken for by its headings, and how to say otherwise on the command line."""
    return {
        "people": translate("Lists", "Taken for a list of people; --kind says otherwise."),
        "organisations": translate("Lists", "Taken for a list of organisations; --kind says otherwise."),
        "volunteers": translate("Lists", "Taken for a list of volunteers; --kind says otherwise."),
        "hours": translate("Lists", "Taken for a list of hours; --kind says otherwise."),
        "commitments": translate("Lists", "Taken for a list of promises; --kind says otherwise."),
        "grants": translate("Lists", "Taken for a list of grants; --kind says otherwise."),
        "obligations": translate("Lists", "Taken for a list of dates of grants; --kind says otherwise."),
    }[kind]


def exported_text(kind: str, count: int) -> str:
    """Say how many rows were written to the file {0}."""
    texts = {
        "volunteers": translate("Lists", "%n volunteer(s) was(s) written to {0}.", count),
        "hours": translate("Lists", "%n row(s) of hours was(s) written to {0}.", count),
        "commitments": translate("Lists", "%n promise(s) was(s) written to {0}.", count),
        "grants": translate("Lists", "%n grant(s) was(s) written to {0}.", count),
        "obligations": translate("Lists", "%n date(s) of grants was(s) written to {0}.", count),
    }
    return texts.get(kind, translate("Lists", "%n contact(s) was(s) written to {0}.", count))


def records_in_text(kind: str, created: int, updated: int) -> str:
    """Say what a list of records brought: new ones, and those that were there and changed."""
    new = {
        "hours": translate("Lists", "Hours were brought in: %n new row(s)", max(created, 0)),
        "commitments": translate("Lists", "A list was brought in: %n new promise(s)", max(created, 0)),
        "grants": translate("Lists", "A list was brought in: %n new grant(s)", max(created, 0)),
        "obligations": translate("Lists", "A list was brought in: %n new date(s) of grants", max(created, 0)),
    }.get(kind, translate("Lists", "A list was brought in: %n new row(s)", max(created, 0)))
    return new if updated <= 0 else translate("Lists", "{0}, %n changed", updated).format(new)


def made_text(made: Mapping[str, int]) -> str:
    """Say what a list brings along for names that are not here yet."""
    some = [
        text
        for kind, text in (
            ("people", translate("Lists", "%n person(s)", made.get("people", 0))),
            ("projects", translate("Lists", "%n project(s)", made.get("projects", 0))),
            ("funders", translate("Lists", "%n funder(s)", made.get("funders", 0))),
        )
        if made.get(kind)
    ]
    return translate("Lists", "With them come, new: {0}.").format(names_in_words(some))


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
        "keep_both": translate("Lists", "Keep both; what differs goes into a field of its own"),
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
    return _column_texts()[column]


def _column_texts() -> dict[str, str]:
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
        "skills": translate("Lists", "Skills"),
        "availability": translate("Lists", "Availability"),
        "fields": translate("Lists", "Your own fields"),
    }


def place_text(column: str) -> str:
    """Name where a problem stands: a value of a contact in words, a column of the file as it is called there."""
    words = {
        "label": translate("Lists", "Label"),
        "display_name": translate("Lists", "Name"),
        "status": translate("Lists", "Volunteer status"),
        "url": translate("Lists", "Website"),
        "value": translate("Lists", "Your own fields"),
    }
    codes = {code: text for code, text in _column_texts().items() if code != "fields"}
    return {**codes, **words}.get(column, column)


def encoding_text(encoding: str) -> str:
    """Say which letters a file is written in, for people who have never heard of encodings."""
    name = _ENCODING_NAMES.get(encoding, encoding.upper().replace("_", "-"))
    groups = {
        "utf": translate("Lists", "Unicode"),
        "west": translate("Lists", "Western European"),
        "centre": translate("Lists", "Central European"),
        "cyrillic": translate("Lists", "Cyrillic"),
        "turkish": translate("Lists", "Turkish"),
        "greek": translate("Lists", "Greek"),
        "hebrew": translate("Lists", "Hebrew"),
        "arabic": translate("Lists", "Arabic"),
        "baltic": translate("Lists", "Baltic"),
        "japanese": translate("Lists", "Japanese"),
        "chinese": translate("Lists", "Chinese"),
        "korean": translate("Lists", "Korean"),
    }
    group = next((group for group, members in _ENCODING_GROUPS.items() if encoding in members), "")
    return translate("Lists", "{0} ({1})").format(groups[group], name) if group else name
