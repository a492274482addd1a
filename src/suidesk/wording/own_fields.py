"""Fields of the user's own in words: what they hold, and what a contact has in them."""

from __future__ import annotations

from datetime import date

from suidesk.domain.own_fields import FieldType, fits
from suidesk.wording.people import day_near
from suidesk.wording.translate import translate


def field_type_text(kind: FieldType) -> str:
    """Say what a field holds."""
    return {
        FieldType.TEXT: translate("OwnFields", "Text"),
        FieldType.NUMBER: translate("OwnFields", "Number"),
        FieldType.DAY: translate("OwnFields", "Day"),
        FieldType.YES_NO: translate("OwnFields", "Yes or no"),
    }[kind]


def own_value_text(kind: FieldType, value: str, today: date) -> str:
    """Say a value; one that doesn't fit its field, as a list brought it, is shown as it is."""
    if not fits(kind, value):
        return value
    if kind is FieldType.DAY:
        return day_near(date.fromisoformat(value), today)
    if kind is FieldType.YES_NO:
        return yes_no_text(is_yes=value == "yes")
    return value.replace(".", translate("Numbers", ".")) if kind is FieldType.NUMBER else value


def yes_no_text(*, is_yes: bool) -> str:
    """Say yes or no."""
    return translate("OwnFields", "Yes") if is_yes else translate("OwnFields", "No")
