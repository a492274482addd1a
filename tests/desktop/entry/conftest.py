"""The ways in, over a temporary folder, with keys that are cheap to guess."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from suidesk.desktop.entry.entrance import Entrance
from suidesk.desktop.jobs import Jobs
from suidesk.services.keys import Keys
from suidesk.services.opening import StoreFolder
from tests.fakes import FakeKeychain
from tests.vault.steady_random import CHEAP


@pytest.fixture
def keychain() -> FakeKeychain:
    return FakeKeychain()


@pytest.fixture
def folder_at(keychain, clock):
    def folder_at(place: Path) -> StoreFolder:
        return StoreFolder(place, Keys(place, keychain, cost=CHEAP), clock, secrets.token_bytes)

    return folder_at


@pytest.fixture
def unsafe_places() -> dict[Path, str]:
    """Which folders are no good, and why; a test fills it."""
    return {}


@pytest.fixture
def entrance(qapp, theme, clock, keychain, folder_at, unsafe_places):
    jobs = Jobs(qapp)
    faults = []
    jobs.broken.connect(faults.append)
    yield Entrance(
        theme=theme,
        jobs=jobs,
        clock=clock,
        keychain=keychain,
        random=secrets.token_bytes,
        folder_at=folder_at,
        unsafe_place=unsafe_places.get,
        country_currency="DKK",
    )
    jobs.close()
    jobs.deleteLater()
    assert faults == []


@pytest.fixture
def place(tmp_path) -> Path:
    return tmp_path / "desk"
