"""`suidesk calendar`: the dates ahead as a file for phones and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.cli.status import Status
from suidesk.domain.errors import SuideskError
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse

    from suidesk.cli.session import Session


def calendar(session: Session, options: argparse.Namespace) -> Status:
    """Write the file, whole or not at all."""
    from suidesk.commands.exports import RecordExport
    from suidesk.services.calendar import AHEAD_DAYS, CalendarExport, CalendarWanted
    from suidesk.services.exporting import write_file

    days = AHEAD_DAYS if options.days is None else options.days
    if not 0 <= days <= AHEAD_DAYS:
        expected = translate("CommandLine", "a number of days from 0 to {0}").format(AHEAD_DAYS)
        raise SuideskError("bad_argument", field="--days", name="--days", expected=expected, found=str(days))
    wanted = CalendarWanted(now=session.machine.clock.now(), days=days, has_private=options.private)
    with session.desk() as desk:
        exported = desk.ask(CalendarExport(wanted))
        write_file(options.to, exported.content)
        desk.run(RecordExport(file=options.to.name, what="dates", count=exported.count, format="ics"))
    text = translate("CommandLine", "%n date(s) written to {0}.", exported.count)
    session.output.say(text.format(options.to))
    session.output.document(lambda: {"file": str(options.to), "count": exported.count})
    return Status.DONE
