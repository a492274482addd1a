"""The words of what one person alone covers: critical roles, keys, signatures, contacts, and most of a project."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import (
    day_in_words,
    minutes_in_words,
    names_in_words,
    number_in_words,
    percent_in_words,
)
from suidesk.wording.translate import translate


class NoDeputyWords:
    """Sentences for `handover.no_deputy`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A critical role without a deputy")

    def explanation(self, value: Mapping[str, int]) -> str:  # noqa: ARG002
        """Say when it speaks."""
        return translate(
            "Reminders",
            "While somebody holds a critical role and nobody is its deputy; one reminder for each project or "
            "organisation.",
        )

    def subject(self, seen: Evidence) -> str:
        """Name the lack."""
        return translate("Reminders", "Deputies at {place}").format(place=seen.text("place"))

    def title(self, seen: Seen) -> str:
        """Say where how many deputies are missing."""
        roles = seen.rows("roles")
        if len(roles) == 1:
            return translate("Reminders", "{role} of {place} has no deputy").format(
                role=roles[0].text("name"), place=seen.text("place")
            )
        return translate("Reminders", "{place}: %n critical role(s) without a deputy", len(roles)).format(
            place=seen.text("place")
        )

    def why(self, seen: Seen) -> str:
        """Say what a deputy would be good for."""
        people = dict.fromkeys(role.text("person") for role in seen.rows("roles"))
        return translate(
            "Reminders",
            "When {people} can't come, nobody steps in. A deputy needs no more than to have gone along a few times.",
        ).format(people=names_in_words([one for one in people if one]))

    def lines(self, seen: Evidence) -> list[str]:
        """List each role and who holds it."""
        pattern = translate("Reminders", "{role}: {person}, no deputy")
        return [pattern.format(role=one.text("name"), person=one.text("person")) for one in seen.rows("roles")]


class OneKeyholderWords:
    """Sentences for `handover.one_keyholder`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Only one person has the key")

    def explanation(self, value: Mapping[str, int]) -> str:  # noqa: ARG002
        """Say when it speaks."""
        return translate(
            "Reminders",
            "While one person alone has the key of something, as far as keys are noted; one reminder for each person.",
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Keys of {person}").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who alone has which key."""
        assets = seen.texts("assets")
        what = assets[0] if len(assets) == 1 else translate("Reminders", "%n place(s)", len(assets))
        return translate("Reminders", "Only {person} has the key to {what}").format(
            person=seen.text("person"), what=what
        )

    def why(self, seen: Seen) -> str:
        """Say what happens without them."""
        return translate(
            "Reminders", "Without {person} these stay locked: {assets}. Give a second key to somebody who lives near."
        ).format(person=seen.text("person"), assets=names_in_words(seen.texts("assets")))

    def lines(self, seen: Evidence) -> list[str]:
        """List what the keys are of."""
        return [translate("Reminders", "One keyholder: {0}").format(asset) for asset in seen.texts("assets")]


class FewSignatoriesWords:
    """Sentences for `handover.few_signatories`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Too few who may sign")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "While an organisation has signatories, but fewer than {least}; more pressing when there is only one.",
        ).format(least=number_in_words(value["handover.signatories"]))

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Signatories of {organisation}").format(organisation=seen.text("organisation"))

    def title(self, seen: Seen) -> str:
        """Say how many may sign."""
        people = len(seen.texts("people"))
        return translate("Reminders", "Only %n person(s) may sign for {organisation}", people).format(
            organisation=seen.text("organisation")
        )

    def why(self, seen: Seen) -> str:
        """Say why it takes more."""
        people = seen.texts("people")
        who = translate("Reminders", "{people} may sign for {organisation}.").format(
            people=names_in_words(people), organisation=seen.text("organisation")
        )
        need = translate(
            "Reminders",
            "With fewer than {least}, one who leaves or falls ill can stop every payment. Changing a mandate takes a "
            "bank weeks.",
        ).format(least=number_in_words(seen.number("least") or 0))
        return f"{who} {need}"

    def lines(self, seen: Evidence) -> list[str]:
        """List who may sign."""
        return [translate("Reminders", "May sign: {0}").format(one) for one in seen.texts("people")]


class BusFactorWords:
    """Sentences for `handover.bus_factor`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "A project that hangs on one person")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When a running project has at least {least} critical roles, and without one certain person more than half "
            "of them would have neither holder nor deputy.",
        ).format(least=number_in_words(value["handover.bus_roles"]))

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "What {place} hangs on").format(place=seen.text("place"))

    def title(self, seen: Seen) -> str:
        """Say which project hangs on whom."""
        return translate("Reminders", "{place} hangs on {person} alone").format(
            place=seen.text("place"), person=seen.text("person")
        )

    def why(self, seen: Seen) -> str:
        """Say which roles would be empty."""
        return translate(
            "Reminders",
            "Without {person}, these of {count} critical roles would have nobody: {roles}. A deputy for one of them "
            "already helps.",
        ).format(
            person=seen.text("person"),
            count=number_in_words(seen.number("critical") or 0),
            roles=names_in_words(seen.texts("roles")),
        )

    def lines(self, seen: Evidence) -> list[str]:
        """List the roles that only this person covers, or that are empty."""
        return [
            *(translate("Reminders", "Nobody else: {0}").format(role) for role in seen.texts("roles")),
            translate("Reminders", "Critical roles: {0}").format(number_in_words(seen.number("critical") or 0)),
        ]


class OnlyContactWords:
    """Sentences for `handover.only_contact`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Contacts that one person alone knows")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks, and what counts as knowing."""
        return translate(
            "Reminders",
            "When one person alone knows {least} contacts that matter, or one funder; one reminder for each person. "
            "Funders, people with a post at an organisation and those who offer something matter. A connection, a "
            "noted conversation or looking after the grant counts as knowing.",
        ).format(least=number_in_words(value["handover.only_known"]))

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Contacts that only {person} knows").format(person=seen.text("person"))

    def title(self, seen: Seen) -> str:
        """Say who alone knows how many."""
        return translate("Reminders", "{person} alone knows %n important contact(s)", seen.number("count") or 0).format(
            person=seen.text("person")
        )

    def why(self, seen: Seen) -> str:
        """Say whom, and what helps."""
        names = [*seen.texts("funders"), *seen.texts("contacts")]
        more = (seen.number("count") or 0) - len(names)
        listed = [*names, *([translate("Reminders", "%n more", more)] if more > 0 else [])]
        whom = translate("Reminders", "Nobody else has noted a tie or a talk with {names}.").format(
            names=names_in_words(listed)
        )
        helps = translate("Reminders", "Take somebody along next time, and introduce them.")
        return f"{whom} {helps}"

    def lines(self, seen: Evidence) -> list[str]:
        """List the contacts, funders first."""
        return [
            *(translate("Reminders", "Funder: {0}").format(one) for one in seen.texts("funders")),
            *(translate("Reminders", "Contact: {0}").format(one) for one in seen.texts("contacts")),
        ]


class ConcentrationWords:
    """Sentences for `handover.concentration`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Much of a project rests on one person")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When one person promised more than {amber} of a running project's weekly time; more pressing above {red}. "
            "Projects with less than {least} a week in all are left out.",
        ).format(
            amber=percent_in_words(value["handover.concentration_amber"]),
            red=percent_in_words(value["handover.concentration_red"]),
            least=minutes_in_words(value["handover.concentration_least"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Who carries {place}").format(place=seen.text("place"))

    def title(self, seen: Seen) -> str:
        """Say how much rests on whom."""
        return translate("Reminders", "{percent} of {place} rests on {person}").format(
            percent=percent_in_words(seen.number("percent") or 0), place=seen.text("place"), person=seen.text("person")
        )

    def why(self, seen: Seen) -> str:
        """Say the numbers, and what helps."""
        numbers = translate(
            "Reminders",
            "{person} promised {minutes} of the {whole} a week that %n person(s) promised to {place}.",
            seen.number("people") or 0,
        )
        helps = translate("Reminders", "Who could take over a part, or whom has nobody asked yet?")
        return f"{numbers.format(**_amounts(seen))} {helps}"

    def lines(self, seen: Evidence) -> list[str]:
        """List the share, the whole, and since when."""
        day, amounts = seen.day("since"), _amounts(seen)
        return [
            translate("Reminders", "{person}: {minutes} a week").format(**amounts),
            translate("Reminders", "All together: {whole} a week").format(**amounts),
            *([translate("Reminders", "Since: {0}").format(day_in_words(day))] if day else []),
        ]


def _amounts(seen: Evidence) -> dict[str, str]:
    return {
        "person": seen.text("person"),
        "place": seen.text("place"),
        "minutes": minutes_in_words(seen.number("minutes") or 0),
        "whole": minutes_in_words(seen.number("whole") or 0),
    }
