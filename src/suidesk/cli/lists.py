"""`suidesk import` and `suidesk export`: contact lists in and out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from suidesk.cli.status import Status
from suidesk.domain.errors import SuideskError
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from suidesk.cli.output import Output
    from suidesk.cli.session import Session
    from suidesk.domain.people import ContactKind
    from suidesk.services.importing import Counts, Importing, ImportReport, Looked, Preview, ProblemGroup

MOST_SHOWN: Final = 5
"""Possible matches named one by one."""


def bring_in(session: Session, options: argparse.Namespace) -> Status:
    """Bring a list in as one change; what is refused is told with its line, and may go to a file to mend."""
    from suidesk.interchange.merging import Policy
    from suidesk.services.backup import Backups
    from suidesk.services.importing import Importing

    policy = Policy.OVERWRITE if options.overwrite else Policy.FILL_BLANKS
    content = _read(options.file)
    backups = Backups(session.store, session.keys)
    progress = session.output.progress
    with session.desk() as desk:
        importing = Importing(desk, lambda: backups.make(session.machine.clock.now()))
        preview = importing.preview(_looked(importing, content, options), policy=policy, progress=progress)
        report = preview if options.dry_run else importing.commit(preview, progress)
        _save_rejected(importing, report, options.rejected)
    _show(session.output, report, preview, is_dry=options.dry_run)
    if options.report:
        _write(options.report, (json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n").encode())
    session.output.document(report.as_json)
    return Status.REJECTED if report.counts.rejected else Status.DONE


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SuideskError("file_unreadable", field="FILE", name=str(path)) from error


def _looked(importing: Importing, content: bytes, options: argparse.Namespace) -> Looked:
    from suidesk.domain.people import ContactKind

    name = options.file.name
    if options.mapping:
        return importing.look_as_saved(content, name, _read(options.mapping))
    kind = ContactKind.ORGANISATION if options.kind == "organisations" else ContactKind.PERSON
    return importing.look(content, name, kind=kind)


def _save_rejected(importing: Importing, report: Preview | ImportReport, path: Path | None) -> None:
    from suidesk.wording.problems import problem_text

    if path is not None and report.counts.rejected:
        _write(path, b"".join(importing.rejected_file(report, problem_text)))


def _write(path: Path, content: bytes) -> None:
    from suidesk.services.exporting import write_file

    write_file(path, content)


def _show(output: Output, report: Preview | ImportReport, preview: Preview, *, is_dry: bool) -> None:
    counts = report.counts
    output.show(
        translate("CommandLine", "Read %n row(s): {0}.", counts.read).format(_fates(counts)),
    )
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
    """Write contacts to a file, whole or not at all."""
    from suidesk.interchange.people_out import Style
    from suidesk.services.exporting import Exporting, Wanted

    wanted = Wanted(
        kind=_kind(options.kind),
        columns=tuple(filter(None, (name.strip() for name in (options.columns or "").split(",")))),
        style=Style.LOSSLESS if options.lossless else Style.SAFE,
    )
    with session.questions() as questions:
        exported = Exporting(questions).save(wanted, options.to)
    text = translate("CommandLine", "%n contact(s) were written to {0}.", exported.count).format(options.to)
    session.output.say(text)
    session.output.document(
        lambda: {"file": str(options.to), "count": exported.count, "columns": list(exported.columns)}
    )
    return Status.DONE


def _kind(name: str) -> ContactKind | None:
    from suidesk.domain.people import ContactKind

    kinds: dict[str, Any] = {"people": ContactKind.PERSON, "organisations": ContactKind.ORGANISATION}
    return kinds.get(name)
