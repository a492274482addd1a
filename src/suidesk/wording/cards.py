"""vCards in words: marks that are missing, lines that say nothing, details without a place."""

from __future__ import annotations

from suidesk.wording.translate import translate


def cards_taken() -> dict[str, str]:
    """Give the texts about cards that come in all the same, and about lines outside of any card."""
    return {
        "card_without_end": translate(
            "Problems", "This card has no end line; it was read up to where the next one begins. Check it."
        ),
        "card_mark_spaced": translate(
            "Problems", "There are spaces around VCARD, for which other programs refuse this card. It is read here."
        ),
        "card_version_missing": translate(
            "Problems", "This card doesn't tell its version. It is read as version {expected}."
        ),
        "card_version_unknown": translate(
            "Problems", "Version {found} isn't known. The card is read as version {expected}; check it."
        ),
        "card_line_unreadable": translate(
            "Problems", "“{found}” isn't of the form {expected}. It is kept as a field of your own; correct it there."
        ),
        "line_outside_card": translate(
            "Problems", "“{found}” belongs to no card and is left out. If it matters, put it into a card and try again."
        ),
        "detail_left_out": translate(
            "Problems", "The detail “{found}” has no place here and is left out; the value beside it comes in."
        ),
        "own_line_unreadable": translate(
            "Problems", "A line that suidesk wrote was changed: “{found}”. It is kept as it is; correct it by hand."
        ),
        "group_as_tag": translate(
            "Problems", "“{found}” is a group: it comes in as a tag of its people, and not as a contact."
        ),
        "group_member_missing": translate(
            "Problems",
            "{found} is in the group “{expected}”, but not in this file. Tag them by hand when they are here.",
        ),
        "group_detail_left_out": translate(
            "Problems", "A group becomes a tag, which holds no more than its name and people: “{found}” is left out."
        ),
    }
