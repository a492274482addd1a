"""What a column of a list of records can be: one name for each place in a record where a cell can go."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Place(StrEnum):
    """Where the cells of a column go; the values stand in mapping files."""

    UNKNOWN = "unknown"
    """No place was found: the column is left out, and the report says so."""
    IGNORE = "ignore"
    ID = "id"
    PERSON = "person"
    GIVEN = "given"
    FAMILY = "family"
    EMAIL = "email"
    PERSON_ID = "person_id"
    PROJECT = "project"
    PROJECT_ID = "project_id"
    ROLE = "role"
    ROLE_ID = "role_id"
    DAY = "day"
    MINUTES = "minutes"
    HOURS = "hours"
    START = "start"
    END = "end"
    KIND = "kind"
    WEEKLY_MINUTES = "weekly_minutes"
    WEEKLY_HOURS = "weekly_hours"
    TITLE = "title"
    FROM = "from"
    UNTIL = "until"
    DUE = "due"
    DONE = "done"
    STATE = "state"
    REPLACES_ID = "replaces_id"
    GRANT = "grant"
    GRANT_ID = "grant_id"
    FUNDER = "funder"
    FUNDER_ID = "funder_id"
    STAGE = "stage"
    REQUESTED = "requested"
    AWARDED = "awarded"
    CURRENCY = "currency"
    RESTRICTED = "restricted"
    OWNER = "owner"
    OWNER_ID = "owner_id"
    PREDECESSOR = "predecessor"
    PREDECESSOR_ID = "predecessor_id"
    DECISION_WEEKS = "decision_weeks"
    PAYMENT_WEEKS = "payment_weeks"
    APPLICATION_DUE = "application_due"
    DECISION_DUE = "decision_due"
    REPORT_DUE = "report_due"
    SPEND_BY = "spend_by"
    CLAIM_DUE = "claim_due"
    IDENTIFIER = "identifier"
    """What others call a record by, which it is known by when it comes again."""
    DETAIL = "detail"
    """Kept with the record under the column's heading; any number of columns can be that."""


DUTIES: Final = (Place.APPLICATION_DUE, Place.DECISION_DUE, Place.REPORT_DUE, Place.SPEND_BY, Place.CLAIM_DUE)
"""Columns of a list of grants that hold the days of their duties."""
OF_DAYS: Final = frozenset({Place.DAY, Place.FROM, Place.UNTIL, Place.DUE, Place.DONE, *DUTIES})
"""Columns whose cells are days."""
