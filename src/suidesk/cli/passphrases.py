"""Where passphrases come from: a file that was named, or somebody at the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from suidesk.cli.status import CannotOpen
from suidesk.domain.errors import SuideskError
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.cli.machine import Machine
    from suidesk.cli.output import Output

VARIABLE: Final = "SUIDESK_PASSPHRASE_FILE"
TRIES: Final = 3


def file_of(machine: Machine, named: Path | None) -> Path | None:
    """Give the file that was named on the line, else in the environment."""
    by_environment = machine.environ.get(VARIABLE)
    return named or (Path(by_environment) if by_environment else None)


def read_from(path: Path) -> str:
    """Give the first line of a file; raises file_unreadable (name)."""
    try:
        text = path.read_text("utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise SuideskError("file_unreadable", name=str(path)) from error
    return text.split("\n", 1)[0].rstrip("\r")


def new_passphrase(machine: Machine, output: Output, named: Path | None) -> str:
    """Give a passphrase that is to open a store: from the file, or typed twice.

    Raises passphrase_too_short, passphrase_too_simple, passphrases_differ, or CannotOpen where nobody can be asked.
    """
    if named is not None:
        return _strong_enough(read_from(named))
    if not machine.can_ask:
        raise CannotOpen(SuideskError("store_locked"))
    for tries_left in reversed(range(TRIES)):
        try:
            return _typed_twice(machine)
        except SuideskError as error:
            if not tries_left:
                raise
            output.say(error_text(error))
    raise AssertionError


def _typed_twice(machine: Machine) -> str:
    first = _strong_enough(machine.ask_secret(translate("CommandLine", "New passphrase: ")))
    if machine.ask_secret(translate("CommandLine", "Once more: ")) != first:
        raise SuideskError("passphrases_differ", field="passphrase")
    return first


def _strong_enough(text: str) -> str:
    from suidesk.vault.passphrase import Strength, require_long_enough, strength

    require_long_enough(text)
    if strength(text) is Strength.TOO_SIMPLE:
        raise SuideskError("passphrase_too_simple", field="passphrase")
    return text
