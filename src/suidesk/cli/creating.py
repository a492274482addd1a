"""`suidesk new`: a store with its first person, and the recovery code shown once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.cli import passphrases
from suidesk.cli.status import Status
from suidesk.domain.errors import SuideskError
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from suidesk.cli.session import Session
    from suidesk.services.opening import Owner
    from suidesk.vault.recovery import RecoveryCode

SKIPPED = ""


def new(session: Session, options: argparse.Namespace) -> Status:
    """Make the store; nothing is left behind when it fails."""
    output = session.output
    _require_good_place(session.path)
    if session.folder.has_store:
        raise SuideskError("store_exists", folder=str(session.path))
    owner = _owner(session, options)
    passphrase = passphrases.new_passphrase(session.machine, output, session.passphrase_file)
    store, code = session.folder.create(passphrase, owner)
    session.store = store
    _hand_over(session, code, options.recovery_file)
    made = _fill(session) if options.example else 0
    output.say(translate("CommandLine", "A new store is in {0}.").format(session.path))
    if made:
        output.say(translate("CommandLine", "%n record(s) of an example neighbourhood were added.", made))
    output.document(lambda: {"folder": str(session.path), "example_records": made})
    return Status.DONE


def _require_good_place(folder: Path) -> None:
    from suidesk.system.paths import unsafe_place

    reason = unsafe_place(folder)
    if reason is not None:
        raise SuideskError("unsafe_place", folder=str(folder), kind=reason)


def _owner(session: Session, options: argparse.Namespace) -> Owner:
    from suidesk.services.example.names import COORDINATOR
    from suidesk.services.opening import Owner

    given, family = options.given, options.family
    if given is None and options.example:
        given, family = COORDINATOR[0], family or COORDINATOR[1]
    if given is None and session.machine.can_ask:
        given = session.machine.ask(translate("CommandLine", "Your given name: "))
        family = family or session.machine.ask(translate("CommandLine", "Your family name: "))
    if not given:
        raise SuideskError("required", field="--given")
    return Owner(given=given, family=family, language=options.language, currency=options.currency)


def _hand_over(session: Session, code: RecoveryCode, file: Path | None) -> None:
    """Give the recovery code to its owner: into a file for them alone, or onto the screen, where it is typed back."""
    machine, output = session.machine, session.output
    if file is not None:
        from suidesk.store.faults import expected_errors
        from suidesk.store.files import atomic_write

        with expected_errors(file.parent):
            atomic_write(file, f"{code.text()}\n".encode("ascii"))
        output.say(translate("CommandLine", "The recovery code is in {0}. Print it and put it away.").format(file))
        return
    output.say(translate("CommandLine", "Your recovery code opens the store if the passphrase is lost:"))
    output.say("")
    output.say(f"    {code.text()}")
    output.say("")
    output.say(translate("CommandLine", "Write it down and put it away. It is not shown again."))
    if machine.can_ask:
        _have_retyped(session, code)


def _have_retyped(session: Session, code: RecoveryCode) -> None:
    from suidesk.vault.sheet import check_retyped, recovery_groups_to_retype

    for group in recovery_groups_to_retype(session.machine.random):
        question = translate("CommandLine", "To be sure, type group {0} (or nothing, to go on without): ").format(group)
        while (typed := session.machine.ask(question)) != SKIPPED:
            try:
                check_retyped(code, group, typed)
                break
            except SuideskError as error:
                session.output.say(error_text(error))
        else:
            return


def _fill(session: Session) -> int:
    from suidesk.services.example.making import make_example

    with session.desk() as desk:
        return make_example(desk, session.machine.clock.now().date(), progress=session.output.progress)
