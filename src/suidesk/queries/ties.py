"""Who of those who run the neighbourhood knows the contacts that matter outside of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from suidesk.domain.ids import ContactId
from suidesk.domain.kinds import Kind
from suidesk.rules.facts_cover import OnlyKnown

if TYPE_CHECKING:
    from suidesk.store.reading import Reading

# "We": the user, volunteers who haven't left, who leads or holds a role in a project that goes on, who owns a grant.
# What matters outside: who funds a grant that isn't over, who holds a post at an organisation or works there, and who
# offers an asset. Somebody of us knows one of them by a connection that stands, by a conversation that they had, or
# as the owner of the grant. The user is tied to nearly all by what they note; that counts as it does for others.
# Conversations are dear to read: only those with contacts that matter, and of whom connections and grants don't show
# already that several of us know them. CROSS JOIN keeps SQLite from beginning with all that we have ever noted, and
# from reading all contacts. Talks are read in the order in which they lie, so that a small cache is enough.
_KNOWN: Final = """WITH
  we(id) AS MATERIALIZED (
    SELECT me_id FROM desk WHERE me_id IS NOT NULL
    UNION SELECT id FROM volunteers WHERE status <> 'left'
    UNION SELECT person_id FROM assignments JOIN roles ON roles.id = role_id JOIN projects ON projects.id = project_id
      WHERE stage <> 'finished' AND from_on <= ?1 AND coalesce(until_on, ?1) >= ?1
    UNION SELECT lead_id FROM projects WHERE stage <> 'finished' AND lead_id IS NOT NULL
    UNION SELECT owner_id FROM grants WHERE stage NOT IN ('declined', 'closed') AND owner_id IS NOT NULL),
  funders(id) AS MATERIALIZED (
    SELECT DISTINCT funder_id FROM grants WHERE stage NOT IN ('declined', 'closed') AND funder_id IS NOT NULL),
  matter(id) AS MATERIALIZED (SELECT id FROM (
      SELECT id FROM funders
      UNION SELECT person_id FROM roles JOIN assignments ON role_id = roles.id
        WHERE organisation_id IS NOT NULL AND from_on <= ?1 AND coalesce(until_on, ?1) >= ?1
      UNION SELECT from_id FROM connections WHERE kind = 'works_at' AND coalesce(until, ?1) >= ?1
      UNION SELECT offered_by_id FROM assets WHERE offered_by_id IS NOT NULL)
    WHERE id NOT IN (SELECT id FROM we)),
  noted(id, by_id, since) AS MATERIALIZED (
    SELECT matter.id, to_id, since FROM matter CROSS JOIN connections ON from_id = matter.id
      WHERE to_id IN (SELECT id FROM we) AND coalesce(since, ?1) <= ?1 AND coalesce(until, ?1) >= ?1
    UNION ALL SELECT matter.id, from_id, since FROM matter CROSS JOIN connections ON to_id = matter.id
      WHERE from_id IN (SELECT id FROM we) AND coalesce(since, ?1) <= ?1 AND coalesce(until, ?1) >= ?1
    UNION ALL SELECT funder_id, owner_id, NULL FROM grants
      WHERE stage NOT IN ('declined', 'closed') AND funder_id IS NOT NULL AND owner_id IN (SELECT id FROM we)),
  many(id) AS MATERIALIZED (SELECT id FROM noted GROUP BY id HAVING min(by_id) < max(by_id)),
  talks(interaction_id, id) AS MATERIALIZED (
    SELECT interaction_id, matter.id FROM matter CROSS JOIN participants ON contact_id = matter.id
      WHERE matter.id NOT IN (SELECT id FROM many) ORDER BY 1),
  known(id, by_id, since) AS (
    SELECT id, by_id, since FROM noted WHERE id NOT IN (SELECT id FROM many)
    UNION ALL SELECT talks.id, by_id, day FROM talks CROSS JOIN interactions ON interactions.id = interaction_id
      WHERE by_id IN (SELECT id FROM we) AND day <= ?1),
  alone(id, by_id, since) AS MATERIALIZED (
    SELECT id, min(by_id), min(since) FROM known GROUP BY id HAVING min(by_id) = max(by_id))
  SELECT alone.id, by_id, since, alone.id IN (SELECT id FROM funders)
  FROM alone CROSS JOIN contacts ON contacts.id = alone.id
  WHERE archived_on IS NULL AND died_on IS NULL ORDER BY sort_key, alone.id"""


READS: Final = frozenset(
    {
        Kind.DESK,
        Kind.VOLUNTEER,
        Kind.ASSIGNMENT,
        Kind.ROLE,
        Kind.PROJECT,
        Kind.GRANT,
        Kind.CONNECTION,
        Kind.ASSET,
        Kind.PARTICIPANT,
        Kind.INTERACTION,
        Kind.CONTACT,
    }
)
"""The tables that tell it."""


def known_to_one(db: Reading, today: date) -> Mapping[ContactId, tuple[OnlyKnown, ...]]:
    """Give, by person, the contacts that matter and that nobody else of those who run the neighbourhood knows."""
    found: defaultdict[ContactId, list[OnlyKnown]] = defaultdict(list)
    for ref, knower, since, is_funder in db.rows(_KNOWN, (today.isoformat(),)):
        day = date.fromisoformat(since) if since else None
        found[ContactId(knower)].append(OnlyKnown(ContactId(ref), day, bool(is_funder)))
    return {knower: tuple(contacts) for knower, contacts in found.items()}
