"""What is asked before many are written to: their addresses, and who is left out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Addressee:
    """Somebody to write to: `email` as it was typed, `given` empty for an organisation."""

    id: str
    name: str
    given: str
    family: str
    email: str


@dataclass(frozen=True)
class Mailing:
    """One address of each contact, none twice; the numbers tell who is left out, and why.

    `opted_out` don't want to be contacted or have died, `without` have no address; `shared` have the address of one
    who gets the letter already.
    """

    to: tuple[Addressee, ...]
    opted_out: int = 0
    without: int = 0
    shared: int = 0


@dataclass(frozen=True)
class MailingTo:
    """The first e-mail address of each of these contacts who may be contacted, in the order of the list."""

    ids: tuple[str, ...]

    def fetch(self, db: Reading) -> Mailing:
        """Give them."""
        rows = db.rows(
            """SELECT contacts.id, display_name, given, family, do_not_contact OR died_on IS NOT NULL,
                 (SELECT trim(raw) FROM contact_points WHERE contact_id = contacts.id AND contact_points.kind = 'email'
                  ORDER BY position, contact_points.id LIMIT 1)
               FROM contacts WHERE contacts.id IN (SELECT value FROM json_each(?)) ORDER BY sort_key, contacts.id""",
            (json.dumps(self.ids),),
        )
        reached = [
            Addressee(ref, name, given, family, email or "") for ref, name, given, family, out, email in rows if not out
        ]
        to: dict[str, Addressee] = {}
        for one in reached:
            if one.email:
                to.setdefault(one.email.casefold(), one)
        without = sum(not one.email for one in reached)
        return Mailing(tuple(to.values()), len(rows) - len(reached), without, len(reached) - without - len(to))
