"""What happens where a file and the desk differ: one choice for the file, and others for single columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.errors import SuideskError
from suidesk.domain.text import folded, tidy
from suidesk.interchange.list_kinds import OF_CONTACTS, ListKind
from suidesk.interchange.targets import ADDRESS_PARTS, Target

if TYPE_CHECKING:
    from collections.abc import Mapping


class Policy(StrEnum):
    """What happens where the file and the desk differ."""

    FILL_BLANKS = "fill_blanks"
    """What is here stays; the file only adds."""
    OVERWRITE = "overwrite"
    """What the file says replaces what is here; an empty cell says nothing."""
    KEEP_BOTH = "keep_both"
    """What is here stays; what the file says otherwise is kept beside it, under the column's heading."""


_LONGEST_HEADING: Final = 120
_LONGEST_FILE: Final = 60
"""Letters; together the name of a field, of which 200 are allowed."""
ALWAYS_ADDED: Final = frozenset(
    {Target.IGNORE, Target.ID, Target.KIND, Target.LABEL, Target.TAGS, Target.LANGUAGES, Target.SKILLS}
    | {Target.AVAILABILITY, Target.EMAIL, Target.PHONE, Target.WEBSITE, Target.ADDRESS, *ADDRESS_PARTS}
)
"""Targets of which a contact may have several, so that nothing is ever replaced; there is nothing to choose."""
_NOTHING_TO_CHOOSE: Final = frozenset({"unknown", "identifier", *(target.value for target in ALWAYS_ADDED)})
_IS_ID: Final = "_id"


def can_differ(target: str) -> bool:
    """Tell whether the values of a column in that place can stand against what is here."""
    return target not in _NOTHING_TO_CHOOSE and not target.endswith(_IS_ID)


def policies_for(kind: ListKind) -> tuple[Policy, ...]:
    """Give the policies that a kind of list offers: where nothing could hold a second value, both can't be kept."""
    keeps_both = kind in OF_CONTACTS or kind is ListKind.GRANTS
    return tuple(policy for policy in Policy if keeps_both or policy is not Policy.KEEP_BOTH)


@dataclass(frozen=True)
class Policies:
    """The policy of the file, and by the name of a value those that are chosen otherwise.

    `headings` are those of the columns by the names of their values, `file` the name of the file: what is kept beside
    has its name of both. A file that was renamed adds nothing to what is kept of it.
    """

    usual: Policy = Policy.FILL_BLANKS
    named: Mapping[str, Policy] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    file: str = ""

    def of(self, name: str) -> Policy:
        """Give the policy for the values of that name."""
        return self.named.get(name, self.usual)

    def beside(self, name: str) -> str:
        """Give the name under which a value is kept beside the one that is here."""
        return f"{self._heading(name)} ({tidy(self.file)[:_LONGEST_FILE].strip() or '2'})"

    def is_held_beside(self, name: str, told: str, kept: Mapping[str, str]) -> bool:
        """Tell whether some file's values beside the one that is here hold what is told; `kept` is by folded name."""
        start = folded(f"{self._heading(name)} (")
        return any(other.startswith(start) and held(text, told) for other, text in kept.items())

    def _heading(self, name: str) -> str:
        return tidy(self.headings.get(name, name))[:_LONGEST_HEADING].rstrip()


def field_name(heading: str) -> str:
    """Give what the values of a custom field are called where policies are told apart."""
    return f"field:{folded(tidy(heading))}"


def held(here: str, told: str) -> bool:
    """Tell whether a text that may hold several, a line each, holds what is told."""
    return f"\n{told}\n" in f"\n{here}\n"


def both(here: str, told: str) -> str:
    """Give a text that holds what is here and what is told."""
    return told if not here else here if held(here, told) else f"{here}\n{told}"


def saved_policy(value: Any) -> Policy | None:
    """Give the policy that a mapping file names, if any. Raises `mapping_unknown_value`."""
    if value is None:
        return None
    plain = value.replace("-", "_") if isinstance(value, str) else ""
    if plain not in set(Policy):
        raise SuideskError("mapping_unknown_value", name="policy", value=str(value))
    return Policy(plain)
