"""The chips and lines at the top of a contact and in its card About."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.desktop.people.about_card import About
from suidesk.desktop.people.reaching import ICONS, link_of
from suidesk.domain.kinds import Kind
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.wording.formats import capital, minutes_in_words
from suidesk.wording.own_fields import own_value_text
from suidesk.wording.people import away_text, day_near, period_text, point_text, reach_text, sector_text, volunteer_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.desktop.people.contact_verbs import ContactVerbs
    from suidesk.domain.people import Contact, ContactPoint
    from suidesk.domain.volunteers import Volunteer
    from suidesk.queries.contact_sheet import Sheet

Chips = list[tuple[str, str]]
MOST_PLACES, MOST_TAGS = 3, 4
STATUS_LEVELS: Final = {
    VolunteerStatus.ENQUIRING: "info",
    VolunteerStatus.ONBOARDING: "info",
    VolunteerStatus.ACTIVE: "accent",
    VolunteerStatus.PAUSED: "warn",
    VolunteerStatus.LEFT: "plain",
}


def subtitle(contact: Contact) -> str:
    """Say sector and reach of an organisation."""
    parts = (sector_text(contact.sector) if contact.sector else "", reach_text(contact.reach) if contact.reach else "")
    return " · ".join(part for part in parts if part)


def chips(sheet: Sheet, today: date) -> Chips:
    """Give the chips below the name: what must be known first stands first."""
    about = sheet.about
    found = [*_warnings(about.contact, today)]
    if about.is_me:
        found.append((translate("People", "You"), "info"))
    if about.volunteer is not None:
        found.append((volunteer_text(about.volunteer.status), STATUS_LEVELS[about.volunteer.status]))
    found += [(away_text(one, today), "warn") for one in about.absences if one.covers(today)][:1]
    if about.volunteer is not None and about.volunteer.is_minor:
        found.append((translate("People", "Under 18"), "warn"))
    places = dict.fromkeys(
        role.place for role in sheet.roles if role.place_kind is Kind.PROJECT and role.assignment.covers(today)
    )
    found += _first(list(places), MOST_PLACES)
    if about.languages:
        found.append((translate("People", "Speaks {0}").format(", ".join(about.languages)), "plain"))
    return found + _first(about.tags, MOST_TAGS)


def _warnings(contact: Contact, today: date) -> Chips:
    found: Chips = []
    if contact.died_on is not None:
        found.append((translate("People", "Died on {0}").format(day_near(contact.died_on, today)), "plain"))
    if contact.do_not_contact:
        found.append((translate("People", "Do not contact"), "danger"))
    if contact.archived_on is not None:
        found.append(
            (translate("People", "In the archive since {0}").format(day_near(contact.archived_on, today)), "warn")
        )
    return found


def _first(words: list[str], most: int) -> Chips:
    shown = [(word, "plain") for word in words[:most]]
    rest = len(words) - most
    return [*shown, (translate("People", "+ {0}").format(rest), "plain")] if rest > 0 else shown


def about_lines(sheet: Sheet, verbs: ContactVerbs, today: date) -> list[About]:
    """Give the lines of the card About, ways to reach first."""
    about, contact = sheet.about, sheet.about.contact
    return [
        *(_point(point, verbs) for point in about.points),
        About("languages", translate("People", "Languages"), ", ".join(about.languages)),
        About("tags", translate("People", "Tags"), ", ".join(about.tags)),
        *(_volunteering(about.volunteer, verbs, today) if about.volunteer else ()),
        *(About("clipboard-list", one.name, own_value_text(one.type, one.value, today)) for one in about.fields),
        About("info", translate("People", "Source"), contact.source or ""),
        About("shield-check", translate("People", "Basis"), contact.lawful_basis or ""),
    ]


def _point(point: ContactPoint, verbs: ContactVerbs) -> About:
    return About(
        ICONS[point.kind],
        capital(point.label) or point_text(point.kind),
        point.raw,
        then=partial(verbs.reach, point) if link_of(point) else None,
        copy=partial(verbs.copy, point.raw),
    )


def _volunteering(volunteer: Volunteer, verbs: ContactVerbs, today: date) -> list[About]:
    capacity, emergency = volunteer.capacity_minutes, volunteer.emergency_contact or ""
    possible = translate("People", "{0} a week").format(minutes_in_words(capacity)) if capacity is not None else ""
    return [
        About(
            "handshake", translate("People", "Volunteers"), period_text(volunteer.started_on, volunteer.left_on, today)
        ),
        About("gauge", translate("People", "Possible"), possible),
        About(
            "phone",
            translate("People", "In an emergency"),
            emergency,
            copy=partial(verbs.copy, emergency) if emergency else None,
        ),
    ]
