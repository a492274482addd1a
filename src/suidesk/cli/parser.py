"""The words of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from suidesk import __version__
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001

POLICIES: Final = ("fill-blanks", "overwrite", "keep-both")
KINDS: Final = ("people", "organisations", "volunteers", "hours", "commitments", "grants", "obligations")
"""What lists can hold; a test holds it against `ListKind`, which would cost the start of every call."""

EVERYTHING: Final = "everything"
"""The whole desk: .json for another desk, .xlsx or .zip (CSV) for spreadsheets."""

FORMATS: Final = ("csv", "xlsx", "vcard3", "vcard4")
"""What lists are written as; a test holds it against `FileFormat`."""


def parser() -> argparse.ArgumentParser:
    """Give the parser of the whole line; a line without a verb opens the desk."""
    made = argparse.ArgumentParser(
        prog="suidesk",
        description=translate("CommandLine", "The desk of a person who holds a neighbourhood together."),
        epilog=translate("CommandLine", "Without a verb, the desk opens. `suidesk VERB --help` tells more about each."),
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"suidesk {__version__}")
    _add_store(made, None)
    made.add_argument(
        "--in-tray",
        action="store_true",
        help=translate("CommandLine", "without a verb: open the desk without a window, as at the start of a session"),
    )
    verbs = made.add_subparsers(dest="verb", metavar="VERB", title=translate("CommandLine", "verbs"))
    for add in (_new, _import, _export, _exports, _doubles, _calendar, _remind, _do, _ask, _undo, _redo, _history):
        add(verbs)
    for add in (_backup, _check, _keys):
        add(verbs)
    return made


def common() -> argparse.ArgumentParser:
    """Give the options that every verb has; one that isn't given leaves no mark."""
    made = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    _add_store(made, argparse.SUPPRESS)
    made.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=translate("CommandLine", "read the passphrase from the first line of FILE"),
    )
    made.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help=translate("CommandLine", "give the result as JSON"),
    )
    return made


def _add_store(made: argparse.ArgumentParser, default: str | None) -> None:
    made.add_argument(
        "--store",
        type=Path,
        metavar="DIR",
        default=default,
        help=translate("CommandLine", "the store's folder, in place of the usual one"),
    )


def _verb(verbs: Subparsers, name: str, text: str) -> argparse.ArgumentParser:
    made = verbs.add_parser(name, help=text, description=text, parents=[common()], allow_abbrev=False)
    made.set_defaults(passphrase_file=None, json=False)
    return made


def _new(verbs: Subparsers) -> None:
    verb = _verb(verbs, "new", translate("CommandLine", "make a store"))
    verb.add_argument("--given", metavar="NAME", help=translate("CommandLine", "your given name"))
    verb.add_argument("--family", metavar="NAME", default="", help=translate("CommandLine", "your family name"))
    verb.add_argument("--language", choices=("en", "nl", "da"), default="en", help=_names_sorted_by())
    verb.add_argument("--currency", metavar="GBP", default="GBP", help=translate("CommandLine", "for new grants"))
    verb.add_argument(
        "--example", action="store_true", help=translate("CommandLine", "fill it with an example neighbourhood")
    )
    verb.add_argument(
        "--recovery-file",
        type=Path,
        metavar="FILE",
        help=translate("CommandLine", "write the recovery code to FILE, for you alone, instead of showing it"),
    )


def _names_sorted_by() -> str:
    return translate("CommandLine", "the language that names are sorted by")


def _import(verbs: Subparsers) -> None:
    verb = _verb(verbs, "import", translate("CommandLine", "bring in a list"))
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument(
        "--kind",
        choices=KINDS,
        help=translate("CommandLine", "what the rows are; found out from the headings where it isn't said"),
    )
    verb.add_argument("--mapping", type=Path, metavar="FILE", help=translate("CommandLine", "which column means what"))
    verb.add_argument("--sheet", metavar="NAME", help=translate("CommandLine", "which sheet of a workbook"))
    verb.add_argument(
        "--member", metavar="NAME", help=translate("CommandLine", "which list of a folder or a packed file (.zip)")
    )
    differing = verb.add_mutually_exclusive_group()
    differing.add_argument(
        "--policy",
        choices=POLICIES,
        help=translate(
            "CommandLine",
            "where file and desk differ: only add what is missing (the usual), take what the file says, or keep both, "
            "what differs in a field of its own; a mapping file may say it for single columns",
        ),
    )
    differing.add_argument(
        "--overwrite", action="store_true", help=translate("CommandLine", "the same as --policy overwrite")
    )
    verb.add_argument(
        "--create-missing",
        action="store_true",
        help=translate("CommandLine", "add people, projects and funders that are named in the list and not here yet"),
    )
    verb.add_argument(
        "--duplicates",
        metavar="ask-later|same|two|FILE",
        default="ask-later",
        help=translate(
            "CommandLine",
            "rows that look like somebody: ask later (only what is practically sure is taken for one), all the same, "
            "all two, or as a JSON file says (as the report's “duplicates”)",
        ),
    )
    verb.add_argument(
        "--conflicts",
        choices=("ours", "theirs", "list"),
        default="list",
        help=translate(
            "CommandLine",
            "a list of ours that comes back edited: what counts where a cell was changed there and here "
            "(list: name them and keep ours)",
        ),
    )
    verb.add_argument("--dry-run", action="store_true", help=translate("CommandLine", "only tell what would happen"))
    verb.add_argument("--report", type=Path, metavar="FILE", help=translate("CommandLine", "write the report as JSON"))
    verb.add_argument("--rejected", type=Path, metavar="FILE", help=translate("CommandLine", "write refused rows here"))


def _export(verbs: Subparsers) -> None:
    verb = _verb(verbs, "export", translate("CommandLine", "write a list to a file"))
    kinds = ("contacts", *KINDS, EVERYTHING)
    verb.add_argument("kind", choices=kinds, metavar="KIND", help=", ".join(kinds))
    verb.add_argument("--to", type=Path, metavar="FILE", required=True, help=translate("CommandLine", "the new file"))
    verb.add_argument(
        "--format",
        choices=FORMATS,
        help=translate("CommandLine", "its format; what its name ends with where it isn't said"),
    )
    verb.add_argument(
        "--columns",
        metavar="A,B",
        help=translate("CommandLine", "only these columns, in this order; @NAME for those saved under a name"),
    )
    verb.add_argument(
        "--lossless",
        action="store_true",
        help=translate("CommandLine", "keep cells that a spreadsheet would run as they are"),
    )
    verb.add_argument(
        "--private",
        action="store_true",
        help=translate("CommandLine", "everything: with notes, emergency contacts, conversations and checks seen"),
    )
    verb.add_argument("--purpose", metavar="TEXT", default="", help=translate("CommandLine", "what the list is for"))
    verb.add_argument(
        "--delete-by",
        metavar="DAY",
        help=translate("CommandLine", "the day by which the file is to be deleted; a reminder says so"),
    )
    verb.add_argument(
        "--marked",
        action=argparse.BooleanOptionalAction,
        help=translate(
            "CommandLine", "with a last column by which the file is known when it comes back edited; not with --columns"
        ),
    )


def _exports(verbs: Subparsers) -> None:
    verb = _verb(verbs, "exports", translate("CommandLine", "list what went out, and say what is deleted"))
    verb.add_argument("--waiting", action="store_true", help=translate("CommandLine", "only those still to be deleted"))
    verb.add_argument("--deleted", metavar="ID", help=translate("CommandLine", "the file of this id is deleted"))
    verb.add_argument("--limit", type=int, default=64, metavar="N", help=translate("CommandLine", "at most so many"))


def _doubles(verbs: Subparsers) -> None:
    verb = _verb(verbs, "doubles", translate("CommandLine", "list who may be here twice; tell two apart for good"))
    acts = verb.add_mutually_exclusive_group()
    acts.add_argument(
        "--two", nargs=2, metavar=("A", "B"), help=translate("CommandLine", "these two ids are two: never ask again")
    )
    acts.add_argument(
        "--take-back", nargs=2, metavar=("A", "B"), help=translate("CommandLine", "these two may be one after all")
    )
    acts.add_argument("--told-apart", action="store_true", help=translate("CommandLine", "list those told apart"))
    verb.add_argument("--limit", type=int, default=64, metavar="N", help=translate("CommandLine", "at most so many"))


def _calendar(verbs: Subparsers) -> None:
    verb = _verb(
        verbs, "calendar", translate("CommandLine", "write the dates ahead to a file for phones and calendars")
    )
    way = verb.add_mutually_exclusive_group()
    way.add_argument("--to", type=Path, metavar="FILE.ics", help=translate("CommandLine", "the new file"))
    way.add_argument(
        "--keep",
        type=Path,
        metavar="FOLDER",
        help=translate("CommandLine", "keep suidesk.ics up to date in that folder from now on"),
    )
    way.add_argument("--stop", action="store_true", help=translate("CommandLine", "keep it no longer, and remove it"))
    verb.add_argument("--days", type=int, metavar="N", help=translate("CommandLine", "how far; two years if not said"))
    verb.add_argument(
        "--private",
        action="store_true",
        help=translate("CommandLine", "with who is away, and checks that are to be seen again"),
    )


def _remind(verbs: Subparsers) -> None:
    verb = _verb(verbs, "remind", translate("CommandLine", "look what is due, and tell what is new"))
    verb.add_argument("--now", metavar="ISO-8601", help=translate("CommandLine", "as if it were then"))
    verb.add_argument("--notify", action="store_true", help=translate("CommandLine", "tell it by the system's pop-ups"))
    verb.add_argument(
        "--clock-is-right",
        action="store_true",
        help=translate("CommandLine", "answer yes to the question whether the clock is right"),
    )
    timer = verb.add_mutually_exclusive_group()
    timer.add_argument(
        "--write-timer",
        action="store_true",
        help=translate(
            "CommandLine", "write a systemd timer that reminds every half hour, and say how to switch it on"
        ),
    )
    timer.add_argument(
        "--remove-timer", action="store_true", help=translate("CommandLine", "take that timer's files away")
    )


def _do(verbs: Subparsers) -> None:
    _by_name(verbs, "do", translate("CommandLine", "change something; without a name, list what can be changed"))


def _ask(verbs: Subparsers) -> None:
    _by_name(verbs, "ask", translate("CommandLine", "ask something; without a name, list what can be asked"))


def _by_name(verbs: Subparsers, name: str, text: str) -> None:
    verb = _verb(verbs, name, text)
    verb.usage = f"suidesk {name} [NAME [JSON | --field value …]]"
    verb.epilog = translate("CommandLine", "`suidesk {0} NAME --help` lists the fields of NAME.").format(name)
    verb.add_argument("name", nargs="?", metavar="NAME")
    verb.add_argument("fields", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def _undo(verbs: Subparsers) -> None:
    _back(verbs, "undo", translate("CommandLine", "take back the last change, the last N, or the change of that id"))


def _redo(verbs: Subparsers) -> None:
    _back(verbs, "redo", translate("CommandLine", "make the change again that was taken back last, or the last N"))


def _back(verbs: Subparsers, name: str, text: str) -> None:
    verb = _verb(verbs, name, text)
    verb.add_argument("which", nargs="?", default="1", metavar="N")
    verb.add_argument(
        "--conflicts",
        choices=("refuse", "skip", "overwrite"),
        default="refuse",
        help=translate("CommandLine", "what to do with records that were changed since"),
    )


def _history(verbs: Subparsers) -> None:
    verb = _verb(verbs, "history", translate("CommandLine", "list the last changes, of everything or of one record"))
    verb.add_argument("id", nargs="?", metavar="ID")
    verb.add_argument("--limit", type=int, default=50, metavar="N", help=translate("CommandLine", "at most so many"))


def _backup(verbs: Subparsers) -> None:
    verb = _verb(verbs, "backup", translate("CommandLine", "make, list, check or restore backups"))
    verb.add_argument("act", choices=("make", "list", "check", "restore"))
    verb.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=translate("CommandLine", "to check or restore")
    )
    verb.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        help=translate("CommandLine", "the folder of backups, in place of the usual one"),
    )


def _check(verbs: Subparsers) -> None:
    verb = _verb(verbs, "check", translate("CommandLine", "look whether store, index, journal and backups are whole"))
    verb.add_argument(
        "--rebuild-index",
        action="store_true",
        help=translate("CommandLine", "make the search index anew where it is wrong"),
    )


def _keys(verbs: Subparsers) -> None:
    verb = _verb(verbs, "keys", translate("CommandLine", "show and change what opens the store"))
    verb.add_argument("act", choices=("show", "change-passphrase", "recovery-sheet", "add-keychain"))
    verb.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help=translate("CommandLine", "the new passphrase's file")
    )
    verb.add_argument(
        "--to",
        type=Path,
        metavar="FILE",
        help=translate("CommandLine", "write the recovery sheet to FILE, for you alone; .html has a picture to scan"),
    )


def folder_of_desk(line: Sequence[str]) -> tuple[Path | None, bool, bool]:
    """Tell of which folder the line opens the desk, whether it does, and whether without a window.

    It does when nothing but `--store DIR` and `--in-tray` stands in it.
    """
    folder, is_in_tray, rest = None, False, list(line)
    while rest:
        if rest[0].startswith("--store="):
            folder, rest = Path(rest[0].removeprefix("--store=")), rest[1:]
        elif rest[0] == "--store" and len(rest) > 1:
            folder, rest = Path(rest[1]), rest[2:]
        elif rest[0] == "--in-tray":
            is_in_tray, rest = True, rest[1:]
        else:
            return None, False, False
    return folder, True, is_in_tray
