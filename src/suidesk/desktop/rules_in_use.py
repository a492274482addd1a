"""The numbers that rules compare with, as the user set them, for every page that marks what presses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from suidesk.domain.kinds import Kind

if TYPE_CHECKING:
    from suidesk.desktop.bridge import Bridge
    from suidesk.domain.changes import Change
    from suidesk.rules.thresholds import Settings

TOUCHED_BY = (Kind.RULE_SETTING,)
"""A page that marks by these numbers shows itself anew after such a change."""


class RulesInUse:
    """Asks once and keeps the answer until a rule is set otherwise."""

    def __init__(self, bridge: Bridge, now: Callable[[], datetime]) -> None:
        """Ask over that bridge."""
        self._bridge, self._now = bridge, now
        self._known: Settings | None = None
        bridge.changed.connect(self._forget)

    def settings(self) -> Settings:
        """Give the numbers in use."""
        if self._known is None:
            # With the question comes every rule, which the first page of the desk does without.
            from suidesk.queries.tuning import SettingsInUse

            self._known = self._bridge.ask(SettingsInUse(self._now()))
        return self._known

    def _forget(self, change: Change) -> None:
        if change.touches(*TOUCHED_BY):
            self._known = None
