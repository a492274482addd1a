"""What an import found in a line, in words: what stood there, what became of it, and what to do."""

from __future__ import annotations

from typing import Final, Protocol

from suidesk.wording.cards import cards_taken
from suidesk.wording.coming_back import rows_back
from suidesk.wording.giving import grants_taken
from suidesk.wording.ldif import records_of_ldif
from suidesk.wording.lists import encoding_text
from suidesk.wording.record_problems import rows_left_out, rows_taken
from suidesk.wording.translate import translate
from suidesk.wording.workbooks import cells_taken

LONGEST: Final = 40
"""Letters of a cell that a sentence repeats, so that it stays one line or two on the screen."""


class Problem(Protocol):
    """What an import found: a code with what stood there and what was expected."""

    @property
    def code(self) -> str:
        """What is wrong, in snake case."""

    @property
    def column(self) -> str:
        """The column's name, or an empty text."""

    @property
    def found(self) -> str:
        """What stood there."""

    @property
    def expected(self) -> str:
        """What should have stood there."""

    @property
    def severity(self) -> str:
        """Whether the row is left out ("error") or taken all the same."""


def problem_text(problem: Problem) -> str:
    """Say what is wrong or worth knowing; `found` and `expected` fill the text's places."""
    texts = {**_about_the_file(problem.expected), **_taken(), **rows_taken()}
    texts |= {**cells_taken(), **records_of_ldif(), **cards_taken(), **rows_back(), **grants_taken()}
    if problem.severity == "error":
        texts |= {**_left_out(), **rows_left_out(problem.expected)}
    if problem.code in texts:
        column = _shown(problem.column)
        return texts[problem.code].format(found=_found(problem), expected=_expected(problem), column=column)
    return translate("Problems", "Something is unusual here ({0}).").format(problem.code)


def _found(problem: Problem) -> str:
    coded = {"encoding_guessed": encoding_text, "other_kind": _kind}
    return _shown(coded[problem.code](problem.found) if problem.code in coded else problem.found)


def _expected(problem: Problem) -> str:
    if problem.code == "unknown_choice":
        return problem.expected.replace("_", " ")
    return _shown(_kind(problem.expected) if problem.code == "other_kind" else problem.expected)


def _shown(text: str) -> str:
    """Give the first letters of a cell in one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def _kind(kind: str) -> str:
    return {
        "person": translate("Problems", "a person"),
        "organisation": translate("Problems", "an organisation"),
    }.get(kind, kind)


def _about_the_file(expected: str) -> dict[str, str]:
    """Give the texts about the whole file; what was guessed is in `expected`."""
    return {
        "encoding_guessed": translate(
            "Problems",
            "The file doesn't tell how its letters are stored; taken as {found}. If names look wrong, choose others.",
        ),
        "preamble_skipped": translate("Problems", "Before the headings stands “{found}”. This line is left out."),
        "header_unsure": translate(
            "Problems", "“{found}” is taken for the row of headings. If it is data already, say so and look again."
        )
        if expected == "heading"
        else translate("Problems", "“{found}” is taken for data. If it is the row of headings, say so and look again."),
        "duplicate_heading": translate(
            "Problems", "Several columns are called “{found}”; this one is “{column}” here."
        ),
        "missing_heading": translate(
            "Problems", "This column has no heading and is called “{column}” here. Choose where it goes."
        ),
        "day_or_month_first": translate(
            "Problems", "“{found}” can be read in two ways; the month comes first here. If it is the day, say so."
        )
        if expected == "month_first"
        else translate(
            "Problems", "“{found}” can be read in two ways; the day comes first here. If it is the month, say so."
        ),
    }


def _left_out() -> dict[str, str]:
    """Give the texts of what leaves a whole row out."""
    return {
        "unbalanced_quote": translate(
            "Problems",
            "A quotation mark is missing or one too many. The row is left out: mend it and bring it in again.",
        ),
        "cell_too_long": translate(
            "Problems", "A cell is far too long; is a quotation mark missing? The row is left out: mend it, try again."
        ),
        "number_rounded": translate(
            "Problems",
            "A spreadsheet rounded a number to {found}. The row is left out: type the number again, as text.",
        ),
        "no_name": translate(
            "Problems", "Nothing says who this is: no name, e-mail address or number. It is left out: add one."
        ),
        "other_kind": translate(
            "Problems", "Here this is {expected}, in the file {found}. The row is left out: correct its kind."
        ),
        "required": translate("Problems", "Something needed is empty. The row is left out: fill it in and try again."),
        "too_long": translate(
            "Problems", "A cell has {found} characters; {expected} are possible. The row is left out: shorten the cell."
        ),
        "unprintable": translate(
            "Problems", "A cell holds a sign that can't be kept. The row is left out: type the cell anew."
        ),
        "year_out_of_range": translate(
            "Problems", "The year {found} must be a slip. The row is left out: give a year in {expected}."
        ),
        "ends_before_start": translate(
            "Problems", "The end, {found}, lies before the start, {expected}. The row is left out: correct one of them."
        ),
        "minutes_out_of_range": translate(
            "Problems", "{found} minutes are not possible here. The row is left out: give a number in {expected}."
        ),
        "out_of_range": translate(
            "Problems", "{found} is not possible. The row is left out: give a number in {expected}."
        ),
        "only_organisations": translate(
            "Problems", "Only organisations have this. The row is left out: empty the cell, or correct the kind."
        ),
    }


def _taken() -> dict[str, str]:
    """Give the texts of rows that come in all the same."""
    return {
        **_kept_aside(),
        "number_rounded": translate(
            "Problems", "A spreadsheet rounded a number to {found}. It is kept so; look up the whole number."
        ),
        "number_with_decimals": translate(
            "Problems", "A spreadsheet put decimals to a phone number: {found}. They are left off; check the number."
        ),
        "system_group_left_out": translate(
            "Problems", "“{found}” is a group that the address book puts everybody in. It is left out."
        ),
        "named_by_point": translate(
            "Problems", "There is no name, so the contact is called {found}. Give the name when you know it."
        ),
        "nul_removed": translate("Problems", "A sign that can't be seen is taken out of “{found}”. Check this cell."),
        "formula_cell": translate("Problems", "“{found}” is a formula and comes in as text. Check this cell."),
        "row_too_short": translate(
            "Problems",
            "This row has {found} cells of {expected}; the rest counts as empty. Check that none is shifted.",
        ),
        "row_too_long": translate(
            "Problems", "This row has {found} cells for {expected} columns; the rest is kept as fields of your own."
        ),
        "rows_in_cell": translate(
            "Problems", "A cell holds what looks like several rows; is a quotation mark missing? Check “{found}”."
        ),
        "undecodable_bytes": translate("Problems", "Some letters here can't be read with certainty. Check “{found}”."),
        "doubled_row": translate("Problems", "The same as line {found}. It is counted once."),
        "joined_row": translate("Problems", "About the contact of line {found}. What it adds goes there."),
        "kept_what_was_here": translate(
            "Problems",
            "Here stands “{expected}”, in the file “{found}”. What is here stays unless you choose the file's.",
        ),
    }


def _kept_aside() -> dict[str, str]:
    """Give the texts of cells that their column can't take; nothing of them is lost."""
    return {
        "not_an_email": translate(
            "Problems", "“{found}” is no e-mail address. It is kept as a field of your own; correct it there."
        ),
        "not_a_phone": translate(
            "Problems", "“{found}” is no phone number. It is kept as a field of your own; correct it there."
        ),
        "id_unreadable": translate(
            "Problems", "“{found}” is no number of suidesk's own, so the contact is looked up by its name."
        ),
        "unknown_choice": translate("Problems", "“{found}” is kept as a field of your own. Possible are: {expected}."),
        "too_long": translate(
            "Problems", "A word of more than {expected} characters is none. The cell is kept as a field of your own."
        ),
        "unreadable_yes_no": translate(
            "Problems",
            "“{found}” is neither yes nor no and is kept as a field of your own. “Do not contact” takes it for yes.",
        ),
        "unreadable_date": translate(
            "Problems", "“{found}” is no day. It is kept as a field of your own; write days as {expected}."
        ),
        "unreadable_hours": translate(
            "Problems", "“{found}” is no time a week. It is kept as a field of your own; write it as {expected}."
        ),
        "unreadable_availability": translate(
            "Problems", "“{found}” isn't understood. It is kept as a field of your own; write it as {expected}."
        ),
        "only_organisations": translate(
            "Problems", "Only organisations have this. “{found}” is kept as a field of your own."
        ),
    }
