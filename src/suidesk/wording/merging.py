"""What a merge does with each value, and the names of the fields that hold what differs."""

from __future__ import annotations

from datetime import date

from suidesk.domain.merging import Fate, MergeLine, Sameness
from suidesk.domain.people import PointKind, Reach, Sector
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.wording.formats import minutes_in_words
from suidesk.wording.own_fields import own_value_text
from suidesk.wording.people import day_near, point_text, reach_text, sector_text, status_text
from suidesk.wording.translate import translate


def kept_in(column: str) -> str:
    """Name the field of one's own that keeps the other value of a column."""
    return {
        "display_name": translate("Merging", "Also known as"),
        "sector": translate("Merging", "Other sector"),
        "reach": translate("Merging", "Other reach"),
        "lawful_basis": translate("Merging", "Other lawful basis"),
        "source": translate("Merging", "Other source"),
        "died_on": translate("Merging", "Other day of death"),
        "status": translate("Merging", "Other volunteering status"),
        "capacity_minutes": translate("Merging", "Other capacity (minutes a week)"),
        "started_on": translate("Merging", "Other start of volunteering"),
        "left_on": translate("Merging", "Other end of volunteering"),
        "emergency_contact": translate("Merging", "Other emergency contact"),
    }[column]


def what_text(line: MergeLine) -> str:
    """Name what a line of the preview is about."""
    if line.what == "field":
        return line.name
    if line.what == "point":
        return point_text(PointKind(line.name))
    return {
        "display_name": translate("Merging", "Name"),
        "sector": translate("Merging", "Sector"),
        "reach": translate("Merging", "Reach"),
        "lawful_basis": translate("Merging", "Why we may keep it"),
        "source": translate("Merging", "Source"),
        "died_on": translate("Merging", "Died on"),
        "languages": translate("Merging", "Languages"),
        "tags": translate("Merging", "Tags"),
        "skills": translate("Merging", "Skills"),
        "notes": translate("Merging", "Notes"),
        "do_not_contact": translate("Merging", "Do not contact"),
        "archived_on": translate("Merging", "In the archive"),
        "status": translate("Merging", "Volunteering"),
        "capacity_minutes": translate("Merging", "Possible each week"),
        "started_on": translate("Merging", "Started"),
        "left_on": translate("Merging", "Leaving on"),
        "emergency_contact": translate("Merging", "In an emergency"),
        "is_minor": translate("Merging", "Under 18"),
    }[line.what]


def side_text(line: MergeLine, value: str, today: date) -> str:
    """Say what one side has there; empty where it has nothing."""
    what = line.what
    if not value:
        return ""
    if what == "field":
        return own_value_text(line.type, value, today)
    if what in {"died_on", "archived_on", "started_on", "left_on"}:
        return day_near(date.fromisoformat(value), today)
    if what in {"do_not_contact", "is_minor"}:
        return translate("Merging", "yes")
    if what == "capacity_minutes":
        return minutes_in_words(int(value))
    words = {
        "sector": lambda: sector_text(Sector(value)),
        "reach": lambda: reach_text(Reach(value)),
        "status": lambda: status_text(VolunteerStatus(value)),
    }
    return words[what]() if what in words else value


def fate_texts(line: MergeLine) -> tuple[str, str]:
    """Say what becomes of the value of the kept side and of the other side; empty where there is nothing to say."""
    stays = translate("Merging", "stays")
    other = {
        Fate.SAME: translate("Merging", "is the same"),
        Fate.STAYS: "",
        Fate.FILLS: translate("Merging", "is taken over"),
        Fate.BESIDE: translate("Merging", "is kept as “{0}”"),
        Fate.JOINS: translate("Merging", "is added"),
        Fate.ENDS: translate("Merging", "comes back into the lists"),
    }[line.fate]
    if line.fate is Fate.BESIDE:
        other = other.format(kept_in(line.what))
    if line.fate is Fate.ENDS:
        return (other if line.kept else "", other if line.other else "")
    return (stays if line.kept else "", other if line.other else "")


def sameness_text(same: Sameness) -> str:
    """Say what two contacts have in common."""
    return {
        Sameness.NAME: translate("Merging", "same name"),
        Sameness.EMAIL: translate("Merging", "same e-mail address"),
        Sameness.PHONE: translate("Merging", "same phone number"),
        Sameness.NEARLY: translate("Merging", "nearly the same name"),
    }[same]


def likeness_text(reason: str) -> str:
    """Say what speaks for or against two contacts being one; the reasons are those of the linking."""
    return {
        "same_name": translate("Merging", "same name"),
        "known_as": translate("Merging", "known by that name"),
        "names_swapped": translate("Merging", "given and family name swapped"),
        "name_spelt_alike": translate("Merging", "name spelt alike"),
        "name_sounds_alike": translate("Merging", "name sounds alike"),
        "name_shortened": translate("Merging", "name shortened"),
        "same_given": translate("Merging", "same given name"),
        "same_family": translate("Merging", "same family name"),
        "same_birth": translate("Merging", "same birthday"),
        "birth_alike": translate("Merging", "nearly the same birthday"),
        "same_email": translate("Merging", "same e-mail address"),
        "email_alike": translate("Merging", "nearly the same e-mail address"),
        "same_phone": translate("Merging", "same phone number"),
        "phone_alike": translate("Merging", "nearly the same phone number"),
        "same_address": translate("Merging", "same address"),
        "address_alike": translate("Merging", "nearly the same address"),
        "same_organisation": translate("Merging", "same organisation"),
        "organisation_alike": translate("Merging", "nearly the same organisation"),
        "same_other": translate("Merging", "same in another field"),
        "other_alike": translate("Merging", "nearly the same in another field"),
        "different_given": translate("Merging", "different given names"),
        "different_family": translate("Merging", "different family names"),
        "different_birth": translate("Merging", "different birthdays"),
        "different_email": translate("Merging", "different e-mail addresses"),
        "different_phone": translate("Merging", "different phone numbers"),
        "different_address": translate("Merging", "different addresses"),
        "different_other": translate("Merging", "different in another field"),
    }[reason]
