"""The days of duties that stand in a list of grants: added, moved if that is the policy, never taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from suidesk.domain.funding import Obligation, ObligationKind
from suidesk.domain.ids import GrantId, ObligationId
from suidesk.interchange.policies import Policies, Policy
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.sheets.places import DUTIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from suidesk.interchange.sheets.rows import Told


def duties_of(
    told: Told, stored: Sequence[Obligation], policies: Policies, new_id: Callable[[], str]
) -> tuple[list[Obligation], list[Problem]]:
    """Give the duties to write for a row of a grant, and what it says otherwise that is not taken.

    A day that is there is left alone. A single day beside the single open duty of its kind is that duty on
    another day, unless both are to be kept; any other day is one more duty.
    """
    made: list[Obligation] = []
    kept: list[Problem] = []
    for place, kind in zip(DUTIES, ObligationKind, strict=True):
        days = told.duties.get(kind, ())
        here = [duty for duty in stored if duty.kind is kind]
        new = [day for day in days if all(duty.due_on != day for duty in here)]
        policy = policies.of(place.value)
        is_moved = len(days) == len(new) == len(here) == 1 and here[0].done_on is None
        is_moved = is_moved and policy is not Policy.KEEP_BOTH
        if is_moved and policy is Policy.OVERWRITE:
            made.append(replace(here[0], due_on=new[0]))
        elif is_moved:
            row = told.row
            said = (here[0].due_on.isoformat(), row.cells.get(place, ""))
            column = row.columns.get(place, "")
            kept.append(Problem(row.line, row.row, column, "kept_what_was_here", *said, severity=Severity.NOTE))
        else:
            ref = GrantId(told.ref)
            made += [Obligation(id=ObligationId(new_id()), grant_id=ref, kind=kind, due_on=day) for day in new]
    for duty in made:
        duty.check()
    return made, kept
