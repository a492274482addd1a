"""`suidesk undo`, `redo` and `history`: what was done, and taking it back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from suidesk.cli.status import Status
from suidesk.domain.errors import SuideskError
from suidesk.wording.changes import change_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from suidesk.cli.session import Session
    from suidesk.domain.changes import Change
    from suidesk.queries.desk import Step
    from suidesk.services.desk import Desk


def undo(session: Session, options: argparse.Namespace) -> Status:
    """Take back the last change, the last N, or the one of an id."""
    which, conflicts = options.which, options.conflicts
    if which.isdecimal():
        return _repeated(session, int(which), lambda desk: desk.undo(conflicts=conflicts))
    return _repeated(session, 1, lambda desk: desk.undo(which, conflicts))


def redo(session: Session, options: argparse.Namespace) -> Status:
    """Make the change again that was taken back last, or the last N."""
    if not options.which.isdecimal():
        raise SuideskError(
            "bad_argument",
            field="N",
            name="N",
            expected=translate("CommandLine", "a number"),
            found=options.which,
        )
    return _repeated(session, int(options.which), lambda desk: desk.redo(options.conflicts))


def _repeated(session: Session, times: int, step: Callable[[Desk], tuple[Change, list[str]]]) -> Status:
    """Take so many steps; where one can't be taken, those before it stay taken."""
    done: list[tuple[Change, list[str]]] = []
    with session.desk() as desk:
        for _ in range(times):
            try:
                done.append(step(desk))
            except SuideskError as error:
                if not done or error.code not in {"nothing_to_undo", "nothing_to_redo"}:
                    raise
                break
            _say(session, *done[-1])
    session.output.document(lambda: {"changes": [_as_json(change, skipped) for change, skipped in done]})
    is_whole = len(done) == times and not any(skipped for _, skipped in done)
    return Status.DONE if is_whole else Status.REJECTED


def _say(session: Session, change: Change, skipped: list[str]) -> None:
    session.output.show(change_text(change.code, change.params, change.origin))
    if skipped:
        text = translate("CommandLine", "%n record(s) were changed since and stay as they are.", len(skipped))
        session.output.say(text)


def _as_json(change: Change, skipped: list[str]) -> dict[str, object]:
    return {
        "said": change_text(change.code, change.params, change.origin),
        "batch": change.batch,
        "touched": {kind.value: len(refs) for kind, refs in change.touched.items()},
        "skipped": skipped,
    }


def history(session: Session, options: argparse.Namespace) -> Status:
    """List the last changes, of everything or of one record, newest first."""
    from suidesk.queries.desk import History

    with session.questions() as questions:
        steps = questions.ask(History(options.id, options.limit))
    zone = session.machine.clock.now().tzinfo
    rows = [
        (
            f"{datetime.fromisoformat(step.at).astimezone(zone):%Y-%m-%d %H:%M}",
            _said(step),
            str(step.records),
            step.batch,
        )
        for step in steps
    ]
    headings = (
        translate("CommandLine", "when"),
        translate("CommandLine", "what"),
        translate("CommandLine", "records"),
        translate("CommandLine", "id"),
    )
    session.output.show_table(headings, rows, translate("CommandLine", "Nothing was changed yet."))
    session.output.document(lambda: [{"said": _said(step), **vars(step)} for step in steps])
    return Status.DONE


def _said(step: Step) -> str:
    return change_text(step.code, step.params, step.sort)
