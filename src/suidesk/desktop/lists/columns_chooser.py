"""Which columns a list goes out with, in which order; sets of them are kept under names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from suidesk.commands.column_sets import RemoveColumns, SaveColumns
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.text_fields import LineField
from suidesk.domain.kinds import Kind
from suidesk.interchange.layouts import PRIVATE, OutColumn
from suidesk.queries.column_sets import ColumnSets
from suidesk.wording.errors import error_text
from suidesk.wording.lists import column_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from suidesk.desktop.window import Window
    from suidesk.domain.changes import Change
    from suidesk.domain.column_sets import ColumnSet

# Archived contacts and our own number come with a lossless export only.
CHOICES: Final[tuple[OutColumn, ...]] = tuple(
    one for one in OutColumn if one not in {OutColumn.ID, OutColumn.ARCHIVED_ON}
)
USUAL: Final = ""
"""The choice of the usual columns in their usual order."""


class ColumnsChooser(QWidget):
    """Every column can be ticked and moved: by its arrows, or with Alt and an arrow key while it has the focus."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Tick what isn't private, in the usual order."""
        super().__init__()
        self._window, self._of = window, ""
        self._sets: tuple[ColumnSet, ...] = ()
        self._left_out: Collection[OutColumn] = ()
        theme = window.theme
        self.fields = {one: CheckField(theme, column_text(one)) for one in CHOICES}
        self._order: list[OutColumn] = list(CHOICES)
        self._rows: dict[OutColumn, QWidget] = {}
        self.saved: ChoiceField[str] = ChoiceField(theme, translate("Export", "Saved columns"))
        self.saved.box.activated.connect(lambda _: self._take_saved())
        self.keep = Button(theme, translate("Export", "Save these…"), self._ask_name, kind="small", icon="list")
        self.remove = Button(theme, translate("Export", "Remove"), self._remove, kind="small", icon="trash-2")
        self._lines = column(gap=0)
        self._build()
        window.bridge.changed.connect(self._on_change)
        self._show_sets(())

    def _build(self) -> None:
        note = translate(
            "Export",
            "A column in which nobody has anything is left out. Tick notes only when they may be read by others.",
        )
        for one, field in self.fields.items():
            field.set_value(one not in PRIVATE)
            self._rows[one] = self._row(one, field)
            self._lines.addWidget(self._rows[one])
        self.setLayout(
            column(
                PlainLabel(translate("Export", "Columns"), "h2", wrap=True),
                PlainLabel(note, "small", wrap=True),
                self.saved,
                row(self.keep, self.remove, None, gap=8),
                self._lines,
                gap=8,
            )
        )

    def _row(self, one: OutColumn, field: CheckField) -> QWidget:
        theme, text = self._window.theme, column_text(one)
        further_up, further_down = translate("Export", "Further up: {0}"), translate("Export", "Further down: {0}")
        up = IconButton(theme, "chevron-up", further_up.format(text), lambda: self.move_column(one, -1), is_ghost=True)
        down = IconButton(
            theme, "chevron-down", further_down.format(text), lambda: self.move_column(one, 1), is_ghost=True
        )
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), field, lambda step=step: self.move_column(one, step))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        field.changed.connect(self.changed)
        made = QWidget()
        line = row(field, up, down, gap=2)
        line.setStretch(0, 1)
        made.setLayout(line)
        return made

    # --- what is chosen ---

    def chosen(self, left_out: Collection[OutColumn]) -> tuple[str, ...]:
        """Give the names of the ticked columns without those, in their order."""
        return tuple(one.value for one in self._order if one not in left_out and self.fields[one].value())

    def show_for(self, of: str, left_out: Collection[OutColumn]) -> None:
        """Offer the columns of that kind of list, and the sets that were saved for it."""
        self._left_out = left_out
        for one, line in self._rows.items():
            line.setVisible(one not in left_out)
        if of != self._of:
            self._of = of
            self._ask()

    def take(self, names: Sequence[str]) -> None:
        """Tick these and no others, in that order; the others follow as usual."""
        wanted = [OutColumn(name) for name in names if name in set(CHOICES)]
        self._order = [*wanted, *(one for one in CHOICES if one not in wanted)]
        for one, field in self.fields.items():
            field.set_value(one in wanted)
        self._lay_out()
        self.changed.emit()

    def move_column(self, one: OutColumn, step: int) -> None:
        """Move a column past the next one that is shown; the focus stays where it was."""
        shown = [other for other in self._order if other not in self._left_out]
        at = shown.index(one) + step
        if 0 <= at < len(shown):
            self._order.remove(one)
            self._order.insert(self._order.index(shown[at]) + (step > 0), one)
            self._lay_out()
            self.changed.emit()

    def _lay_out(self) -> None:
        for at, one in enumerate(self._order):
            if self._lines.indexOf(self._rows[one]) != at:
                self._lines.insertWidget(at, self._rows[one])
        # The order of the keys follows that of the eye.
        for before, after in zip(self._order, self._order[1:], strict=False):
            QWidget.setTabOrder(self._last_of(before), self.fields[after].box)

    def _last_of(self, one: OutColumn) -> QWidget:
        return self._rows[one].findChildren(IconButton)[-1]

    # --- what is saved ---

    def _ask(self) -> None:
        of = self._of
        self._window.bridge.fetch(ColumnSets(of), lambda found: self._fetched(of, found), owner=self)

    def _fetched(self, of: str, found: tuple[ColumnSet, ...]) -> None:
        if of == self._of:
            self._show_sets(found)

    def _show_sets(self, found: tuple[ColumnSet, ...]) -> None:
        self._sets = found
        self.saved.set_choices(
            [(USUAL, translate("Export", "The usual columns")), *((one.id, one.name) for one in found)]
        )
        self.saved.setVisible(bool(found))
        self.remove.setVisible(bool(self.saved.value()))

    def _take_saved(self) -> None:
        chosen = next((one for one in self._sets if one.id == self.saved.value()), None)
        self.take(chosen.names if chosen else [one.value for one in CHOICES if one not in PRIVATE])
        self.remove.setVisible(chosen is not None)

    def _on_change(self, change: Change) -> None:
        if change.touches(Kind.COLUMN_SET):
            self._ask()

    def _ask_name(self) -> None:
        ColumnsNameForm(self._window, self, self._of, self.chosen(self._left_out), self._saved_as).open()

    def _saved_as(self, ref: str) -> None:
        def then(found: tuple[ColumnSet, ...]) -> None:
            self._show_sets(found)
            self.saved.set_value(ref)
            self.remove.setVisible(bool(self.saved.value()))

        self._window.bridge.fetch(ColumnSets(self._of), then, owner=self)

    def _remove(self) -> None:
        chosen = next((one for one in self._sets if one.id == self.saved.value()), None)
        if chosen is not None:
            self._window.bridge.run(RemoveColumns(id=chosen.id), owner=self)


class ColumnsNameForm(FormDialog):
    """Asks for the name that columns are kept under."""

    def __init__(
        self, window: Window, parent: QWidget, of: str, columns: tuple[str, ...], saved: Callable[[str], object]
    ) -> None:
        """Keep those columns of that kind of list; `saved` gets the id."""
        super().__init__(
            window.theme, translate("Export", "Save these columns"), translate("Export", "Save columns"), parent
        )
        self._window, self._of, self._columns, self._saved = window, of, columns, saved
        self.name = LineField(
            window.theme,
            translate("Export", "Name"),
            hint=translate("Export", "Columns of the same name are replaced."),
            is_required=True,
        )
        self.add("name", self.name)
        texts = translate("Numbers", ", ").join(column_text(OutColumn(one)) for one in columns)
        self.add_note(PlainLabel(texts or translate("Export", "Tick at least one column first."), "small", wrap=True))
        self.verb.setEnabled(bool(columns))
        self.submitted.connect(self._send)

    def _send(self) -> None:
        self.set_busy(is_busy=True)
        command = SaveColumns(of=self._of, name=self.name.value() or "", columns=self._columns)
        self._window.bridge.run(
            command, self._done, failed=lambda error: self.show_error(error.field, error_text(error)), owner=self
        )

    def _done(self, ref: str) -> None:
        self._saved(ref)
        self.accept()
