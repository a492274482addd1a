"""`suidesk doubles`: who may be here twice, and who was told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suidesk.cli.status import Status
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse

    from suidesk.cli.session import Session


def doubles(session: Session, options: argparse.Namespace) -> Status:
    """List pairs, or settle one: `--two A B` tells two apart for good, `--take-back A B` lets them be proposed."""
    if options.two or options.take_back:
        return _settle(session, options)
    return _list_apart(session, options.limit) if options.told_apart else _list(session, options.limit)


def _settle(session: Session, options: argparse.Namespace) -> Status:
    from suidesk.commands.duplicates import ProposeAgain, TellApart
    from suidesk.wording.changes import change_text

    one, other = options.two or options.take_back
    command = (TellApart if options.two else ProposeAgain)(one_id=one, other_id=other)
    with session.desk() as desk:
        change = desk.run(command).change
    if change.batch is None:
        session.output.say(translate("CommandLine", "That was noted before; nothing was changed."))
    else:
        session.output.show(change_text(change.code, change.params, change.origin))
    session.output.document(lambda: {"batch": change.batch, "one_id": one, "other_id": other})
    return Status.DONE


def _list(session: Session, limit: int) -> Status:
    from suidesk.queries.doubles import Doubles
    from suidesk.wording.merging import likeness_text

    with session.questions() as questions:
        found = questions.ask(Doubles(session.machine.clock.now().date(), limit=limit))
    headings = (
        translate("CommandLine", "one"),
        translate("CommandLine", "other"),
        translate("CommandLine", "for"),
        translate("CommandLine", "against"),
        translate("CommandLine", "ids"),
    )
    rows = [
        (
            one.first.name,
            one.second.name,
            ", ".join(map(likeness_text, one.why.reasons)),
            ", ".join(map(likeness_text, one.why.against)),
            f"{one.first.id} {one.second.id}",
        )
        for one in found
    ]
    session.output.show_table(headings, rows, translate("CommandLine", "Nobody seems to be here twice."), is_cut=False)
    session.output.document(
        lambda: [
            {
                "one": {"id": one.first.id, "name": one.first.name},
                "other": {"id": one.second.id, "name": one.second.name},
                "probability": round(one.why.probability, 4),
                "for": [reason.value for reason in one.why.reasons],
                "against": [reason.value for reason in one.why.against],
            }
            for one in found
        ]
    )
    return Status.DONE


def _list_apart(session: Session, limit: int) -> Status:
    from suidesk.queries.told_apart import ToldApartPairs

    with session.questions() as questions:
        found = questions.ask(ToldApartPairs(session.machine.clock.now().date(), limit=limit))
    headings = (
        translate("CommandLine", "one"),
        translate("CommandLine", "other"),
        translate("CommandLine", "ids"),
    )
    rows = [(pair.one.name, pair.other.name, f"{pair.one.id} {pair.other.id}") for pair in found.pairs]
    session.output.show_table(headings, rows, translate("CommandLine", "Nobody was told apart."), is_cut=False)
    session.output.document(
        lambda: [
            {
                "one": {"id": pair.one.id, "name": pair.one.name},
                "other": {"id": pair.other.id, "name": pair.other.name},
            }
            for pair in found.pairs
        ]
    )
    return Status.DONE
