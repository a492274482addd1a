"""The second step: how the file was read, and where each column goes."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import clear, column
from suidesk.desktop.lists.column_choice import ColumnChoice
from suidesk.desktop.lists.steps import StepView
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.policies import Policy, policies_for
from suidesk.interchange.sheets.kinds import sheet_of
from suidesk.interchange.sheets.mapping import SheetMapping
from suidesk.interchange.sheets.places import Place
from suidesk.interchange.tables import SEPARATED, Reading
from suidesk.interchange.targets import OF_VOLUNTEERS, Target
from suidesk.wording.lists import encoding_text, kind_text, place_of_record_text, target_text
from suidesk.wording.translate import translate
from suidesk.wording.workbooks import sheet_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from suidesk.desktop.design.theme import Theme
    from suidesk.desktop.lists.column_choice import Use
    from suidesk.interchange.rows import Row
    from suidesk.interchange.tables import Table
    from suidesk.services.import_report import AnyMap, Looked

ENCODINGS: Final = (
    *("utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "iso8859-15"),
    *("cp850", "mac-roman", "utf-16-le", "cp932", "gb18030"),
)
SAMPLES: Final = 4
SAMPLED_ROWS: Final = 60
AT_ONCE: Final = 4
"""Columns whose widgets are made in one go, in about 20 ms: full rows of two."""
MOST_SHOWN: Final = 200
"""Columns offered one by one; a file with more is no list."""


class ColumnsStep(StepView):
    """Sends `reread(Reading)` when the file is to be read in another way."""

    reread = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Show no file yet."""
        super().__init__(translate("Import", "Where does each column go?"), "")
        self._theme = theme
        self._mapping: AnyMap | None = None
        self._table: Table | None = None
        self._kind: ListKind | None = None
        self.choices: dict[str, ColumnChoice] = {}
        self._waiting: list[tuple[str, Use, list[str], Use | None]] = []
        self.sheet: ChoiceField[str] = ChoiceField(theme, translate("Import", "Sheet"))
        self.encoding: ChoiceField[str] = ChoiceField(theme, translate("Import", "Letters"))
        self.separator: ChoiceField[str] = ChoiceField(theme, translate("Import", "Columns are divided by"))
        self.header = ChoiceField(
            theme,
            translate("Import", "The first row holds"),
            [(True, translate("Import", "Headings")), (False, translate("Import", "Data already"))],
        )
        self.create_missing = CheckField(
            theme,
            translate("Import", "Add people, projects and funders that aren't here yet"),
            hint=translate("Import", "Otherwise rows that name them are left out and can be saved to mend."),
        )
        self.per_column = CheckField(
            theme,
            translate("Import", "Choose for single columns what counts"),
            hint=translate(
                "Import", "Where a column and the desk differ. For all others it is chosen in the next step."
            ),
        )
        self.per_column.changed.connect(self._offer_policies)
        self._more = PlainLabel("", "muted", wrap=True)
        self._build()

    def _build(self) -> None:
        reading = Card(translate("Import", "How the file is read"))
        holder = QWidget()
        grid = CardGrid(self._theme, 3, narrow=520)
        for field in (self.sheet, self.encoding, self.separator, self.header):
            grid.add(field)
            field.changed.connect(self._reread)
        holder.setLayout(grid)
        reading.add(holder)
        self._columns = Card(translate("Import", "Columns"))
        self._blocks = column(gap=12)
        self._columns.add(self._blocks)
        self._columns.add(self._more)
        self._columns.add(self.create_missing)
        self._columns.add(self.per_column)
        self.box.addWidget(reading)
        self.box.addWidget(self._columns)
        self.box.addStretch(1)

    def show_file(self, looked: Looked, samples: Sequence[Row], *, is_reread: bool = False) -> None:
        """Show how a file was understood; what the user chose for a column stays when it is only read again."""
        table = looked.table
        is_same = is_reread and self._kind is looked.kind and self._sheet() == table.sheet
        kept = self._chosen() if is_same else {}
        before = self._mapping.columns if self._mapping else ()
        self._mapping, self._table, self._kind = looked.mapping, table, looked.kind
        encodings = {encoding_text(name): name for name in reversed((table.encoding, *ENCODINGS))}
        self.encoding.set_choices([(name, text) for text, name in reversed(encodings.items())])
        self.separator.set_choices(_separators(table.separator))
        self.sheet.set_choices(_sheets(table))
        self._show_ways(table)
        self.show_reading()
        self.sentence.setText(_sentence(looked))
        self.create_missing.setVisible(isinstance(looked.mapping, SheetMapping))
        if len(before) == len(table.columns):
            # Other letters or no headings: the names differ, the places don't.
            kept = {name: kept[old] for old, name in zip(before, table.columns, strict=True) if old in kept}
        self._fill(looked, samples, kept)

    def show_reading(self) -> None:
        """Show how the file is read now; also when another way was chosen and came to nothing."""
        if self._table is not None:
            self.encoding.set_value(self._table.encoding)
            self.separator.set_value(self._table.separator)
            self.header.set_value(self._table.has_header)
            self.sheet.set_value(self._table.sheet)

    def _show_ways(self, table: Table) -> None:
        """Show what can be chosen about such a file: a workbook has no letters, an LDIF no headings."""
        self.sheet.setVisible(len(_sheets(table)) > 1)
        self.encoding.setVisible(not table.sheets)
        self.separator.setVisible(table.kind == SEPARATED)
        self.header.setVisible(table.kind == SEPARATED or bool(table.sheets))

    def mapping(self) -> AnyMap:
        """Give the mapping as it is chosen now."""
        if self._mapping is None:
            raise ValueError
        while self._waiting:
            self._make_some()
        mapping = self._mapping
        for name, choice in self.choices.items():
            mapping = mapping.using(name, choice.use())
        if isinstance(mapping, SheetMapping):
            return replace(mapping, creates_missing=self.create_missing.value())
        return mapping

    def _chosen(self) -> dict[str, Use]:
        return {name: choice.use() for name, choice in self.choices.items() if choice.is_chosen()}

    def _fill(self, looked: Looked, samples: Sequence[Row], kept: dict[str, Use]) -> None:
        clear(self._blocks)
        self.choices, self._waiting = {}, []
        uses: tuple[Use, ...] = looked.mapping.uses
        for at, (name, use) in enumerate(zip(looked.mapping.columns, uses, strict=True)):
            cells = dict.fromkeys(row.cells[at].strip() for row in samples if at < len(row.cells))
            shown = [cell for cell in cells if cell][:SAMPLES]
            self._waiting.append((name, use, shown, kept.get(name)))
        more = len(self._waiting) - MOST_SHOWN
        del self._waiting[MOST_SHOWN:]
        self._more.setText(translate("Import", "%n more column(s) go where their headings say.", max(more, 0)))
        self._more.setVisible(more > 0)
        self._make_some()

    def _make_some(self) -> None:
        """Make the widgets of the next columns, and leave the rest for when the window has a moment."""
        # A block of its own, so that those before need no new layout.
        block, grid = QWidget(), CardGrid(self._theme, 2, narrow=480)
        targets = _targets(self._mapping)
        for name, use, cells, kept in self._waiting[:AT_ONCE]:
            choice = ColumnChoice(self._theme, name, use, cells, targets)
            if self.per_column.value():
                choice.offer_policies(self._policies())
            if kept is not None:
                choice.take(kept)
            self.choices[name] = choice
            grid.add(choice)
        block.setLayout(grid)
        self._blocks.addWidget(block)
        del self._waiting[:AT_ONCE]
        if self._waiting:
            QTimer.singleShot(0, self, self._make_some)

    def _policies(self) -> tuple[Policy, ...]:
        return policies_for(self._kind) if self._kind is not None and self.per_column.value() else ()

    def _offer_policies(self) -> None:
        """Offer or withdraw the choices of the columns, a few at a time."""
        waiting = iter(list(self.choices.values()))

        def offer() -> None:
            some = list(islice(waiting, AT_ONCE))
            for choice in some:
                choice.offer_policies(self._policies())
            if some:
                QTimer.singleShot(0, self, offer)

        offer()

    def _sheet(self) -> str:
        """Give the name of the sheet that is shown; "" for what has none."""
        return self._table.sheet if self._table else ""

    def _reread(self) -> None:
        table = self._table
        if table is None:
            return
        sheet = self.sheet.value() if table.sheets else None
        # Whether another sheet begins with headings is found out anew.
        has_header = self.header.value() if sheet in {None, table.sheet} else None
        if table.sheets:
            self.reread.emit(Reading(has_header=has_header, sheet=sheet))
        elif table.kind == SEPARATED:
            encoding, separator = self.encoding.value(), self.separator.value()
            self.reread.emit(Reading(encoding=encoding, separator=separator, has_header=has_header))
        else:
            self.reread.emit(Reading(encoding=self.encoding.value()))


def _sentence(looked: Looked) -> str:
    if isinstance(looked.mapping, SheetMapping):
        text = translate(
            "Import",
            "{0} has %n column(s) and is a list of: {1}. What has no place is left out.",
            len(looked.table.columns),
        )
        if looked.kind is ListKind.GRANTS:
            text = translate(
                "Import",
                "{0} has %n column(s) and is a list of: {1}. What has no place of its own is kept with the grant.",
                len(looked.table.columns),
            )
        return text.format(looked.name, kind_text(looked.kind).lower())
    text = translate(
        "Import",
        "{0} has %n column(s). What has no place of its own is kept as a field of your own.",
        len(looked.table.columns),
    )
    return text.format(looked.name)


def _targets(mapping: AnyMap | None) -> list[tuple[StrEnum, str]]:
    """Give the places that the columns of a list can have."""
    if isinstance(mapping, SheetMapping):
        places = [Place.UNKNOWN, Place.IGNORE, *(column.place for column in sheet_of(mapping.kind).columns)]
        return [(place, place_of_record_text(place)) for place in places]
    left_out = frozenset() if mapping is not None and mapping.of_volunteers else OF_VOLUNTEERS
    return [(target, target_text(target)) for target in Target if target not in left_out]


def _sheets(table: Table) -> list[tuple[str, str]]:
    """Give the sheets that hold anything, those with hidden tabs marked."""
    return [
        (sheet.name, sheet_text(sheet.name, is_hidden=sheet.is_hidden))
        for sheet in table.sheets
        if sheet.rows or sheet.name == table.sheet
    ]


def _separators(found: str) -> list[tuple[str, str]]:
    known = {
        ",": translate("Import", "Comma"),
        ";": translate("Import", "Semicolon"),
        "\t": translate("Import", "Tab"),
        "|": translate("Import", "Vertical bar"),
    }
    return list((known if found in known else {**known, found: found}).items())
