"""The second step: how the file was read, and where each column goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.layouts import clear
from suidesk.desktop.lists.steps import StepView
from suidesk.interchange.days import DayOrder
from suidesk.interchange.mapping import ColumnUse, Mapping
from suidesk.interchange.tables import Reading
from suidesk.interchange.targets import DAYS, Target
from suidesk.wording.lists import target_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme
    from suidesk.services.importing import Looked

ENCODINGS: Final = ("utf-8", "cp1252", "cp1250", "iso8859-1", "iso8859-15", "cp850", "mac_roman", "utf-16", "shift_jis")
SAMPLES: Final = 4
SAMPLE_LENGTH: Final = 40


class ColumnsStep(StepView):
    """Sends `reread(Reading)` when the file is to be read in another way."""

    reread = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Show no file yet."""
        super().__init__(translate("Import", "Where does each column go?"), "")
        self._theme = theme
        self._mapping: Mapping | None = None
        self._uses: dict[str, ChoiceField[Target]] = {}
        self._orders: dict[str, ChoiceField[DayOrder]] = {}
        self._is_filling = False
        self.encoding = ChoiceField(theme, translate("Import", "Letters"), [("", translate("Import", "Found out"))])
        self.separator = ChoiceField(
            theme,
            translate("Import", "Columns are divided by"),
            [
                (",", translate("Import", "Comma")),
                (";", translate("Import", "Semicolon")),
                ("\t", translate("Import", "Tab")),
                ("|", translate("Import", "Vertical bar")),
            ],
        )
        self.header = ChoiceField(
            theme,
            translate("Import", "The first row holds"),
            [(True, translate("Import", "Headings")), (False, translate("Import", "Data already"))],
        )
        reading = Card(translate("Import", "How the file is read"))
        holder = QWidget()
        grid = CardGrid(theme, 3, narrow=520)
        for field in (self.encoding, self.separator, self.header):
            grid.add(field)
            field.changed.connect(self._reread)
        holder.setLayout(grid)
        reading.add(holder)
        self.box.addWidget(reading)
        self._columns = QWidget()
        self._grid = CardGrid(theme, 2)
        self._columns.setLayout(self._grid)
        self.box.addWidget(self._columns)
        self.box.addStretch(1)

    def show_file(self, looked: Looked) -> None:
        """Show how a file was understood."""
        self._is_filling = True
        table = looked.table
        self._mapping = looked.mapping
        names = list(dict.fromkeys([table.encoding, *ENCODINGS]))
        self.encoding.set_choices([(name, name.upper()) for name in names])
        self.encoding.set_value(table.encoding)
        self.separator.set_value(table.separator)
        self.header.set_value(table.has_header)
        sentence = translate(
            "Import",
            "{0} has %n column(s). A column without a place of its own is kept as a field of your own.",
            len(table.columns),
        )
        self.sentence.setText(sentence.format(looked.name))
        self._fill_columns(looked)
        self._is_filling = False

    def mapping(self) -> Mapping:
        """Give the mapping as it is chosen now."""
        if self._mapping is None:
            raise ValueError
        mapping = self._mapping
        for name, before in zip(mapping.columns, mapping.uses, strict=True):
            target = self._uses[name].value() or before.target
            order = self._orders[name].value() or before.day_order
            use = replace(before, day_order=order) if target is before.target else _use(name, target, order)
            mapping = mapping.using(name, use)
        return mapping

    def _fill_columns(self, looked: Looked) -> None:
        clear(self._grid)
        self._uses, self._orders = {}, {}
        samples = looked.sample(60)
        choices = [(target, target_text(target)) for target in Target]
        for at, (name, use) in enumerate(zip(looked.mapping.columns, looked.mapping.uses, strict=True)):
            shown = dict.fromkeys(
                one.cells[at].strip() for one in samples if at < len(one.cells) and one.cells[at].strip()
            )
            self._uses[name] = ChoiceField(self._theme, name, choices, hint=_examples(list(shown)[:SAMPLES]))
            self._uses[name].set_value(use.target)
            self._orders[name] = ChoiceField(
                self._theme,
                translate("Import", "Days in {0} are written").format(name),
                [
                    (DayOrder.DAY_FIRST, translate("Import", "day first (31/12)")),
                    (DayOrder.MONTH_FIRST, translate("Import", "month first (12/31)")),
                ],
            )
            self._orders[name].set_value(use.day_order)
            self._grid.add(self._uses[name])
            self._grid.add(self._orders[name])
            self._uses[name].changed.connect(self._show_orders)
        self._show_orders()

    def _show_orders(self) -> None:
        for name, field in self._orders.items():
            field.setVisible(self._uses[name].value() in DAYS)

    def _reread(self) -> None:
        if not self._is_filling:
            encoding, separator = self.encoding.value(), self.separator.value()
            self.reread.emit(Reading(encoding=encoding, separator=separator, has_header=self.header.value()))


def _use(name: str, target: Target, order: DayOrder) -> ColumnUse:
    return ColumnUse(target=target, field=name if target is Target.CUSTOM else "", day_order=order)


def _examples(values: list[str]) -> str:
    if not values:
        return translate("Import", "empty")
    cut = [value if len(value) <= SAMPLE_LENGTH else value[: SAMPLE_LENGTH - 1] + "…" for value in values]
    return translate("Import", "for example: {0}").format(" · ".join(cut))
