"""`suidesk new`."""

from __future__ import annotations

import stat
import sys

import pytest

from suidesk.services.example.names import COORDINATOR
from suidesk.vault.recovery import RecoveryCode
from tests.cli.conftest import PASSPHRASE

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def code_in(text):
    """The recovery code among what was said."""
    return next(line.strip() for line in text.splitlines() if line.strip().count("-") == 7)


def test_a_new_store_has_its_user_and_a_recovery_code(empty_line):
    called = empty_line.done("new", "--given", "Ada", "--family", "Vestergård", "--language", "da", "--currency", "DKK")
    assert called.out == ""
    assert str(empty_line.store) in called.err
    about = empty_line.done("ask", "DeskPage", "--json").document
    assert (about["me"], about["settings"]["language"], about["settings"]["currency"]) == (
        "Ada Vestergård",
        "da",
        "DKK",
    )
    assert RecoveryCode.parse(code_in(called.err))


def test_the_recovery_code_opens_the_store(empty_line):
    code = code_in(empty_line.done("new", "--given", "Ada").err)
    assert "Ada" in empty_line.done("ask", "DeskPage", secrets=[code.lower()]).out


@posix
def test_the_recovery_code_can_go_to_a_file_for_its_owner_alone(empty_line):
    file = empty_line.folder / "code"
    called = empty_line.done("new", "--given", "Ada", "--recovery-file", file)
    assert RecoveryCode.parse(file.read_text())
    assert file.read_text().strip() not in called.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_at_a_terminal_everything_is_asked(empty_line):
    called = empty_line("new", typed="Ada\nVestergård\n\n", secrets=[PASSPHRASE, PASSPHRASE])
    assert called.status == 0
    assert "Your given name" in called.err
    assert empty_line.done("ask", "DeskPage", "--json").document["me"] == "Ada Vestergård"


def test_groups_of_the_code_are_typed_back_until_they_are_right(empty_line):
    """The random source is the test's own, so that the groups asked for are known beforehand."""
    first = empty_line("new", "--given", "Ada", typed="XXXXX\n\n", secrets=[PASSPHRASE, PASSPHRASE])
    assert first.status == 0
    assert first.err.count("type group") == 2
    assert "has a slip" in first.err


def test_a_passphrase_is_asked_again_until_it_holds(empty_line):
    called = empty_line("new", "--given", "Ada", typed="\n", secrets=["short", "aaaaaaaaaaaa", PASSPHRASE, PASSPHRASE])
    assert called.status == 0
    assert "at least 10 characters" in called.err


def test_two_different_passphrases_are_told(empty_line):
    secrets = [PASSPHRASE, "another one", PASSPHRASE, "another one", PASSPHRASE, "another one"]
    called = empty_line("new", "--given", "Ada", secrets=secrets)
    assert called.status == 2
    assert not empty_line.store.exists()


@pytest.mark.parametrize("text", ["short", "aaaaaaaaaaaa", ""])
def test_a_weak_passphrase_in_a_file_is_refused(empty_line, text):
    empty_line.passphrase_file.write_text(text)
    assert empty_line("new", "--given", "Ada").status == 2
    assert not empty_line.store.exists()


def test_without_name_or_passphrase_and_nobody_to_ask_nothing_is_made(empty_line):
    assert empty_line("new").status == 2
    assert empty_line("new", "--given", "Ada", file=False).status == 3
    assert not empty_line.store.exists()


def test_a_store_that_is_there_stays(line):
    called = line("new", "--given", "Grace")
    assert called.status == 1
    assert "already" in called.err
    assert line.done("ask", "DeskPage", "--json").document["me"] == "Ada Vestergård"


def test_a_synced_folder_is_no_place_for_a_store(empty_line):
    folder = empty_line.folder / "Dropbox" / "store"
    called = empty_line("new", "--given", "Ada", "--store", folder)
    assert called.status == 1
    assert "can be damaged" in called.err
    assert not folder.exists()


def test_the_example_needs_no_name_and_is_not_undone(empty_line):
    made = empty_line.done("new", "--example", "--json").document
    assert made["example_records"] > 1000
    about = empty_line.done("ask", "DeskPage", "--json").document
    assert about["me"] == " ".join(COORDINATOR)
    assert about["counts"]["contacts"] == 340
    assert empty_line("undo").status == 1
