"""Folders and packed files in words: why nothing comes of one, and what in it isn't offered."""

from __future__ import annotations

from suidesk.wording.formats import number_in_words
from suidesk.wording.translate import translate


def of_archives() -> dict[str, str]:
    """Give the texts about folders and packed files."""
    return {
        "damaged_archive": translate(
            "Errors", "This packed file is damaged, or packed in an unknown way. Unpack it yourself and choose a list."
        ),
        "archive_too_large": translate(
            "Errors",
            "More than {limit} MB of lists, or far too many files, are in there. Choose a single list instead.",
        ),
        "not_a_desk_file": translate(
            "Errors", "This file says that it is a whole desk, but it is damaged or was cut off. Take another copy."
        ),
        "desk_file_too_new": translate(
            "Errors",
            "This file was written by a later suidesk (version {found}; known here: {known}). Update this one.",
        ),
        "not_columns": translate("Errors", "A set of columns needs the name of at least one column."),
        "no_such_columns": translate("Errors", "There are no columns called “{name}”. Saved are: {names}."),
        "no_lists_inside": translate(
            "Errors", "There is no list in there, only other things ({left_out}). Choose another file."
        ),
        "no_such_member": translate("Errors", "There is no list “{name}” in there. Choose one of these: {members}."),
        "member_not_chosen": translate("Errors", "Several lists are in there: {members}. Say which one is to come in."),
        "file_not_read": translate("Errors", "{name} can't be read. Check that it is there and that you may read it."),
    }


def size_text(size: int) -> str:
    """Say how large a file is, from its bytes."""
    return translate("Lists", "{0} kB").format(number_in_words(max(1, size // 1_000)))


def left_out_text(code: str) -> str:
    """Say why a file of a folder or a packed file isn't offered."""
    return {
        "member_not_a_list": translate("Lists", "no list that suidesk reads"),
        "member_bad_name": translate("Lists", "its name points outside, so it isn't touched"),
        "member_is_link": translate("Lists", "only a link to something else; choose that itself"),
        "member_is_archive": translate("Lists", "packed once more; unpack it first"),
        "member_locked": translate("Lists", "needs a password; unpack it first"),
        "member_too_large": translate("Lists", "too large for a list"),
        "member_twice": translate("Lists", "there twice; only the first is offered"),
        "member_too_deep": translate("Lists", "too many folders deep; choose the inner folder"),
    }[code]
