"""A list that comes back edited, on the command line: which side counts in conflicts, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.wording.translate import translate

if TYPE_CHECKING:
    import argparse

    from suidesk.cli.output import Output
    from suidesk.interchange.coming_back.comparing import Answers
    from suidesk.services.import_report import ImportReport, Preview

MOST_SHOWN: Final = 50
THEIRS: Final = "theirs"


def answers_of(options: argparse.Namespace) -> Answers:
    """Give what the line says about cells that were changed on both sides."""
    from suidesk.interchange.coming_back.comparing import Answers

    return Answers(otherwise=options.conflicts == THEIRS)


def say_back(output: Output, report: Preview | ImportReport) -> None:
    """Tell of a list that came back what was put together, and where both sides changed a cell."""
    from suidesk.services.coming_back import BackPreview, BackReport
    from suidesk.wording.coming_back import came_back_text, cell_text, cells_text, conflicts_text
    from suidesk.wording.formats import day_in_words

    if not isinstance(report, BackPreview | BackReport):
        return
    back = report.back
    output.say(came_back_text(back.export.file, day_in_words(back.export.at.date())))
    output.say(f"{cells_text(back.taken, back.kept, back.missing)}.")
    if not back.conflicts:
        return
    theirs = back.answers.otherwise
    kept = (
        translate("CommandLine", "What the file says is taken")
        if theirs
        else translate("CommandLine", "What is here stays; --conflicts theirs takes what the file says")
    )
    output.say(f"{conflicts_text(len(back.conflicts))}. {kept}:")
    headings = (
        translate("CommandLine", "line"),
        translate("CommandLine", "who"),
        translate("CommandLine", "column"),
        translate("CommandLine", "sent"),
        translate("CommandLine", "here"),
        translate("CommandLine", "in the file"),
    )
    rows = [
        (str(one.line), one.name, said.column, *map(cell_text, (said.sent, said.ours, said.theirs)))
        for one in back.conflicts[:MOST_SHOWN]
        for said in (one.conflict,)
    ]
    output.show_table(headings, rows)
    if len(back.conflicts) > MOST_SHOWN:
        output.say(translate("CommandLine", "and %n more; --json has them all", len(back.conflicts) - MOST_SHOWN))
