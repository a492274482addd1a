"""`suidesk check`: whether store, search index, journal and backups are whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.cli.status import Status
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse

    from suidesk.cli.session import Session
    from suidesk.services.checking import StoreCheck


def check(session: Session, options: argparse.Namespace) -> Status:
    """Look through everything; with --rebuild-index, mend what can be mended without a backup."""
    from suidesk.services.backup import FOLDER
    from suidesk.services.checking import check_store, rebuild_index

    folder = session.path / FOLDER
    found = check_store(session.store, folder, session.output.progress)
    if options.rebuild_index and found.index_is_true is False:
        rebuild_index(session.store)
        session.output.say(translate("CommandLine", "The search index was made anew."))
        found = check_store(session.store, folder, session.output.progress)
    session.output.show(*_lines(found))
    session.output.document(lambda: _as_json(found))
    return Status.DONE if found.is_well else Status.REJECTED


def _lines(found: StoreCheck) -> list[str]:
    if not found.is_sound:
        return [
            translate(
                "CommandLine", "The store is damaged. Restore the newest good backup: suidesk backup restore FILE"
            ),
            *_backup_lines(found),
        ]
    return [
        translate("CommandLine", "The store is whole."),
        translate("CommandLine", "The search index is right.")
        if found.index_is_true
        else translate("CommandLine", "The search index is wrong. Mend it: suidesk check --rebuild-index"),
        translate("CommandLine", "The journal misses %n entry(s). Make a backup now.", found.journal_gaps or 0)
        if found.journal_gaps
        else translate("CommandLine", "The journal has no gaps."),
        *_backup_lines(found),
    ]


def _backup_lines(found: StoreCheck) -> list[str]:
    whole = translate("CommandLine", "%n backup(s) is(s) whole.", len(found.backups))
    return [whole, *(f"{path.name}: {error_text(error)}" for path, error in found.bad_backups)]


def _as_json(found: StoreCheck) -> dict[str, object]:
    return {
        "is_well": found.is_well,
        "store_is_sound": found.is_sound,
        "index_is_true": found.index_is_true,
        "journal_gaps": found.journal_gaps,
        "backups": [str(one.path) for one in found.backups],
        "bad_backups": [{"file": str(path), "code": error.code} for path, error in found.bad_backups],
    }
