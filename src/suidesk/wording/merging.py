"""What a merge keeps of the entry that goes: the names of the fields that hold it."""

from __future__ import annotations

from suidesk.wording.translate import translate


def kept_in(column: str) -> str:
    """Name the field of one's own that keeps the other value of a column."""
    return {
        "display_name": translate("Merging", "Also known as"),
        "sector": translate("Merging", "Other sector"),
        "reach": translate("Merging", "Other reach"),
        "lawful_basis": translate("Merging", "Other lawful basis"),
        "source": translate("Merging", "Other source"),
        "died_on": translate("Merging", "Other day of death"),
        "status": translate("Merging", "Other volunteering status"),
        "capacity_minutes": translate("Merging", "Other capacity (minutes a week)"),
        "started_on": translate("Merging", "Other start of volunteering"),
        "left_on": translate("Merging", "Other end of volunteering"),
        "emergency_contact": translate("Merging", "Other emergency contact"),
    }[column]
