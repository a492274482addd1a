"""The words of a grant's dated duties."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import (
    day_in_words,
    due_in_words,
    money_in_words,
    names_in_words,
    number_in_words,
    when_in_words,
)
from suidesk.wording.translate import translate

OWED = frozenset({"application", "report", "claim"})
"""What the desk owes the funder, and what can be late."""


class ObligationWords:
    """Sentences for `funding.obligation`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Dates of grants")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "Before the dates of a grant: an application {application} days before, a report {report}, the last day "
            "to spend {spend_by}, a claim {claim}; a decision on its day and again {decision} days after. What is "
            "late is told until it is done.",
        ).format(
            application=_days(value, "application"),
            report=_days(value, "report"),
            spend_by=_days(value, "spend_by"),
            claim=_days(value, "claim"),
            decision=number_in_words(-value["funding.decision_2"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the duty."""
        texts = {
            "application": translate("Reminders", "Application for {grant}"),
            "decision": translate("Reminders", "Decision on {grant}"),
            "report": translate("Reminders", "Report on {grant}"),
            "spend_by": translate("Reminders", "Last day to spend {grant}"),
            "claim": translate("Reminders", "Claim for {grant}"),
        }
        other = translate("Reminders", "A date of {grant}")
        return texts.get(seen.text("kind"), other).format(grant=seen.text("grant"))

    def title(self, seen: Seen) -> str:
        """Say what is due and when."""
        day = seen.day("day") or seen.today
        when = due_in_words(day, seen.today) if seen.text("kind") in OWED else when_in_words(day, seen.today)
        pattern = _headline(seen.text("kind"), is_late=day < seen.today)
        return pattern.format(matter=self.subject(seen), when=when)

    def why(self, seen: Seen) -> str:
        """Say what the funder waits for, and what would help."""
        day = seen.day("day") or seen.today
        return _reason(seen.text("kind"), is_late=day < seen.today).format(
            funder=seen.text("funder") or translate("Reminders", "The funder"),
            grant=seen.text("grant"),
            day=day_in_words(day),
            when=when_in_words(day, seen.today),
        )

    def lines(self, seen: Evidence) -> list[str]:
        """List the day, the funder, the money and in whose hands it is."""
        day, amount = seen.day("day"), seen.number("amount_minor")
        return [
            *([translate("Reminders", "Day: {0}").format(day_in_words(day))] if day else []),
            *([translate("Reminders", "Funder: {0}").format(seen.text("funder"))] if seen.text("funder") else []),
            *([_amount(amount, seen.text("currency"))] if amount is not None else []),
            translate("Reminders", "Stage: {0}").format(_stage(seen.text("grant_stage"))),
            *([translate("Reminders", "In the hands of {0}").format(seen.text("owner"))] if seen.text("owner") else []),
        ]


def _headline(kind: str, *, is_late: bool) -> str:
    if kind in OWED:
        return (
            translate("Reminders", "{matter} is {when}")
            if is_late
            else translate("Reminders", "{matter} is due {when}")
        )
    if kind == "decision":
        return (
            translate("Reminders", "{matter} was expected {when}")
            if is_late
            else translate("Reminders", "{matter} is expected {when}")
        )
    return translate("Reminders", "{matter} was {when}") if is_late else translate("Reminders", "{matter} is {when}")


def _days(value: Mapping[str, int], kind: str) -> str:
    days = [days for key, days in value.items() if key.startswith(f"funding.{kind}_")]
    return names_in_words([number_in_words(found) for found in days])


def _amount(minor: int, currency: str) -> str:
    return translate("Reminders", "Amount: {0}").format(money_in_words(minor, currency))


def _reason(kind: str, *, is_late: bool) -> str:
    if is_late:
        return _reason_late(kind)
    texts = {
        "application": translate(
            "Reminders", "{funder} takes applications for {grant} until {day}, {when}. It hasn't been sent yet."
        ),
        "decision": translate(
            "Reminders", "{funder} said they would decide on {grant} by {day}. When you hear, move the grant on."
        ),
        "report": translate("Reminders", "{funder} expects the report on {grant} by {day}, {when}."),
        "spend_by": translate(
            "Reminders",
            "The money of {grant} can be spent until {day}, {when}. If some will be left, tell the funder early.",
        ),
        "claim": translate("Reminders", "{funder} pays {grant} on a claim, which has to be in by {day}, {when}."),
    }
    return texts.get(kind, translate("Reminders", "{grant} has a date on {day}, {when}."))


def _reason_late(kind: str) -> str:
    texts = {
        "application": translate(
            "Reminders",
            "Applications for {grant} closed on {day}, {when}. If it was sent, mark it as done; if not, ask whether "
            "they still take it.",
        ),
        "decision": translate(
            "Reminders",
            "{funder} said they would decide on {grant} by {day}, {when}. A short call is in order; when you know, "
            "move the grant on.",
        ),
        "report": translate(
            "Reminders",
            "The report on {grant} was due on {day}, {when}. A late report can hold up the next payment: say today "
            "when it will come.",
        ),
        "spend_by": translate(
            "Reminders",
            "The last day to spend the money of {grant} was {day}, {when}. Say what is left, if anything, and mark "
            "this as done.",
        ),
        "claim": translate(
            "Reminders",
            "The claim for {grant} was due on {day}, {when}. Ask whether they still take it, and send it today.",
        ),
    }
    return texts.get(kind, translate("Reminders", "{grant} had a date on {day}, {when}."))


def _stage(code: str) -> str:
    texts = {
        "prospect": translate("Reminders", "prospect"),
        "drafting": translate("Reminders", "drafting"),
        "applied": translate("Reminders", "applied"),
        "awarded": translate("Reminders", "awarded"),
        "declined": translate("Reminders", "declined"),
        "active": translate("Reminders", "active"),
        "reporting": translate("Reminders", "reporting"),
        "closed": translate("Reminders", "closed"),
    }
    return texts.get(code, code)
