"""A first mapping for a table, from its headings and from what its cells look like."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from suidesk.domain.people import ContactKind, looks_like_email
from suidesk.domain.text import tidy
from suidesk.interchange.attributes import fields_of_attributes, meaning_of_attribute
from suidesk.interchange.cells import names_beside
from suidesk.interchange.days import order_of
from suidesk.interchange.headings import Meaning, label_alone, meaning_of, normalised
from suidesk.interchange.mapping import ColumnUse, Mapping
from suidesk.interchange.own_files import EXPORT_HEADING, FIELD_PREFIX, REJECTED_HEADINGS
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.shapes import (
    looks_like_full_phone,
    looks_like_name,
    looks_like_phone,
    looks_like_postcode,
    looks_like_url,
    share,
)
from suidesk.interchange.signatures import LDIF
from suidesk.interchange.targets import ADDRESS_PARTS, DAYS, POINTS, SEVERAL, Target
from suidesk.interchange.telling import target_of_volunteers
from suidesk.interchange.values import KIND_WORDS, STATUS_WORDS, chosen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Mapping as AnyMapping

    from suidesk.interchange.tables import Table

_MOST: Final = 0.8
# A column of e-mail addresses may hold "none", "unknown" and slips.
_MANY: Final = 0.6
_NAME_WORDS: Final = frozenset({"name", "names", "naam", "namen", "navn", "navne"})
# Headings that say nothing by themselves: their cells decide.
_CHOICES: Final = (
    (Target.KIND, frozenset({"type", "soort", "art", "slags"}), KIND_WORDS),
    (Target.VOLUNTEER_STATUS, frozenset({"status", "state"}), STATUS_WORDS),
)
_FIELD_NAME_LIMIT: Final = 180
# What Outlook has in its column of the type of an address says nothing of whose it is.
_WAYS_TO_SEND: Final = frozenset({"SMTP", "EX"})


def guess(
    table: Table, kind: ContactKind = ContactKind.PERSON, *, of_volunteers: bool = False
) -> tuple[Mapping, list[Problem]]:
    """Give a mapping for every column, unknown ones kept as custom fields, and the questions that it leaves open.

    Skills and availability have a place in lists of volunteers only.
    """
    samples = _samples(table)
    uses = [_from_heading(heading, sample) for heading, sample in zip(table.headings, samples, strict=True)]
    if table.kind == LDIF:
        uses = _from_attributes(uses, table.headings)
    if of_volunteers:
        uses = [_of_volunteers(heading) or use for heading, use in zip(table.headings, uses, strict=True)]
    uses = _from_cells(uses, table, samples)
    if not table.has_header:
        uses = _names_without_headings(uses, samples)
    uses = _only_once(uses)
    uses = _addresses(uses)
    named = _custom(uses, table.columns)
    named, questions = _day_orders(named, table)
    return Mapping(columns=table.columns, uses=tuple(named), kind=kind, of_volunteers=of_volunteers), questions


def _of_volunteers(heading: str) -> ColumnUse | None:
    target = target_of_volunteers(heading)
    return ColumnUse(target=target) if target else None


def target_of(heading: str, cells: Sequence[str]) -> Target:
    """Tell where a column of that heading and those cells would go; `CUSTOM` when nothing is known of it."""
    sample = [text for cell in cells if (text := cell.strip())]
    use = _from_heading(tidy(heading), sample) or _by_value(sample, looks_like_full_phone)
    return use.target if use else Target.CUSTOM


def _samples(table: Table) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in table.columns]
    for row in table.sample():
        for sample, cell in zip(found, row.cells, strict=False):
            if text := cell.strip():
                sample.append(text)
    return found


def _from_heading(heading: str, sample: list[str]) -> ColumnUse | None:
    if heading in REJECTED_HEADINGS or heading == EXPORT_HEADING:
        return ColumnUse(target=Target.IGNORE)
    if heading.startswith(FIELD_PREFIX):
        return ColumnUse(target=Target.CUSTOM, field=heading.removeprefix(FIELD_PREFIX))
    words = set(normalised(heading).split())
    for target, hints, choices in _CHOICES:
        if words & hints and share(sample, partial(_is_choice, choices)) >= _MOST:
            return ColumnUse(target=target)
    meaning = meaning_of(heading)
    return _from_label(heading, sample) if meaning is None else _from_meaning(meaning, sample)


def _from_meaning(meaning: Meaning, sample: list[str]) -> ColumnUse | None:
    if meaning.target is Target.LABEL and sample and _WAYS_TO_SEND.issuperset(sample):
        return None
    if meaning.target is Target.FULL_NAME and (seen := _by_value(sample, looks_like_phone)):
        return seen  # a column "Contact" may hold numbers
    return ColumnUse(target=meaning.target, label=meaning.label, slot=_slot(meaning))


def _from_label(heading: str, sample: list[str]) -> ColumnUse | None:
    """Take a heading that only says which one it is, as `Work` of Yahoo's, for what its cells look like."""
    label = label_alone(heading)
    seen = _by_value(sample, looks_like_phone) if label else None
    if seen is None or seen.target not in (Target.EMAIL, Target.PHONE):
        return None
    return replace(seen, label=label, slot=f"{seen.target} {label} {normalised(heading)}")


def _from_attributes(uses: Sequence[ColumnUse | None], headings: Sequence[str]) -> list[ColumnUse | None]:
    """Put what the attributes of a directory mean over what their names would mean as words."""
    found: list[ColumnUse | None] = []
    for use, heading, kept in zip(uses, headings, fields_of_attributes(headings), strict=True):
        if meaning := meaning_of_attribute(heading):
            found.append(ColumnUse(target=meaning.target, label=meaning.label, slot=_slot(meaning)))
        else:
            found.append(ColumnUse(target=Target.CUSTOM, field=kept) if kept else use)
    return found


def _is_choice(choices: AnyMapping[str, object], text: str) -> bool:
    return chosen(text, choices) is not None


def _slot(meaning: Meaning) -> str:
    target = meaning.of or meaning.target
    if target in ADDRESS_PARTS or target is Target.ADDRESS:
        return f"address {meaning.label} {meaning.number or 1}"
    return f"{target} {meaning.label} {meaning.number or 1}" if target in POINTS else ""


def _from_cells(uses: list[ColumnUse | None], table: Table, samples: list[list[str]]) -> list[ColumnUse | None]:
    """Fill in columns of unknown heading by their cells, for targets that no heading has named."""
    taken = {use.target for use in uses if use}
    is_phone = looks_like_full_phone if table.has_header else looks_like_phone
    found = list(uses)
    for at, use in enumerate(uses):
        seen = None if use else _by_value(samples[at], is_phone)
        if seen and (seen.target not in taken or not table.has_header):
            found[at] = replace(seen, slot=f"{seen.target} {at}") if seen.target in POINTS else seen
    if not taken & {Target.FULL_NAME, Target.GIVEN, Target.FAMILY, Target.ORGANISATION}:
        hinted = (
            at for at, use in enumerate(found) if not use and _NAME_WORDS & set(normalised(table.headings[at]).split())
        )
        for at in hinted:
            if share(samples[at], looks_like_name) >= _MOST:
                found[at] = ColumnUse(target=Target.FULL_NAME)
                break
    return found


def _by_value(sample: list[str], is_phone: Callable[[str], bool]) -> ColumnUse | None:
    if share(sample, _holds_email) >= _MANY:
        return ColumnUse(target=Target.EMAIL)
    tests = ((Target.PHONE, is_phone), (Target.WEBSITE, looks_like_url), (Target.POSTCODE, looks_like_postcode))
    return next((ColumnUse(target=target) for target, test in tests if share(sample, test) >= _MOST), None)


def _holds_email(text: str) -> bool:
    """Tell whether a cell is an address, or a name and an address as in the head of a mail: `Ann <ann@x.nl>`."""
    return looks_like_email(text) or bool(names_beside(text))


def _names_without_headings(uses: list[ColumnUse | None], samples: list[list[str]]) -> list[ColumnUse | None]:
    """Take the first columns of words for the names: one with several words is a full name, else given and family."""
    names = [at for at, use in enumerate(uses) if not use and share(samples[at], looks_like_name) >= _MOST]
    found = list(uses)
    full = next((at for at in names[:2] if share(samples[at], lambda text: " " in text or "," in text) >= _MANY), None)
    if full is not None and not (names[0] != full and full == names[0] + 1):
        found[full] = ColumnUse(target=Target.FULL_NAME)
    elif len(names) == 1:
        found[names[0]] = ColumnUse(target=Target.FULL_NAME)
    elif names:
        found[names[0]], found[names[1]] = ColumnUse(target=Target.GIVEN), ColumnUse(target=Target.FAMILY)
    return found


def _only_once(uses: list[ColumnUse | None]) -> list[ColumnUse | None]:
    """Leave a target that takes one column to the first that claims it."""
    seen: set[Target] = set()
    found: list[ColumnUse | None] = []
    for use in uses:
        is_second = use is not None and use.target in seen and use.target not in SEVERAL
        found.append(None if is_second else use)
        if use:
            seen.add(use.target)
    return found


def _addresses(uses: list[ColumnUse | None]) -> list[ColumnUse | None]:
    """Tell whole addresses from streets, and a second line of an address from a second address."""
    anchors = {use.slot for use in uses if use and use.target in ADDRESS_PARTS and use.target is not Target.STREET}
    found = list(uses)
    for at, use in enumerate(uses):
        if use is None or use.target is not Target.STREET or use.slot in anchors:
            continue
        first = f"{use.slot.rsplit(' ', 1)[0]} 1"
        found[at] = replace(use, slot=first) if first in anchors else replace(use, target=Target.ADDRESS)
    return found


def _custom(uses: list[ColumnUse | None], columns: Sequence[str]) -> list[ColumnUse]:
    """Keep every other column as a custom field of its own name."""
    names: set[str] = set()
    counts: dict[str, int] = {}
    found: list[ColumnUse] = []
    for use, column in zip(uses, columns, strict=True):
        if use and (use.target is not Target.CUSTOM or use.field):
            found.append(use)
            continue
        name = whole = column[:_FIELD_NAME_LIMIT]
        while name.casefold() in names:
            counts[whole] = counts.get(whole, 1) + 1
            name = f"{whole} ({counts[whole]})"
        names.add(name.casefold())
        found.append(ColumnUse(target=Target.CUSTOM, field=name))
    return found


def _day_orders(uses: list[ColumnUse], table: Table) -> tuple[list[ColumnUse], list[Problem]]:
    """Decide for every column of days, over all its rows, whether the day or the month comes first."""
    found, questions = list(uses), []
    for at, use in enumerate(uses):
        if use.target not in DAYS:
            continue
        order, doubtful = order_of(row.cells[at] for row in table.rows() if len(row.cells) > at)
        found[at] = replace(use, day_order=order)
        if doubtful:
            questions.append(
                Problem(1, 1, table.columns[at], "day_or_month_first", order.value, doubtful, Severity.QUESTION)
            )
    return found, questions
