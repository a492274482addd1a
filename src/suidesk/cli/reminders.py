"""`suidesk remind`: one tick, for the system's own timer and for scripts."""

from __future__ import annotations

from datetime import datetime
from shlex import quote
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from suidesk.cli.status import CannotOpen, Status
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.validation import believable
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from suidesk.cli.session import Session
    from suidesk.queries.reminders import ReminderRow
    from suidesk.rules.clock_doubt import Doubt
    from suidesk.services.ports import Notifier
    from suidesk.services.reminding import Ticked

LINE: Final = 96
"""Columns of a line of text."""
LOCKED: Final = frozenset({"store_locked", "file_unreadable"})


def remind(session: Session, options: argparse.Namespace) -> Status:
    """Record what is due and tell what is new; while locked, tell how much was known to be due.

    With --now it only says what would be found then.
    """
    if options.write_timer or options.remove_timer:
        return _set_timer(session, is_on=options.write_timer)
    if options.now is not None and (options.notify or options.clock_is_right):
        expected = translate("CommandLine", "given alone: it only looks, and tells nobody")
        raise SuideskError("bad_argument", field="--now", name="--now", expected=expected, found=options.now)
    now = _moment(session, options.now)
    try:
        _ = session.store
    except CannotOpen as failure:
        if failure.error.code in LOCKED:
            failure.error.params["due"] = _tell_locked(session, now, is_notified=options.notify)
        raise
    ticked, waiting = _tick(session, now, options)
    _show(session, ticked, waiting, now)
    if ticked.doubt is not None:
        _ask_about_clock(session, ticked.doubt, now)
        return Status.REJECTED
    return Status.DONE


def _set_timer(session: Session, *, is_on: bool) -> Status:
    """Write or remove the units of systemd; elsewhere say what a timer of the system runs."""
    from suidesk.system.launching import COMMAND, launch_line
    from suidesk.system.timer_files import SWITCH_OFF, SWITCH_ON, remove_timer, units_folder, write_timer

    output = session.output
    if not session.machine.has_systemd():
        line = " ".join(map(quote, launch_line(COMMAND, "remind", "--notify", "--store", str(session.path))))
        output.show(translate("CommandLine", "No systemd runs here. Have your system's own timer run:"))
        output.show(line)
        return Status.REJECTED
    folder = units_folder(session.machine.environ)
    if is_on:
        for path in write_timer(session.path, folder):
            output.show(translate("CommandLine", "Written: {0}").format(path))
        output.show(translate("CommandLine", "Switch it on with:"), *SWITCH_ON)
    elif remove_timer(folder):
        output.show(translate("CommandLine", "Removed. Switch it off with:"), *SWITCH_OFF)
    else:
        output.show(translate("CommandLine", "There was no timer."))
    return Status.DONE


def _ask_about_clock(session: Session, doubt: Doubt, now: datetime) -> None:
    from suidesk.wording.reminders import clock_question, clock_reason

    expected = doubt.expected.astimezone(now.tzinfo)
    session.output.say(clock_question(now))
    session.output.say(clock_reason(expected, is_ahead=doubt.now > doubt.expected))
    session.output.say(translate("CommandLine", "If it is right: suidesk remind --clock-is-right"))


def _moment(session: Session, text: str | None) -> datetime:
    now = session.machine.clock.now()
    if text is None:
        return now
    try:
        moment = datetime.fromisoformat(text)
        believable(moment.date(), "--now")
    except (ValueError, Invalid):
        expected = translate("CommandLine", "a moment such as 2026-12-03T09:00")
        raise SuideskError("bad_argument", field="--now", name="--now", expected=expected, found=text) from None
    return moment.replace(tzinfo=now.tzinfo) if moment.tzinfo is None else moment.astimezone(now.tzinfo)


def _tick(session: Session, now: datetime, options: argparse.Namespace) -> tuple[Ticked, list[ReminderRow]]:
    from suidesk.queries.reminders import RemindersOpen
    from suidesk.services.calendar_keeping import kept_now
    from suidesk.services.clock_check import ClockCheck
    from suidesk.services.due_file import write_due
    from suidesk.services.foreseeing import Foreseen
    from suidesk.services.reminding import Reminding

    if options.now is not None:
        with session.desk() as desk:
            return desk.ask(Foreseen(now))
    check = ClockCheck(session.machine.clock, session.path)
    if options.clock_is_right:
        check.believe(now)
    with session.desk() as desk:
        notifier = _notifier(session) if options.notify else None
        ticked = Reminding(desk, desk, notifier, check).tick(now)
        kept = kept_now(desk, now) if ticked.did_evaluate else None
        if kept is not None and kept.fault is not None:
            session.output.say(error_text(kept.fault))
        write_due(session.path, ticked)
        return ticked, desk.ask(RemindersOpen(now))


def _notifier(session: Session) -> Notifier | None:
    """Give who shows pop-ups; where nobody does, say why, and nothing counts as shown."""
    from suidesk.wording.presence import popups_text

    found = session.machine.notifier()
    state = found.state()
    if state.works:
        return found
    session.output.say(popups_text(state))
    return None


def _show(session: Session, ticked: Ticked, waiting: Sequence[ReminderRow], now: datetime) -> None:
    from suidesk.wording.reminders import heartbeat, title, why

    output, today = session.output, now.date()
    for row in ticked.new:
        output.show(f"{_mark(row)} {title(row, today)}", *_indented(why(row, today)))
    told = {row.id for row in ticked.new}
    for row in (row for row in waiting if row.id not in told):
        output.show(f"{_mark(row)} {title(row, today)}")
    for row in ticked.withdrawn:
        output.show(translate("CommandLine", "No longer true: {0}").format(title(row, today)))
    if not waiting:
        output.show(translate("CommandLine", "Nothing needs you now."))
    output.say(heartbeat(ticked.checked_at, ticked.next_due, ticked.next_on))
    for fault in ticked.faults:
        output.say(translate("CommandLine", "The rule {0} failed and was passed over.").format(fault.rule))
    output.document(lambda: _as_json(ticked, waiting, now))


def _indented(text: str) -> list[str]:
    return wrap(text, LINE, initial_indent="  ", subsequent_indent="  ")


def _mark(row: ReminderRow) -> str:
    return ("·", "!", "‼")[row.severity]


def _as_json(ticked: Ticked, waiting: Sequence[ReminderRow], now: datetime) -> dict[str, Any]:
    def listed(rows: Iterable[ReminderRow]) -> list[dict[str, Any]]:
        from suidesk.wording.reminders import title

        return [
            {
                "key": row.id,
                "rule": row.rule,
                "subject": {"kind": row.subject_kind, "id": row.subject_id},
                "due_on": row.due_on,
                "severity": row.severity.name.lower(),
                "title": title(row, now.date()),
                "evidence": row.evidence,
            }
            for row in rows
        ]

    return {
        "now": now,
        "new": listed(ticked.new),
        "open": listed(waiting),
        "withdrawn": listed(ticked.withdrawn),
    }


def _tell_locked(session: Session, now: datetime, *, is_notified: bool) -> int | None:
    from suidesk.services.due_file import due_count
    from suidesk.services.locked_word import due_to_say, note_said
    from suidesk.services.ports import Popup

    count = due_count(session.path, now.date())
    if not count:
        return count
    text = translate("CommandLine", "%n thing(s) is(s) due. Unlock suidesk to see them.", count)
    session.output.show(text)
    notifier = _notifier(session) if is_notified and due_to_say(session.path, now) else None
    if notifier is not None:
        try:
            notifier.show(Popup(title="suidesk", body=text, key="locked"))
        except SuideskError as error:
            session.output.say(error_text(error))
        else:
            note_said(session.path, now, count)
    return count
