"""Taking a list over that went out and comes back edited: one transaction, one change to take back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.commands.importing import ImportContacts, Imported
from suidesk.domain.people import Field, Tag
from suidesk.interchange.coming_back.columns import columns_back
from suidesk.interchange.coming_back.comparing import Answers, Comparing
from suidesk.interchange.coming_back.deciding import Deciding, DecisionBack, RowBack
from suidesk.interchange.decisions import Fate
from suidesk.interchange.merging import Policy
from suidesk.interchange.sameness import alike
from suidesk.store.as_of import AT_ONCE, AsOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from suidesk.domain.exports import ListExport
    from suidesk.domain.records import Record
    from suidesk.interchange.incoming import Incoming
    from suidesk.interchange.mapping import Mapping as ColumnMapping
    from suidesk.store.reading import Reading
    from suidesk.store.tx import Tx


@dataclass(frozen=True)
class ListBack:
    """A list that came back: rows that name their export, rows that somebody added, and how the columns are used."""

    exports: Mapping[str, ListExport]
    rows: Sequence[RowBack]
    added: Sequence[Incoming]
    mapping: ColumnMapping
    file: str = ""


def decisions_back(
    db: Reading, back: ListBack, answers: Answers, language: str, new_id: Callable[[], str]
) -> Iterator[DecisionBack]:
    """Give the decision on every row that names its export; each contact is read just before it."""
    field_ids = {alike(name): ref for ref, name in db.rows("SELECT id, name FROM fields ORDER BY id DESC")}
    of_mark: dict[str, list[RowBack]] = defaultdict(list)
    for row in back.rows:
        of_mark[row.mark].append(row)
    for mark, rows in of_mark.items():
        out = back.exports[mark]
        is_guarded = out.format == "csv" and not out.is_lossless
        comparing = Comparing(columns_back(out, back.mapping), is_guarded=is_guarded, answers=answers)
        deciding = Deciding(comparing, language, new_id, field_ids)
        then = AsOf(db, out.position)
        for start in range(0, len(rows), AT_ONCE):
            some = rows[start : start + AT_ONCE]
            both = then.both([row.contact_id for row in some])
            yield from (deciding.decide(row, *both[row.contact_id]) for row in some)


class TakeListBack:
    """Take a list over. Not for scripts by name: `suidesk import` makes it of a file.

    `watch` is told how many rows are done and may raise to stop; nothing is then changed.
    """

    def __init__(self, back: ListBack, answers: Answers, watch: Callable[[int], None] | None = None) -> None:
        """Take what they changed; where both did, what the answers say."""
        self._back, self._answers, self._watch = back, answers, watch

    def apply(self, tx: Tx) -> tuple[list[DecisionBack], list[Imported]]:
        """Write it; give the decisions, and the fates of added rows."""
        back = self._back
        there: set[str] = set()
        done: list[DecisionBack] = []
        for decision in decisions_back(tx, back, self._answers, tx.language, tx.new_id):
            if decision.fate is Fate.UPDATED:
                _write(tx, decision.written.deletes, decision.written.puts, there)
            done.append(decision)
            if self._watch:
                self._watch(len(done))
        added = ImportContacts(list(back.added), Policy.FILL_BLANKS, back.file).apply(tx) if back.added else []
        fates = [one.fate for one in done] + [one.fate for one in added]
        tx.say(file=back.file, created=fates.count(Fate.CREATED), updated=fates.count(Fate.UPDATED))
        return done, added


def _write(tx: Tx, deletes: Iterable[Record], puts: Iterable[Record], there: set[str]) -> None:
    """Write it; tags and fields that are there keep their spelling."""
    for record in deletes:
        tx.delete(record)
    for record in puts:
        if not isinstance(record, Tag | Field):
            tx.put(record)
        elif record.id not in there:
            there.add(record.id)
            if tx.find(type(record), record.id) is None:
                tx.put(record)
