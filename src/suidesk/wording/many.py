"""What a change of many contacts would do, in words."""

from __future__ import annotations

from collections.abc import Sequence

from suidesk.wording.formats import names_in_words
from suidesk.wording.translate import translate


def who_text(persons: int, organisations: int) -> str:
    """Count persons and organisations: 140 people and 2 organisations."""
    parts = [
        translate("Many", "%n person(s)", persons) if persons else "",
        translate("Many", "%n organisation(s)", organisations) if organisations else "",
    ]
    return names_in_words([part for part in parts if part])


def will_change_text(persons: int, organisations: int) -> str:
    """Say how many will change, before they do."""
    if not persons + organisations:
        return translate("Many", "Nobody would change: all of them have it so already.")
    return translate("Many", "{0} will change.").format(who_text(persons, organisations))


def will_archive_text(persons: int, organisations: int, *, has_me: bool) -> str:
    """Say how many will go into the archive; `has_me` when the user of the desk was chosen too, and stays."""
    who = who_text(persons, organisations)
    text = (
        translate("Many", "{0} will go into the archive: out of the lists, with all that belongs to them.").format(who)
        if who
        else translate("Many", "Nobody is left to put into the archive.")
    )
    return f"{text} {translate('Many', 'You stay, as the user of this desk.')}" if has_me else text


def will_come_back_text(persons: int, organisations: int) -> str:
    """Say how many will come out of the archive."""
    if not persons + organisations:
        return translate("Many", "None of them is in the archive.")
    return translate("Many", "{0} will come back into the lists.").format(who_text(persons, organisations))


def addresses_text(copied: int, opted_out: int, without: int) -> str:
    """Say how many addresses were copied, and how many contacts were left out and why."""
    parts = [
        translate("Many", "%n e-mail address(s) copied.", copied)
        if copied
        else translate("Many", "Nothing was copied."),
        translate("Many", "%n left out who must not be contacted.", opted_out) if opted_out else "",
        translate("Many", "%n without an address.", without) if without else "",
    ]
    return " ".join(part for part in parts if part)


def letter_text(at: int, count: int, first: str, last: str) -> str:
    """Name one of several letters by whom it goes to."""
    if first == last:
        return first
    who = translate("Many", "{0} to {1}").format(first, last)
    return who if count == 1 else translate("Many", "Letter {0} of {1}: {2}").format(at, count, who)


def will_get_text(count: int, opted_out: int, without: int, shared: int, unusable: Sequence[str]) -> str:
    """Say how many get a letter, how many don't and why."""
    parts = [
        translate("Many", "%n will get it.", count) if count else translate("Many", "Nobody would get it."),
        translate("Many", "%n left out who must not be contacted.", opted_out) if opted_out else "",
        translate("Many", "%n without an address.", without) if without else "",
        translate("Many", "%n at the address of somebody who gets it.", shared) if shared else "",
        translate("Many", "These addresses can't be used: {0}.").format(names_in_words(unusable)) if unusable else "",
    ]
    return " ".join(part for part in parts if part)


def will_be_posted_text(labels: int, opted_out: int, without: int, sheets: int) -> str:
    """Say how many labels there are, on how many sheets, and who has none and why."""
    parts = [
        translate("Many", "%n label(s)", labels) + translate("Many", " on %n sheet(s).", sheets)
        if labels
        else translate("Many", "Nobody has an address to post to."),
        translate("Many", "%n left out who must not be contacted.", opted_out) if opted_out else "",
        translate("Many", "%n without an address.", without) if without else "",
    ]
    return " ".join(part for part in parts if part)


def will_be_rung_text(count: int, opted_out: int, without: int, rounds: int) -> str:
    """Say how many are on a sheet of numbers, in how many rounds of calls word goes round, and who isn't on it."""
    parts = [
        translate("Many", "%n on the sheet.", count) if count else translate("Many", "Nobody has a number to ring."),
        translate("Many", "Everybody knows after %n round(s) of calls.", rounds) if rounds else "",
        translate("Many", "%n left out who must not be contacted.", opted_out) if opted_out else "",
        translate("Many", "%n without a number.", without) if without else "",
    ]
    return " ".join(part for part in parts if part)
