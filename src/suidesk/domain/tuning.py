"""What the user set about rules: their numbers, whether they speak, and about whom they stay silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from suidesk.domain.ids import LinkId, derived_id
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import believable, bounded, require


@dataclass(frozen=True, kw_only=True)
class RuleSetting:
    """A rule as the user tuned it; `tuned` is a JSON object of whole numbers by threshold key."""

    kind_of: ClassVar[Kind] = Kind.RULE_SETTING
    id: LinkId
    rule: str
    is_muted: bool = False
    tuned: str = "{}"

    @classmethod
    def of(cls, rule: str, *, is_muted: bool = False, tuned: str = "{}") -> RuleSetting:
        """Give the setting whose id two laptops agree on."""
        return cls(id=LinkId(derived_id("rule_setting", rule)), rule=rule, is_muted=is_muted, tuned=tuned)

    def check(self) -> None:
        """Refuse a setting of no rule."""
        require(self.rule, "rule")
        bounded(self.tuned, "tuned", 20_000)


@dataclass(frozen=True, kw_only=True)
class Mute:
    """A rule stays silent about one record, until a day that may be open."""

    kind_of: ClassVar[Kind] = Kind.MUTE
    id: LinkId
    rule: str
    subject_id: str
    until_on: date | None = None

    @classmethod
    def of(cls, rule: str, subject_id: str, until_on: date | None = None) -> Mute:
        """Give the mute whose id two laptops agree on."""
        made = LinkId(derived_id("mute", rule, subject_id))
        return cls(id=made, rule=rule, subject_id=subject_id, until_on=until_on)

    def check(self) -> None:
        """Refuse a mute of no rule."""
        require(self.rule, "rule")
        believable(self.until_on, "until_on")

    def holds(self, day: date) -> bool:
        """Tell whether it still stands on that day; the last day counts."""
        return self.until_on is None or day <= self.until_on
