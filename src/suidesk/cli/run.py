"""A call from its words to its exit status; expected failures end here in a sentence."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from suidesk.cli.output import Output
from suidesk.cli.parser import parser
from suidesk.cli.status import CannotOpen, Status, status_of
from suidesk.domain.errors import SuideskError
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from suidesk.cli.machine import Machine

VERBS: Final = {
    "new": ("creating", "new"),
    "import": ("lists", "bring_in"),
    "export": ("lists", "export"),
    "exports": ("exports", "exports"),
    "doubles": ("duplicates", "doubles"),
    "calendar": ("calendar", "calendar"),
    "remind": ("reminders", "remind"),
    "do": ("doing", "do"),
    "ask": ("doing", "ask"),
    "undo": ("past", "undo"),
    "redo": ("past", "redo"),
    "history": ("past", "history"),
    "backup": ("backups", "backup"),
    "check": ("health", "check"),
    "keys": ("ways_in", "keys"),
}
"""The module and function of each verb; imported when it is called, so that a call loads only what it needs."""

NAME_THEMSELVES: Final = frozenset(
    {"bad_argument", "unknown_command", "unknown_query", "unknown_field", "file_unreadable"}
)
"""Errors whose sentence says already what it is about."""


def run(line: Sequence[str], machine: Machine) -> int:
    """Do what the words of the line say and give the exit status; a fault of ours passes as a traceback."""
    output = Output(machine.out, machine.err, is_json="--json" in line)
    try:
        options = parser().parse_args(line)
        return int(_called(options, output, machine))
    except SystemExit as end:
        return int(end.code or 0) if not isinstance(end.code, str) else Status.USAGE
    except CannotOpen as failure:
        return _told(failure.error, Status.CLOSED, output)
    except SuideskError as error:
        return _told(error, status_of(error), output)
    except (KeyboardInterrupt, EOFError):
        output.say(translate("CommandLine", "Stopped. What wasn't finished was not saved."))
        return Status.INTERRUPTED
    except BrokenPipeError:
        return Status.PIPE_CLOSED


def _called(options: argparse.Namespace, output: Output, machine: Machine) -> Status:
    from suidesk.cli.session import Session

    module, function = VERBS[options.verb]
    verb: Any = getattr(import_module(f"suidesk.cli.{module}"), function)
    session = Session(machine, output, options.store, options.passphrase_file)
    status: Status = verb(session, options)
    machine.out.flush()
    return status


def _told(error: SuideskError, status: Status, output: Output) -> Status:
    """Say what went wrong and what to do: to people beside the result, to a program in its place."""
    text = _text(error)
    output.say(f"suidesk: {text}")
    output.document(
        lambda: {
            "error": {
                "code": error.code,
                "field": error.field,
                "params": {name: _plain(value) for name, value in error.params.items()},
                "text": text,
            }
        }
    )
    return status


def _text(error: SuideskError) -> str:
    text = error_text(error)
    if error.params.get("near"):
        return f"{text} {translate('CommandLine', 'Did you mean {0}?').format(error.params['near'])}"
    if error.code == "no_name_column":
        hint = translate("CommandLine", "Say so in a mapping file: --mapping FILE, with {0}.")
        column = str(error.params.get("columns", "")).partition(",")[0]
        return f"{text} {hint.format(json.dumps({'columns': {column: 'full_name'}}, ensure_ascii=False))}"
    return text if error.field is None or error.code in NAME_THEMSELVES else f"{error.field}: {text}"


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | str | list | tuple | dict) else str(value)
