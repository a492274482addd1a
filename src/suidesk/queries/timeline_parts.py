"""The parts that a timeline is made of: SQL for each sort of moment, of contacts and of projects."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from suidesk.domain.kinds import Kind


class Strand(StrEnum):
    """What sort of moment it is; a timeline can show only some."""

    CONVERSATIONS = "conversations"
    HOURS = "hours"
    PROMISES = "promises"
    ROLES = "roles"
    NEEDS = "needs"
    HOLDINGS = "holdings"
    ABSENCES = "absences"
    FOLLOW_UPS = "follow_ups"
    CHECKS = "checks"
    HANDOVERS = "handovers"
    GRANTS = "grants"


MONDAY: Final = "date(day, '-6 days', 'weekday 1')"
_PROJECT: Final = "projects.name AS other, 'projects' AS place_kind, projects.id AS place"
_PERSON: Final = "contacts.display_name AS other, 'contacts' AS place_kind, contacts.id AS place"
TALK: Final = f"""SELECT 'interaction' AS what, day, interactions.id AS id, interactions.summary AS name, {_PROJECT},
    is_ask AS number, interactions.kind AS code, NULL AS until"""
_PLACE: Final = """coalesce(projects.name, o.display_name), iif(project_id IS NULL, 'contacts', 'projects'),
    coalesce(project_id, organisation_id)"""
_HELD: Final = """holdings.id, coalesce(nullif(holdings.name, ''), assets.name), o.display_name, 'contacts', o.id, NULL,
    holdings.kind"""
_PROMISE: Final = "iif(commitments.kind = 'weekly', 'promise.weekly', 'promise.thing')"
_GIVEN: Final = "coalesce(from_on, due_on)"

# All parts have the same columns: what, day, id, name, other, its kind and id, number, code, until. ?1 is the record,
# ?2 is today: what lies ahead is on other cards.
_OF_CONTACT: Final[Mapping[Strand, tuple[str, ...]]] = {
    Strand.CONVERSATIONS: (
        f"""{TALK} FROM participants JOIN interactions ON interactions.id = interaction_id
            LEFT JOIN projects ON projects.id = project_id WHERE contact_id = ?1 AND day <= ?2""",
    ),
    Strand.HOURS: (
        f"""SELECT 'hours', max(day), {MONDAY}, '', NULL, NULL, NULL, sum(minutes), '', NULL FROM time_entries
            WHERE person_id = ?1 AND day <= ?2 GROUP BY 3""",
    ),
    Strand.PROMISES: (
        f"""SELECT {_PROMISE}, {_GIVEN}, commitments.id, title, {_PROJECT}, minutes, state, coalesce(due_on, until_on)
            FROM commitments LEFT JOIN projects ON projects.id = project_id
            WHERE person_id = ?1 AND {_GIVEN} <= ?2""",
        f"""SELECT 'promise.ended', until_on, commitments.id, title, {_PROJECT}, minutes, state, NULL
            FROM commitments LEFT JOIN projects ON projects.id = project_id
            WHERE person_id = ?1 AND until_on < ?2 AND commitments.kind = 'weekly'""",
    ),
    Strand.ROLES: (
        f"""SELECT 'role.begun', from_on, assignments.id, roles.name, {_PLACE}, NULL, capacity, until_on
            FROM assignments JOIN roles ON roles.id = role_id LEFT JOIN projects ON projects.id = project_id
            LEFT JOIN contacts o ON o.id = organisation_id WHERE person_id = ?1 AND from_on <= ?2""",
        f"""SELECT 'role.ended', until_on, assignments.id, roles.name, {_PLACE}, NULL, capacity, NULL
            FROM assignments JOIN roles ON roles.id = role_id LEFT JOIN projects ON projects.id = project_id
            LEFT JOIN contacts o ON o.id = organisation_id WHERE person_id = ?1 AND until_on < ?2""",
        f"""SELECT 'role.begun', from_on, assignments.id, roles.name, {_PERSON}, NULL, capacity, until_on
            FROM roles JOIN assignments ON roles.id = role_id JOIN contacts ON contacts.id = person_id
            WHERE organisation_id = ?1 AND from_on <= ?2""",
        f"""SELECT 'role.ended', until_on, assignments.id, roles.name, {_PERSON}, NULL, capacity, NULL
            FROM roles JOIN assignments ON roles.id = role_id JOIN contacts ON contacts.id = person_id
            WHERE organisation_id = ?1 AND until_on < ?2""",
    ),
    Strand.HOLDINGS: (
        f"""SELECT 'holding.begun', from_on, {_HELD}, until_on FROM holdings LEFT JOIN assets ON assets.id = asset_id
            LEFT JOIN contacts o ON o.id = for_id WHERE holder_id = ?1 AND from_on <= ?2""",
        f"""SELECT 'holding.ended', until_on, {_HELD}, NULL FROM holdings LEFT JOIN assets ON assets.id = asset_id
            LEFT JOIN contacts o ON o.id = for_id WHERE holder_id = ?1 AND until_on < ?2""",
    ),
    Strand.ABSENCES: (
        """SELECT 'absence', from_on, id, '', NULL, NULL, NULL, NULL, kind, until_on FROM absences
            WHERE person_id = ?1 AND from_on <= ?2""",
    ),
    Strand.FOLLOW_UPS: (
        """SELECT 'follow_up', done_on, id, text, NULL, NULL, NULL, NULL, '', NULL FROM follow_ups
            WHERE ref_id = ?1 AND kind = 'contacts' AND done_on <= ?2""",
    ),
    Strand.CHECKS: (
        f"""SELECT 'check', seen_on, checks_seen.id, scheme, {_PERSON}, cleared, checks_seen.kind, review_on
            FROM checks_seen LEFT JOIN contacts ON contacts.id = seen_by_id WHERE person_id = ?1 AND seen_on <= ?2""",
    ),
    Strand.HANDOVERS: (
        """SELECT 'handover.left', leaving_on, id, '', NULL, NULL, NULL, NULL, state, NULL FROM handovers
            WHERE leaver_id = ?1 AND leaving_on <= ?2""",
        f"""SELECT 'handover.taken', max(done_on), handovers.id, '', {_PERSON}, count(*), state, NULL
            FROM handover_items JOIN handovers ON handovers.id = handover_id JOIN contacts ON contacts.id = leaver_id
            WHERE successor_id = ?1 AND done_on <= ?2 GROUP BY handovers.id""",
    ),
    Strand.GRANTS: (
        """SELECT 'grant.began', starts_on, id, title, NULL, NULL, NULL, NULL, stage, ends_on FROM grants
            WHERE funder_id = ?1 AND starts_on <= ?2 AND stage IN ('awarded', 'active', 'reporting', 'closed')""",
        """SELECT 'grant.ended', ends_on, id, title, NULL, NULL, NULL, NULL, stage, NULL FROM grants
            WHERE funder_id = ?1 AND ends_on <= ?2 AND stage IN ('awarded', 'active', 'reporting', 'closed')""",
    ),
}
_OF_PROJECT: Final[Mapping[Strand, tuple[str, ...]]] = {
    Strand.CONVERSATIONS: (
        f"""{TALK} FROM interactions JOIN projects ON projects.id = project_id WHERE project_id = ?1 AND day <= ?2""",
    ),
    Strand.HOURS: (
        f"""SELECT 'hours', max(day), {MONDAY}, '', NULL, NULL, NULL, sum(minutes), count(DISTINCT person_id), NULL
            FROM time_entries WHERE project_id = ?1 AND day <= ?2 GROUP BY 3""",
    ),
    Strand.PROMISES: (
        f"""SELECT {_PROMISE}, {_GIVEN}, commitments.id, title, {_PERSON}, minutes, state, coalesce(due_on, until_on)
            FROM commitments JOIN contacts ON contacts.id = person_id WHERE project_id = ?1 AND {_GIVEN} <= ?2""",
        f"""SELECT 'promise.ended', until_on, commitments.id, title, {_PERSON}, minutes, state, NULL
            FROM commitments JOIN contacts ON contacts.id = person_id
            WHERE project_id = ?1 AND until_on < ?2 AND commitments.kind = 'weekly'""",
    ),
    Strand.ROLES: (
        f"""SELECT 'role.begun', from_on, assignments.id, roles.name, {_PERSON}, NULL, capacity, until_on
            FROM roles JOIN assignments ON roles.id = role_id JOIN contacts ON contacts.id = person_id
            WHERE project_id = ?1 AND from_on <= ?2""",
        f"""SELECT 'role.ended', until_on, assignments.id, roles.name, {_PERSON}, NULL, capacity, NULL
            FROM roles JOIN assignments ON roles.id = role_id JOIN contacts ON contacts.id = person_id
            WHERE project_id = ?1 AND until_on < ?2""",
    ),
    Strand.NEEDS: (
        """SELECT 'need.met', settled_on, needs.id, needs.text, assets.name, 'assets', asset_id, NULL, needs.kind, NULL
            FROM needs LEFT JOIN assets ON assets.id = asset_id
            WHERE needs.project_id = ?1 AND state = 'met' AND settled_on <= ?2""",
    ),
    Strand.FOLLOW_UPS: (
        """SELECT 'follow_up', done_on, id, text, NULL, NULL, NULL, NULL, '', NULL FROM follow_ups
            WHERE ref_id = ?1 AND kind = 'projects' AND done_on <= ?2""",
    ),
}
PARTS: Final = {Kind.CONTACT: _OF_CONTACT, Kind.PROJECT: _OF_PROJECT}
STRANDS: Final = {
    "interaction": Strand.CONVERSATIONS, "hours": Strand.HOURS, "promise": Strand.PROMISES, "role": Strand.ROLES,
    "need": Strand.NEEDS, "holding": Strand.HOLDINGS,
    "absence": Strand.ABSENCES, "follow_up": Strand.FOLLOW_UPS, "check": Strand.CHECKS,
    "handover": Strand.HANDOVERS, "grant": Strand.GRANTS,
}  # fmt: skip
"""The strand of a moment by the first word of its `what`."""
