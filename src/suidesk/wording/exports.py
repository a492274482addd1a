"""Lists that went out, in words: what was in them, for what, and when they are to be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.wording.formats import day_in_words, when_in_words
from suidesk.wording.lists import kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from datetime import date

    from suidesk.domain.exports import ListExport

LISTS: Final = frozenset(("people", "organisations", "volunteers", "hours", "commitments", "grants", "obligations"))
"""What lists can hold; a test holds it against `ListKind`."""
_NAMES: Final = {"csv": "CSV", "xlsx": "XLSX", "vcard3": "vCard 3.0", "vcard4": "vCard 4.0", "ics": "iCalendar"}
_SHORT: Final = 5
"""Letters up to which the ending of a name is written large: PDF, JSON."""


def what_text(out: ListExport) -> str:
    """Say what was in the file and how much of it."""
    what = _kind(out.what)
    if out.list_name:
        what = translate("Exports", "{0} of the list “{1}”").format(what, out.list_name)
    elif out.is_part:
        what = translate("Exports", "{0}, some of them").format(what)
    count = translate("Exports", "%n row(s)", out.count)
    kind = _NAMES.get(out.format) or (out.format.upper() if len(out.format) < _SHORT else out.format)
    return translate("Exports", "{0}: {1}, {2}").format(what, count, kind)


def _kind(what: str) -> str:
    """Name what a file held; what somebody noted by hand stands as it is."""
    others = {
        "contacts": translate("Exports", "Contacts"),
        "everything": translate("Exports", "Everything"),
        "labels": translate("Exports", "Address labels"),
        "phone_numbers": translate("Exports", "Phone numbers"),
        "letters": translate("Exports", "Letters"),
        "mail_merge": translate("Exports", "Mail merge"),
        "dates": translate("Exports", "Dates"),
    }
    return kind_text(what) if what in LISTS else others.get(what, what)


def fate_text(out: ListExport, today: date) -> str:
    """Say by when it is to be deleted, or that it is; nothing where no day was set."""
    if out.deleted_on is not None:
        return translate("Exports", "deleted on {0}").format(day_in_words(out.deleted_on))
    if out.delete_by is None:
        return ""
    return translate("Exports", "delete {0}").format(when_in_words(out.delete_by, today))
