"""The example in a folder of its own."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.queries.desk import DeskPage
from suidesk.services.desk import Questions
from suidesk.services.example.folder import UNFINISHED, open_example
from suidesk.services.example.mark import PASSPHRASE, is_example
from suidesk.services.keys import Keys
from suidesk.services.opening import Owner, StoreFolder
from tests.fakes import FakeClock, FakeKeychain
from tests.vault.steady_random import CHEAP


@pytest.fixture
def clock():
    return FakeClock(datetime(2026, 5, 11, 9, 0, tzinfo=UTC))


@pytest.fixture
def folder_at(clock):
    return lambda place: StoreFolder(place, Keys(place, FakeKeychain(), cost=CHEAP), clock, secrets.token_bytes)


def test_it_is_made_whole_and_opens_with_the_passphrase_that_everybody_may_know(tmp_path, folder_at, clock):
    opened = open_example(folder_at, tmp_path / "example", clock, secrets.token_bytes, "DKK")
    questions = Questions(opened.store.reader())
    about = questions.ask(DeskPage())
    questions.close()
    assert about.counts[Kind.CONTACT] > 100
    assert about.settings.currency == "DKK"
    assert is_example(tmp_path / "example")
    assert folder_at(tmp_path / "example").open_with_passphrase(PASSPHRASE) == opened.store
    assert not (tmp_path / UNFINISHED).exists()


def test_it_is_opened_again_as_it_was_left(tmp_path, folder_at, clock):
    first = open_example(folder_at, tmp_path / "example", clock, secrets.token_bytes, "GBP")
    second = open_example(folder_at, tmp_path / "example", clock, secrets.token_bytes, "GBP")
    assert second.store.key == first.store.key


def test_what_an_interrupted_making_left_is_cleared(tmp_path, folder_at, clock):
    (tmp_path / UNFINISHED).mkdir()
    (tmp_path / UNFINISHED / "suidesk.db").write_bytes(b"half")
    open_example(folder_at, tmp_path / "example", clock, secrets.token_bytes, "GBP")
    assert not (tmp_path / UNFINISHED).exists()


def test_a_real_desk_is_never_taken_for_an_example(tmp_path, folder_at, clock):
    folder_at(tmp_path / "example").create("under the green bridge", Owner(given="Amina"))
    with pytest.raises(SuideskError, match="store_exists"):
        open_example(folder_at, tmp_path / "example", clock, secrets.token_bytes, "GBP")
