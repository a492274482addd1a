"""The volunteers whose pauses are planned, on their page."""

from __future__ import annotations

from tests.desktop.volunteers.conftest import amina, first_page, hood, volunteers

__all__ = ["amina", "first_page", "hood", "volunteers"]
