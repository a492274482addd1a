"""The words of money that ends, is spent too slowly, or doesn't last."""

from __future__ import annotations

from collections.abc import Mapping

from suidesk.domain.money import Progress
from suidesk.wording.evidence import Evidence, Seen
from suidesk.wording.formats import (
    day_in_words,
    money_in_words,
    month_name,
    number_in_words,
    percent_in_words,
    when_in_words,
)
from suidesk.wording.funding import about_money, exposed_text, months_text
from suidesk.wording.translate import translate


class RenewalWords:
    """Sentences for `funding.renewal`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Renewing grants in time")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When money in hand ends and nothing that follows is applied for, nor is to be by a day that is in time. "
            "Begin as many weeks before the end as decision and payment take, {writing} for writing and {buffer} to "
            "spare; {unknown} weeks where the grant doesn't know its own. It comes up {amber} weeks before the end or "
            "when it is to begin, whichever is earlier, presses from the later of the two on, and most from {red} "
            "weeks on.",
        ).format(
            writing=number_in_words(value["funding.renewal_writing"]),
            buffer=number_in_words(value["funding.renewal_buffer"]),
            unknown=number_in_words(value["funding.renewal_unknown"]),
            amber=number_in_words(value["funding.renewal_amber"]),
            red=number_in_words(value["funding.renewal_red"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Renewal of {grant}").format(grant=seen.text("grant"))

    def title(self, seen: Seen) -> str:
        """Say what is to be begun, or that nothing is applied for."""
        start, end = seen.day("start") or seen.today, seen.day("end") or seen.today
        if seen.stage > 1:
            pattern = translate("Reminders", "{grant} ends {when}, and nothing is applied for")
            return pattern.format(grant=seen.text("grant"), when=when_in_words(end, seen.today))
        pattern = (
            translate("Reminders", "Renewing {grant} was to begin {when}")
            if start < seen.today
            else translate("Reminders", "Begin to renew {grant}: {when}")
        )
        return pattern.format(grant=seen.text("grant"), when=when_in_words(start, seen.today))

    def why(self, seen: Seen) -> str:
        """Say when the money ends, how the first day was counted, what hangs on it, and what is begun."""
        end, hanging, draft = seen.day("end") or seen.today, _hanging(seen), seen.text("draft")
        ends = translate("Reminders", "The money ends on {day}, {when}.").format(
            day=day_in_words(end), when=when_in_words(end, seen.today)
        )
        hangs = translate("Reminders", "On it hang {parts}.").format(parts=hanging)
        begun = translate("Reminders", "“{draft}” is begun and not handed in yet.").format(draft=draft)
        return " ".join([ends, _counted(seen), *([hangs] if hanging else []), *([begun] if draft else [])])

    def lines(self, seen: Evidence) -> list[str]:
        """List the days, the funder, what hangs on it, and what is begun."""
        start, end, hanging = seen.day("start"), seen.day("end"), _hanging(seen)
        funder, owner, draft = seen.text("funder"), seen.text("owner"), seen.text("draft")
        return [
            *([translate("Reminders", "Begin by: {0}").format(day_in_words(start))] if start else []),
            *([translate("Reminders", "The money ends: {0}").format(day_in_words(end))] if end else []),
            *([translate("Reminders", "Funder: {0}").format(funder)] if funder else []),
            *([translate("Reminders", "Hangs on it: {0}").format(hanging)] if hanging else []),
            *([translate("Reminders", "Begun: {0}").format(draft)] if draft else []),
            *([translate("Reminders", "In the hands of {0}").format(owner)] if owner else []),
        ]


def _hanging(seen: Evidence) -> str:
    projects, roles, people, minutes = (seen.number(name) or 0 for name in ("projects", "roles", "people", "minutes"))
    return exposed_text(projects, roles, people, minutes)


def _counted(seen: Evidence) -> str:
    start, decision = seen.day("start"), seen.number("decision_weeks")
    day = day_in_words(start) if start else ""
    if decision is None:
        return translate(
            "Reminders", "How long decision and payment take isn't noted; with {lead} weeks, begin by {day}."
        ).format(lead=seen.number("lead_weeks") or 0, day=day)
    return translate(
        "Reminders",
        "{decision} weeks for the decision, {payment} for the payment, {writing} to write and {buffer} to spare: "
        "begin by {day}.",
    ).format(
        decision=decision,
        payment=seen.number("payment_weeks") or 0,
        writing=seen.number("writing_weeks") or 0,
        buffer=seen.number("buffer_weeks") or 0,
        day=day,
    )


class UnderspendWords:
    """Sentences for `funding.underspend`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "Grants that are spent slowly")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When the spent share of a running grant lies more than {points} points behind the share of its time that "
            "has passed: compared at each note of spending, and when a month has gone by without one. Without any "
            "noted spending it is unknown, and nothing is said.",
        ).format(points=number_in_words(value["funding.underspend"]))

    def subject(self, seen: Evidence) -> str:
        """Name the matter."""
        return translate("Reminders", "Spending of {grant}").format(grant=seen.text("grant"))

    def title(self, seen: Seen) -> str:
        """Say the two shares."""
        progress = _progress(seen)
        return translate("Reminders", "{grant}: {spent} spent after {elapsed} of its time").format(
            grant=seen.text("grant"),
            spent=percent_in_words(progress.spent_percent),
            elapsed=percent_in_words(progress.elapsed_percent(seen.today)),
        )

    def why(self, seen: Seen) -> str:
        """Say what is left until when, and what would help."""
        progress, noted = _progress(seen), seen.day("noted")
        said = translate(
            "Reminders",
            "{left} of {awarded} is still to be spent until {end}, {when}. Tell {funder} early: what is asked in good "
            "time can more often be moved.",
        ).format(
            left=_money(seen, progress.left_minor),
            awarded=_money(seen, progress.awarded_minor),
            end=day_in_words(progress.ends_on),
            when=when_in_words(progress.ends_on, seen.today),
            funder=seen.text("funder") or translate("Reminders", "the funder"),
        )
        first = translate("Reminders", "Spending is noted up to {0}; if there is more by now, note it first.")
        return " ".join([said, *([first.format(day_in_words(noted))] if noted else [])])

    def lines(self, seen: Evidence) -> list[str]:
        """List the amounts and the days."""
        start, end, since = seen.day("start"), seen.day("end"), seen.day("since")
        return [
            translate("Reminders", "Awarded: {0}").format(_money(seen, seen.number("awarded_minor") or 0)),
            translate("Reminders", "Spent: {0}").format(_money(seen, seen.number("spent_minor") or 0)),
            *([translate("Reminders", "From {0}").format(day_in_words(start))] if start else []),
            *([translate("Reminders", "Until {0}").format(day_in_words(end))] if end else []),
            *([translate("Reminders", "Behind since {0}").format(day_in_words(since))] if since else []),
        ]


def _progress(seen: Seen) -> Progress:
    start, end = seen.day("start") or seen.today, seen.day("end") or seen.today
    return Progress(seen.number("awarded_minor") or 0, seen.number("spent_minor") or 0, start, max(start, end))


def _money(seen: Evidence, minor: int) -> str:
    return money_in_words(minor, seen.text("currency"))


class RunwayWords:
    """Sentences for `funding.runway`."""

    def name(self) -> str:
        """Name the rule."""
        return translate("Reminders", "How long the reserves last")

    def explanation(self, value: Mapping[str, int]) -> str:
        """Say when it speaks."""
        return translate(
            "Reminders",
            "When free unrestricted reserves, divided by the mean core cost of the last six full months, last less "
            "than {amber} months; more pressing below {red}. At least {known} of those months must be known. Money "
            "that isn't awarded never counts, and one currency is looked at, the desk's.",
        ).format(
            amber=number_in_words(value["funding.runway_amber"]),
            red=number_in_words(value["funding.runway_red"]),
            known=number_in_words(value["funding.runway_known"]),
        )

    def subject(self, seen: Evidence) -> str:
        """Name the matter, with the day on which it was noted."""
        noted = seen.day("noted_on")
        free = translate("Reminders", "Free reserves")
        return translate("Reminders", "Free reserves of {0}").format(day_in_words(noted)) if noted else free

    def title(self, seen: Seen) -> str:
        """Say until when the money lasts."""
        until = seen.day("until") or seen.today
        if until <= seen.today:
            return translate("Reminders", "By what is noted, the free reserves are spent")
        return translate("Reminders", "The free reserves last until {0}").format(day_in_words(until))

    def why(self, seen: Seen) -> str:
        """Say the division with its numbers, and what would help."""
        known = sum(row.number("minor") is not None for row in seen.rows("months"))
        noted = seen.day("noted_on")
        said = translate(
            "Reminders",
            "{free} was free on {noted}. Keeping going costs {month} a month, the mean of %n known month(s): that is "
            "{lasts} from then on.",
            known,
        ).format(
            free=_money(seen, seen.number("free_minor") or 0),
            noted=day_in_words(noted) if noted else "",
            month=about_money(seen.number("month_minor") or 0, seen.text("currency")),
            lasts=months_text(seen.number("tenths") or 0),
        )
        ask = translate(
            "Reminders", "Tell the trustees now, look for unrestricted money, and say which costs could wait."
        )
        return f"{said} {ask}"

    def lines(self, seen: Evidence) -> list[str]:
        """List the reserves, and what each month cost."""
        noted, until = seen.day("noted_on"), seen.day("until")
        return [
            *([_noted(seen, day_in_words(noted))] if noted else []),
            *(_month(seen, row) for row in seen.rows("months")),
            *([translate("Reminders", "Lasts until {0}").format(day_in_words(until))] if until else []),
        ]


def _noted(seen: Evidence, day: str) -> str:
    free = _money(seen, seen.number("free_minor") or 0)
    return translate("Reminders", "Free on {day}: {money}").format(day=day, money=free)


def _month(seen: Evidence, row: Evidence) -> str:
    first, minor = row.day("month"), row.number("minor")
    named = f"{month_name(first.month)} {first.year}" if first else ""
    if minor is None:
        return translate("Reminders", "{month}: nothing noted, so not counted").format(month=named)
    return translate("Reminders", "{month}: {money}").format(month=named, money=_money(seen, minor))
