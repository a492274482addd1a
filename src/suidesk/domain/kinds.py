"""The kinds of record, each named as its table; what a change touches is said in these."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of record; the value is the table's name."""

    CONTACT = "contacts"
    CONTACT_POINT = "contact_points"
    CONTACT_LANGUAGE = "contact_languages"
    TAG = "tags"
    CONTACT_TAG = "contact_tags"
    FIELD = "fields"
    FIELD_VALUE = "field_values"
    VOLUNTEER = "volunteers"
    ABSENCE = "absences"
    PROJECT = "projects"
    ROLE = "roles"
    ASSIGNMENT = "assignments"
    COMMITMENT = "commitments"
    TIME_ENTRY = "time_entries"
    GRANT = "grants"
    GRANT_USE = "grant_uses"
    OBLIGATION = "obligations"
    FOLLOW_UP = "follow_ups"
    REMINDER = "reminders"
    DESK = "desk"
