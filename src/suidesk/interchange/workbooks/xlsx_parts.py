"""The parts of an .xlsx around its cells: which sheets there are, their number formats, the epoch of their days."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import join, normpath
from typing import TYPE_CHECKING, Final

from suidesk.domain.errors import SuideskError
from suidesk.interchange.archives.zips import BoundedZip, ZipBounds
from suidesk.interchange.workbooks.formats import BUILT_IN
from suidesk.interchange.workbooks.xml_pieces import elements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

# A sheet formatted down to its last row is some 500 MB, packed forty times; zip bombs are packed a thousand times.
BOUNDS: Final = ZipBounds(members=20_000, size=2 << 30, ratio=250, exempt=100 << 20)


@dataclass(frozen=True)
class SheetPart:
    """A sheet and the member of the package that holds its cells."""

    name: str
    path: str
    is_hidden: bool


class Package:
    """Finds parts of a workbook by path, whatever slashes and capitals its program used."""

    def __init__(self, data: bytes) -> None:
        """Open it. Raises `damaged_workbook`, `workbook_too_large`, `workbook_locked`."""
        self._zip = BoundedZip(data, "workbook", BOUNDS)
        if any(map(self._zip.is_encrypted, self._zip.infos)):
            raise SuideskError("workbook_locked")
        self._infos: dict[str, ZipInfo] = {_plain(info.filename): info for info in self._zip.infos}

    def has(self, path: str) -> bool:
        """Tell whether there is such a part."""
        return _plain(path) in self._infos

    def pieces(self, path: str) -> Iterator[bytes]:
        """Give a part in pieces. Raises `damaged_workbook`, also when it is not there."""
        info = self._infos.get(_plain(path))
        if info is None:
            raise SuideskError("damaged_workbook")
        return self._zip.pieces(info)


@dataclass(frozen=True)
class Parts:
    """What is found before any cell is read. `formats` are format codes by the number of a cell's style."""

    package: Package
    sheets: tuple[SheetPart, ...]
    formats: tuple[str, ...]
    strings: str
    is_1904: bool


def parts_of(data: bytes) -> Parts:
    """Open an .xlsx. Raises as `Package`."""
    package = Package(data)
    workbook = _target(package, "", "officeDocument") or "xl/workbook.xml"
    links = dict(_links(package, workbook))
    sheets: list[SheetPart] = []
    is_1904 = False
    for around, name, attributes in elements(package.pieces(workbook)):
        if name == "workbookPr":
            is_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif name == "sheet" and around == "sheets":
            kind, path = links.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet" and package.has(path):
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), path, hidden))
    by_kind = {kind: path for kind, path in links.values() if package.has(path)}
    styles = by_kind.get("styles", "")
    formats = tuple(_formats(package, styles)) if styles else ()
    return Parts(package, tuple(sheets), formats, by_kind.get("sharedStrings", ""), is_1904)


def _plain(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()


def _target(package: Package, part: str, kind: str) -> str:
    return next((path for _, (found, path) in _links(package, part) if found == kind), "")


def _links(package: Package, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the parts that a part names: by id, their kind and path."""
    folder, _, name = part.rpartition("/")
    path = join(folder, "_rels", f"{name}.rels")
    if not package.has(path):
        return
    for _, name, attributes in elements(package.pieces(path)):
        if name == "Relationship":
            target = attributes.get("Target", "").replace("\\", "/")
            whole = target if target.startswith("/") else join(folder, target)
            yield attributes.get("Id", ""), (attributes.get("Type", "").rpartition("/")[2], normpath(whole))


def _formats(package: Package, styles: str) -> Iterator[str]:
    own: dict[int, str] = {}
    for around, name, attributes in elements(package.pieces(styles)):
        if name == "numFmt" and around == "numFmts":
            own[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "xf" and around == "cellXfs":
            number = _number(attributes.get("numFmtId"))
            yield own.get(number) or BUILT_IN.get(number, "")


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
