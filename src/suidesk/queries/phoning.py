"""What is asked before people are rung up: their numbers, and who is left out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Caller:
    """Somebody with a number, as it was typed."""

    id: str
    name: str
    phone: str


@dataclass(frozen=True)
class Phoning:
    """Who can be rung up; `opted_out` don't want to be contacted or have died, `without` names the others."""

    to: tuple[Caller, ...]
    opted_out: int = 0
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class PhoningTo:
    """The first number of each of these contacts who may be contacted, in the order of the list."""

    ids: tuple[str, ...]

    def fetch(self, db: Reading) -> Phoning:
        """Give them."""
        rows = db.rows(
            """SELECT contacts.id, display_name, do_not_contact OR died_on IS NOT NULL,
                 (SELECT trim(raw) FROM contact_points WHERE contact_id = contacts.id AND contact_points.kind = 'phone'
                  ORDER BY position, contact_points.id LIMIT 1)
               FROM contacts WHERE contacts.id IN (SELECT value FROM json_each(?)) ORDER BY sort_key, contacts.id""",
            (json.dumps(self.ids),),
        )
        reached = [(ref, name, phone) for ref, name, is_out, phone in rows if not is_out]
        return Phoning(
            tuple(Caller(*one) for one in reached if one[2]),
            len(rows) - len(reached),
            tuple(name for _, name, phone in reached if not phone),
        )
