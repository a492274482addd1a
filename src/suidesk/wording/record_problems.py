"""What an import of records found in a line, in words: names that are not here, times and amounts, what comes along."""

from __future__ import annotations

from suidesk.wording.translate import translate


def rows_left_out(expected: str) -> dict[str, str]:
    """Give the texts of what leaves a row out; where `expected` has a name that is close, it is offered."""
    return {
        **_unreadable(),
        **(_not_here_but_close() if expected else _not_here()),
        **_ambiguous(),
        **_of_the_row(),
    }


def _unreadable() -> dict[str, str]:
    return {
        "unreadable_date": translate(
            "Problems", "“{found}” is no day. The row is left out: write days as {expected} and bring it in again."
        ),
        "unreadable_hours": translate(
            "Problems", "“{found}” is no length of time. The row is left out: write it as {expected}."
        ),
        "unreadable_time": translate(
            "Problems", "“{found}” is no time of the day. The row is left out: write it as {expected}."
        ),
        "unreadable_amount": translate(
            "Problems", "“{found}” is no amount of money. The row is left out: write it as 12500.00."
        ),
        "unreadable_weeks": translate(
            "Problems", "“{found}” is no number of weeks. The row is left out: write it as {expected}."
        ),
        "unreadable_yes_no": translate(
            "Problems", "“{found}” is neither yes nor no. The row is left out: write one of them."
        ),
        "unknown_choice": translate("Problems", "“{found}” isn't known. The row is left out; choose: {expected}."),
    }


def _not_here() -> dict[str, str]:
    return {
        "unknown_person": translate(
            "Problems", "Nobody here is called “{found}”. The row is left out: correct it, or let new names be added."
        ),
        "unknown_project": translate(
            "Problems", "No project is called “{found}”. The row is left out: correct it, or let new names be added."
        ),
        "unknown_funder": translate(
            "Problems", "No contact is called “{found}”. The row is left out: correct it, or let new names be added."
        ),
        "unknown_role": translate(
            "Problems", "No role is called “{found}”. The row is left out: correct it, or add the role first."
        ),
        "unknown_grant": translate(
            "Problems", "No grant is called “{found}”. The row is left out: correct it, or bring the grants in first."
        ),
    }


def _not_here_but_close() -> dict[str, str]:
    return {
        "unknown_person": translate(
            "Problems", "“{found}” is nobody here; perhaps {expected}? The row is left out: correct or add the name."
        ),
        "unknown_project": translate(
            "Problems", "“{found}” is no project here; perhaps {expected}? The row is left out: correct or add it."
        ),
        "unknown_funder": translate(
            "Problems", "“{found}” is no contact here; perhaps {expected}? The row is left out: correct or add it."
        ),
        "unknown_role": translate(
            "Problems", "“{found}” is no role here; perhaps {expected}? The row is left out: correct or add it."
        ),
        "unknown_grant": translate(
            "Problems", "“{found}” is no grant here; perhaps {expected}? The row is left out: correct or add it."
        ),
    }


def _ambiguous() -> dict[str, str]:
    return {
        "ambiguous_person": translate(
            "Problems", "“{found}” could be {expected} people. The row is left out: add an e-mail address."
        ),
        "ambiguous_project": translate(
            "Problems", "“{found}” could be {expected} projects. The row is left out: give suidesk's own number."
        ),
        "ambiguous_funder": translate(
            "Problems", "“{found}” could be {expected} contacts. The row is left out: give suidesk's own number."
        ),
        "ambiguous_role": translate(
            "Problems", "“{found}” could be {expected} roles. The row is left out: name the project as well."
        ),
        "ambiguous_grant": translate(
            "Problems", "“{found}” could be {expected} grants. The row is left out: give suidesk's own number."
        ),
    }


def _of_the_row() -> dict[str, str]:
    return {
        "row_too_long": translate(
            "Problems", "This row has {found} cells for {expected} columns. The row is left out: check its separators."
        ),
        "unknown_before": translate(
            "Problems",
            "What comes before this is neither here nor in the file. The row is left out: bring it in first.",
        ),
        "id_twice": translate(
            "Problems", "Line {found} has the same number and other cells. The row is left out: keep one of the two."
        ),
        "two_currencies": translate(
            "Problems", "This row has two currencies: {expected}. The row is left out: keep the one that is meant."
        ),
        "no_duration": translate(
            "Problems", "Nothing says how long it was. The row is left out: give minutes, hours, or start and end."
        ),
        "nothing_known": translate(
            "Problems", "No column that has a place holds anything. The row is left out: choose where its cells go."
        ),
        "not_a_volunteer": translate(
            "Problems", "“{found}” is an organisation, and no volunteer. The row is left out: correct its kind."
        ),
        "amount_out_of_range": translate(
            "Problems", "This amount can't be meant. The row is left out: give one in {expected} cents."
        ),
        "not_a_currency": translate(
            "Problems", "“{found}” is no currency. The row is left out: write its three letters, such as EUR."
        ),
        "refers_to_itself": translate(
            "Problems", "This row comes before itself. The row is left out: name another, or empty the cell."
        ),
    }


def rows_taken() -> dict[str, str]:
    """Give the texts of what is worth knowing of rows that come in."""
    return {
        "column_left_out": translate(
            "Problems", "Nothing in this list can hold “{column}”, such as “{found}”. The column is left out."
        ),
        "end_left_out": translate(
            "Problems", "The end, {found}, doesn't fit the {expected} minutes given. They count; the end isn't kept."
        ),
        "id_decides": translate(
            "Problems", "The number is that of {expected}, the name says {found}. The number counts; or empty it."
        ),
        "id_ignored": translate(
            "Problems", "“{found}” is no number of suidesk's own. It is left out; the row goes by its names."
        ),
        "new_person": translate("Problems", "“{found}” isn't here yet and comes in as a new person."),
        "new_project": translate("Problems", "“{found}” isn't here yet and comes in as a new project."),
        "new_funder": translate("Problems", "“{found}” isn't here yet and comes in as a new organisation."),
    }
