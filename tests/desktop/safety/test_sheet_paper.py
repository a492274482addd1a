"""The recovery sheet on paper."""

from __future__ import annotations

import stat
import sys

import pytest
from PySide6.QtGui import QImage, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from suidesk.desktop.safety.recovery_code_view import RecoveryCodeView
from suidesk.desktop.safety.sheet_paper import paint_sheet, qr_image, save_pdf, set_page
from suidesk.domain.errors import SuideskError
from suidesk.vault.recovery import RecoveryCode
from suidesk.vault.sheet import recovery_sheet
from tests.vault.steady_random import SteadyRandom


@pytest.fixture
def sheet():
    return recovery_sheet(RecoveryCode.new(SteadyRandom()), "3F2A")


def dark_share(picture):
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128 for x in range(picture.width()) for y in range(picture.height())
    )
    return dark / (picture.width() * picture.height())


def test_the_pdf_is_one_page_for_its_owner_alone(theme, sheet, tmp_path):
    path = tmp_path / "sheet.pdf"
    save_pdf(sheet, "Hanne Visser", path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/Count 1" in data
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_said_and_left_as_it_was(theme, sheet, tmp_path):
    with pytest.raises(SuideskError, match="file_not_written"):
        save_pdf(sheet, "Hanne", tmp_path / "missing" / "sheet.pdf")
    assert list(tmp_path.iterdir()) == []


def test_the_page_holds_text_and_picture_within_its_edges(theme, sheet):
    page = QImage(643, 972, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFF)
    page.setDotsPerMeterX(3780)
    page.setDotsPerMeterY(3780)
    paint_sheet(page, sheet, "Hanne Visser")
    assert 0.02 < dark_share(page) < 0.2
    assert dark_share(page.copy(0, 800, 643, 172)) == 0


def test_the_picture_is_black_on_white(theme, sheet):
    picture = qr_image(sheet, 200)
    assert (picture.width(), picture.height()) == (200, 200)
    assert picture.pixelColor(1, 1).lightness() == 255
    assert 0.2 < dark_share(picture) < 0.6


def test_pages_are_upright_a4(theme, tmp_path):
    writer = QPdfWriter(str(tmp_path / "x.pdf"))
    set_page(writer)
    assert writer.pageLayout().fullRect().toRect().size().toTuple() == (210, 297)


def test_the_printer_gets_the_same_page(qtbot, theme, sheet, tmp_path):
    view = RecoveryCodeView(theme)
    qtbot.addWidget(view)
    view.show_sheet(sheet, "Hanne Visser")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    view._printed(printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
    assert "printer" in view.said.text()


def test_a_sheet_that_cannot_be_saved_is_said(qtbot, theme, sheet, tmp_path):
    view = RecoveryCodeView(theme)
    qtbot.addWidget(view)
    view.show_sheet(sheet, "Hanne Visser")
    view.save_to(tmp_path / "missing" / "sheet.pdf")
    assert view.said.text()
