"""`suidesk exports`: which lists went out, and that one is deleted; and what `suidesk export` notes of each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from suidesk.cli.status import Status
from suidesk.domain.errors import SuideskError
from suidesk.domain.validation import in_order
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse

    from suidesk.cli.session import Session
    from suidesk.queries.exports import SentList
    from suidesk.services.going_out import Why


def why_of(options: argparse.Namespace, today: date) -> Why:
    """Give what the line tells of an export; raises bad_argument for a day that is none, or past."""
    from suidesk.services.going_out import Why

    day = _day(options.delete_by)
    in_order(today, day, "--delete-by")
    comes_back = not options.columns if options.marked is None else options.marked
    return Why(purpose=options.purpose, delete_by=day, comes_back=comes_back)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        expected = translate("CommandLine", "a day such as 2026-12-31")
        raise SuideskError(
            "bad_argument", field="--delete-by", name="--delete-by", expected=expected, found=text
        ) from None


def exports(session: Session, options: argparse.Namespace) -> Status:
    """List what went out, the last one first; or note that a file is deleted."""
    return _delete(session, options.deleted) if options.deleted else _list(session, options)


def _delete(session: Session, ref: str) -> Status:
    from suidesk.commands.exports import MarkExportDeleted
    from suidesk.wording.changes import change_text

    with session.desk() as desk:
        change = desk.run(MarkExportDeleted(id=ref)).change
    if change.batch is None:
        session.output.say(translate("CommandLine", "That was noted before; nothing was changed."))
    else:
        session.output.show(change_text(change.code, change.params, change.origin))
    session.output.document(lambda: {"batch": change.batch, "id": ref})
    return Status.DONE


def _list(session: Session, options: argparse.Namespace) -> Status:
    from suidesk.queries.exports import ListsSent
    from suidesk.wording.exports import fate_text, what_text
    from suidesk.wording.formats import day_in_words

    now = session.machine.clock.now()
    with session.questions() as questions:
        found = questions.ask(ListsSent(only_waiting=options.waiting, limit=options.limit))
    headings = (
        translate("CommandLine", "when"),
        translate("CommandLine", "file"),
        translate("CommandLine", "what"),
        translate("CommandLine", "what for"),
        translate("CommandLine", "by"),
        translate("CommandLine", "to be deleted"),
        translate("CommandLine", "id"),
    )
    rows = [
        (
            day_in_words(row.export.at.astimezone(now.tzinfo).date()),
            row.export.file,
            what_text(row.export),
            row.export.purpose,
            row.by,
            fate_text(row.export, now.date()),
            row.export.id,
        )
        for row in found.rows
    ]
    session.output.show_table(headings, rows, translate("CommandLine", "No list went out."), is_cut=False)
    session.output.document(lambda: [_as_json(row) for row in found.rows])
    return Status.DONE


def _as_json(row: SentList) -> dict[str, Any]:
    out = row.export
    told = {name: value for name, value in vars(out).items() if name not in {"columns", "by_id", "position"}}
    return {**told, "columns": list(out.headings), "by": row.by}
