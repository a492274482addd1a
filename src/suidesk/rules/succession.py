"""Who covers what: whether a role or a weekly promise goes on after its person has stopped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from suidesk.domain.ids import CommitmentId, RoleId
from suidesk.domain.projects import Assignment, Capacity, ProjectStage
from suidesk.domain.workload import Commitment, CommitmentKind, CommitmentState
from suidesk.rules.facts import Facts, grouped


@dataclass(frozen=True)
class Succession:
    """The holders of each role and the promises that replace each other, ready to be asked."""

    facts: Facts
    holders: Mapping[RoleId, tuple[Assignment, ...]]
    replacements: Mapping[CommitmentId | None, tuple[Commitment, ...]]

    @classmethod
    def of(cls, facts: Facts) -> Succession:
        """Gather what the facts know."""
        held = (found for found in facts.assignments if found.capacity is Capacity.HOLDER)
        return cls(
            facts=facts,
            holders=grouped(held, lambda found: found.role_id),
            replacements=grouped(facts.commitments, lambda found: found.replaces_id),
        )

    def others(self, assignment: Assignment) -> tuple[Assignment, ...]:
        """Give the other holder assignments of the same role."""
        return tuple(found for found in self.holders.get(assignment.role_id, ()) if found.id != assignment.id)

    def has_successor(self, assignment: Assignment, day: date) -> bool:
        """Tell whether another holder assignment of the role covers that day."""
        return any(other.covers(day) for other in self.others(assignment))

    def has_other_person(self, assignment: Assignment, day: date) -> bool:
        """Tell whether somebody else holds the role on that day."""
        others = self.others(assignment)
        return any(other.covers(day) and other.person_id != assignment.person_id for other in others)

    def is_taken_over(self, commitment: Commitment, day: date) -> bool:
        """Tell whether an open promise of somebody else replaces this one on that day."""
        return any(
            other.person_id != commitment.person_id and other.weekly_minutes(day) > 0
            for other in self.replacements.get(commitment.id, ())
        )

    def is_wanted(self, assignment: Assignment, day: date) -> bool:
        """Tell whether anybody is needed in the role on that day: its project still runs then."""
        role = self.facts.roles.get(assignment.role_id)
        if role is None:
            return False
        project = self.facts.projects.get(role.project_id) if role.project_id else None
        if project is None:
            return True
        return project.stage is not ProjectStage.FINISHED and (project.ends_on is None or day <= project.ends_on)


def is_open_weekly(commitment: Commitment) -> bool:
    """Tell whether a promise of weekly minutes still stands."""
    return commitment.kind is CommitmentKind.WEEKLY and commitment.state is CommitmentState.OPEN


def runs_on(until_on: date | None, day: date) -> bool:
    """Tell whether something that ends on a day (or at none) still runs on another."""
    return until_on is None or day <= until_on
