"""`suidesk backup make|list|check|restore`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.cli.status import CannotOpen, Status
from suidesk.domain.errors import SuideskError
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeVar

    from suidesk.cli.session import Session
    from suidesk.services.backup import Found
    from suidesk.services.backup_file import Backup

    T = TypeVar("T")

LOCKED: Final = frozenset({"store_locked", "wrong_passphrase", "wrong_recovery_code", "wrong_key", "key_slot_missing"})


def backup(session: Session, options: argparse.Namespace) -> Status:
    """Do what was asked with backups."""
    acts = {"make": _make, "list": _list, "check": _check, "restore": _restore}
    return acts[options.act](session, options)


def _make(session: Session, options: argparse.Namespace) -> Status:
    from suidesk.services.backup import Backups

    made = Backups(session.store, session.keys).make(session.machine.clock.now(), options.to, session.output.progress)
    session.output.show(str(made.path))
    session.output.say(translate("CommandLine", "The backup was made, and a restore of it tried out."))
    session.output.document(lambda: _as_json(made))
    return Status.DONE


def _list(session: Session, options: argparse.Namespace) -> Status:
    from suidesk.services.backup import backups_in

    found = backups_in(_folder(session, options))
    zone = session.machine.clock.now().tzinfo
    rows = [
        (f"{one.made_at.astimezone(zone):%Y-%m-%d %H:%M}", f"{one.size // 1024:,} KiB", str(one.path))
        for one in found.backups
    ]
    headings = (
        translate("CommandLine", "made"),
        translate("CommandLine", "size"),
        translate("CommandLine", "file"),
    )
    session.output.show_table(headings, rows, translate("CommandLine", "There is no backup here yet."), is_cut=False)
    for path, error in found.unreadable:
        session.output.say(f"{path.name}: {error_text(error)}")
    session.output.document(lambda: _found_as_json(found))
    return Status.REJECTED if found.unreadable else Status.DONE


def _check(session: Session, options: argparse.Namespace) -> Status:
    from suidesk.services.backup_restore import Restoring

    path = options.file or _newest(session, options)
    restoring = Restoring(session.machine.keychain, session.machine.random)
    checked = _opening(
        lambda: restoring.check(
            path,
            lambda keys: session.unlock(keys, tries=1),
            session.keys if session.folder.has_store else None,
            progress=session.output.progress,
        )
    )
    contacts = checked.census.rows.get("contacts", 0)
    session.output.show(str(path))
    session.output.say(translate("CommandLine", "The backup is whole and opens; it has %n contact(s).", contacts))
    session.output.document(lambda: {**_as_json(checked.backup), "rows": checked.census.rows})
    return Status.DONE


def _restore(session: Session, options: argparse.Namespace) -> Status:
    from suidesk.services.backup_restore import Restoring

    if options.file is None:
        raise SuideskError("required", field="FILE")
    restoring = Restoring(session.machine.keychain, session.machine.random)
    restored = _opening(
        lambda: restoring.restore(
            options.file,
            session.folder,
            lambda keys: session.unlock(keys, tries=1),
            session.machine.clock.now(),
            session.output.progress,
        )
    )
    session.output.say(translate("CommandLine", "The backup is the store now, in {0}.").format(session.path))
    if restored.aside:
        session.output.say(translate("CommandLine", "What was there before is kept in {0}.").format(restored.aside))
    aside = str(restored.aside) if restored.aside else None
    session.output.document(lambda: {**_as_json(restored.backup), "folder": str(session.path), "aside": aside})
    return Status.DONE


def _opening(work: Callable[[], T]) -> T:
    """Do what needs a backup's keys; a wrong passphrase has the status of a store that can't be opened."""
    try:
        return work()
    except SuideskError as error:
        if error.code in LOCKED:
            raise CannotOpen(error) from error
        raise


def _folder(session: Session, options: argparse.Namespace) -> Path:
    from suidesk.services.backup import FOLDER

    folder: Path = options.to or options.file or session.path / FOLDER
    return folder


def _newest(session: Session, options: argparse.Namespace) -> Path:
    from suidesk.services.backup import backups_in

    folder = _folder(session, options)
    found = backups_in(folder)
    if not found.backups:
        raise SuideskError("no_backup", folder=str(folder))
    return found.backups[0].path


def _found_as_json(found: Found) -> dict[str, object]:
    return {
        "backups": [_as_json(one) for one in found.backups],
        "unreadable": [{"file": str(path), "code": error.code} for path, error in found.unreadable],
    }


def _as_json(backup: Backup) -> dict[str, object]:
    return {
        "file": str(backup.path),
        "made_at": backup.made_at,
        "schema": backup.manifest.schema,
        "size": backup.size,
    }
