"""Address labels: which sheet, where it begins, how its first page looks; saved as a PDF to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from suidesk.desktop.going_out import record_out
from suidesk.desktop.kit.amount_fields import NumberField
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.desktop.people.label_sheet import UNITS, LabelStock, paint_sheet, save_labels, sheets_of
from suidesk.domain.errors import SuideskError
from suidesk.queries.posting import Posting, PostingTo, PostTo
from suidesk.wording.errors import error_text
from suidesk.wording.many import will_be_posted_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.page import Host

PREVIEW: Final = 260
"""Width of the first sheet's picture in pixels."""


class LabelsForm(FormDialog):
    """Asks for the sheet, shows the first one, then asks where the PDF goes."""

    def __init__(self, host: Host, parent: QWidget, ids: tuple[str, ...]) -> None:
        """Offer a new sheet, one label for each address."""
        super().__init__(host.theme, translate("Labels", "Address labels"), translate("Labels", "Save as PDF…"), parent)
        self._host, self._ids = host, ids
        self._found = Posting(())
        self.said = PlainLabel(translate("Labels", "Looking for addresses…"), "strong", wrap=True)
        self.add_note(self.said)
        self._add_fields()
        self.preview = SheetPreview(host.theme)
        self.add_note(_centred(self.preview))
        self.homes.changed.connect(self._ask)
        for field in (self.stock_field, self.first):
            field.changed.connect(self._adapt)
        self.submitted.connect(self._ask_where)
        self.verb.setEnabled(False)
        self._ask()

    def _add_fields(self) -> None:
        theme = self._host.theme
        self.stock_field: ChoiceField[LabelStock] = ChoiceField(
            theme,
            translate("Labels", "Sheet"),
            [
                (one, translate("Labels", "{0}, %n label(s) a sheet", one.value.count).format(one.value.name))
                for one in LabelStock
            ],
            hint=translate("Labels", "Print at 100 %, not “fit to page”, or the text leaves its label."),
        )
        self.stock_field.set_value(LabelStock.L7160)
        self.first = NumberField(
            theme,
            translate("Labels", "Begin at label"),
            least=1,
            most=max(one.value.count for one in LabelStock),
            hint=translate("Labels", "Counted by rows: a sheet that was begun can be used up."),
        )
        self.first.set_value(1)
        self.homes = CheckField(theme, translate("Labels", "One label for each home"))
        self.homes.set_value(True)
        self.add("stock", self.stock_field)
        self.add("first", self.first)
        self.add("homes", self.homes)

    def _ask(self) -> None:
        asked = PostingTo(self._ids, is_by_home=bool(self.homes.value()))
        self._host.bridge.fetch(asked, self._fill, owner=self)

    def _fill(self, found: Posting) -> None:
        self._found = found
        self.verb.setEnabled(bool(found.to))
        self._adapt()

    @property
    def used(self) -> int:
        """How many labels of the first sheet are used up."""
        return min((self.first.value() or 1), self.stock.value.count) - 1

    @property
    def stock(self) -> LabelStock:
        """The chosen sheet."""
        return self.stock_field.value() or LabelStock.L7160

    def _adapt(self) -> None:
        found = self._found
        sheets = sheets_of(self.stock.value, found.to, self.used)
        self.said.setText(will_be_posted_text(len(found.to), found.opted_out, found.without, len(sheets)))
        self.preview.show_sheet(self.stock, sheets[0] if sheets else ())

    def _ask_where(self) -> None:
        name = f"{translate('Labels', 'address labels')}.pdf"
        ask_where(self, translate("Labels", "Save the address labels"), name, "pdf", self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the sheets and close; where that can't be, say why."""
        try:
            count = save_labels(self.stock.value, self._found.to, path, self.used)
        except SuideskError as error:
            self.show_error(None, error_text(error))
            return
        text = translate("Labels", "%n sheet(s) of labels saved in {0}.", count)
        record_out(self._host, path, "labels", len(self._found.to), text.format(path.name))
        self.accept()


class SheetPreview(QWidget):
    """The first sheet as it will be printed, with the edges of its labels."""

    def __init__(self, theme: Theme) -> None:
        """Show an empty sheet."""
        super().__init__()
        self._theme = theme
        self._stock = LabelStock.L7160
        self._labels: tuple[tuple[int, PostTo], ...] = ()
        self.setAccessibleName(translate("Labels", "The first sheet"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sheet(self, stock: LabelStock, labels: Sequence[tuple[int, PostTo]]) -> None:
        """Show these labels at their places."""
        self._stock, self._labels = stock, tuple(labels)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as the paper is at this width."""
        paper = self._stock.value.paper
        return QSize(PREVIEW, round(PREVIEW * paper.height() / paper.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper, the edges of its labels and what stands on them."""
        stock = self._stock.value
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / stock.paper.width() / UNITS
        painter.scale(scale, scale)
        whole = QRectF(0, 0, stock.paper.width() * UNITS, stock.paper.height() * UNITS)
        # Paper is white in the dark as well.
        painter.fillRect(whole, QColor("white"))
        edge = painter.pen()
        edge.setCosmetic(True)
        edge.setColor(QColor("#c8c8c8"))
        painter.setPen(edge)
        for at in range(stock.count):
            place = stock.place(at)
            painter.drawRoundedRect(QRectF(place.topLeft() * UNITS, place.size() * UNITS), 20, 20)
        paint_sheet(painter, stock, self._labels)
        painter.end()


def _centred(widget: QWidget) -> QWidget:
    holder = QWidget()
    line = row(None, widget, None)
    line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(line)
    return holder
