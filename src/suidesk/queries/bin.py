"""What screens ask about the bin: what was removed and can come back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from suidesk.domain.kinds import Kind
from suidesk.queries.names import NAME_COLUMN

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

PAGE: Final = 64
BINNED: Final = (
    Kind.CONTACT,
    Kind.PROJECT,
    Kind.ROLE,
    Kind.GRANT,
    Kind.ASSET,
    Kind.HANDOVER,
    Kind.INTERACTION,
    Kind.FOLLOW_UP,
    Kind.SAVED_LIST,
)
"""The kinds that the bin shows; what went together with one of them comes back with it."""
_NAMES: Final = {
    **NAME_COLUMN,
    Kind.ASSET: "name",
    Kind.INTERACTION: "summary",
    Kind.FOLLOW_UP: "text",
    Kind.SAVED_LIST: "name",
}
# Removed by the user and not there now; the newest removal counts where one was removed twice.
_GONE: Final = " UNION ALL ".join(
    f"""SELECT tbl, row_id, before, batch_id FROM journal
        WHERE after IS NULL AND before IS NOT NULL AND tbl = '{kind}'
        AND NOT EXISTS (SELECT 1 FROM {kind} WHERE id = row_id)"""
    for kind in BINNED
)
_BIN: Final = f"""SELECT tbl, row_id, before, batches.id, code, at, max(no),
      (SELECT count(*) FROM journal j WHERE j.batch_id = batches.id AND j.after IS NULL)
    FROM ({_GONE}) JOIN batches ON batches.id = batch_id WHERE sort <> 'internal'
    GROUP BY tbl, row_id"""


@dataclass(frozen=True)
class Removed:
    """A record in the bin: `batch` is the change that removed it, `at` when (ISO 8601), `together` how many went."""

    kind: Kind
    id: str
    name: str
    batch: str
    code: str
    at: str
    together: int


@dataclass(frozen=True)
class BinNow:
    """A window of what was removed, newest first; undoing its batch brings a record back."""

    offset: int = 0
    limit: int = PAGE

    def fetch(self, db: Reading) -> list[Removed]:
        """Give at most `limit` records."""
        rows = db.rows(f"{_BIN} ORDER BY max(no) DESC LIMIT ? OFFSET ?", (self.limit, self.offset))
        return [
            Removed(Kind(table), ref, _name(Kind(table), json.loads(before)), batch, code, at, together)
            for table, ref, before, batch, code, at, _, together in rows
        ]


@dataclass(frozen=True)
class BinCount:
    """How many records are in the bin."""

    def fetch(self, db: Reading) -> int:
        """Give the number."""
        return int(db.value(f"SELECT count(*) FROM ({_BIN})"))


def _name(kind: Kind, row: dict[str, object]) -> str:
    return str(row.get(_NAMES.get(kind, "name")) or row.get("leaving_on") or row.get("day") or "")
