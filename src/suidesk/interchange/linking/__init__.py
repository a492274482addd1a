"""Which contacts may be one and the same: proposals with reasons and a probability, never merges."""

from __future__ import annotations
