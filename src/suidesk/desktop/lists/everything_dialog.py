"""Everything that the desk holds, in one file: for another desk, or as spreadsheets."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.save_dialog import ask_where
from suidesk.desktop.lists.slow_work import SlowWork
from suidesk.services.everything_out import EverythingCount, WantedEverything
from suidesk.services.everything_sending import EverythingSent, send_everything
from suidesk.wording.errors import error_text
from suidesk.wording.everything import saved_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from pathlib import Path

    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError


class As(StrEnum):
    """What the file is; the value is the ending of its name."""

    DESK = "json"
    BOOK = "xlsx"
    LISTS = "zip"


class EverythingDialog(FormDialog):
    """Asks what the file is for and whether private things go along, then where to."""

    def __init__(self, window: Window) -> None:
        """Offer a workbook without private things."""
        title, verb = (
            translate("Everything", "Everything in one file"),
            translate("Everything", "Choose where to save…"),
        )
        super().__init__(window.theme, title, verb, window)
        self._window = window
        self._work = SlowWork(window, self)
        self._work.faulted.connect(lambda: self.set_busy(is_busy=False))
        self._is_leaving = False
        self.kind: ChoiceField[As] = ChoiceField(
            window.theme,
            translate("Everything", "As"),
            [
                (As.BOOK, translate("Everything", "Workbook with a sheet for each thing (XLSX)")),
                (As.LISTS, translate("Everything", "Lists for spreadsheets, packed (CSV in a ZIP)")),
                (As.DESK, translate("Everything", "Another desk of suidesk (JSON)")),
            ],
        )
        self.kind.set_value(As.BOOK)
        self.private = CheckField(
            window.theme,
            translate("Everything", "Also notes, emergency contacts, conversations and checks seen"),
            hint=translate("Everything", "The file isn't encrypted: whoever has it can read it."),
        )
        self.count = PlainLabel("", "small", wrap=True)
        self.add("kind", self.kind)
        self.add("private", self.private)
        self.add_note(self.count)
        self.kind.changed.connect(self._adapt)
        self.private.changed.connect(self._adapt)
        self.submitted.connect(self._ask_where)
        self._adapt()

    def wanted(self) -> WantedEverything:
        """Give what is chosen."""
        return WantedEverything(self._window.now(), bool(self.private.value()))

    def _adapt(self) -> None:
        self.kind.set_hint(
            {
                As.BOOK: translate("Everything", "Names stand where records refer to each other. Texts stay texts."),
                As.LISTS: translate("Everything", "For any number of records; no spreadsheet runs a cell."),
                As.DESK: translate(
                    "Everything", "“Bring in a list” takes it back, whole, and undo takes it out again."
                ),
            }[self.kind.value() or As.BOOK]
        )
        has_private = self.wanted().has_private
        self._window.bridge.fetch(
            EverythingCount(has_private), lambda count: self._counted(count, has_private=has_private), owner=self
        )

    def _counted(self, count: int, *, has_private: bool) -> None:
        if has_private is self.wanted().has_private:
            self.count.setText(translate("Everything", "%n record(s) will be in the file.", count))

    def _ask_where(self) -> None:
        ending = (self.kind.value() or As.BOOK).value
        name = f"{translate('Everything', 'my desk')}.{ending}"
        ask_where(self, translate("Everything", "Save everything"), name, ending, self.save)

    def save(self, path: Path) -> None:
        """Write the file, with progress and Cancel, and say so."""
        wanted, chosen = self.wanted(), self.kind.value() or As.BOOK
        path = path if path.suffix.lower() == f".{chosen}" else path.with_name(f"{path.name}.{chosen}")
        self.message.hide()
        self.set_busy(is_busy=True)
        self._work.run(
            translate("Everything", "Saving {0}").format(path.name),
            lambda desk, progress, cancelled: send_everything(desk, path, wanted, progress, cancelled),
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

    def _saved(self, path: Path, sent: EverythingSent) -> None:
        self._window.bridge.announce(sent.change)
        self._window.say(saved_text(sent.saved.count).format(path.name))
        self.accept()
