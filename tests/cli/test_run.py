"""From the words of the line to the exit status."""

from __future__ import annotations

import pytest

from suidesk import __version__
from suidesk.cli import run as running
from suidesk.cli.output import Output
from suidesk.cli.parser import folder_of_desk
from suidesk.cli.status import status_of
from suidesk.domain.errors import Invalid, SuideskError
from tests.cli.conftest import Stream


def test_version_and_help(empty_line, capsys):
    assert empty_line("--version", file=False).status == 0
    assert capsys.readouterr().out == f"suidesk {__version__}\n"
    assert empty_line("--help", file=False).status == 0
    told = capsys.readouterr().out
    assert [verb for verb in running.VERBS if f"    {verb} " not in told] == []


@pytest.mark.parametrize("verb", running.VERBS)
def test_every_verb_has_its_help(empty_line, verb, capsys):
    assert empty_line(verb, "--help", file=False).status == 0
    assert "--passphrase-file" in capsys.readouterr().out


@pytest.mark.parametrize("words", [("dance",), ("import",), ("export", "people"), ("backup", "burn"), ("do", "--x")])
def test_wrong_usage_has_its_status(empty_line, words, capsys):
    assert empty_line(*words, file=False).status == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("ask", "DeskPage"), ("remind",), ("undo",), ("history",), ("check",), ("backup", "make")]
)
def test_without_a_store_it_says_so(empty_line, words):
    called = empty_line(*words)
    assert called.status == 3
    assert str(empty_line.store) in called.err
    assert not empty_line.store.exists()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (SuideskError("not_found", kind="contacts"), 1),
        (Invalid("required", field="title"), 2),
        (SuideskError("store_in_use"), 4),
        (SuideskError("store_busy"), 4),
        (SuideskError("disk_full"), 1),
    ],
)
def test_each_failure_has_its_status(error, status):
    assert status_of(error) == status


def test_an_interrupted_call_says_so(line, monkeypatch):
    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr("suidesk.cli.past.history", interrupt)
    called = line("history")
    assert called.status == 130
    assert called.err.startswith("Stopped.")


def test_a_reader_who_went_away_is_no_error(line, monkeypatch):
    def close(*args):
        raise BrokenPipeError

    monkeypatch.setattr("suidesk.cli.past.history", close)
    called = line("history")
    assert (called.status, called.err) == (141, "")


def test_a_fault_of_ours_is_not_hidden(line, monkeypatch):
    def fail(*args):
        raise ZeroDivisionError

    monkeypatch.setattr("suidesk.cli.past.history", fail)
    with pytest.raises(ZeroDivisionError):
        line("history")


@pytest.mark.parametrize(
    ("words", "opens", "folder"),
    [
        ([], True, None),
        (["--store", "/a b"], True, "/a b"),
        (["--store=/a"], True, "/a"),
        (["--store=/a", "--store", "/b"], True, "/b"),
        (["--in-tray", "--store", "/a"], True, "/a"),
        (["--store"], False, None),
        (["--version"], False, None),
        (["--store", "/a", "check"], False, None),
        (["check"], False, None),
    ],
)
def test_a_line_without_a_verb_opens_the_desk(words, opens, folder):
    found, is_desk, is_in_tray = folder_of_desk(words)
    assert is_desk is opens
    assert is_in_tray is ("--in-tray" in words)
    assert (found and str(found)) == folder


def test_progress_is_drawn_on_a_terminal_only_and_leaves_the_line_clean():
    terminal, file = Stream(is_terminal=True), Stream()
    for stream in (terminal, file):
        output = Output(Stream(), stream, is_json=False)
        output.progress(1, 2)
        output.say("done")
    assert "50 %" in terminal.getvalue()
    assert terminal.getvalue().endswith("\rdone\n")
    assert file.getvalue() == "done\n"
