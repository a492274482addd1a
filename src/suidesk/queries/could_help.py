"""Who could help: volunteers by when they are free, what they can, what they speak and what was seen of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from suidesk.domain.people import Tag
from suidesk.domain.text import folded
from suidesk.domain.volunteers import MIDNIGHT, Availability, CheckSeen, Slot
from suidesk.queries.asking import asked, asks_of, may_be_asked
from suidesk.queries.help_sql import covered, missing, not_busy, valid
from suidesk.queries.help_wanted import HelpWanted
from suidesk.queries.params import Params
from suidesk.queries.people import PAGE
from suidesk.queries.volunteer_rows import PEOPLE, VolunteerRow, promised_on, volunteer_rows, words_test

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from suidesk.store.reading import Reading


class Fit(StrEnum):
    """How what is noted of a volunteer answers to what is looked for."""

    FITS = "fits"
    """All of it."""
    PERHAPS = "perhaps"
    """Free for a part of the time, or when or how much is possible isn't known."""
    NEARLY = "nearly"
    """One skill, language, check or the minutes are missing."""


@dataclass(frozen=True)
class FitRow:
    """A volunteer who could help, with all that speaks for it and what is missing.

    `slots` are the hours of the week that overlap with what is asked for; `is_week_known` is False for one whose hours
    were never noted, which is unknown and not no. `skills` and `languages` are those of the wanted ones that are noted,
    `check` is a valid one, None where none is asked for or noted. `room` is what is left of the week in minutes.
    """

    volunteer: VolunteerRow
    fit: Fit
    slots: tuple[Slot, ...] = ()
    is_week_known: bool = True
    is_covered: bool = True
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    check: CheckSeen | None = None
    room: int | None = None
    last_asked_on: date | None = None
    asks_lately: int = 0


@dataclass(frozen=True, kw_only=True)
class CouldHelp(HelpWanted):
    """A window of those who could help: first those who fit, then perhaps, then nearly.

    Of these, who has not been asked for longest stands first. Nobody is listed who is known to be busy then, who is
    away, isn't active, is under 18, or doesn't want to be contacted.
    """

    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[FitRow]:
        """Give at most `limit` rows."""
        found = _found(db, self)[self.offset : self.offset + self.limit]
        return _Rows(db, self, [ref for ref, _ in found]).rows(dict(found))


@dataclass(frozen=True, kw_only=True)
class CouldHelpCounts(HelpWanted):
    """How many could help, by how they fit."""

    def fetch(self, db: Reading) -> dict[Fit, int]:
        """Give the numbers, noughts included."""
        fits = [fit for _, fit in _found(db, self)]
        return {fit: fits.count(fit) for fit in Fit}


@dataclass(frozen=True, kw_only=True)
class CouldHelpPlace(HelpWanted):
    """Where among those who could help somebody stands."""

    id: str

    def fetch(self, db: Reading) -> int | None:
        """Give the number of volunteers before them, or None when they aren't among them."""
        refs = [ref for ref, _ in _found(db, self)]
        return refs.index(self.id) if self.id in refs else None


@dataclass(frozen=True, kw_only=True)
class HowTheyFit(HelpWanted):
    """How one volunteer answers to what is looked for."""

    id: str

    def fetch(self, db: Reading) -> FitRow | None:
        """Give the row, or None when they aren't among those who could help."""
        found = _found(db, self, self.id)
        return next(iter(_Rows(db, self, [self.id]).rows(dict(found))), None) if found else None


def _found(db: Reading, wanted: HelpWanted, ref: str = "") -> list[tuple[str, Fit]]:
    """Give who could help, in order, with how they fit; with `ref` only that person."""
    params = Params()
    day, today = params.mark(wanted.day.isoformat()), params.mark(wanted.today.isoformat())
    tests = " AND ".join([may_be_asked(day), *not_busy(wanted, params), *words_test(params, wanted.text)])
    if ref:
        tests += f" AND contacts.id = {params.mark(ref)}"
    room = f"capacity_minutes - {promised_on(day)}"
    minutes = params.mark(wanted.minutes)
    columns = (
        covered(wanted, params),
        " + ".join([*missing(db, wanted, params, day), f"coalesce({room} < {minutes}, 0)"]),
        f"{minutes} IS NOT NULL AND capacity_minutes IS NULL",
    )
    rows = db.rows(
        f"""SELECT contacts.id, {", ".join(columns)} FROM {PEOPLE} {asked(today)} WHERE {tests}
            ORDER BY last_asked NULLS FIRST, contacts.sort_key, contacts.id""",
        params.values,
    )
    fits = ((ref, _fit(wanted, *values)) for ref, *values in rows)
    order = list(Fit)
    return sorted(((ref, fit) for ref, fit in fits if fit), key=lambda pair: order.index(pair[1]))


def _fit(wanted: HelpWanted, free: int, lacks: int, is_room_unknown: int) -> Fit | None:
    if lacks > 1:
        return None
    if lacks:
        return Fit.NEARLY
    is_part = wanted.hours is not None and free < wanted.whole
    return Fit.PERHAPS if is_part or is_room_unknown else Fit.FITS


@dataclass
class _Rows:
    """Reads what the rows of a window say."""

    db: Reading
    wanted: HelpWanted
    refs: Sequence[str]
    slots: defaultdict[str, list[Slot]] = field(default_factory=lambda: defaultdict(list))
    known: set[str] = field(default_factory=set)

    def rows(self, fits: dict[str, Fit]) -> list[FitRow]:
        """Give them in order."""
        wanted = self.wanted
        self._read_week()
        skills, languages, checks = self._skills(), self._languages(), self._checks()
        asks = asks_of(self.db, wanted.today, self.refs)
        return [
            FitRow(
                row,
                fits[row.id],
                tuple(self.slots[row.id]),
                is_week_known=row.id in self.known,
                is_covered=self._is_covered(row.id),
                skills=tuple(name for name in wanted.skills if Tag.of(name).id in skills[row.id]),
                languages=tuple(name for name in wanted.languages if folded(name) in languages[row.id]),
                check=checks.get(row.id),
                room=row.free,
                last_asked_on=asks[row.id][0],
                asks_lately=asks[row.id][1],
            )
            for row in volunteer_rows(self.db, wanted.day, self.refs)
        ]

    def _is_covered(self, ref: str) -> bool:
        first, last = self.wanted.hours or (0, MIDNIGHT)
        free: defaultdict[int, int] = defaultdict(int)
        for slot in self.slots[ref]:
            free[slot.weekday] += min(slot.to_min, last) - max(slot.from_min, first)
        return self.wanted.hours is None or max(free.values(), default=0) >= self.wanted.whole

    def _read_week(self) -> None:
        params = Params()
        rest = f"WHERE person_id IN ({params.marks(self.refs)}) ORDER BY weekday, from_min"
        first, last = self.wanted.hours or (0, 0)
        for one in self.db.records(Availability, rest, params.values):
            self.known.add(one.person_id)
            is_on = self.wanted.of_week is None or one.weekday == self.wanted.of_week
            if is_on and one.to_min > first and one.from_min < last:
                self.slots[one.person_id].append(one.slot)

    def _skills(self) -> dict[str, set[str]]:
        params = Params()
        marks = params.marks(self.refs)
        rows = self.db.rows(
            f"""SELECT volunteer_id, tag_id FROM volunteer_skills WHERE volunteer_id IN ({marks})
                UNION ALL SELECT contact_id, tag_id FROM contact_tags WHERE contact_id IN ({marks})""",
            params.values,
        )
        return _grouped(rows)

    def _languages(self) -> dict[str, set[str]]:
        params = Params()
        rows = self.db.rows(
            f"SELECT contact_id, language FROM contact_languages WHERE contact_id IN ({params.marks(self.refs)})",
            params.values,
        )
        return _grouped((ref, folded(name)) for ref, name in rows)

    def _checks(self) -> dict[str, CheckSeen]:
        """Give the valid check of each that lasts longest."""
        if not self.wanted.has_check:
            return {}
        params = Params()
        day = params.mark(self.wanted.day.isoformat())
        rest = f"""WHERE person_id IN ({params.marks(self.refs)}) AND {valid(self.wanted, params, day)}
            ORDER BY coalesce(review_on, '9999'), id"""
        return {one.person_id: one for one in self.db.records(CheckSeen, rest, params.values)}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for ref, value in pairs:
        found[ref].add(value)
    return found
