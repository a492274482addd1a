"""Workbooks for tests: made by xlsxwriter, or from the XML of one sheet or one stream."""

from __future__ import annotations

import io
import zipfile

import xlsxwriter

from suidesk.interchange.tables import Reading, read_table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def made(fill, options=None):
    """Give the bytes of a workbook that `fill(book)` fills."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, **(options or {})})
    fill(book)
    book.close()
    return target.getvalue()


def of_cells(*rows, options=None, formats=None):
    """Give a workbook of one sheet; `formats` are number formats by column."""

    def fill(book):
        page = book.add_worksheet()
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                code = (formats or {}).get(column)
                style = book.add_format({"num_format": code}) if code and line else None
                if cell is not None:
                    page.write(line, column, cell, style)

    return made(fill, options)


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    """Give a zip of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def of_xml(sheet, *, strings="", prefix="", styles="", workbook_pr=""):
    """Give a workbook whose only sheet has that XML inside its root."""
    p = f"{prefix}:" if prefix else ""
    ns = f'xmlns{f":{prefix}" if prefix else ""}="{MAIN}"'
    rel = "http://schemas.openxmlformats.org/package/2006/relationships"
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{rel}"><Relationship Id="r" Type="{RELS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rel}"><Relationship Id="rId1" Type="{RELS}/worksheet" '
        f'Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{RELS}/sharedStrings" '
        f'Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{RELS}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<{p}workbook {ns} xmlns:r="{RELS}">{workbook_pr}<{p}sheets><{p}sheet name="One" '
        f'sheetId="1" r:id="rId1"/></{p}sheets></{p}workbook>',
        "xl/worksheets/sheet1.xml": f"<{p}worksheet {ns}>{sheet}</{p}worksheet>",
        "xl/sharedStrings.xml": f"<{p}sst {ns}>{strings}</{p}sst>",
        "xl/styles.xml": f"<{p}styleSheet {ns}>{styles}</{p}styleSheet>",
    }
    return zipped(members)


def ods(tables, styles="", manifest=""):
    """Give an .ods with these tables."""
    names = " ".join(
        f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text", "style", "draw", "calcext")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {names}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": f"<manifest:manifest xmlns:manifest='urn:m'>{manifest}</manifest:manifest>",
        },
        zipfile.ZIP_STORED,
    )


def cells(data, **reading):
    """Give the cells of every row, headings left as data."""
    return [row.cells for row in read_table(data, Reading(has_header=False, **reading)).rows()]


def said(data, **reading):
    """Give code, place and what was found of every problem that is not about headings."""
    table = read_table(data, Reading(has_header=False, **reading))
    return [(one.code, one.column, one.found) for one in table.problems if not one.code.startswith("header")]
