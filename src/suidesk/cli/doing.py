"""`suidesk do` and `suidesk ask`: every command and query by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from suidesk.cli import catalogue
from suidesk.cli.fields import fields_of, filled, from_json, from_words
from suidesk.cli.output import Output
from suidesk.cli.records import show_answer
from suidesk.cli.session import Session
from suidesk.cli.status import Status
from suidesk.wording.changes import change_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from suidesk.services.desk import Done


def do(session: Session, options: argparse.Namespace) -> Status:
    """Run a command; its result, often a new id, is what is shown."""
    from suidesk.commands.registry import commands_by_name

    names = commands_by_name()
    if options.name is None:
        return _list(session.output, names)
    session, command = _made(session, "do", options, catalogue.found(names, options.name, "unknown_command"))
    with session.desk() as desk:
        done = desk.run(command)
    _show_done(session.output, done)
    return Status.DONE


def ask(session: Session, options: argparse.Namespace) -> Status:
    """Answer a query."""
    from suidesk.queries.registry import queries_by_name

    names = queries_by_name()
    if options.name is None:
        return _list(session.output, names)
    session, query = _made(session, "ask", options, catalogue.found(names, options.name, "unknown_query"))
    with session.questions() as questions:
        answer = questions.ask(query)
    show_answer(session.output, answer)
    session.output.document(lambda: answer)
    return Status.DONE


def _list(output: Output, names: Mapping[str, type[Any]]) -> Status:
    output.show(*catalogue.listing(names))
    output.document(lambda: catalogue.listing_as_json(names))
    return Status.DONE


def _made(session: Session, verb: str, options: argparse.Namespace, made: type[Any]) -> tuple[Session, Any]:
    """Make the command or query of the words after its name; options of the call may stand among them."""
    given = vars(catalogue.FieldParser(verb, made).parse_args(options.fields))
    machine = session.machine
    output = Output(machine.out, machine.err, is_json=options.json or given.get("json", False))
    store, file = given.get("store", options.store), given.get("passphrase_file", options.passphrase_file)
    session = Session(machine, output, store, file)
    text = given.get("document")
    values = {} if text is None else from_json(made, machine.stdin.read() if text == "-" else text)
    for field in fields_of(made):
        words = given.get(f"field {field.name}")
        if words is not None:
            values[field.name] = from_words(field, [words] if isinstance(words, str) else words)
    return session, filled(made, values, machine.clock.now())


def _show_done(output: Output, done: Done) -> None:
    change, result = done.change, done.result
    said = change_text(change.code, change.params)
    # A command gives the id of what it made, ids, nothing, or how many records changed, which is said anyway.
    refs = [result] if isinstance(result, str) else [] if isinstance(result, int) else result or []
    output.show(*(str(ref) for ref in refs))
    output.say(said if change.batch else translate("CommandLine", "Nothing was changed: it was so already."))
    output.document(
        lambda: {
            "said": said,
            "result": result,
            "batch": change.batch,
            "touched": {kind.value: sorted(touched) for kind, touched in change.touched.items()},
        }
    )
