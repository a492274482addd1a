"""The words of endings: a role's holder stops, a volunteer leaves, and nobody follows."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import (
    day_in_words,
    minutes_in_words,
    names_in_words,
    number_in_words,
    when_in_words,
)
from suidesk.wording.translate import translate


class AssignmentEndingWords:
    """Sentences for `handover.assignment_ending`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A role ends and nobody follows")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "{days} days before the last day of somebody who holds a role, while nobody holds it the day after; and "
            "for {vacant} days after that.",
        ).format(days=_days(value), vacant=number_in_words(value["handover.vacant_for"]))

    def subject(self, seen: Evidence) -> str:
        """Name the handover."""
        return translate("Reminders", "Handover of {role}").format(role=_role(seen, "role"))

    def title(self, seen: Seen) -> str:
        """Say who stops as what."""
        day = seen.day("day") or seen.today
        pattern = (
            translate("Reminders", "{person} stopped as {role} {when}, and nobody follows")
            if day < seen.today
            else translate("Reminders", "{person} stops as {role} {when}, and nobody follows")
        )
        return pattern.format(person=seen.text("person"), role=seen.text("role"), when=when_in_words(day, seen.today))

    def why(self, seen: Seen) -> str:
        """Say what stays open, and the next step of a handover."""
        day = seen.day("day") or seen.today
        pattern = (
            translate("Reminders", "{person} was {role} until {day}, and nobody holds the role now.")
            if day < seen.today
            else translate("Reminders", "{person} is {role} until {day}, and nobody holds the role the day after.")
        )
        reason = pattern.format(person=seen.text("person"), role=_role(seen, "role"), day=day_in_words(day))
        following = seen.day("next_from")
        later = (
            translate("Reminders", "{person} starts on {day}; the days between are open.").format(
                person=seen.text("next_person"), day=day_in_words(following)
            )
            if following
            else ""
        )
        critical = translate("Reminders", "The role is critical.") if seen.is_true("is_critical") else ""
        return " ".join(part for part in (reason, critical, later, next_step(seen.stage)) if part)

    def lines(self, seen: Evidence) -> list[str]:
        """List since when, until when, and who comes later."""
        since, day = seen.day("since"), seen.day("day")
        return [
            translate("Reminders", "Role: {0}").format(_role(seen, "role")),
            *([translate("Reminders", "Held since: {0}").format(day_in_words(since))] if since else []),
            *([translate("Reminders", "Last day: {0}").format(day_in_words(day))] if day else []),
            *([translate("Reminders", "A critical role")] if seen.is_true("is_critical") else []),
        ]


class VolunteerLeavingWords:
    """Sentences for `handover.volunteer_leaving`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A volunteer leaves and nobody takes over")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "{days} days before a volunteer's last day, while a role or a weekly promise of theirs goes on after it or "
            "ends with it, and nobody takes it over; and until somebody does, or a role has ended {vacant} days ago.",
        ).format(days=_days(value), vacant=number_in_words(value["handover.vacant_for"]))

    def subject(self, seen: Evidence) -> str:
        """Name the leaving."""
        return translate("Reminders", "Leaving of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who leaves and how much stays behind."""
        day = seen.day("day")
        if day is None or day < seen.today:
            pattern = translate("Reminders", "{person} has left; not taken over: {loss}")
            return pattern.format(person=seen.text("person"), loss=_loss(seen))
        pattern = translate("Reminders", "{person} leaves {when}; not taken over: {loss}")
        return pattern.format(person=seen.text("person"), when=when_in_words(day, seen.today), loss=_loss(seen))

    def why(self, seen: Seen) -> str:
        """Say what stays behind, and the next step of a handover."""
        day = seen.day("day")
        left = (
            translate("Reminders", "{person} has left.")
            if day is None
            else translate("Reminders", "{person}'s last day is {day}.")
            if day >= seen.today
            else translate("Reminders", "{person}'s last day was {day}.")
        ).format(person=seen.text("person"), day=day_in_words(day) if day else "")
        return " ".join(part for part in (left, _left_roles(seen), _left_promises(seen), next_step(seen.stage)) if part)

    def lines(self, seen: Evidence) -> list[str]:
        """List each role and each promise that stays behind."""
        roles = [
            (
                translate("Reminders", "Critical role: {0}")
                if role.is_true("is_critical")
                else translate("Reminders", "Role: {0}")
            ).format(_role(role, "name"))
            for role in seen.rows("roles")
        ]
        return [*roles, *promise_lines(seen)]


def promise_lines(seen: Evidence) -> list[str]:
    """List the weekly promises of an evidence, each with what it is for."""
    found = []
    for promise in seen.rows("promises"):
        named = " · ".join(part for part in (promise.text("title"), promise.text("place")) if part)
        minutes = minutes_in_words(promise.number("minutes") or 0)
        if named:
            found.append(translate("Reminders", "Promise: {0} a week for {1}").format(minutes, named))
        else:
            found.append(translate("Reminders", "Promise: {0} a week").format(minutes))
    return found


def next_step(stage: int) -> str:
    """Say the step of a handover that fits how near the last day is."""
    steps = (
        translate("Reminders", "Now is a good time to name who follows."),
        translate("Reminders", "Name who follows, and ask for written notes."),
        translate("Reminders", "Whoever follows should be able to go along and watch by now."),
        translate("Reminders", "Little time is left: contacts, where passwords are kept, deadlines and keys first."),
        translate("Reminders", "Take over keys, accounts and signing rights, and agree who looks after it meanwhile."),
    )
    return steps[min(max(stage, 0), len(steps) - 1)]


def _days(value: Mapping[str, int]) -> str:
    days = [days for key, days in value.items() if key.startswith("handover.ending_")]
    return names_in_words([number_in_words(found) for found in days])


def _role(seen: Evidence, name: str) -> str:
    place = seen.text("place")
    return (
        translate("Reminders", "{role} of {place}").format(role=seen.text(name), place=place)
        if place
        else seen.text(name)
    )


def _loss(seen: Evidence) -> str:
    roles, minutes = len(seen.rows("roles")), seen.number("minutes") or 0
    parts = [
        *([translate("Reminders", "%n role(s)", roles)] if roles else []),
        *([translate("Reminders", "{0} a week").format(minutes_in_words(minutes))] if minutes else []),
    ]
    return names_in_words(parts)


def _left_roles(seen: Evidence) -> str:
    roles = [_role(role, "name") for role in seen.rows("roles")]
    if not roles:
        return ""
    return translate("Reminders", "Nobody else holds: {0}.").format(names_in_words(roles))


def _left_promises(seen: Evidence) -> str:
    minutes = seen.number("minutes") or 0
    if not minutes:
        return ""
    return translate("Reminders", "{0} a week stay promised and are not taken over.").format(minutes_in_words(minutes))
