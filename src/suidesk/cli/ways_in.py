"""`suidesk keys`: the ways into the store."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from suidesk.cli import passphrases
from suidesk.cli.status import CannotOpen, Status
from suidesk.domain.errors import SuideskError
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from suidesk.cli.session import Session
    from suidesk.services.keys import KeysDescription, SlotDescription
    from suidesk.vault.key import DataKey
    from suidesk.vault.sheet import RecoverySheet


def keys(session: Session, options: argparse.Namespace) -> Status:
    """Do what was asked with the keys."""
    acts = {
        "show": _show,
        "change-passphrase": _change_passphrase,
        "recovery-sheet": _recovery_sheet,
        "add-keychain": _add_keychain,
    }
    return acts[options.act](session, options)


def _show(session: Session, _: argparse.Namespace) -> Status:
    """List the ways in; needs no key, for nothing in it is secret."""
    try:
        described = session.keys.describe()
    except SuideskError as error:
        raise CannotOpen(error) from error
    session.output.show(*(_slot_text(slot) for slot in described.slots))
    if described.is_from_copy:
        session.output.say(translate("CommandLine", "keys.json is damaged or gone; its copy serves instead."))
    session.output.document(lambda: _as_json(described))
    return Status.DONE


def _slot_text(slot: SlotDescription) -> str:
    if slot.kind == "keychain":
        return translate("CommandLine", "the system's keychain ({0})").format(slot.account)
    if slot.kind == "passphrase":
        return translate("CommandLine", "a passphrase")
    return translate("CommandLine", "the recovery code on sheet {0}").format(slot.mark)


def _as_json(described: KeysDescription) -> dict[str, object]:
    return {
        "store_id": described.store_id,
        "key_id": described.key_id,
        "slots": [{"kind": slot.kind, "account": slot.account, "mark": slot.mark} for slot in described.slots],
        "is_from_copy": described.is_from_copy,
    }


def _change_passphrase(session: Session, options: argparse.Namespace) -> Status:
    key = _key(session)
    new = passphrases.new_passphrase(session.machine, session.output, options.new_passphrase_file)
    session.keys.change_passphrase(key, new)
    session.output.say(
        translate("CommandLine", "The new passphrase holds. Older backups still open with the one of their day, too.")
    )
    session.output.document(lambda: {"done": True})
    return Status.DONE


def _recovery_sheet(session: Session, options: argparse.Namespace) -> Status:
    """Make a fresh code, since the old one can't be read back, and give its sheet."""
    from suidesk.vault.sheet import recovery_sheet

    code = session.keys.new_recovery_code(_key(session))
    mark = next((slot.mark for slot in session.keys.describe().slots if slot.mark), "")
    sheet = recovery_sheet(code, mark)
    if options.to:
        _write(options.to, _page(sheet) if options.to.suffix in {".html", ".htm"} else "\n".join(_sheet_lines(sheet)))
        session.output.say(
            translate("CommandLine", "The sheet is in {0}. Print it and put it away.").format(options.to)
        )
    else:
        session.output.show(*_sheet_lines(sheet))
    session.output.say(translate("CommandLine", "Older sheets are void now."))
    session.output.document(lambda: {"mark": mark, "code": None if options.to else code.text()})
    return Status.DONE


def _sheet_lines(sheet: RecoverySheet) -> list[str]:
    half = len(sheet.groups) // 2
    return [
        translate("CommandLine", "suidesk: recovery code, sheet {0}").format(sheet.mark),
        "",
        f"    {' '.join(sheet.groups[:half])}",
        f"    {' '.join(sheet.groups[half:])}",
        "",
        translate("CommandLine", "Whoever has this sheet and the laptop can open the store. Keep it elsewhere."),
    ]


def _page(sheet: RecoverySheet) -> str:
    title, _, first, second, _, advice = (escape(line.strip()) for line in _sheet_lines(sheet))
    style = "body{font:16px sans-serif;margin:3em}svg{width:12em}code{font-size:1.4em}"
    return (
        f'<!doctype html><html><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
        f"<h1>{title}</h1>{sheet.qr_svg}<p><code>{first}<br>{second}</code></p><p>{advice}</p></html>"
    )


def _write(path: Path, text: str) -> None:
    from suidesk.store.faults import expected_errors
    from suidesk.store.files import atomic_write

    with expected_errors(path.parent):
        atomic_write(path, f"{text}\n".encode())


def _add_keychain(session: Session, _: argparse.Namespace) -> Status:
    session.keys.add_keychain(_key(session))
    session.output.say(translate("CommandLine", "The system's keychain opens the store from now on."))
    session.output.document(lambda: {"done": True})
    return Status.DONE


def _key(session: Session) -> DataKey:
    from suidesk.vault.key import DataKey

    return DataKey(session.store.key)
