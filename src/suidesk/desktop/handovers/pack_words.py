"""The pack for a successor, in words: headings, paragraphs and lines, ready to be printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from suidesk.domain.handovers import ItemKind, Topic
from suidesk.domain.workload import CommitmentKind
from suidesk.wording.formats import capital, day_in_words, minutes_in_words
from suidesk.wording.funding import duty_text
from suidesk.wording.handovers import holding_text, topic_text
from suidesk.wording.network import tie_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.queries.handover_pack import Pack, PackPerson
    from suidesk.queries.handovers import PassingItem


@dataclass(frozen=True)
class PackLine:
    """A line with what stands below it; `has_box` asks for a box to tick."""

    text: str
    second: str = ""
    has_box: bool = False


@dataclass(frozen=True)
class PackSection:
    """A heading, a text of the user's own, and lines; one without either of them says `empty`."""

    title: str
    text: str = ""
    lines: list[PackLine] = field(default_factory=list)
    empty: str = ""


def pack_title(pack: Pack) -> str:
    """Head the pack: Handover of Åsa Kjær to Bram van der Berg."""
    if pack.successor:
        return translate("HandoverPack", "Handover of {0} to {1}").format(pack.about.leaver, pack.successor)
    return translate("HandoverPack", "Handover of {0}").format(pack.about.leaver)


def pack_subtitle(pack: Pack, today: date) -> str:
    """Say when the last day is, how to reach the leaver, and as of when this is."""
    last = translate("HandoverPack", "Last day: {0}").format(day_in_words(pack.about.handover.leaving_on))
    printed = translate("HandoverPack", "As of {0}").format(day_in_words(today))
    return " · ".join((last, *pack.leaver_reach, printed))


def pack_sections(pack: Pack) -> list[PackSection]:
    """Give the sections in the order in which a successor reads them; what nobody filled in says so."""
    notes = pack.about.notes
    nothing = translate("HandoverPack", "Nothing is written here yet.")
    return [
        PackSection(topic_text(Topic.PURPOSE), notes.get(Topic.PURPOSE, ""), empty=nothing),
        _of_kind(pack, ItemKind.ROLE, translate("HandoverPack", "Roles")),
        PackSection(topic_text(Topic.RECURRING_TASKS), notes.get(Topic.RECURRING_TASKS, ""), empty=nothing),
        _of_kind(pack, ItemKind.COMMITMENT, translate("HandoverPack", "Open promises")),
        _of_kind(pack, ItemKind.HOLDING, translate("HandoverPack", "Keys, accounts, equipment and signing rights")),
        PackSection(
            topic_text(Topic.CONTACTS),
            notes.get(Topic.CONTACTS, ""),
            [_person(one, pack.about.leaver) for one in pack.people],
            nothing,
        ),
        PackSection(
            translate("HandoverPack", "Dates of grants"),
            lines=[
                PackLine(
                    translate("HandoverPack", "{day}: {duty}").format(
                        day=day_in_words(one.day), duty=duty_text(one.kind)
                    ),
                    " · ".join(part for part in (one.grant, one.funder) if part),
                )
                for one in pack.dates
            ],
            empty=translate("HandoverPack", "None are noted."),
        ),
        PackSection(topic_text(Topic.ADVICE), notes.get(Topic.ADVICE, ""), empty=nothing),
    ]


def passing_text(one: PassingItem) -> str:
    """Say what passes on: Host, Repair Café; 3 h a week, Repair Café; the title of a deliverable; Key: Hall."""
    if one.holding is not None:
        kind = holding_text(one.holding.kind)
        return translate("Handovers", "{kind}: {name}").format(kind=kind, name=one.name) if one.name else kind
    parts = [one.name, one.place]
    if one.commitment is not None and one.commitment.kind is CommitmentKind.WEEKLY:
        parts.insert(0, translate("Handovers", "{0} a week").format(minutes_in_words(one.minutes or 0)))
    return ", ".join(part for part in parts if part)


def passing_detail(one: PassingItem) -> str:
    """Say more of it: that a role is critical, when a deliverable is due, for whom a thing is held and where it is."""
    made = one.commitment
    parts = [
        translate("Handovers", "critical") if one.is_critical else "",
        translate("Handovers", "due {0}").format(day_in_words(made.due_on)) if made and made.due_on else "",
        one.place if one.holding is not None else "",
        one.detail,
        one.item.text,
    ]
    return capital(" · ".join(part for part in parts if part))


def _of_kind(pack: Pack, kind: ItemKind, title: str) -> PackSection:
    found = [one for one in pack.passing if one.item.kind is kind]
    return PackSection(
        title,
        lines=[PackLine(passing_text(one), _detail(one, pack), has_box=one.item.done_on is None) for one in found],
        empty=translate("HandoverPack", "None."),
    )


def _detail(one: PassingItem, pack: Pack) -> str:
    """Say who gets it, in a pack for all of them."""
    to = translate("HandoverPack", "to {0}").format(one.successor) if one.successor and not pack.successor else ""
    return " · ".join(part for part in (passing_detail(one), to) if part)


def _person(one: PackPerson, leaver: str) -> PackLine:
    tie = (
        f"{tie_text(one.tie, is_from_here=one.is_from_them)} {leaver}"
        if one.tie is not None
        else translate("HandoverPack", "talks with {0}").format(leaver)
    )
    return PackLine(one.name, " · ".join((one.post or tie, *one.reach)))
