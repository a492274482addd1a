"""The recovery sheet on paper: one A4 page with the code, its QR picture and what it is for, as PDF or printed."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QMarginsF, QRectF, QSaveFile, QSize, QSizeF, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QImageReader,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from suidesk.domain.errors import SuideskError
from suidesk.vault.sheet import RecoverySheet
from suidesk.wording.translate import translate

_DPI: Final = 96
"""Resolution that the page is laid out in; the painter is scaled to the device's own."""
_MARGIN: Final = 20
"""Millimetres; every printer reaches that far."""
_QR: Final = 190
_QR_DRAWN: Final = 8
_FAMILY: Final = "Inter"


def qr_image(sheet: RecoverySheet, side: int) -> QImage:
    """Draw the QR code, black on white in every theme, `side` pixels wide."""
    buffer = QBuffer()
    buffer.setData(QByteArray(sheet.qr_svg.encode()))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(side, side))
    return reader.read()


def save_pdf(sheet: RecoverySheet, owner: str, path: Path) -> None:
    """Write the sheet as a PDF for its owner alone; raises "file_not_written" (name) and leaves what was there."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise SuideskError("file_not_written", name=path.name)
    file.setPermissions(QFile.Permission.ReadOwner | QFile.Permission.WriteOwner)
    writer = QPdfWriter(file)
    writer.setTitle(translate("RecoverySheet", "suidesk recovery sheet {0}").format(sheet.mark))
    set_page(writer)
    paint_sheet(writer, sheet, owner)
    if not file.commit():
        raise SuideskError("file_not_written", name=path.name)


def set_page(device: QPagedPaintDevice) -> None:
    """Ask for A4, upright."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    device.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))


def paint_sheet(device: QPaintDevice, sheet: RecoverySheet, owner: str) -> None:
    """Paint the sheet on the device's page; `owner` is the user's name."""
    scale = device.logicalDpiX() / _DPI
    painter = QPainter(device)
    painter.scale(scale, scale)
    document = _document(sheet, owner)
    document.setPageSize(QSizeF(device.width() / scale, device.height() / scale))
    document.drawContents(painter, QRectF())
    painter.end()


def _document(sheet: RecoverySheet, owner: str) -> QTextDocument:
    document = QTextDocument()
    font = QFont(_FAMILY)
    font.setPixelSize(14)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    picture = QUrl("sheet:qr")
    document.addResource(QTextDocument.ResourceType.ImageResource.value, picture, qr_image(sheet, _QR * _QR_DRAWN))
    document.setHtml(_html(sheet, owner, picture.toString()))
    return document


def _html(sheet: RecoverySheet, owner: str, picture: str) -> str:
    cells = "".join(
        f"<td style='padding:6px 18px 6px 0'><span style='font-size:11px;color:#555'>{at}</span><br>"
        f"<span style='font-size:21px;font-weight:600'>{escape(group)}</span></td>"
        + ("</tr><tr>" if at % 4 == 0 else "")
        for at, group in enumerate(sheet.groups, 1)
    )
    said = "".join(f"<p style='margin:0 0 9px 0'>{escape(sentence)}</p>" for sentence in _sentences())
    title = escape(translate("RecoverySheet", "Recovery sheet"))
    whose = escape(translate("RecoverySheet", "Desk of {0}").format(owner)) if owner else ""
    mark = escape(translate("RecoverySheet", "Sheet {0}").format(sheet.mark))
    date = escape(translate("RecoverySheet", "Written down on: ____________________"))
    return (
        f"<p style='font-size:13px;color:#555;margin:0'>suidesk</p>"
        f"<p style='font-size:28px;font-weight:700;margin:2px 0 4px 0'>{title}</p>"
        f"<p style='margin:0 0 22px 0'>{' · '.join(part for part in (whose, mark) if part)}</p>"
        f"<table cellspacing='0'><tr>{cells}</tr></table>"
        f"<p style='margin:20px 0'><img src='{picture}' width='{_QR}' height='{_QR}'></p>"
        f"{said}<p style='margin:26px 0 0 0'>{date}</p>"
    )


def _sentences() -> list[str]:
    return [
        translate(
            "RecoverySheet",
            "Whoever has this sheet and your computer can open your desk. Keep it apart from the computer: "
            "with your papers at home, in a safe, or with someone you trust.",
        ),
        translate(
            "RecoverySheet",
            "To use it: when suidesk asks for the passphrase, choose “Use the recovery code” and type the eight "
            "groups, or scan the picture. Capitals and hyphens do not matter.",
        ),
        translate(
            "RecoverySheet",
            "A newer sheet makes this one worthless. The mark above tells which one is valid: suidesk shows the same "
            "four characters under Passphrase and recovery.",
        ),
    ]
