"""The sentence for an expected error: found by its code, filled with its numbers, days and names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from suidesk.domain.errors import SuideskError
from suidesk.wording import error_texts
from suidesk.wording.archives import of_archives
from suidesk.wording.formats import (
    clock_time,
    day_in_words,
    minutes_in_words,
    names_in_words,
    number_in_words,
)
from suidesk.wording.lists import place_of_record_text
from suidesk.wording.translate import translate
from suidesk.wording.workbooks import of_workbooks, reasons_of_cells

COUNTED = ("minimum", "rows")
"""Parameters whose number (or length) a text counts."""
PLAIN = frozenset({"year", "first", "last", "line", "group", "found", "known", "needed"})
"""Numbers that are names rather than amounts: a year takes no thousands separator."""


def error_text(error: SuideskError) -> str:
    """Say what is wrong and what to do; for a code without a text, honestly name the code."""
    text = _texts(_count(error.params)).get(error.code)
    if text is None:
        return _unknown(error.code)
    try:
        return text.format_map({name: _said(error.code, name, value) for name, value in error.params.items()})
    except KeyError:  # raised without a number that its text needs
        return _unknown(error.code)


def known_codes() -> frozenset[str]:
    """Give every code that has a text; a test holds it against the codes that are raised."""
    return frozenset(_texts(0))


def _texts(n: int) -> Mapping[str, str]:
    return {
        **error_texts.of_records(n),
        **error_texts.of_stores(),
        **error_texts.of_keys(n),
        **error_texts.of_files(),
        **of_workbooks(),
        **of_archives(),
    }


def _unknown(code: str) -> str:
    return translate(
        "Errors", "Something expected went wrong, but suidesk has no words for it yet (code: {0})."
    ).format(code)


def _count(params: Mapping[str, object]) -> int:
    for name in COUNTED:
        value = params.get(name)
        if isinstance(value, int):
            return value
        if isinstance(value, list | tuple):
            return len(value)
    return 0


def _said(code: str, name: str, value: object) -> str:
    if isinstance(value, datetime):
        return f"{day_in_words(value.date())} {clock_time(value)}"
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, int):
        if code == "minutes_out_of_range":
            return minutes_in_words(value)
        return str(value) if name in PLAIN else number_in_words(value)
    if isinstance(value, Mapping):
        return names_in_words([_counted(str(kind), int(count)) for kind, count in value.items()])
    return _code_in_words(name, str(value))


def _code_in_words(name: str, value: str) -> str:
    """Say a parameter that is itself a code; other texts (a file's name, what was typed) stay as they are."""
    if name == "place":
        return place_of_record_text(value)
    tables = {"kind": _kinds, "reason": _reasons, "looks_like": _formats}
    return tables[name]().get(value, value) if name in tables else value


def _kinds() -> dict[str, str]:
    return {
        "contacts": translate("Errors", "contact"),
        "contact_points": translate("Errors", "way to reach somebody"),
        "tags": translate("Errors", "tag"),
        "volunteers": translate("Errors", "volunteer"),
        "absences": translate("Errors", "absence"),
        "checks_seen": translate("Errors", "check"),
        "connections": translate("Errors", "connection"),
        "projects": translate("Errors", "project"),
        "roles": translate("Errors", "role"),
        "assignments": translate("Errors", "assignment"),
        "commitments": translate("Errors", "promise"),
        "time_entries": translate("Errors", "time entry"),
        "grants": translate("Errors", "grant"),
        "obligations": translate("Errors", "date of a grant"),
        "follow_ups": translate("Errors", "follow-up"),
        "handovers": translate("Errors", "handover"),
        "handover_items": translate("Errors", "part of a handover"),
        "reminders": translate("Errors", "reminder"),
        "batches": translate("Errors", "change"),
        "keychain": translate("Errors", "the system's keychain"),
        "passphrase": translate("Errors", "a passphrase"),
        "recovery": translate("Errors", "a recovery code"),
        "network": translate("Errors", "on a network share"),
        "synced": translate("Errors", "in a folder that is kept in step with other computers"),
        "removable": translate("Errors", "on a removable drive"),
    }


def _reasons() -> dict[str, str]:
    return {
        "damaged": translate("Errors", "the file is damaged"),
        "unknown": translate("Errors", "an error of the disk"),
        "EACCES": translate("Errors", "reading isn't allowed"),
        "ENOSPC": translate("Errors", "the disk is full"),
        "EROFS": translate("Errors", "the disk can't be written to"),
        "no_backend": translate("Errors", "this system has none"),
        "not_running": translate("Errors", "its service isn't running"),
        "round_trip": translate("Errors", "it forgot what it was given to keep"),
        "locked": translate("Errors", "it is locked"),
        "full": translate("Errors", "it has no free place"),
        "failed": translate("Errors", "it reported an error"),
        "no_bus": translate("Errors", "there is no session bus"),
        "no_service": translate("Errors", "no service for them runs here"),
        "no_answer": translate("Errors", "its service doesn't answer"),
        "refused": translate("Errors", "its service refused"),
        **reasons_of_cells(),
    }


def _formats() -> dict[str, str]:
    return {
        "pdf": translate("Errors", "a PDF"),
        "database": translate("Errors", "a database"),
        "xls": translate("Errors", "an Excel workbook"),
        "xlsx": translate("Errors", "an Excel workbook"),
        "ods": translate("Errors", "a LibreOffice workbook"),
        "xlsb": translate("Errors", "a binary Excel workbook"),
        "numbers": translate("Errors", "a Numbers workbook"),
        "document": translate("Errors", "a text document"),
        "image": translate("Errors", "a picture"),
        "zip": translate("Errors", "a packed file"),
        "program": translate("Errors", "a program"),
        "vcard": translate("Errors", "a vCard"),
        "calendar": translate("Errors", "a calendar"),
        "web_page": translate("Errors", "a web page"),
        "xml": translate("Errors", "an XML file"),
        "json": translate("Errors", "a JSON file"),
        "ldif": translate("Errors", "an LDIF file"),
        "binary": translate("Errors", "something else than text"),
    }


def _counted(kind: str, count: int) -> str:
    texts = {
        "volunteers": translate("Errors", "%n volunteering profile(s)", count),
        "absences": translate("Errors", "%n absence(s)", count),
        "availabilities": translate("Errors", "%n time(s) of the week", count),
        "checks_seen": translate("Errors", "%n check(s)", count),
        "connections": translate("Errors", "%n connection(s)", count),
        "projects": translate("Errors", "%n project(s)", count),
        "roles": translate("Errors", "%n role(s)", count),
        "assignments": translate("Errors", "%n assignment(s)", count),
        "commitments": translate("Errors", "%n promise(s)", count),
        "time_entries": translate("Errors", "%n time entry(s)", count),
        "grants": translate("Errors", "%n grant(s)", count),
        "grant_uses": translate("Errors", "%n use(s) of a grant", count),
        "grant_details": translate("Errors", "%n detail(s) of a grant", count),
        "obligations": translate("Errors", "%n date(s) of a grant", count),
        "follow_ups": translate("Errors", "%n follow-up(s)", count),
        "handovers": translate("Errors", "%n handover(s)", count),
        "handover_items": translate("Errors", "%n part(s) of a handover", count),
        "contact_tags": translate("Errors", "%n contact(s)", count),
        "field_values": translate("Errors", "%n value(s)", count),
        "kept_lines": translate("Errors", "%n line(s) of a card", count),
        "exports": translate("Errors", "%n list(s) that went out", count),
        "told_apart": translate("Errors", "%n mark(s) that two entries are two", count),
    }
    return texts.get(kind, translate("Errors", "%n record(s)", count))
