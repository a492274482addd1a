"""`suidesk export everything` and `suidesk import` of such a file: a whole desk out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.cli.status import Status
from suidesk.domain.errors import SuideskError
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse

    from suidesk.cli.session import Session
    from suidesk.commands.everything import BroughtBack

ENDINGS: Final = (".json", ".xlsx", ".zip")
MOST_SHOWN: Final = 20


def export_everything(session: Session, options: argparse.Namespace) -> Status:
    """Write the whole desk to one file: JSON for another desk, a workbook, or a zip of CSV files."""
    from suidesk.services.everything_out import WantedEverything
    from suidesk.services.everything_sending import send_everything
    from suidesk.wording.everything import saved_text

    ending = options.to.suffix.lower()
    if ending not in ENDINGS:
        raise SuideskError(
            "bad_argument", field="--to", name="--to", expected=", ".join(ENDINGS), found=options.to.name
        )
    wanted = WantedEverything(session.machine.clock.now(), options.private)
    with session.desk() as desk:
        saved = send_everything(desk, options.to, wanted, session.output.progress).saved
    session.output.say(saved_text(saved.count).format(options.to))
    if not options.private:
        text = "Without notes, emergency contacts, conversations and checks seen; --private takes them along."
        session.output.say(translate("CommandLine", text))
    counts = {kind.value: count for kind, count in saved.counts.items()}
    session.output.document(lambda: {"file": str(options.to), "count": saved.count, "tables": counts})
    return Status.DONE


def bring_back(session: Session, options: argparse.Namespace) -> Status:
    """Bring a whole desk in as one change; what is here stays, or is overwritten."""
    from suidesk.interchange.decisions import Fate
    from suidesk.interchange.merging import Policy
    from suidesk.services import everything_in
    from suidesk.services.backup import Backups
    from suidesk.wording.everything import brought_text, complaint_text

    policy = Policy.OVERWRITE if options.overwrite or options.policy == "overwrite" else Policy.FILL_BLANKS
    content, output = everything_in.content_of(options.file), session.output
    with session.desk() as desk:
        looked = everything_in.look_at(desk, content)
        if options.dry_run:
            here = looked.everything.count - looked.new
            output.show(
                translate("CommandLine", "%n record(s), of which {0} are here.", looked.everything.count).format(here)
            )
            output.say(translate("CommandLine", "Nothing was changed."))
            output.document(lambda: {"count": looked.everything.count, "here": here, "tables": dict(looked.counts)})
            return Status.DONE
        backups = Backups(session.store, session.keys)
        brought: BroughtBack = everything_in.bring_back(
            desk,
            lambda: backups.make(session.machine.clock.now()),
            looked,
            options.file.name,
            policy=policy,
            progress=output.progress,
        ).result
    count = brought.count
    output.show(brought_text(count(Fate.CREATED), count(Fate.UPDATED), count(Fate.UNCHANGED)))
    if count(Fate.SKIPPED):
        output.say(translate("CommandLine", "The file's settings were left out, as this desk has its own."))
    for one in brought.complaints[:MOST_SHOWN]:
        output.say(complaint_text(one.code, one.table, one.at, one.field))
    if len(brought.complaints) > MOST_SHOWN:
        output.say(translate("CommandLine", "%n more; --json lists them.", len(brought.complaints) - MOST_SHOWN))
    report = everything_in.report_of(brought)
    output.document(lambda: report)
    return Status.REJECTED if count(Fate.REJECTED) else Status.DONE
