"""Contacts that resemble each other and are known to be two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import ContactId, LinkId, derived_id
from suidesk.domain.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class ToldApart:
    """The mark that two contacts are two, however alike; `one_id` sorts before `other_id`."""

    kind_of: ClassVar[Kind] = Kind.TOLD_APART
    id: LinkId
    one_id: ContactId
    other_id: ContactId

    @classmethod
    def of(cls, one: str, other: str) -> ToldApart:
        """Give the mark whose id two laptops agree on, whichever of the two is named first."""
        first, second = sorted((one, other))
        made = LinkId(derived_id("told_apart", first, second))
        return cls(id=made, one_id=ContactId(first), other_id=ContactId(second))

    def other_than(self, ref: str) -> str:
        """Give the one that is told apart from `ref`."""
        return self.other_id if self.one_id == ref else self.one_id

    def check(self) -> None:
        """Refuse a contact told apart from itself."""
        if self.one_id == self.other_id:
            raise Invalid("same_entry", field="other_id")
