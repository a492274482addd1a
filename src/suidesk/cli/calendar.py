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
    from suidesk.services.desk import Desk


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
    """Keep the file in that folder from now on; without one, say which is kept."""
    from suidesk.queries.desk import CalendarPlaceOf
    from suidesk.services.calendar import CalendarMark
    from suidesk.services.calendar_folder import FILE, found_in, in_time

    output = session.output
    with session.desk() as desk:
        if options.keep is not None:
            _begin(session, desk, options.keep.expanduser().absolute(), has_private=options.private)
        place, mark = desk.ask(CalendarPlaceOf()), desk.ask(CalendarMark())
    if place is None:
        output.show(translate("CommandLine", "No calendar file is kept. Begin with: suidesk calendar --keep FOLDER"))
    else:
        output.show(translate("CommandLine", "Kept up to date: {0}").format(Path(place.folder) / FILE))
    output.document(lambda: {"folder": place.folder if place else None, "private": bool(place and place.has_private)})
    if place is not None:
        folder = Path(place.folder)
        in_time(folder, lambda: found_in(folder, mark))
    return Status.DONE


def _begin(session: Session, desk: Desk, folder: Path, *, has_private: bool) -> None:
    """Write the first one, and note that it went out; what is in the way is said before anything is kept."""
    from suidesk.commands.desk import KeepCalendar
    from suidesk.commands.exports import RecordExport
    from suidesk.services.calendar import CalendarMark
    from suidesk.services.calendar_folder import FILE, found_in, in_time
    from suidesk.services.calendar_keeping import kept_now
    from suidesk.services.clock_check import ClockCheck

    now = session.machine.clock.now()
    mark = desk.ask(CalendarMark())
    in_time(folder, lambda: found_in(folder, mark))
    # A clock that is wrong would empty the calendars of all who read the file.
    if ClockCheck(session.machine.clock, session.path).doubt(now) is not None:
        raise SuideskError("clock_in_doubt")
    desk.run(KeepCalendar(folder=str(folder), has_private=has_private))
    state = kept_now(desk, now)
    desk.run(RecordExport(file=FILE, what="dates", count=state.count if state else 0, format="ics"))
    if state is not None and state.fault is not None:
        raise state.fault


def _stop(session: Session) -> Status:
    from suidesk.commands.desk import KeepCalendar
    from suidesk.queries.desk import CalendarPlaceOf
    from suidesk.services.calendar import CalendarMark
    from suidesk.services.calendar_folder import FILE, in_time, remove_calendar

    with session.desk() as desk:
        place, mark = desk.ask(CalendarPlaceOf()), desk.ask(CalendarMark())
        desk.run(KeepCalendar())
    session.output.show(translate("CommandLine", "No calendar file is kept any more."))
    if place is not None:
        path = Path(place.folder) / FILE
        try:
            in_time(path.parent, lambda: remove_calendar(path.parent, mark))
        except SuideskError:
            session.output.say(translate("CommandLine", "{0} could not be removed: remove it by hand.").format(path))
            return Status.REJECTED
    return Status.DONE
