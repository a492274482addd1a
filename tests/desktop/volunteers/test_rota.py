"""The rota sheet: what stands on it, and where it is saved."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.volunteers.rota_form import RotaForm
from suidesk.desktop.volunteers.rota_paper import rota_html, save_rota, title_of
from suidesk.domain.errors import SuideskError
from suidesk.domain.volunteers import Slot
from suidesk.queries.rota import Rota, RotaRow
from tests.desktop.people.conftest import form

MONDAY = date(2026, 5, 11)
DAYS = ((Slot(0, 540, 720), Slot(0, 1080, 1260)), None, (), (), (), (), ())
SHEET = Rota(MONDAY, "Café & <b>Garden</b>", (RotaRow("Åsa <i>Kjær</i>", DAYS),), ("Bram",))


def test_the_sheet_says_week_project_hours_and_who_is_away():
    html = rota_html(SHEET, MONDAY)
    assert title_of(SHEET) == "Rota, week of 11 May 2026, Café & <b>Garden</b>"
    assert "Café &amp; &lt;b&gt;Garden&lt;/b&gt;" in html
    assert "Åsa &lt;i&gt;Kjær&lt;/i&gt;" in html
    for said in (
        "9–12, 18–21",
        ">away<",
        "When isn't noted: Bram.".replace("'", "&#x27;"),
        "17 May",
        "Made on Mon 11 May 2026.",
    ):
        assert said in html


def test_a_pdf_is_written_and_one_that_cant_be_is_said(qapp, tmp_path):
    save_rota(SHEET, MONDAY, tmp_path / "rota.pdf")
    assert (tmp_path / "rota.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(SuideskError, match="file_not_written"):
        save_rota(SHEET, MONDAY, tmp_path / "nowhere" / "rota.pdf")


def test_the_form_asks_where_to_and_saves_the_week(volunteers, tmp_path, qtbot):
    volunteers.listing.rota.click()
    made = form(qtbot, RotaForm)
    made.submit()
    qtbot.waitUntil(lambda: bool(made.findChildren(QFileDialog)))
    dialog = made.findChildren(QFileDialog)[0]
    dialog.reject()
    place = tmp_path / "nowhere" / "week.pdf"
    dialog.fileSelected.emit(str(place))
    assert "week.pdf" in made.message.findChild(type(volunteers.listing.count)).full_text()
    place.parent.mkdir()
    dialog.fileSelected.emit(str(place))
    qtbot.waitUntil(lambda: not made.isVisible())
    assert place.read_bytes().startswith(b"%PDF")
