"""Files of address books in LDIF, in words: records that can't be read, lines that are left out."""

from __future__ import annotations

from suidesk.wording.translate import translate


def records_of_ldif() -> dict[str, str]:
    """Give the texts about an LDIF; what makes a record unreadable leaves it out."""
    return {
        "ldif_unreadable": translate(
            "Problems", "A line of this record isn't “name: value”. The record is left out: mend it and try again."
        ),
        "ldif_bad_base64": translate(
            "Problems", "A packed value of this record is damaged. The record is left out: export it anew."
        ),
        "ldif_without_dn": translate(
            "Problems", "This record doesn't begin with “dn:”. The record is left out: mend it and try again."
        ),
        "ldif_change_not_taken": translate(
            "Problems", "This record changes or deletes another one. It is left out: make that change here yourself."
        ),
        "ldif_url_not_fetched": translate(
            "Problems", "Only the address of a value stands here, and nothing is fetched. “{found}” is kept as text."
        ),
        "ldif_version": translate(
            "Problems", "“{found}” is a version that suidesk doesn't know. It is read as version 1; check the result."
        ),
        "comment_left_out": translate("Problems", "“{found}” is a comment and is left out."),
    }
