"""Contacts in words: kinds, sectors, ways to reach them, volunteering, time away, promises."""

from __future__ import annotations

from datetime import date, datetime

from suidesk.domain.people import ContactKind, PointKind, Reach, Sector
from suidesk.domain.projects import Assignment, Capacity
from suidesk.domain.volunteers import Absence, AbsenceKind, VolunteerStatus
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState, EntryKind
from suidesk.wording.formats import clock_time, day_and_month, minutes_in_words, month_name, when_in_words
from suidesk.wording.translate import translate


def contact_kind_text(kind: ContactKind) -> str:
    """Say which of the two kinds of contact it is."""
    return {
        ContactKind.PERSON: translate("People", "Person"),
        ContactKind.ORGANISATION: translate("People", "Organisation"),
    }[kind]


def sector_text(sector: Sector) -> str:
    """Say the sector of an organisation."""
    return {
        Sector.PUBLIC: translate("People", "Public"),
        Sector.PRIVATE: translate("People", "Private"),
        Sector.VOLUNTARY: translate("People", "Voluntary"),
        Sector.RESIDENT_LED: translate("People", "Resident-led"),
        Sector.FAITH: translate("People", "Faith"),
        Sector.EDUCATION: translate("People", "Education"),
        Sector.HEALTH: translate("People", "Health"),
        Sector.MEDIA: translate("People", "Media"),
    }[sector]


def reach_text(reach: Reach) -> str:
    """Say how far an organisation reaches."""
    return {
        Reach.STREET: translate("People", "Street"),
        Reach.NEIGHBOURHOOD: translate("People", "Neighbourhood"),
        Reach.CITY: translate("People", "City"),
        Reach.NATIONAL: translate("People", "National"),
    }[reach]


def point_text(kind: PointKind) -> str:
    """Name a way to reach a contact."""
    return {
        PointKind.EMAIL: translate("People", "E-mail"),
        PointKind.PHONE: translate("People", "Phone"),
        PointKind.ADDRESS: translate("People", "Address"),
        PointKind.URL: translate("People", "Web"),
    }[kind]


def status_text(status: VolunteerStatus) -> str:
    """Say where a volunteer stands."""
    return {
        VolunteerStatus.ENQUIRING: translate("People", "Enquiring"),
        VolunteerStatus.ONBOARDING: translate("People", "Settling in"),
        VolunteerStatus.ACTIVE: translate("People", "Active"),
        VolunteerStatus.PAUSED: translate("People", "Paused"),
        VolunteerStatus.LEFT: translate("People", "Left"),
    }[status]


def volunteer_text(status: VolunteerStatus) -> str:
    """Say in a word or three what kind of volunteer a person is."""
    return {
        VolunteerStatus.ENQUIRING: translate("People", "Wants to volunteer"),
        VolunteerStatus.ONBOARDING: translate("People", "New volunteer"),
        VolunteerStatus.ACTIVE: translate("People", "Volunteer"),
        VolunteerStatus.PAUSED: translate("People", "Volunteer, paused"),
        VolunteerStatus.LEFT: translate("People", "Former volunteer"),
    }[status]


def absence_kind_text(kind: AbsenceKind) -> str:
    """Say why a person is away."""
    return {
        AbsenceKind.LEAVE: translate("People", "Leave"),
        AbsenceKind.PAUSE: translate("People", "Pause"),
    }[kind]


def capacity_text(capacity: Capacity) -> str:
    """Say in which way a person has a role."""
    return {
        Capacity.HOLDER: translate("People", "Holder"),
        Capacity.DEPUTY: translate("People", "Deputy"),
        Capacity.SHADOW: translate("People", "Going along to learn"),
    }[capacity]


def promise_kind_text(kind: CommitmentKind) -> str:
    """Name the two kinds of promise."""
    return {
        CommitmentKind.WEEKLY: translate("People", "Hours each week"),
        CommitmentKind.DELIVERABLE: translate("People", "One thing by a day"),
    }[kind]


def promise_state_text(state: CommitmentState) -> str:
    """Say what became of a promise."""
    return {
        CommitmentState.OPEN: translate("People", "Open"),
        CommitmentState.KEPT: translate("People", "Kept"),
        CommitmentState.RELEASED: translate("People", "Released"),
        CommitmentState.HANDED_OVER: translate("People", "Handed over"),
    }[state]


def entry_kind_text(kind: EntryKind) -> str:
    """Say in which way hours were given."""
    return {
        EntryKind.VOLUNTEER: translate("People", "Volunteered"),
        EntryKind.PAID: translate("People", "Paid"),
        EntryKind.IN_KIND: translate("People", "In kind"),
    }[kind]


def promise_text(promise: Commitment) -> str:
    """Say what was promised: 3 h a week, or the deliverable by its title."""
    if promise.kind is CommitmentKind.WEEKLY:
        return translate("People", "{0} a week").format(minutes_in_words(promise.minutes or 0))
    return promise.title


def day_near(day: date, today: date) -> str:
    """Say a day, with its year only when it isn't this year's: 3 December, 3 December 2027."""
    if day.year == today.year:
        return day_and_month(day)
    return translate("People", "{day} {month} {year}").format(day=day.day, month=month_name(day.month), year=day.year)


def moment_text(moment: datetime, now: datetime) -> str:
    """Say when something was done, both local: today 10:42, yesterday 09:15, 3 May, 16:20."""
    day, time = moment.date(), clock_time(moment)
    if (now.date() - day).days in {0, 1}:
        return translate("People", "{day} {time}").format(day=when_in_words(day, now.date()), time=time)
    return translate("People", "{day}, {time}").format(day=day_near(day, now.date()), time=time)


def period_text(first: date | None, last: date | None, today: date) -> str:
    """Say from when until when: 3 May – 8 June, since 3 May, from 1 June, until 8 June."""
    if first is not None and last is not None:
        return day_near(first, today) if first == last else f"{day_near(first, today)} – {day_near(last, today)}"
    if last is not None:
        return translate("People", "until {0}").format(day_near(last, today))
    if first is None:
        return ""
    if first > today:
        return translate("People", "from {0}").format(day_near(first, today))
    return translate("People", "since {0}").format(day_near(first, today))


def assignment_text(assignment: Assignment, today: date) -> str:
    """Say how long a person has a role: since 3 May 2025, until 8 June, ended 8 April."""
    last = assignment.until_on
    if last is None or last >= today:
        shown = assignment.from_on if last is None or assignment.from_on > today else None
        return period_text(shown, last, today)
    return translate("People", "ended {0}").format(day_near(last, today))


def away_text(absence: Absence, today: date) -> str:
    """Say on a chip that a person is away: Away until 8 June, On pause."""
    if absence.until_on is None:
        return (
            translate("People", "On a pause")
            if absence.kind is AbsenceKind.PAUSE
            else translate("People", "Away, end unknown")
        )
    return translate("People", "Away until {0}").format(day_near(absence.until_on, today))


def hours_number(minutes: int) -> str:
    """Write minutes as a bare number of hours, to a tenth, for the numbers of a chart: 3, 4.5."""
    tenths = round(minutes / 6)
    whole, rest = divmod(tenths, 10)
    return f"{whole}{translate('Numbers', '.')}{rest}" if rest else str(whole)


def week_number(monday: date) -> str:
    """Give the number of the week (ISO 8601) that begins on a Monday."""
    return str(monday.isocalendar().week)


def promised_text(promised: int, capacity: int | None) -> str:
    """Set what was promised against what is possible, in minutes a week."""
    if capacity is None:
        if not promised:
            return ""
        return translate("People", "{0} a week promised; how much is possible isn't noted.").format(
            minutes_in_words(promised)
        )
    if not promised:
        return translate("People", "Nothing promised of {0} a week.").format(minutes_in_words(capacity))
    if promised > capacity:
        return translate(
            "People", "{promised} a week promised, {over} more than the {capacity} that are possible."
        ).format(
            promised=minutes_in_words(promised),
            over=minutes_in_words(promised - capacity),
            capacity=minutes_in_words(capacity),
        )
    return translate("People", "{promised} promised of {capacity} a week; {free} free.").format(
        promised=minutes_in_words(promised),
        capacity=minutes_in_words(capacity),
        free=minutes_in_words(capacity - promised) if promised < capacity else translate("People", "nothing"),
    )


def pressing_text(rule: str) -> str:
    """Say in two words what a reminder without a day is about, by its rule."""
    texts = {
        "workload.overload": translate("People", "Too much"),
        "workload.long_weeks": translate("People", "Long weeks"),
        "workload.average": translate("People", "Long weeks"),
        "workload.daily_rest": translate("People", "Short nights"),
        "workload.days_off": translate("People", "No day off"),
        "workload.evenings": translate("People", "Late evenings"),
        "workload.sudden_drop": translate("People", "Sudden drop"),
    }
    return texts.get(rule, translate("People", "Attention"))
