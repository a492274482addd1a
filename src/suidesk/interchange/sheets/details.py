"""What a list says of a grant without a place here: kept under its heading; by others' identifier it is known again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.domain.funding import GrantDetail
from suidesk.domain.ids import GrantId, derived_id
from suidesk.domain.text import folded
from suidesk.interchange.policies import Policies, Policy, both, field_name, held
from suidesk.interchange.problems import Problem, Severity, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.interchange.sheets.known import KnownRecords
    from suidesk.interchange.sheets.rows import Told

IDENTIFIER: Final = "Identifier"
"""The heading under which others' identifier is kept."""


def know_by_identifier(rows: Sequence[Told], known: KnownRecords) -> None:
    """Give each row with an identifier the id of the grant that has it, or the id that any laptop would give it.

    A grant that has another identifier is not the one that a row tells of, even of the same title.
    """
    if not any(IDENTIFIER in told.details for told in rows):
        return
    by_identifier = known.identified()
    others = frozenset(by_identifier.values())
    for told in rows:
        identifier = told.details.get(IDENTIFIER)
        if identifier:
            told.others = others
            told.id = told.id or by_identifier.get(identifier) or derived_id("identified grant", identifier)


def details_of(
    told: Told, stored: Sequence[GrantDetail], policies: Policies
) -> tuple[list[GrantDetail], list[Problem]]:
    """Give the details to write for a row of a grant, and what it says otherwise that is not taken."""
    here = {folded(detail.name): detail for detail in stored}
    made: dict[str, GrantDetail] = {}
    kept: list[Problem] = []
    position = max((detail.position for detail in stored), default=-1)

    def write(name: str, value: str) -> None:
        nonlocal position
        old = here.get(folded(name))
        position += old is None
        at, called = (position, name) if old is None else (old.position, old.name)
        detail = GrantDetail.of(GrantId(told.ref), at, called, value)
        detail.check()
        here[folded(name)] = made[detail.id] = detail

    beside = dict(told.beside)
    for name, value in told.details.items():
        old, policy = here.get(folded(name)), policies.of(field_name(name))
        if old is None or (policy is Policy.OVERWRITE and old.value != value):
            write(name, value)
        elif policy is Policy.KEEP_BOTH and not held(old.value, value):
            beside[field_name(name)] = value
        elif policy is Policy.FILL_BLANKS and old.value != value:
            said = (shortened(old.value), shortened(value))
            kept.append(Problem(told.row.line, told.row.row, name, "kept_what_was_here", *said, Severity.NOTE))
    for name, value in beside.items():
        if not policies.is_held_beside(name, value, {other: one.value for other, one in here.items()}):
            old = here.get(folded(policies.beside(name)))
            write(policies.beside(name), both(old.value if old else "", value))
    return list(made.values()), kept
