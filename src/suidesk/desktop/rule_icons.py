"""The icon of each family of rules."""

from __future__ import annotations

from typing import Final

ICONS: Final = {
    "funding": "hand-coins",
    "handover": "arrow-left-right",
    "workload": "gauge",
    "follow_up": "bell-ring",
    "momentum": "trending-down",
    "export": "file-up",
}
