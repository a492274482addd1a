"""What would go with a record that is removed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind
from suidesk.wording.formats import names_in_words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Mapping


def orphans_text(counts: Mapping[str, int]) -> str:
    """Say which records, by table and number, go or lose their link together with one."""
    sentence = translate("Removals", "Other records depend on this: {0}. They would be removed or lose their link too.")
    return sentence.format(counts_text(counts))


def counts_text(counts: Mapping[str, int]) -> str:
    """Count records by table: 2 promises and 14 entries of hours."""
    return names_in_words([_count(table, count) for table, count in counts.items() if count])


def _count(table: str, n: int) -> str:
    texts = {
        Kind.VOLUNTEER: lambda: translate("Removals", "a volunteering profile"),
        Kind.ABSENCE: lambda: translate("Removals", "%n time(s) away", n),
        Kind.AVAILABILITY: lambda: translate("Removals", "%n time(s) of the week", n),
        Kind.CHECK_SEEN: lambda: translate("Removals", "%n check(s)", n),
        Kind.CONNECTION: lambda: translate("Removals", "%n connection(s)", n),
        Kind.PROJECT: lambda: translate("Removals", "%n project(s)", n),
        Kind.ROLE: lambda: translate("Removals", "%n role(s)", n),
        Kind.ASSIGNMENT: lambda: translate("Removals", "%n assignment(s) to a role", n),
        Kind.COMMITMENT: lambda: translate("Removals", "%n promise(s)", n),
        Kind.NEED: lambda: translate("Removals", "%n need(s) or idea(s)", n),
        Kind.ASSET: lambda: translate("Removals", "%n asset(s)", n),
        Kind.HOLDING: lambda: translate("Removals", "%n key(s) or other thing(s) held", n),
        Kind.TIME_ENTRY: lambda: translate("Removals", "%n entry(s) of hours", n),
        Kind.GRANT: lambda: translate("Removals", "%n grant(s)", n),
        Kind.GRANT_USE: lambda: translate("Removals", "%n use(s) of a grant", n),
        Kind.GRANT_DETAIL: lambda: translate("Removals", "%n detail(s) of a grant", n),
        Kind.OBLIGATION: lambda: translate("Removals", "%n date(s) of a grant", n),
        Kind.INTERACTION: lambda: translate("Removals", "%n conversation(s)", n),
        Kind.PARTICIPANT: lambda: translate("Removals", "a part in %n conversation(s)", n),
        Kind.SPEND: lambda: translate("Removals", "%n entry(s) of spending", n),
        Kind.FOLLOW_UP: lambda: translate("Removals", "%n follow-up(s)", n),
        Kind.HANDOVER: lambda: translate("Removals", "%n handover(s)", n),
        Kind.HANDOVER_ITEM: lambda: translate("Removals", "%n part(s) of a handover", n),
        Kind.CONTACT_POINT: lambda: translate("Removals", "%n contact detail(s)", n),
        Kind.CONTACT_LANGUAGE: lambda: translate("Removals", "%n language(s)", n),
        Kind.CONTACT_TAG: lambda: translate("Removals", "%n tag(s)", n),
        Kind.VOLUNTEER_SKILL: lambda: translate("Removals", "%n skill(s) of a volunteer", n),
        Kind.KEPT_LINE: lambda: translate("Removals", "%n line(s) of a card", n),
        Kind.EXPORT: lambda: translate("Removals", "%n list(s) that went out", n),
        Kind.TOLD_APART: lambda: translate("Removals", "%n mark(s) that two entries are two", n),
        Kind.FIELD_VALUE: lambda: translate("Removals", "%n value(s)", n),
    }
    return texts[Kind(table)]() if table in texts else translate("Removals", "%n record(s)", n)
