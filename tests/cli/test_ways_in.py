"""`suidesk keys`, and how a call gets in."""

from __future__ import annotations

import stat
import sys

import pytest

from suidesk.vault.recovery import RecoveryCode
from tests.cli.conftest import PASSPHRASE

NEWER = "over the bridge now"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def test_the_ways_in_are_shown_without_opening(line):
    shown = line.done("keys", "show", file=False).lines
    assert shown[0] == "a passphrase"
    assert shown[1].startswith("the recovery code on sheet ")
    assert len(shown) == 2


def test_damaged_keys_are_told(line):
    (line.store / "keys.json").write_bytes(b"")
    assert "copy" in line.done("keys", "show").err
    (line.store / "keys.json.copy").write_bytes(b"")
    assert line("keys", "show").status == 3
    assert line("ask", "PeopleCount").status == 3


def test_a_passphrase_file_may_be_named_in_the_environment(line):
    line.environ["SUIDESK_PASSPHRASE_FILE"] = str(line.passphrase_file)
    assert line.done("ask", "PeopleCount", file=False).out == "1\n"


@pytest.mark.parametrize("content", [f"{PASSPHRASE}\r\nsecond line", f"\ufeff{PASSPHRASE}\n", PASSPHRASE])
def test_the_first_line_of_the_file_is_the_passphrase(line, content):
    line.passphrase_file.write_text(content, encoding="utf-8", newline="")
    assert line.done("ask", "PeopleCount").out == "1\n"


def test_a_wrong_or_missing_file_has_the_status_of_a_closed_store(line):
    line.passphrase_file.write_text("something else")
    called = line("ask", "PeopleCount")
    assert called.status == 3
    assert "isn't the passphrase" in called.err
    line.passphrase_file.unlink()
    assert line("ask", "PeopleCount").status == 3


def test_with_nobody_to_ask_it_says_what_to_do(line):
    assert line("ask", "PeopleCount", file=False).status == 3


def test_at_a_terminal_it_asks_three_times(line):
    assert line.done("ask", "PeopleCount", secrets=["wrong one", "wrong two", PASSPHRASE]).out == "1\n"
    called = line("ask", "PeopleCount", secrets=["wrong one", "wrong two", "wrong three"])
    assert called.status == 3


def test_a_question_that_is_not_answered_ends_the_call(line):
    def hang_up(question):
        raise EOFError

    assert line("ask", "PeopleCount", file=False, is_terminal=True, ask_secret=hang_up).status == 130


def test_the_keychain_opens_without_asking(line):
    line.done("keys", "add-keychain")
    assert line.done("ask", "PeopleCount", file=False).out == "1\n"
    assert "keychain" in line.done("keys", "show").lines[0]


def test_where_the_keychain_fails_the_passphrase_serves(line):
    line.done("keys", "add-keychain")
    line.keychain.is_available = False
    called = line.done("ask", "PeopleCount")
    assert called.out == "1\n"
    assert "keychain can't be used" in called.err
    line.keychain.is_available = True
    line.keychain.secrets.clear()
    assert line("ask", "PeopleCount", file=False).status == 3


def test_without_a_keychain_none_is_added(line):
    line.keychain.is_available = False
    called = line("keys", "add-keychain")
    assert called.status == 1
    assert len(line.done("keys", "show").lines) == 2


def test_the_passphrase_is_changed(line, tmp_path):
    newer = tmp_path / "newer"
    newer.write_text(NEWER)
    line.done("keys", "change-passphrase", "--new-passphrase-file", newer)
    assert line("ask", "PeopleCount").status == 3
    line.done("ask", "PeopleCount", secrets=[NEWER])
    line.done("keys", "change-passphrase", secrets=[NEWER, PASSPHRASE, PASSPHRASE])
    line.done("ask", "PeopleCount")


def test_a_weak_new_passphrase_changes_nothing(line, tmp_path):
    (tmp_path / "newer").write_text("short")
    assert line("keys", "change-passphrase", "--new-passphrase-file", tmp_path / "newer").status == 2
    line.done("ask", "PeopleCount")


def test_a_fresh_recovery_sheet_makes_the_old_one_void(line):
    old = (line.folder / "code").read_text().strip()
    line.done("ask", "PeopleCount", secrets=[old])
    sheet = line.done("keys", "recovery-sheet", "--json").document
    assert line("ask", "PeopleCount", secrets=[old, old, old]).status == 3
    line.done("ask", "PeopleCount", secrets=[sheet["code"]])
    assert sheet["mark"] in line.done("keys", "show").out


def test_the_sheet_is_shown_or_written_for_its_owner_alone(line, tmp_path):
    shown = line.done("keys", "recovery-sheet").out
    code = RecoveryCode.parse("".join(part for row in shown.splitlines()[2:4] for part in row.split()))
    line.done("ask", "PeopleCount", secrets=[code.text()])
    for name in ("sheet.txt", "sheet.html"):
        called = line.done("keys", "recovery-sheet", "--to", tmp_path / name, "--json")
        assert called.document["code"] is None
        text = (tmp_path / name).read_text()
        assert called.document["mark"] in text
        assert ("<svg" in text) is (name == "sheet.html")


@posix
def test_a_written_sheet_is_the_owners_alone(line, tmp_path):
    line.done("keys", "recovery-sheet", "--to", tmp_path / "sheet.txt")
    assert stat.S_IMODE((tmp_path / "sheet.txt").stat().st_mode) == 0o600
