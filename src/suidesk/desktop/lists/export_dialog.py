"""The export: which list, in which style, with which columns; said before it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.lists.columns_chooser import ColumnsChooser
from suidesk.desktop.lists.slow_work import SlowWork
from suidesk.desktop.lists.wanted_list import (
    EVERYBODY,
    count_text,
    file_name,
    format_choices,
    limits_text,
    lossless_text,
    needless,
    safe_text,
    saved_text,
    wanted_of,
)
from suidesk.desktop.lists.why_fields import WhyFields
from suidesk.interchange.books_out import FileFormat, format_of
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.people_out import Style
from suidesk.services.exporting import CardLosses, Wanted, WantedCount
from suidesk.services.exporting_cards import LossCount
from suidesk.services.exporting_records import WantedRecords
from suidesk.services.going_out import GoingOut, Sent
from suidesk.wording.card_losses import losses_text
from suidesk.wording.errors import error_text
from suidesk.wording.lists import kind_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError


class ExportDialog(FormDialog):
    """Asks what to export, then where to."""

    def __init__(self, window: Window, ids: tuple[str, ...] = (), called: str = "") -> None:
        """Offer all contacts, or those of `ids` alone, chosen from a list of that name, safe for spreadsheets."""
        super().__init__(
            window.theme, translate("Export", "Export a list"), translate("Export", "Choose where to save…"), window
        )
        self._window, self._ids = window, ids
        self._work = SlowWork(window, self)
        self._work.faulted.connect(lambda: self.set_busy(is_busy=False))
        self._is_leaving = False
        self._fill_choices()
        self.why = WhyFields(window.theme, self, window.now().date(), called)
        self._fill_columns()
        self.submitted.connect(self._ask_where)
        self._adapt()

    def _fill_choices(self) -> None:
        theme = self._window.theme
        self.kind: ChoiceField[str] = ChoiceField(
            theme,
            translate("Export", "Which"),
            [
                (EVERYBODY, translate("Export", "Everybody and every organisation")),
                *((kind.value, kind_text(kind)) for kind in ListKind),
            ],
        )
        self.style_field = ChoiceField(
            theme,
            translate("Export", "For what"),
            [
                (Style.SAFE, translate("Export", "To send or to open in a spreadsheet")),
                (Style.LOSSLESS, translate("Export", "To bring back into suidesk without loss")),
            ],
        )
        self.format: ChoiceField[FileFormat] = ChoiceField(theme, translate("Export", "As"), format_choices(Wanted()))
        if not self._ids:
            self.add("kind", self.kind)
        self.add("style", self.style_field)
        self.add("format", self.format)
        self.count = PlainLabel("", "small", wrap=True)
        self.add_note(self.count)
        self.losses = PlainLabel("", "small", wrap=True)
        self.add_note(self.losses)
        self.kind.changed.connect(self._adapt)
        self.style_field.changed.connect(self._adapt)
        self.format.changed.connect(self._adapt)

    def _fill_columns(self) -> None:
        self.chooser = ColumnsChooser(self._window)
        self.columns = self.chooser.fields
        self.add_note(self.chooser)

    def _adapt(self) -> None:
        self.format.set_choices(format_choices(self.wanted()))
        wanted = self.wanted()
        is_lossless = wanted.style is Style.LOSSLESS
        self.style_field.set_hint(lossless_text(wanted) if is_lossless else safe_text(wanted))
        self.format.set_hint(limits_text(wanted))
        self.chooser.setVisible(not is_lossless and isinstance(wanted, Wanted) and not wanted.format.is_cards)
        self.why.adapt(wanted)
        self.chooser.show_for(self.kind.value() or EVERYBODY, needless(wanted))
        if self._ids:
            self._counted(wanted, len(self._ids))
        else:
            self._window.bridge.fetch(WantedCount(wanted), lambda count: self._counted(wanted, count), owner=self)

        self._ask_for_losses(wanted)

    def _ask_for_losses(self, wanted: Wanted | WantedRecords) -> None:
        """Say before anything is written what cards can't hold."""
        self._show_losses(wanted, ())
        if isinstance(wanted, Wanted) and wanted.format.is_cards:
            self._window.bridge.fetch(CardLosses(wanted), lambda found: self._show_losses(wanted, found), owner=self)

    def _show_losses(self, wanted: Wanted | WantedRecords, losses: Sequence[LossCount]) -> None:
        if self.wanted() == wanted:
            self.losses.setText("\n".join(losses_text(losses)))
            self.losses.setVisible(bool(losses))

    def _counted(self, wanted: Wanted | WantedRecords, count: int) -> None:
        if self.wanted() == wanted:
            self.count.setText(count_text(wanted, count))

    def wanted(self) -> Wanted | WantedRecords:
        """Give what is chosen."""
        wanted = wanted_of(self.kind.value() or EVERYBODY, self.style_field.value() or Style.SAFE, self._ids)
        wanted = replace(wanted, format=self.format.value() or FileFormat.CSV)
        if isinstance(wanted, WantedRecords) or wanted.style is Style.LOSSLESS or wanted.format.is_cards:
            return wanted
        return replace(wanted, columns=self.chooser.chosen(needless(wanted)), is_sparse=True)

    def _ask_where(self) -> None:
        wanted = self.wanted()
        if not self.chooser.isHidden() and isinstance(wanted, Wanted) and not wanted.columns:
            self.show_error(None, translate("Export", "Tick at least one column."))
            return
        ending = wanted.format.ending
        called = "vCard" if wanted.format.is_cards else ending.upper()
        name = Path(file_name(wanted)).with_suffix(f".{ending}")
        dialog = QFileDialog(self, translate("Export", "Save the list"), str(name), f"{called} (*.{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the file, as its name ends, and say so."""
        wanted, why = self.wanted(), self.why.why()
        wanted = replace(wanted, format=format_of(path, wanted.format))
        if wanted.format.is_cards:
            wanted = replace(wanted, columns=())
        self.message.hide()
        self.set_busy(is_busy=True)
        self._work.run(
            translate("Export", "Saving {0}").format(path.name),
            lambda desk, progress, cancelled: GoingOut(desk).save(wanted, path, why, progress, cancelled),
            lambda sent: self._saved(path, sent),
            self._failed,
            is_kept=True,
        )

    def reject(self) -> None:
        """Close, or first stop what is under way."""
        self._is_leaving = self._work.is_busy
        if self._is_leaving:
            self._work.stop()
        else:
            super().reject()

    def _failed(self, error: SuideskError) -> None:
        self.show_error(None, error_text(error))
        if self._is_leaving:
            super().reject()

    def _saved(self, path: Path, sent: Sent) -> None:
        self._window.bridge.announce(sent.change)
        text = saved_text(self.wanted(), sent.exported.count)
        self._window.say(text.format(path.name))
        self.accept()
