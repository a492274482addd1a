"""Bringing a list of contacts in: one transaction, one change to take back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from suidesk.commands.import_answers import tell_apart, with_names
from suidesk.domain.people import Field, Tag
from suidesk.interchange.decisions import Fate
from suidesk.interchange.merging import Merger, Policy
from suidesk.interchange.policies import Policies
from suidesk.interchange.sameness import name_key
from suidesk.interchange.settling import Settled, decided
from suidesk.interchange.whole_contacts import WholeContact
from suidesk.store.whole import kept_lines, skills_and_hours, whole_contacts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from suidesk.domain.records import Record
    from suidesk.interchange.incoming import Incoming
    from suidesk.interchange.problems import Problem
    from suidesk.interchange.row_doubles import Answered
    from suidesk.interchange.sameness import NameKey
    from suidesk.store.reading import Reading
    from suidesk.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one row."""

    line: int
    fate: Fate
    problems: tuple[Problem, ...]


class StoredContacts:
    """The store's contacts as an import asks for them; their names are read once.

    Skills and the hours of a usual week are read where `has_weeks`, as lists of volunteers have them;
    kept lines where `has_kept`, as cards have them.
    """

    def __init__(self, db: Reading, *, has_weeks: bool = False, has_kept: bool = False) -> None:
        """Ask over that reading."""
        self._db = db
        self._has_weeks = has_weeks
        self._has_kept = has_kept
        self._refs: dict[NameKey, list[str]] = {}
        for kind, name, ref in db.rows("SELECT kind, display_name, id FROM contacts ORDER BY id"):
            self._refs.setdefault(name_key(kind, name), []).append(ref)

    def of_ids(self, ids: Collection[str]) -> list[WholeContact]:
        """Give the contacts of those ids that are there."""
        refs = dict.fromkeys(ids)
        found = list(whole_contacts(self._db, refs, WholeContact))
        if self._has_weeks:
            found = with_weeks(self._db, found)
        return with_kept(self._db, found) if self._has_kept else found

    def named(self, keys: Collection[NameKey]) -> list[WholeContact]:
        """Give the contacts of those kinds and folded names, in the order of their ids."""
        return self.of_ids([ref for key in keys for ref in self._refs.get(key, ())])


def with_weeks(db: Reading, found: list[WholeContact]) -> list[WholeContact]:
    """Give the contacts with their skills and the hours of their usual week."""
    skills, hours = skills_and_hours(db, [one.contact.id for one in found])
    return [replace(one, skills=tuple(skills[one.contact.id]), slots=tuple(hours[one.contact.id])) for one in found]


def with_kept(db: Reading, found: list[WholeContact]) -> list[WholeContact]:
    """Give the contacts with the lines that are kept of their cards."""
    kept = kept_lines(db, [one.contact.id for one in found])
    return [replace(one, kept=tuple(kept[one.contact.id])) for one in found]


def stored_contacts(db: Reading, rows: Sequence[Incoming]) -> StoredContacts:
    """Give the store's contacts with what these rows tell of."""
    return StoredContacts(db, has_weeks=tell_weeks(rows), has_kept=any(row.kept for row in rows))


def tell_weeks(rows: Sequence[Incoming]) -> bool:
    """Tell whether some row has skills or hours of a usual week."""
    return any(row.skills or row.slots for row in rows)


class ImportContacts:
    """Bring in the rows of a file. Not for scripts by name: `suidesk import` makes it of a file.

    `watch` is told how many rows are done and may raise to stop; nothing is then changed.
    """

    def __init__(
        self,
        rows: Sequence[Incoming],
        policy: Policy | Policies = Policy.FILL_BLANKS,
        source: str = "",
        watch: Callable[[int], None] | None = None,
        answers: Sequence[Answered] = (),
    ) -> None:
        """Import those rows by that policy, with the answers on doubles; `source` is the file's name, for the label."""
        self._answers = answers
        self._rows = rows
        self._policy = policy
        self._source = source
        self._watch = watch

    def apply(self, tx: Tx) -> list[Imported]:
        """Write what is new or changed; give the fate of every row. The rows are let go on the way."""
        known = stored_contacts(tx, self._rows)
        rows, self._rows = iter(self._rows), ()
        merger = Merger(self._policy, tx.language, tx.new_id)
        writer = _Writer(tx)
        done: list[Imported] = []
        settled = Settled(self._answers, tx.new_id)
        for decision in decided(rows, known, merger, settled, with_names):
            one = decision.incoming
            if decision.fate is not Fate.CREATED:
                writer.write(decision.records)
            elif one.id:
                writer.write(merger.created(one))
            else:
                # All ids follow from that of the contact, which is made here: there is nothing to look for.
                writer.write(merger.created(one), tx.put_new)
            done.append(Imported(one.line, decision.fate, decision.problems))
            if self._watch:
                self._watch(len(done))
        tell_apart(tx, settled)
        counts = {fate.value: sum(one.fate is fate for one in done) for fate in (Fate.CREATED, Fate.UPDATED)}
        tx.say(file=self._source, **counts)
        return done


class _Writer:
    """Writes decisions; tags and fields that are there keep their spelling."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._there: set[str] = set()

    def write(self, records: Sequence[Record], put: Callable[[Record], object] | None = None) -> None:
        for record in records:
            if not isinstance(record, Tag | Field):
                (put or self._tx.put)(record)
            elif record.id not in self._there:
                self._there.add(record.id)
                if self._tx.find(type(record), record.id) is None:
                    self._tx.put(record)
