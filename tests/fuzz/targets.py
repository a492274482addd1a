"""What has to hold whatever the bytes: a named refusal or an account of everything, one target for each format."""

from __future__ import annotations

import re
from collections import Counter

from suidesk.domain.errors import SuideskError
from suidesk.interchange.archives.members import of_zip
from suidesk.interchange.encodings import to_utf8
from suidesk.interchange.guessing import guess
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.mapping import saved_mapping
from suidesk.interchange.people_in import PeopleReader
from suidesk.interchange.rows import read_rows
from suidesk.interchange.sheets.saved import kind_of_saved, reading_of_saved, saved_sheet_mapping
from suidesk.interchange.signatures import VCARD, kind_of
from suidesk.interchange.tables import SEPARATED, read_table
from suidesk.interchange.vcard.card_files import CardFile
from suidesk.interchange.vcard.cards_in import read_card_file
from suidesk.interchange.vcard.physical_lines import PhysicalLines

_LETTER = re.compile(r"\w")
_SHEETS = [kind for kind in ListKind if kind not in {ListKind.PEOPLE, ListKind.ORGANISATIONS, ListKind.VOLUNTEERS}]
_PEOPLE = b"Name,E-mail,Phone\r\nAnn,a@x.nl,0612345678\r\n"


def cards(data: bytes) -> None:
    """Every physical line is framing, imported, kept or reported; every card a contact, a group or rejected."""
    found = read_card_file(data)
    assert found.lines.total == sum(1 for _ in PhysicalLines(data)), "lines"
    whole = list(CardFile(data).cards())
    read = [card for card in whole if card.is_card]
    assert len(read) == len(found.incoming) + len(found.rejected) + sum(card.group is not None for card in read), (
        "cards"
    )
    assert sum(card.incoming is not None for card in read) == len(found.incoming), "contacts"
    for card in read:
        if card.incoming is None and card.group is None:
            assert any(problem.is_error for problem in card.problems), "a card rejected without a reason"


def table(data: bytes) -> None:
    """Every row is a contact or rejected with an error; of separated values no letter is lost or doubled."""
    found = read_table(data)
    if found.kind == SEPARATED:
        _every_letter(data, found)
    mapping, _ = guess(found)
    rows = [row for row in found.rows() if row.broken or "".join(row.cells).strip()]
    outcomes = list(PeopleReader(found, mapping).outcomes())
    assert [outcome.row.line for outcome in outcomes] == [row.line for row in rows], "rows"
    for outcome in outcomes:
        assert (outcome.incoming is None) == any(problem.is_error for problem in outcome.problems), "fate"
        assert all(problem.line == outcome.row.line for problem in outcome.problems), "line of a problem"
    assert isinstance(found.problems, tuple)


def archive(data: bytes) -> None:
    """Every member is read or left out with a reason; names stay inside."""
    found = of_zip(data)
    names = [member.name for member in found.members]
    assert len(names) == len(set(names)), "names"
    for name in names:
        assert ".." not in name.split("/"), "a way out"
        assert not name.startswith("/"), "a way out"
    for name, content in found.contents():
        assert name in names
        refused_or(cards if kind_of(content) == VCARD else table, content)


def mapping_file(data: bytes) -> None:
    """A mapping is read and put over a table, or refused by name."""
    people = read_table(_PEOPLE)
    refused_or(lambda text: saved_mapping(text).on(people, guess(people)[0]), data)
    refused_or(lambda text: list(read_table(_PEOPLE, saved_mapping(text).reading).rows()), data)
    refused_or(kind_of_saved, data)
    refused_or(reading_of_saved, data)
    for kind in _SHEETS:
        refused_or(lambda text, kind=kind: saved_sheet_mapping(text, kind), data)


def refused_or(check, data: bytes) -> str:
    """Run a target; give the code of a named refusal, or nothing. All else propagates."""
    try:
        check(data)
    except SuideskError as error:
        return error.code
    return ""


def _every_letter(data: bytes, found) -> None:
    """Compare how often every letter stands in the text and in the cells of its rows, however they are divided."""
    content = to_utf8(data).content.removeprefix(b"\xef\xbb\xbf").rstrip(b"\x1a")
    lines = content.decode("utf-8", "replace")
    for _ in range(found.skipped_lines):
        lines = re.split("\r\n|\r|\n", lines, maxsplit=1)[1] if re.search("[\r\n]", lines) else ""
    rows = list(read_rows(found.content, found.dialect, len(found.columns), skip=found.skipped_lines))
    seen = Counter(_LETTER.findall("".join("".join(row.cells) for row in rows)))
    assert seen == Counter(_LETTER.findall(lines)), "letters"
    assert [row.line for row in rows] == sorted({row.line for row in rows}), "lines go up"


TARGETS = {
    "vcard": cards,
    "csv": table,
    "ldif": table,
    "json": table,
    "xlsx": table,
    "ods": table,
    "xls": table,
    "zip": archive,
    "mapping": mapping_file,
}
ZIPPED = frozenset({"xlsx", "ods", "zip"})
