"""A whole desk in a file, in words: what its tables are called, how much it holds, and what was wrong with it."""

from __future__ import annotations

from suidesk.domain.kinds import Kind
from suidesk.wording.history_columns import column_text
from suidesk.wording.translate import translate


def table_text(kind: Kind) -> str:
    """Give the name of the sheet of a kind of record."""
    texts = {
        Kind.CONTACT: translate("Everything", "Contacts"),
        Kind.CONTACT_POINT: translate("Everything", "E-mail, phone, addresses"),
        Kind.CONTACT_LANGUAGE: translate("Everything", "Languages"),
        Kind.TAG: translate("Everything", "Tags"),
        Kind.CONTACT_TAG: translate("Everything", "Tags of contacts"),
        Kind.FIELD: translate("Everything", "Own fields"),
        Kind.FIELD_VALUE: translate("Everything", "Values of own fields"),
        Kind.KEPT_LINE: translate("Everything", "Lines of cards"),
        Kind.CONNECTION: translate("Everything", "Connections"),
        Kind.INTERACTION: translate("Everything", "Conversations"),
        Kind.PARTICIPANT: translate("Everything", "Who took part"),
        Kind.VOLUNTEER: translate("Everything", "Volunteers"),
        Kind.VOLUNTEER_SKILL: translate("Everything", "Skills"),
        Kind.AVAILABILITY: translate("Everything", "Times of the week"),
        Kind.ABSENCE: translate("Everything", "Times away"),
        Kind.PAUSE_PART: translate("Everything", "What is planned for pauses"),
        Kind.CHECK_SEEN: translate("Everything", "Checks seen"),
        Kind.PROJECT: translate("Everything", "Projects"),
        Kind.NEED: translate("Everything", "Needs and ideas"),
        Kind.ROLE: translate("Everything", "Roles"),
        Kind.ASSIGNMENT: translate("Everything", "Who has which role"),
        Kind.COMMITMENT: translate("Everything", "Promises"),
        Kind.TIME_ENTRY: translate("Everything", "Hours"),
        Kind.ASSET: translate("Everything", "Assets"),
        Kind.HOLDING: translate("Everything", "Keys and things held"),
        Kind.GRANT: translate("Everything", "Grants"),
        Kind.GRANT_USE: translate("Everything", "What grants pay for"),
        Kind.GRANT_DETAIL: translate("Everything", "Details of grants"),
        Kind.SPEND: translate("Everything", "Spending"),
        Kind.RESERVE: translate("Everything", "Reserves"),
        Kind.OBLIGATION: translate("Everything", "Dates of grants"),
        Kind.HANDOVER: translate("Everything", "Handovers"),
        Kind.HANDOVER_ITEM: translate("Everything", "Parts of handovers"),
        Kind.FOLLOW_UP: translate("Everything", "Follow-ups"),
        Kind.REMINDER: translate("Everything", "Reminders"),
        Kind.SAVED_LIST: translate("Everything", "Saved lists"),
        Kind.RULE_SETTING: translate("Everything", "Rules as tuned"),
        Kind.MUTE: translate("Everything", "Silent rules"),
        Kind.DESK: translate("Everything", "The desk"),
    }
    return texts.get(kind) or _plain(kind)


def heading_text(kind: Kind, column: str) -> str:
    """Give the heading of a column of a sheet; where the desk has no words for it, the name that the file has."""
    return column_text(kind, column) or _plain(column)


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()


def saved_text(count: int) -> str:
    """Say how much was saved in the file {0}."""
    return translate("Everything", "%n record(s) were saved in {0}.", count)


def looked_text(count: int, here: int, *, becomes_desk: bool) -> str:
    """Say what a file holds, and what of it is here already."""
    text = translate("Everything", "%n record(s) are in this file.", count)
    if becomes_desk:
        return f"{text} {translate('Everything', 'This desk is new, and becomes the desk of the file.')}"
    return f"{text} {translate('Everything', '%n of them are here already.', here)}"


def brought_text(created: int, updated: int, unchanged: int) -> str:
    """Say what came of a file."""
    return ", ".join(
        (
            translate("Everything", "%n new", created),
            translate("Everything", "%n filled in or changed", updated),
            translate("Everything", "%n as they were", unchanged),
        )
    )


def complaint_text(code: str, table: str, at: int, field: str) -> str:
    """Say what was wrong with a record of the file, and what became of it."""
    where = _plain(table) if not at else translate("Everything", "{0}, record {1}").format(_plain(table), at)
    texts = {
        "not_a_record": translate("Everything", "it holds no fields, so it was left out."),
        "no_id": translate("Everything", "it has no id, so it was left out."),
        "same_id_again": translate("Everything", "its id was there before, so it was left out."),
        "not_such_a_field": translate("Everything", "“{0}” holds what it can't, so it was left out."),
        "refers_to_nothing": translate("Everything", "“{0}” names a record that isn't there, so it was left out."),
        "reference_left_out": translate("Everything", "“{0}” names a record that isn't there, and came empty."),
        "unknown_field": translate("Everything", "a later version has “{0}”, which this one can't keep."),
        "unknown_table": translate("Everything", "a later version has these records, which this one can't keep."),
    }
    text = texts.get(code) or translate("Everything", "“{0}” holds what isn't allowed, so it was left out.")
    return f"{where}: {text.format(_plain(field))}"
