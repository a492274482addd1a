"""Everything that a desk holds as spreadsheets: one workbook with a sheet for each noun, or a zip of CSV files."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.references import REFERENCES
from suidesk.interchange.people_out import Style, written
from suidesk.interchange.workbooks.writing import Sheet, write_sheets
from suidesk.services.everything_out import (
    PRIVATE_FIELDS,
    EverythingCount,
    EverythingSaved,
    WantedEverything,
    each_record,
    kinds_out,
)
from suidesk.services.exporting_watch import ExportWatch
from suidesk.store.faults import expected_errors
from suidesk.store.files import atomic_write_pieces
from suidesk.store.rows import LOCAL, shape, type_of
from suidesk.wording.everything import heading_text, table_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from suidesk.services.asking import Asking
    from suidesk.services.import_watch import Cancelled, Progress
    from suidesk.store.reading import Reading

MOST_IN_A_BOOK: Final = 250_000
"""Records: a workbook of more is made in a gigabyte of memory, and no spreadsheet opens it with pleasure."""
BOOK: Final = ".xlsx"
_NAMES: Final[Mapping[Kind, str]] = {
    Kind.CONTACT: "display_name",
    Kind.PROJECT: "name",
    Kind.ROLE: "name",
    Kind.ASSET: "name",
    Kind.GRANT: "title",
    Kind.TAG: "name",
    Kind.FIELD: "name",
}
_EVERY: Final = 500
"""Rows after which it is told how far the work is."""


def save_sheets(
    desk: Asking,
    path: Path,
    wanted: WantedEverything,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> EverythingSaved:
    """Write the file whole or not at all: a workbook where its name ends so, else a zip of CSV files.

    Raises `cancelled`, `too_much_for_a_book` (limit), what `write_sheets` raises, `disk_full` and `file_not_written`.
    """
    return desk.ask(_Saving(path, wanted, ExportWatch(progress, cancelled)))


@dataclass(frozen=True)
class _Column:
    """A heading, and how the text of its cell follows from a record."""

    heading: str
    cell: Callable[[Any], str]


class _Saving:
    def __init__(self, path: Path, wanted: WantedEverything, watch: ExportWatch) -> None:
        self._path, self._wanted, self._watch = path, wanted, watch
        self._counts: Counter[Kind] = Counter()

    def fetch(self, db: Reading) -> EverythingSaved:
        total = EverythingCount(self._wanted.has_private).fetch(db)
        is_book = self._path.suffix.lower() == BOOK
        if is_book and total > MOST_IN_A_BOOK:
            raise SuideskError("too_much_for_a_book", limit=MOST_IN_A_BOOK)
        try:
            with expected_errors():
                content = write_sheets(self._sheets(db, total)) if is_book else self._zipped(db, total)
                atomic_write_pieces(self._path, (content,))
        except SuideskError as error:
            if error.code in {"store_read_only", "io_error"}:
                raise SuideskError("file_not_written", name=self._path.name) from error
            raise
        return EverythingSaved(dict(self._counts))

    def _zipped(self, db: Reading, total: int) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as packed:
            for sheet in self._sheets(db, total):
                member = zipfile.ZipInfo(f"{sheet.title}.csv", self._wanted.now.timetuple()[:6])
                member.compress_type = zipfile.ZIP_DEFLATED
                with packed.open(member, "w") as file:
                    file.writelines(written(sheet.headings, sheet.rows, Style.SAFE))
        return target.getvalue()

    def _sheets(self, db: Reading, total: int) -> Iterator[Sheet]:
        names = {kind: dict(db.rows(f"SELECT id, {column} FROM {kind}")) for kind, column in _NAMES.items()}
        for kind in kinds_out(has_private=self._wanted.has_private):
            columns = self._columns(kind, names)
            headings = [column.heading for column in columns]
            yield Sheet(table_text(kind), headings, self._rows(db, kind, columns, total))

    def _rows(self, db: Reading, kind: Kind, columns: list[_Column], total: int) -> Iterator[list[str]]:
        for record in each_record(db, kind):
            yield [column.cell(record) for column in columns]
            self._counts[kind] += 1
            if not self._counts[kind] % _EVERY:
                self._watch.done(self._counts.total(), total)

    def _columns(self, kind: Kind, names: Mapping[Kind, Mapping[str, str]]) -> list[_Column]:
        """Give the columns: whatever names another record says that record's name first, its id at the end."""
        left_out = LOCAL.get(kind, frozenset())
        if not self._wanted.has_private:
            left_out |= PRIVATE_FIELDS.get(kind, frozenset())
        found, ids = [], []
        for name in shape(type_of[kind]).columns:
            if name in left_out:
                continue
            heading = heading_text(kind, name)
            kinds = {one.to for one in REFERENCES if one.holder is type_of[kind] and one.column == name}
            if name == "id" or kinds:
                ids.append(_Column(translate("Everything", "{0} (suidesk id)").format(heading), _told(name)))
            if kinds and name != "id":
                known = {ref: text for to in kinds for ref, text in names.get(to, {}).items()}
                found.append(_Column(heading, _named(name, known)))
            elif name != "id":
                found.append(_Column(heading, _told(name)))
        return [*found, *ids]


def _told(name: str) -> Callable[[Any], str]:
    return lambda record: _text(getattr(record, name))


def _named(name: str, known: Mapping[str, str]) -> Callable[[Any], str]:
    return lambda record: known.get(getattr(record, name), "")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return translate("Everything", "yes") if value else translate("Everything", "no")
    return str(value.value if isinstance(value, Enum) else value)
