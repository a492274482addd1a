"""Taking a removed record out of the journal, the ledger and the index, with all that was its own and with its name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from suidesk.domain.kinds import Kind
from suidesk.domain.references import REFERENCES, OnRemoval
from suidesk.store.journal import AS_IT_LIES
from suidesk.store.tables.city import IS_PART
from suidesk.store.tables.journal import IS_CHANGED, OF_ROW, ROW_END
from suidesk.store.tables.neighbourhood import PART_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from suidesk.store.engine import sqlite

Key = tuple[Kind, str]
NOTHING = "{}"
"""What evidence and labels are where nothing is told any more."""


def scrub(connection: sqlite.Connection, kind: Kind, ref: str) -> int:
    """Empty every line of the journal that tells of the record or of what went with it; give how many.

    The lines stay with their numbers and clocks, so that the journal of each site has no gap. Labels of changes and
    evidence of reminders that could name it are emptied too, and the index forgets the words that nobody has any more.
    Looks at the whole journal: for a rare, deliberate step.
    """
    gone = _gone_with(connection, (kind, ref))
    telling = _Telling(frozenset(ref for _, ref in gone), _names_of(connection, gone))
    batches = _batches_of(connection, gone) | _ledger(connection, telling) | _labels(connection, telling)
    connection.execute(
        f"""WITH RECURSIVE told(id) AS (SELECT value FROM json_each(?)
              UNION SELECT batches.id FROM batches JOIN told ON undoes_id = told.id)
            UPDATE batches SET params = iif(params ->> 'kept_id' IS NULL, '{NOTHING}',
              json_object('kept_id', params ->> 'kept_id')) WHERE id IN (SELECT id FROM told)""",
        (json.dumps(sorted(batches)),),
    )
    for table in ("search_words", "search_names"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    return sum(_empty(connection, key) for key in gone)


class _Telling:
    """Judges whether a text of the ledger, or a change's label, tells of what is erased."""

    def __init__(self, refs: frozenset[str], names: Iterable[str]) -> None:
        self.refs = refs
        found = "|".join(re.escape(name) for name in sorted(names))
        self._names = re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None

    def is_in(self, text: str) -> bool:
        """Tell whether a JSON text names one of the records by its id or name."""
        return any(one in self.refs or self._names_one(one) for one in _strings(json.loads(text)))

    def _names_one(self, text: str) -> bool:
        return self._names is not None and self._names.search(text) is not None


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _gone_with(connection: sqlite.Connection, key: Key) -> set[Key]:
    """Give the record with all that belonged to it at any time and isn't there now, and so on with their own parts."""
    gone, new = set[Key](), {key}
    while new:
        gone |= new
        found = _parts(connection, new) | _merged_into(connection, new) | _talks_with_only(connection, gone)
        new = {one for one in found - gone if not _is_there(connection, one)}
    return gone


def _parts(connection: sqlite.Connection, wholes: set[Key]) -> set[Key]:
    """Give the records that the journal knows to have named one of these, unless they could do without it."""
    kinds = {kind for kind, _ in wholes}
    columns: dict[str, list[tuple[Kind, str]]] = {}
    for one in REFERENCES:
        if one.to in kinds and one.then is not OnRemoval.CLEARS:
            columns.setdefault(one.holder.kind_of.value, []).append((one.to, one.column))
    lines = connection.execute(
        f"""SELECT tbl, row_id, before, after FROM journal WHERE tbl IN ({", ".join("?" * len(columns))})
            AND coalesce(before, after) IS NOT NULL""",
        (*columns,),
    )
    return {
        (Kind(table), row_id)
        for table, row_id, *images in lines
        for row in (json.loads(image) for image in images if image)
        if any((kind, row.get(column)) in wholes for kind, column in columns[table])
    }


def _merged_into(connection: sqlite.Connection, kept: set[Key]) -> set[Key]:
    """Give the contacts that were merged into one of these: they were the same."""
    refs = [ref for kind, ref in kept if kind is Kind.CONTACT]
    rows = connection.execute(
        """SELECT row_id FROM journal WHERE tbl = 'contacts' AND after IS NULL AND batch_id IN (
             SELECT id FROM batches WHERE params ->> 'kept_id' IN (SELECT value FROM json_each(?)))""",
        (json.dumps(refs),),
    )
    return {(Kind.CONTACT, ref) for (ref,) in rows}


def _talks_with_only(connection: sqlite.Connection, gone: set[Key]) -> set[Key]:
    """Give the interactions at which nobody but contacts that are gone ever took part: what was said goes with them."""
    talks = {
        json.loads(image)["interaction_id"]
        for kind, ref in gone
        if kind is Kind.PARTICIPANT
        for image in _images(connection, f"{OF_ROW} AND tbl = ?2", ref, kind.value)
        if "interaction_id" in json.loads(image)
    }
    return {
        (Kind.INTERACTION, talk)
        for talk in talks
        if all((Kind.CONTACT, ref) in gone for ref in _took_part(connection, talk))
    }


def _took_part(connection: sqlite.Connection, talk: str) -> Iterator[str]:
    """Give the contacts that ever took part: those whom the journal tells, and those who are there as they were put."""
    test = f"{PART_OF} = ? AND {IS_CHANGED} AND {IS_PART} AND tbl = 'participants'"
    yield from (json.loads(image)["contact_id"] for image in _images(connection, test, talk))
    sql = f"""SELECT contact_id FROM participants AS part WHERE interaction_id = ?
        AND EXISTS (SELECT 1 FROM journal WHERE row_id = part.id
          AND row_end = substr(part.id, -{ROW_END}) AND tbl = 'participants' AND after = '{AS_IT_LIES}')"""
    yield from (ref for (ref,) in connection.execute(sql, (talk,)))


def _images(connection: sqlite.Connection, test: str, *params: str) -> Iterator[str]:
    for images in connection.execute(f"SELECT before, after FROM journal WHERE {test}", params):
        yield from filter(None, images)


def _is_there(connection: sqlite.Connection, key: Key) -> bool:
    return connection.execute(f"SELECT 1 FROM {key[0]} WHERE id = ?", (key[1],)).fetchone() is not None


def _names_of(connection: sqlite.Connection, gone: set[Key]) -> set[str]:
    """Give the names that contacts among these ever had, unless a contact that is there bears the same."""
    refs = [ref for kind, ref in gone if kind is Kind.CONTACT]
    rows = [json.loads(image) for ref in refs for image in _images(connection, f"{OF_ROW} AND tbl = 'contacts'", ref)]
    names = {str(row["display_name"]) for row in rows if row.get("display_name")}
    taken = connection.execute(
        "SELECT display_name FROM contacts WHERE display_name IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(names)),),
    )
    return names - {name for (name,) in taken}


def _batches_of(connection: sqlite.Connection, keys: Iterable[Key]) -> set[str]:
    sql = f"SELECT DISTINCT batch_id FROM journal WHERE {OF_ROW} AND tbl = ?2"
    return {batch for kind, ref in keys for (batch,) in connection.execute(sql, (ref, kind.value))}


def _ledger(connection: sqlite.Connection, telling: _Telling) -> set[str]:
    """Empty the evidence that tells of it, also where a reminder told of it before; give the changes of those."""
    rows = connection.execute("SELECT id, subject_id, evidence FROM reminders").fetchall()
    found = {ref for ref, subject, evidence in rows if subject in telling.refs or telling.is_in(evidence)}
    lines = connection.execute("SELECT line, row_id, before, after FROM journal WHERE tbl = 'reminders'").fetchall()
    told = {
        row_id
        for _, row_id, *images in lines
        for row in (json.loads(image) for image in images if image)
        if row.get("subject_id") in telling.refs or telling.is_in(row.get("evidence", NOTHING))
    }
    connection.executemany(
        "UPDATE journal_lines SET before = ?, after = ? WHERE no = ?",
        [(*map(_without_evidence, images), line) for line, row_id, *images in lines if row_id in found | told],
    )
    connection.executemany(f"UPDATE reminders SET evidence = '{NOTHING}' WHERE id = ?", [(ref,) for ref in found])
    return _batches_of(connection, ((Kind.REMINDER, ref) for ref in found | told))


def _without_evidence(image: str | None) -> str | None:
    row = json.loads(image) if image else {}
    if "evidence" not in row:
        return image
    return json.dumps({**row, "evidence": NOTHING}, ensure_ascii=False, separators=(",", ":"))


def _labels(connection: sqlite.Connection, telling: _Telling) -> set[str]:
    rows = connection.execute(f"SELECT id, params FROM batches WHERE params <> '{NOTHING}'")
    return {ref for ref, params in rows if telling.is_in(params)}


def _empty(connection: sqlite.Connection, key: Key) -> int:
    done = connection.execute(
        f"""UPDATE journal_lines SET before = NULL, after = NULL
           WHERE row_id = ?1 AND substr(row_id, -{ROW_END}) = substr(?1, -{ROW_END})
             AND tbl = (SELECT no FROM journal_tables WHERE name = ?2)
           AND (before IS NOT NULL OR after IS NOT NULL)""",
        (key[1], key[0].value),
    )
    return int(done.rowcount)
