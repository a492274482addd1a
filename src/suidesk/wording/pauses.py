"""Planned pauses in words: what is asked when, who covers what, what is to be seen to before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from suidesk.domain.pauses import Choice, is_deliverable
from suidesk.domain.projects import Assignment, Capacity
from suidesk.domain.volunteers import Absence
from suidesk.domain.workload import Commitment
from suidesk.rules.pauses import Cover, CoverRoom, Entrusted, Label, PlannedPart, Touched, WhyCover
from suidesk.wording.assets import holding_kind_text
from suidesk.wording.formats import minutes_in_words, names_in_words, when_in_words
from suidesk.wording.people import capacity_text, day_near, period_text, promise_text
from suidesk.wording.translate import translate


def ask_text(name: str, *, is_open: bool = False) -> str:
    """Say what to ask somebody who pauses; `is_open`: no day of return is known."""
    if is_open:
        return translate("Pauses", "Ask {0} how they are, and when they would like to come back").format(name)
    return translate("Pauses", "Ask {0} how they are, and whether the day of return still suits").format(name)


def return_text(name: str) -> str:
    """Say what to do on the day of return."""
    return translate("Pauses", "{0} comes back: talk about what to take up again").format(name)


def rest_text(back: date | None, today: date) -> str:
    """Say as a choice that something rests."""
    if back is None:
        return translate("Pauses", "Rests until they come back")
    return translate("Pauses", "Rests, and comes back on {0}").format(day_near(back, today))


def later_text(due_on: date, today: date) -> str:
    """Say as a choice that one thing is due later."""
    return translate("Pauses", "Is due later: {0}").format(day_near(due_on, today))


def keep_text() -> str:
    """Say as a choice that nothing changes."""
    return translate("Pauses", "Stays as it is")


def somebody_text(*, is_for_good: bool) -> str:
    """Say as a choice that somebody is to be named."""
    if is_for_good:
        return translate("Pauses", "Somebody else takes it over…")
    return translate("Pauses", "Somebody else covers it…")


def cover_text(cover: Cover, today: date, *, is_for_good: bool) -> str:
    """Say as a choice that somebody covers, and what speaks for it: Bram covers it (is the deputy, 2 h free)."""
    pattern = translate("Pauses", "{0} takes it over") if is_for_good else translate("Pauses", "{0} covers it")
    said = [_why_text(cover, today)]
    if cover.room is not None and cover.room > 0:
        said.append(translate("Pauses", "{0} a week free").format(minutes_in_words(cover.room)))
    elif cover.room is not None:
        said.append(translate("Pauses", "no time free"))
    about = ", ".join(part for part in said if part)
    text = pattern.format(cover.name)
    return translate("Pauses", "{0} ({1})").format(text, about) if about else text


def _why_text(cover: Cover, today: date) -> str:
    if cover.why is WhyCover.ROOM and cover.last_asked_on is not None:
        return translate("Pauses", "asked {0}").format(when_in_words(cover.last_asked_on, today))
    return {
        WhyCover.DEPUTY: translate("Pauses", "is the deputy"),
        WhyCover.SHADOW: translate("Pauses", "goes along"),
        WhyCover.SHARES: translate("Pauses", "shares it"),
        WhyCover.PROJECT: translate("Pauses", "is in the project"),
        WhyCover.ROOM: translate("Pauses", "not asked yet"),
    }[cover.why]


def touched_text(one: Touched) -> str:
    """Name a promise or a role in the form: Host, Repair Café; 2 h a week, Tea table."""
    held, label = one.held, one.label
    name = translate("Pauses", "{0}, {1}").format(label.name, label.place) if label.place else label.name
    if isinstance(held, Assignment):
        return name if held.capacity is Capacity.HOLDER else f"{name} ({capacity_text(held.capacity)})"
    if is_deliverable(held):
        return translate("Pauses", "{0}, due meanwhile").format(name)
    hours = translate("Pauses", "{0} a week").format(minutes_in_words(held.minutes or 0))
    return translate("Pauses", "{0}: {1}").format(name, hours) if name else hours


def empty_text(label: Label, name: str, choice: Choice) -> str:
    """Say that a role that must never be empty would be, or is kept by who isn't there."""
    if choice is Choice.KEEP:
        return translate("Pauses", "{0} must never be empty, and stays with {1}, who is away.").format(label.name, name)
    return translate("Pauses", "{0} must never be empty, and nobody would have it.").format(label.name)


def room_texts(room: CoverRoom, today: date) -> list[str]:
    """Say what speaks against a cover: too much promised, away, leaving."""
    said = []
    if room.is_over:
        pattern = translate("Pauses", "{name} would have promised {whole} a week, {over} more than the {can} possible.")
        whole, can = room.promised + room.minutes, room.capacity or 0
        said.append(
            pattern.format(
                name=room.name,
                whole=minutes_in_words(whole),
                over=minutes_in_words(whole - can),
                can=minutes_in_words(can) if can else translate("Pauses", "nothing"),
            )
        )
    said += [
        translate("Pauses", "{0} is away meanwhile ({1}).").format(
            room.name, period_text(one.from_on, one.until_on, today)
        )
        for one in room.away
    ]
    if room.leaves_on is not None:
        said.append(translate("Pauses", "{0} leaves on {1}.").format(room.name, day_near(room.leaves_on, today)))
    return said


def also_away_text(absences: Sequence[Absence], today: date) -> str:
    """Say that other times away meet the pause."""
    spans = [period_text(one.from_on, one.until_on, today) for one in absences]
    return translate("Pauses", "Away already in that time: {0}.").format(names_in_words(spans))


def leaving_text(name: str, day: date, last: date | None, today: date) -> str:
    """Say that whoever pauses stops altogether, in the pause or later."""
    if last is None or day <= last:
        return translate("Pauses", "{0} leaves on {1}: plan a handover, nothing comes back after the pause.").format(
            name, day_near(day, today)
        )
    return translate("Pauses", "{0} leaves on {1}, after the pause.").format(name, day_near(day, today))


def entrusted_text(one: Entrusted) -> str:
    """Say what they hold for others, and who else does: Key: Hall. Nobody else has it; say who has it meanwhile."""
    what = translate("Pauses", "{0}: {1}.").format(holding_kind_text(one.kind), one.name or one.held_for)
    if one.others:
        others = translate("Pauses", "Noted for {0} too.").format(names_in_words(one.others))
    else:
        others = translate("Pauses", "Nobody else is noted; say who has it meanwhile.")
    return f"{what} {others}"


def part_text(one: PlannedPart) -> str:
    """Say what becomes of something: Bram covers Host; Tea table rests; Leaflet stays as it is."""
    name = one.label.name or promise_text(one.held) if isinstance(one.held, Commitment) else one.label.name
    if one.part.choice is Choice.KEEP:
        return translate("Pauses", "{0} stays as it is").format(name)
    if one.part.choice is Choice.COVER and one.cover is not None:
        pattern = (
            translate("Pauses", "{0} takes {1} over")
            if one.until_on is None and is_deliverable(one.held)
            else translate("Pauses", "{0} covers {1}")
        )
        return pattern.format(one.cover.name, name)
    if is_deliverable(one.held):
        return translate("Pauses", "{0} is due later").format(name)
    return translate("Pauses", "{0} rests").format(name)


def part_when_text(one: PlannedPart, today: date) -> str:
    """Say where something belongs, until when it is covered and when it comes back."""
    said = [one.label.place]
    if isinstance(one.held, Commitment) and one.held.due_on is not None and is_deliverable(one.held):
        said.append(translate("Pauses", "due on {0}").format(day_near(one.held.due_on, today)))
    if one.until_on is not None:
        said.append(period_text(None, one.until_on, today))
    if one.back_on is not None:
        said.append(translate("Pauses", "comes back on {0}").format(day_near(one.back_on, today)))
    return " · ".join(part for part in said if part)


def pause_when_text(back: date | None, today: date, *, is_light: bool) -> str:
    """Say when somebody comes back, and whether it begins lightly."""
    if back is None:
        return translate("Pauses", "The day of return isn't known yet")
    text = translate("Pauses", "Comes back on {0}").format(day_near(back, today))
    if not is_light:
        return text
    return " · ".join((text, translate("Pauses", "half of the promised hours for two weeks")))
