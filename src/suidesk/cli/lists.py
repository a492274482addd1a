"""`suidesk import` and `suidesk export`: lists in and out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from suidesk.cli.coming_back import answers_of, say_back
from suidesk.cli.everything import bring_back, export_everything
from suidesk.cli.import_doubles import settled, with_answers
from suidesk.cli.parser import EVERYTHING
from suidesk.cli.status import Status
from suidesk.domain.errors import SuideskError
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from suidesk.cli.output import Output
    from suidesk.cli.session import Session
    from suidesk.interchange.merging import Policy
    from suidesk.interchange.tables import Table
    from suidesk.services.desk import Desk
    from suidesk.services.exporting import Wanted
    from suidesk.services.exporting_records import WantedRecords
    from suidesk.services.import_report import AnyMap, Counts, ImportReport, Looked, Preview, ProblemGroup
    from suidesk.services.importing import Importing
    from suidesk.services.list_sources import ListSource

SAVED: Final = "@"
"""What the name of a saved set of columns begins with."""
MOST_SHOWN: Final = 5
"""Possible matches named one by one."""


def bring_in(session: Session, options: argparse.Namespace) -> Status:
    """Bring a list in as one change; what is refused is told with its line, and may go to a file to mend."""
    from suidesk.services.backup import Backups
    from suidesk.services.everything_in import is_desk_file
    from suidesk.services.importing import Importing

    if is_desk_file(options.file):
        return bring_back(session, options)
    source = _source(options.file)
    if source.is_choice and options.member is None:
        return _show_members(session.output, source)
    _say_left_out(session.output, source)
    backups = Backups(session.store, session.keys)
    progress = session.output.progress
    with session.desk() as desk:
        importing = Importing(desk, lambda: backups.make(session.machine.clock.now()), answers_of(options))
        looked = _looked(importing, source, options)
        preview = importing.preview(looked, _mapping(looked, options), _policy(looked, options), progress)
        preview = settled(importing, preview, options, session.output)
        report = preview if options.dry_run else importing.commit(preview, progress)
        _save_rejected(importing, report, options.rejected)
    _show(session.output, report, preview, is_dry=options.dry_run)
    if options.report:
        text = json.dumps(with_answers(report, preview), ensure_ascii=False, indent=2)
        _write(options.report, f"{text}\n".encode())
    session.output.document(lambda: with_answers(report, preview))
    return Status.REJECTED if report.counts.rejected else Status.DONE


def _source(path: Path) -> ListSource:
    from suidesk.services.list_sources import source_of

    try:
        return source_of(path)
    except SuideskError as error:
        if error.code != "file_unreadable":
            raise
        raise SuideskError("file_unreadable", field="FILE", name=str(path)) from error


def _show_members(output: Output, source: ListSource) -> Status:
    """List what is in a folder or packed file, for the line to name one of it."""
    from suidesk.wording.archives import size_text

    headings = (translate("CommandLine", "List"), translate("CommandLine", "Size"))
    rows = ((member.name, size_text(member.size)) for member in source.members)
    output.show_table(headings, rows, is_cut=False)
    _say_left_out(output, source)
    output.say(translate("CommandLine", "Nothing was brought in. Say which list: --member NAME."))
    output.document(
        lambda: {
            "members": [{"name": member.name, "size": member.size} for member in source.members],
            "left_out": [{"name": one.name, "code": one.code} for one in source.left_out],
        }
    )
    return Status.USAGE


def _say_left_out(output: Output, source: ListSource) -> None:
    from suidesk.wording.archives import left_out_text

    for one in source.left_out:
        output.say(translate("CommandLine", "Not offered: {0} ({1}).").format(one.name, left_out_text(one.code)))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SuideskError("file_unreadable", field="FILE", name=str(path)) from error


def _looked(importing: Importing, source: ListSource, options: argparse.Namespace) -> Looked:
    from suidesk.interchange.list_kinds import ListKind
    from suidesk.interchange.tables import Reading

    name, content = source.name_of(options.member), source.content(options.member)
    kind, sheet = ListKind(options.kind) if options.kind else None, options.sheet
    if options.mapping:
        looked = importing.look_as_saved(content, name, _read(options.mapping), kind=kind, sheet=sheet)
    else:
        looked = importing.look(content, name, kind=kind, reading=Reading(sheet=sheet))
    if sheet is not None and not looked.table.sheets:
        raise SuideskError("no_sheets")
    return looked


def _mapping(looked: Looked, options: argparse.Namespace) -> AnyMap:
    """Give the mapping, with what the line says about names that are not here; contacts need no others."""
    from suidesk.interchange.sheets.mapping import SheetMapping

    if options.create_missing and isinstance(looked.mapping, SheetMapping):
        return replace(looked.mapping, creates_missing=True)
    return looked.mapping


def _policy(looked: Looked, options: argparse.Namespace) -> Policy:
    """Give what happens where file and desk differ: as the line says, else the mapping file."""
    from suidesk.interchange.merging import Policy

    if options.overwrite:
        return Policy.OVERWRITE
    if options.policy:
        return Policy(options.policy.replace("-", "_"))
    return looked.mapping.policy or Policy.FILL_BLANKS


def _save_rejected(importing: Importing, report: Preview | ImportReport, path: Path | None) -> None:
    from suidesk.wording.problems import problem_text

    if path is not None and report.counts.rejected:
        _write(path, b"".join(importing.rejected_file(report, problem_text)))


def _write(path: Path, content: bytes) -> None:
    from suidesk.services.exporting import write_file

    write_file(path, content)


def _show(output: Output, report: Preview | ImportReport, preview: Preview, *, is_dry: bool) -> None:
    from suidesk.wording.lists import guessed_text, made_text

    counts = report.counts
    if preview.looked.is_guessed:
        output.say(guessed_text(preview.looked.kind))
    _say_sheets(output, preview.looked.table)
    rows = translate("CommandLine", "Read %n row(s): {0}.", counts.read)
    cards = translate("CommandLine", "Read %n card(s): {0}.", counts.read)
    output.show((cards if preview.looked.cards else rows).format(_fates(counts)))
    if report.made:
        output.show(made_text(report.made))
    say_back(output, report)
    if is_dry:
        output.say(translate("CommandLine", "Nothing was changed; this is what the import would do."))
    for one in preview.possible[:MOST_SHOWN]:
        output.say(
            translate("CommandLine", "Line {0}: {1} may be {2}, who is here already.").format(
                one.line, one.name, one.known_name
            )
        )
    if len(preview.possible) > MOST_SHOWN:
        more = len(preview.possible) - MOST_SHOWN
        output.say(translate("CommandLine", "%n more row(s) may be somebody who is here already.", more))
    for group in report.groups:
        output.say(_group_text(group))


def _say_sheets(output: Output, table: Table) -> None:
    """Say which sheet was read where there are others."""
    from suidesk.wording.workbooks import sheet_text

    others = [sheet_text(sheet.name, is_hidden=sheet.is_hidden) for sheet in table.sheets if sheet.name != table.sheet]
    if others:
        text = translate("CommandLine", "The sheet “{0}” is read; --sheet NAME takes another: {1}.")
        output.say(text.format(table.sheet, ", ".join(others)))


def _fates(counts: Counts) -> str:
    return ", ".join(
        (
            translate("CommandLine", "%n new", counts.created),
            translate("CommandLine", "%n updated", counts.updated),
            translate("CommandLine", "%n unchanged", counts.unchanged),
            translate("CommandLine", "%n skipped", counts.skipped),
            translate("CommandLine", "%n refused", counts.rejected),
        )
    )


def _group_text(group: ProblemGroup) -> str:
    """Say a kind of problem once, with the first lines that have it."""
    from suidesk.wording.lists import place_text
    from suidesk.wording.problems import problem_text

    text = problem_text(group.example)
    if group.columns:
        text = f"{', '.join(map(place_text, group.columns))}: {text}"
    if not any(group.lines):
        return text
    lines = ", ".join(map(str, group.lines)) + (" …" if group.count > len(group.lines) else "")
    return translate("CommandLine", "Line {0}: {1}").format(lines, text)


def export(session: Session, options: argparse.Namespace) -> Status:
    """Write a list to a file, whole or not at all."""
    if options.kind == EVERYTHING:
        return export_everything(session, options)
    from suidesk.cli.exports import why_of
    from suidesk.services.exporting import CardLosses
    from suidesk.services.exporting_records import WantedRecords
    from suidesk.services.going_out import GoingOut
    from suidesk.wording.card_losses import losses_text
    from suidesk.wording.lists import exported_text

    wanted, why = _wanted(options), why_of(options, session.machine.clock.now().date())
    with session.desk() as desk:
        wanted = _with_saved_columns(desk, options.kind, wanted)
        losses = () if isinstance(wanted, WantedRecords) else desk.ask(CardLosses(wanted))
        for text in losses_text(losses):
            session.output.say(text)
        sent = GoingOut(desk).save(wanted, options.to, why)
    exported = sent.exported
    session.output.say(exported_text(options.kind, exported.count).format(options.to))
    session.output.document(
        lambda: {
            "file": str(options.to),
            "count": exported.count,
            "columns": list(exported.columns),
            "export": sent.export,
            "losses": [{"fate": one.fate.value, "what": one.what, "count": one.count} for one in losses],
        }
    )
    return Status.DONE


def _with_saved_columns(desk: Desk, kind: str, wanted: Wanted | WantedRecords) -> Wanted | WantedRecords:
    """Put the columns of a saved set in the place of its name, which `@` marks."""
    from suidesk.queries.column_sets import ColumnsNamed

    columns: list[str] = []
    for name in wanted.columns:
        columns += desk.ask(ColumnsNamed(kind, name[1:])) if name.startswith(SAVED) else [name]
    return replace(wanted, columns=tuple(columns))


def _wanted(options: argparse.Namespace) -> Wanted | WantedRecords:
    from suidesk.domain.people import ContactKind
    from suidesk.interchange.books_out import FileFormat, format_of
    from suidesk.interchange.list_kinds import OF_CONTACTS, ListKind
    from suidesk.interchange.people_out import Style
    from suidesk.services.exporting import Wanted
    from suidesk.services.exporting_records import WantedRecords

    style = Style.LOSSLESS if options.lossless else Style.SAFE
    written = FileFormat(options.format) if options.format else format_of(options.to)
    columns = tuple(filter(None, (name.strip() for name in (options.columns or "").split(","))))
    if options.kind == "contacts":
        return Wanted(columns=columns, style=style, format=written)
    kind = ListKind(options.kind)
    if kind not in OF_CONTACTS:
        return WantedRecords(kind=kind, columns=columns, style=style, format=written)
    contact = ContactKind.ORGANISATION if kind is ListKind.ORGANISATIONS else ContactKind.PERSON
    of_volunteers = kind is ListKind.VOLUNTEERS
    return Wanted(kind=contact, of_volunteers=of_volunteers, columns=columns, style=style, format=written)
