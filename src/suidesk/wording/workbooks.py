"""Workbooks in words: why one can't be read or written, and what stands in its cells and was noticed."""

from __future__ import annotations

from suidesk.wording.translate import translate


def of_workbooks() -> dict[str, str]:
    """Give the texts about workbooks that can't be read, or can't hold what is to be written."""
    return {
        "damaged_workbook": translate(
            "Errors", "This workbook is damaged. Open it in Excel or LibreOffice, save it again, and bring that in."
        ),
        "workbook_locked": translate(
            "Errors", "This workbook needs a password. Open it where it was made, save it without one, and try again."
        ),
        "workbook_too_large": translate(
            "Errors",
            "Unpacked, this workbook is larger than {limit} MB. Save only the sheet with the list, and try again.",
        ),
        "too_many_cells": translate(
            "Errors", "This sheet has more than {limit} cells. Delete the columns you don't need, or split the list."
        ),
        "too_much_for_a_book": translate(
            "Errors", "A workbook is made for at most {limit} records. Choose a zip of CSV files (.zip) instead."
        ),
        "no_such_sheet": translate("Errors", "There is no sheet “{name}”. Choose one of these: {sheets}."),
        "no_sheets": translate("Errors", "This file isn't a workbook and has no sheets. Leave the sheet out."),
        "workbook_too_long": translate(
            "Errors", "A sheet holds at most {limit} rows, and nothing was written. Choose CSV, or fewer rows."
        ),
        "workbook_too_wide": translate(
            "Errors", "A sheet holds at most {limit} columns, and nothing was written. Choose CSV, or fewer columns."
        ),
        "cell_not_in_workbook": translate(
            "Errors",
            "Row {line} can't go into a workbook: in “{column}” {reason}. Nothing was written; choose CSV, or mend it.",
        ),
    }


def reasons_of_cells() -> dict[str, str]:
    """Say why a workbook can't hold a text."""
    return {
        "cell_too_long": translate("Errors", "a text is longer than 32,767 letters"),
        "sign_not_in_xml": translate("Errors", "a text holds a sign that workbooks don't know"),
    }


def sheet_text(name: str, *, is_hidden: bool) -> str:
    """Name a sheet, and say when its tab is hidden."""
    return translate("Lists", "{0} (hidden)").format(name) if is_hidden else name


def cells_taken() -> dict[str, str]:
    """Give the texts about cells of a workbook; the column is the cell's address."""
    return {
        "cell_error": translate(
            "Problems", "The spreadsheet shows the error {found} here. It comes in as text; mend the formula there."
        ),
        "formula_without_value": translate(
            "Problems",
            "Only the formula {found} was saved, not its result. Open the file in a spreadsheet, save it, try again.",
        ),
        "number_too_long": translate(
            "Problems", "A spreadsheet keeps 15 digits of a number. Check the end of {found}, and type it as text."
        ),
        "no_such_day": translate(
            "Problems", "“{found}” is a day that spreadsheets count and calendars don't. Look up the right day."
        ),
        "date_out_of_range": translate(
            "Problems", "This is shown as a day, but {found} lies outside every calendar. Check this cell."
        ),
        "cell_unreadable": translate(
            "Problems", "“{found}” is stored as a number and is none. It comes in as text; check this cell."
        ),
        "merged_cells": translate(
            "Problems", "Merged cells: the text counts for the first of them, the others are empty. Check these rows."
        ),
        "hidden_rows": translate(
            "Problems", "Hidden rows come in as well: {found}. If you don't want them, delete them in the file first."
        ),
        "hidden_columns": translate(
            "Problems", "Hidden columns come in as well: {found}. Leave them out where columns are chosen."
        ),
        "more_problems": translate(
            "Problems", "There are {found} more of these, which aren't listed. Mend the first ones and look again."
        ),
    }
