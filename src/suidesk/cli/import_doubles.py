"""The doubles of an import on the command line: answered by a word for all, or by a file; each of weight is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse

    from suidesk.cli.output import Output
    from suidesk.interchange.row_doubles import Answered
    from suidesk.services.import_answers import Told
    from suidesk.services.import_report import ImportReport, Preview
    from suidesk.services.importing import Importing

MOST_SHOWN: Final = 20
"""Rows that are told one by one."""


def settled(importing: Importing, preview: Preview, options: argparse.Namespace, output: Output) -> Preview:
    """Look for doubles among the rows that would be new, and work out again what happens with the answers on them."""
    from suidesk.domain.errors import SuideskError
    from suidesk.services.import_answers import WORDS, answered_by_file, answered_by_word, told_answers

    told: tuple[Told, ...] = ()
    if options.duplicates not in WORDS:
        path = Path(options.duplicates)
        try:
            told = told_answers(path.read_bytes(), path.name)
        except OSError as error:
            raise SuideskError("file_unreadable", field="--duplicates", name=str(path)) from error
    doubles = importing.doubles(preview)
    if options.duplicates in WORDS:
        answers = answered_by_word(doubles, options.duplicates)
    else:
        answers, strays = answered_by_file(doubles, told)
        if strays:
            text = translate("CommandLine", "Passed over, as no pair of this file fits: %n answer(s).", len(strays))
            output.say(text)
    _say_same(output, answers)
    return importing.settle(preview, answers, output.progress) if answers else preview


def _say_same(output: Output, answers: tuple[Answered, ...]) -> None:
    """List every row that is taken for somebody: nothing goes together unseen."""
    from suidesk.interchange.row_doubles import Answer
    from suidesk.wording.merging import likeness_text

    same = [one.double for one in answers if one.answer is Answer.SAME]
    for one in same[:MOST_SHOWN]:
        why = ", ".join(map(likeness_text, one.reasons))
        text = (
            translate("CommandLine", "Line {0}: {1} is taken for {2}, who is here already: {3}.")
            if one.other.contact_id
            else translate("CommandLine", "Line {0}: {1} is taken for {2} of line {4}: {3}.")
        )
        earlier = one.other.lines[0] if one.other.lines else ""
        output.say(text.format(one.row.lines[0], one.row.name, one.other.name, why, earlier))
    if len(same) > MOST_SHOWN:
        text = translate(
            "CommandLine", "%n more row(s) are taken for one; the report lists each.", len(same) - MOST_SHOWN
        )
        output.say(text)


def with_answers(report: Preview | ImportReport, preview: Preview) -> dict[str, Any]:
    """Give the report with the pairs and their answers."""
    from suidesk.services.import_answers import as_json

    pairs = [as_json(one) for one in preview.answers]
    return report.as_json() | ({"duplicates": pairs} if pairs else {})
