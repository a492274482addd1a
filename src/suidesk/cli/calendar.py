"""`suidesk calendar`: the dates ahead as a file for phones and calendars, once or kept up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from suidesk.cli.status import Status
from suidesk.domain.errors import SuideskError
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse

    from suidesk.cli.session import Session


def calendar(session: Session, options: argparse.Namespace) -> Status:
    """Write the file, whole or not at all; keep one; or say which is kept."""
    if options.to is not None:
        return _write(session, options)
    if options.stop:
        return _stop(session)
    return _keep(session, options)


def _write(session: Session, options: argparse.Namespace) -> Status:
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


def _keep(session: Session, options: argparse.Namespace) -> Status:
    """Keep the file in that folder from now on; without one, say how the file is that is kept."""
    from suidesk.commands.desk import KeepCalendar
    from suidesk.commands.exports import RecordExport
    from suidesk.services.calendar_keeping import FILE, CalendarKeeping

    with session.desk() as desk:
        if options.keep is not None:
            folder = options.keep.expanduser().absolute()
            desk.run(KeepCalendar(folder=str(folder), has_private=options.private))
        state = CalendarKeeping().keep(desk, session.machine.clock.now(), has_changed=True)
        if state is not None and state.fault is None and options.keep is not None:
            desk.run(RecordExport(file=FILE, what="dates", count=state.count, format="ics"))
    if state is None:
        session.output.show(
            translate("CommandLine", "No calendar file is kept. Begin with: suidesk calendar --keep FOLDER")
        )
        session.output.document(lambda: {"folder": None})
        return Status.DONE
    if state.fault is not None:
        raise state.fault
    text = translate("CommandLine", "Kept in {0}: %n date(s).", state.count)
    session.output.show(text.format(Path(state.place.folder) / FILE))
    session.output.document(
        lambda: {"folder": state.place.folder, "private": state.place.has_private, "count": state.count}
    )
    return Status.DONE


def _stop(session: Session) -> Status:
    from suidesk.commands.desk import KeepCalendar
    from suidesk.queries.desk import CalendarPlaceOf
    from suidesk.services.calendar_keeping import remove_calendar

    with session.desk() as desk:
        place = desk.ask(CalendarPlaceOf())
        desk.run(KeepCalendar())
    if place is not None:
        remove_calendar(Path(place.folder))
    session.output.show(translate("CommandLine", "No calendar file is kept any more."))
    return Status.DONE
