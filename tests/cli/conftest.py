"""The command line in this process: real store, cheap passphrases, a clock that stands still."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from suidesk.cli.machine import Machine
from suidesk.cli.run import run
from tests.fakes import FakeClock, FakeKeychain, FakeNotifier
from tests.vault.steady_random import CHEAP

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
PASSPHRASE = "by the harbour wall"


class Stream(io.StringIO):
    """A stream that may be a terminal."""

    def __init__(self, text: str = "", *, is_terminal: bool = False):
        super().__init__(text)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@dataclass(frozen=True)
class Called:
    """How a call ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def document(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return self.out.splitlines()


class CommandLine:
    """Calls `suidesk` with words, as somebody at a terminal or as a script does."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.store = folder / "store"
        self.clock = FakeClock(NOW)
        self.keychain = FakeKeychain()
        self.notifier = FakeNotifier()
        self.environ = {}
        self.has_systemd = True
        self.random = Random(7).randbytes
        self.passphrase_file = folder / "passphrase"
        self.passphrase_file.write_text(f"{PASSPHRASE}\n")

    def __call__(self, *words, typed="", secrets=None, file=True, is_terminal=None, ask_secret=None) -> Called:
        """Call it; `secrets` are typed unseen at a terminal, in order; `file=False` names no passphrase file."""
        at_terminal = secrets is not None if is_terminal is None else is_terminal
        waiting = list(secrets or [])
        out, err = Stream(is_terminal=at_terminal), Stream(is_terminal=at_terminal)
        machine = Machine(
            clock=self.clock,
            keychain=self.keychain,
            notifier=lambda: self.notifier,
            usual_folder=lambda: self.store,
            out=out,
            err=err,
            stdin=Stream(typed, is_terminal=at_terminal),
            ask_secret=ask_secret or (lambda question: err.write(question) and waiting.pop(0)),
            environ=self.environ,
            has_systemd=lambda: self.has_systemd,
            random=self.random,
            cost=CHEAP,
        )
        given = ["--passphrase-file", str(self.passphrase_file)] if file and secrets is None else []
        line = [str(word) for word in words]
        status = run([*line[:1], *given, *line[1:]], machine)
        assert waiting == [], "not everything that was typed was asked for"
        return Called(status, out.getvalue(), err.getvalue())

    def done(self, *words, **how) -> Called:
        """Call it and see that all went well."""
        called = self(*words, **how)
        assert called.status == 0, called.err
        return called


@pytest.fixture
def empty_line(tmp_path):
    """The command line of a laptop without a store."""
    return CommandLine(tmp_path)


@pytest.fixture
def line(empty_line):
    """The command line of a laptop whose store has its user, Ada."""
    empty_line.done("new", "--given", "Ada", "--family", "Vestergård", "--recovery-file", empty_line.folder / "code")
    return empty_line
