"""What screens ask about the money of a project: which grants pay for it, how long, and what follows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from suidesk.domain.funding import Grant
from suidesk.queries.exposure import following_of

if TYPE_CHECKING:
    from suidesk.rules.renewal import Followed
    from suidesk.store.reading import Reading


@dataclass(frozen=True)
class Paying:
    """A grant that pays for a project, or only for the named `roles` of it.

    `spent_minor` is what was spent of the whole grant, in its own currency; None: no spending is noted.
    """

    grant: Grant
    roles: tuple[str, ...]
    spent_minor: int | None
    following: Followed


@dataclass(frozen=True)
class MoneyFor:
    """The grants that pay for a project or one of its roles, those that end last first."""

    project_id: str

    def fetch(self, db: Reading) -> list[Paying]:
        """Give them; without an end they come first."""
        uses = db.rows(
            """SELECT grant_id, roles.name FROM grant_uses LEFT JOIN roles ON roles.id = ref_id
               WHERE ref_id = ?1 OR roles.project_id = ?1 ORDER BY roles.name IS NOT NULL, roles.name""",
            (self.project_id,),
        )
        roles: defaultdict[str, list[str | None]] = defaultdict(list)
        for grant_id, role in uses:
            roles[grant_id].append(role)
        grants = list(db.of_ids(Grant, roles).values())
        grants.sort(key=lambda grant: (grant.ends_on is not None, -(grant.ends_on.toordinal() if grant.ends_on else 0)))
        marks = ", ".join("?" * len(grants))
        spent = dict(
            db.rows(
                f"""SELECT grant_id, sum(minor) FROM spends JOIN grants ON grants.id = grant_id
                    AND grants.currency = spends.currency WHERE grant_id IN ({marks}) GROUP BY 1""",
                [grant.id for grant in grants],
            )
        )
        following = following_of(db, grants)
        return [Paying(grant, _only(roles[grant.id]), spent.get(grant.id), following[grant.id]) for grant in grants]


def _only(roles: list[str | None]) -> tuple[str, ...]:
    """Give the roles where the project itself isn't among what is paid for."""
    return () if None in roles else tuple(name for name in roles if name)
