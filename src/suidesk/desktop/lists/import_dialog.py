"""The import: pick, columns, what would happen, done. Back at any time without loss."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import Hairline, PlainLabel, cut
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.desktop.lists.back_step import BackStep
from suidesk.desktop.lists.check_step import CheckStep
from suidesk.desktop.lists.columns_step import SAMPLED_ROWS, ColumnsStep
from suidesk.desktop.lists.desk_file_dialog import DeskFileDialog
from suidesk.desktop.lists.doubles_step import DoublesStep
from suidesk.desktop.lists.member_step import MemberStep
from suidesk.desktop.lists.pick_step import PickStep
from suidesk.desktop.lists.report_step import ReportStep
from suidesk.desktop.lists.slow_work import Cancelled, Progress, SlowWork
from suidesk.desktop.lists.steps import StepView
from suidesk.domain.errors import SuideskError
from suidesk.interchange.list_kinds import OF_CONTACTS
from suidesk.interchange.merging import Policy
from suidesk.interchange.rows import Row
from suidesk.interchange.tables import Reading
from suidesk.services.coming_back import BackPreview, BackReport
from suidesk.services.everything_in import is_desk_file
from suidesk.services.exporting import write_file
from suidesk.services.importing import Importing, ImportReport, Looked, Preview
from suidesk.services.list_sources import ListSource, source_of
from suidesk.wording.coming_back import cells_text
from suidesk.wording.errors import error_text
from suidesk.wording.problems import problem_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window
    from suidesk.domain.changes import Change
    from suidesk.interchange.row_doubles import RowDouble
    from suidesk.services.desk import Desk

    Doubles = tuple[RowDouble, ...]

WIDTH: Final = 860
HEIGHT: Final = 680
LEAST: Final = (600, 420)
NAME_LENGTH: Final = 60
UNDO: Final = "undo"


class ImportDialog(QDialog):
    """Brings a list in over the window's desk; slow steps run on the writer with progress and Cancel."""

    def __init__(self, window: Window) -> None:
        """Begin with the choice of a file."""
        super().__init__(window)
        self._window = window
        self._work = SlowWork(window, self)
        self._content = b""
        self._source: ListSource | None = None
        self._member: str | None = None
        self._looked: Looked | None = None
        self._preview: Preview | None = None
        self._report: ImportReport | None = None
        self._wanted: Reading | None = None
        self._is_leaving = self._is_taking_back = False
        self.setWindowTitle(translate("Import", "Bring in a list"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = window.theme
        self.pick, self.members, self.columns = PickStep(theme), MemberStep(theme), ColumnsStep(theme)
        self.check, self.report = CheckStep(theme), ReportStep(theme)
        self.conflicts = BackStep(theme)
        self.doubles = DoublesStep(theme)
        self._title = PlainLabel("", "h1", elide=True)
        self.message = MessageBar(theme)
        self._stack = QStackedWidget()
        self.back = Button(theme, translate("Import", "Back"), self._go_back, icon="chevron-left")
        self.cancel = Button(theme, translate("Import", "Cancel"), self.reject)
        self.next = Button(theme, "", self._go_on, kind="primary")
        self._build()
        self._connect()
        self._show(self.pick)

    def _build(self) -> None:
        for step in (self.pick, self.members, self.columns, self.doubles, self.conflicts, self.check, self.report):
            self._stack.addWidget(step)
        self.next.setDefault(True)
        buttons = row(self.back, None, self.cancel, self.next, gap=10, margins=(24, 12, 24, 16))
        head = column(self._title, self.message, gap=10, margins=(24, 18, 24, 8))
        box = column(head, self._stack, Hairline(), buttons, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        room, theme = self._window.size(), self._window.theme
        wide, high = min(theme.px(WIDTH), room.width() - 40), min(theme.px(HEIGHT), room.height() - 40)
        self.resize(max(LEAST[0], wide), max(LEAST[1], high))

    def _connect(self) -> None:
        self.pick.file_picked.connect(self.read)
        self.pick.text_picked.connect(self.read_pasted)
        self.pick.refused.connect(lambda text: self.message.show_message(text, "warn"))
        self.columns.reread.connect(self._reread)
        self.check.policy_changed.connect(self._work_out)
        self.check.save_rejected.connect(self._save_rejected)
        self.report.save_rejected.connect(self._save_rejected)
        self.report.undo.connect(self._take_back)
        self._work.faulted.connect(self._say_fault)
        self._window.bridge.changed.connect(self._on_change)
        self._window.bridge.failed.connect(self._not_taken_back)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._go_on)
        QShortcut(QKeySequence("Alt+Left"), self, self._go_back)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._take_back)

    # --- the way through the steps ---

    @property
    def step(self) -> StepView:
        """The step that is shown."""
        step = self._stack.currentWidget()
        if not isinstance(step, StepView):
            raise TypeError
        return step

    def _show(self, step: StepView) -> None:
        self.message.hide()
        self._stack.setCurrentWidget(step)
        self._title.setText(step.title)
        self.back.setVisible(step in {self.members, self.columns, self.doubles, self.conflicts, self.check})
        self.cancel.setVisible(step is not self.report)
        self.next.setVisible(step is not self.pick or self._looked is not None)
        self.next.set_text(self._next_text(step))
        self.next.setEnabled(step is not self.check or self._changes() > 0)
        (self.pick.choose if step is self.pick else self.next if self.next.isEnabled() else self.cancel).setFocus()

    def _next_text(self, step: StepView) -> str:
        if step is self.check:
            changes = self._changes()
            some = _bring_text(self._looked, changes)
            return some if changes else translate("Import", "Nothing to bring in")
        name = cut(self._looked.name, NAME_LENGTH) if self._looked else ""
        return {
            self.pick: translate("Import", "Go on with {0}").format(name),
            self.members: translate("Import", "Go on"),
            self.columns: translate("Import", "See what would happen"),
            self.doubles: translate("Import", "See what would happen"),
            self.conflicts: translate("Import", "See what would happen"),
            self.report: translate("Import", "Done"),
        }[step]

    def _changes(self) -> int:
        return self._preview.counts.changes if self._preview else 0

    def _go_on(self) -> None:
        if self._work.is_busy or not self.next.isEnabled() or self.next.isHidden():
            return
        if self.step is self.pick:
            self._go_to_columns()
        elif self.step is self.members:
            self._look_inside()
        elif self.step is self.columns:
            self._work_out()
        elif self.step is self.doubles:
            self._settle()
        elif self.step is self.conflicts:
            self._work_out()
        elif self.step is self.check:
            self._commit()
        else:
            self.accept()

    def _go_to_columns(self) -> None:
        """Show the columns again; of another kind of list they go elsewhere, so it is looked at anew."""
        looked, kind = self._looked, self.pick.kind.value()
        if looked is not None and looked.cards and kind in {None, *OF_CONTACTS}:
            self._work_out()
        elif looked is None or kind in {None, looked.kind}:
            self._show(self.columns)
        else:
            self._look(lambda: self._content, looked.name, _same_sheet(looked), member=self._member)

    def _look_inside(self) -> None:
        """Go to the columns of the list that is chosen of several; when they were shown before, as they were left."""
        source, member = self._source, self.members.member.value()
        if source is None or member is None:
            return
        if member == self._member:
            self._go_to_columns()
        else:
            self._look(lambda: source.content(member), source.name_of(member), member=member)

    def _go_back(self) -> None:
        if not self._work.is_busy and not self.back.isHidden():
            before = self.members if self._source else self.pick
            has_columns = self._looked is not None and self._looked.cards is None
            between = self.columns if has_columns else before
            asked = self.doubles if self._preview is not None and self._preview.answers else between
            last: StepView = self.conflicts if self._has_conflicts() else asked
            steps = {self.columns: before, self.doubles: between, self.conflicts: between, self.check: last}
            self._show(steps.get(self.step, self.pick))

    def reject(self) -> None:
        """Close, or first stop what is under way."""
        self._is_leaving = self._work.is_busy
        if self._is_leaving:
            self._work.stop()
        else:
            super().reject()

    # --- the work ---

    def read(self, path: Path) -> None:
        """Look at a file and go to its columns; of several lists in it one is chosen first."""
        if not self._work.is_busy and is_desk_file(path):
            dialog = DeskFileDialog(self._window, path)
            super().reject()
            dialog.open()
            dialog.look()
        elif not self._work.is_busy:
            label = translate("Import", "Reading {0}").format(path.name)
            self._work.run(label, lambda *_: source_of(path), self._opened, self._failed)

    def _opened(self, source: ListSource) -> None:
        self._source = source if source.is_choice else None
        self._member = None
        if source.is_choice:
            self.members.show_source(source)
            self._show(self.members)
        else:
            self._look(source.content, source.name_of())

    def read_pasted(self, text: str) -> None:
        """Look at the cells that were pasted and go to their columns."""
        self._source = None
        self._look(lambda: text.encode("utf-8", "replace"), translate("Import", "Pasted list"))

    def _reread(self, reading: Reading) -> None:
        """Read the file in another way; while one is tried, only the last one chosen waits."""
        self._wanted = reading
        if self._looked is not None and not self._work.is_busy:
            self._wanted = None
            self._look(lambda: self._content, self._looked.name, reading, member=self._member)

    def _look(
        self, source: Callable[[], bytes], name: str, reading: Reading | None = None, *, member: str | None = None
    ) -> None:
        if self._work.is_busy:
            return

        kind = self.pick.kind.value()

        def job(desk: Desk, *_: object) -> tuple[bytes, Looked, list[Row]]:
            content = source()
            looked = self._importing(desk).look(content, name, kind=kind, reading=reading)
            return content, looked, looked.sample(SAMPLED_ROWS)

        def then(found: tuple[bytes, Looked, list[Row]]) -> None:
            self._content, self._looked, samples = found
            self._member = member
            self.conflicts.forget()
            if self._wanted is not None:
                self._reread(self._wanted)
                return
            if self._looked.cards:
                # Cards say themselves what is what.
                self._show(self.members if self._source else self.pick)
                self._work_out()
                return
            self.columns.show_file(self._looked, samples, is_reread=reading is not None)
            self._show(self.columns)

        self._work.run(translate("Import", "Reading {0}").format(name), job, then, self._failed)

    def _work_out(self) -> None:
        if self._looked is None or self._work.is_busy:
            return
        looked, policy = self._looked, self.check.policy.value() or Policy.FILL_BLANKS
        mapping = looked.mapping if looked.cards else self.columns.mapping()

        is_asked = self.step is self.check
        answers = self.doubles.answers() if is_asked else ()
        conflicts = self.conflicts.answers()

        def job(desk: Desk, progress: Progress, cancelled: Cancelled) -> tuple[Preview, Doubles]:
            importing = Importing(desk, self._back_up, conflicts)
            preview = importing.preview(looked, mapping, policy, progress, cancelled)
            if answers:
                preview = importing.settle(preview, answers, progress, cancelled)
            return preview, () if is_asked else importing.doubles(preview, cancelled)

        self._work.run(translate("Import", "Looking what would happen"), job, self._asked, self._failed)

    def _asked(self, found: tuple[Preview, Doubles]) -> None:
        """Ask about doubles before anything is counted, where there are any."""
        preview, doubles = found
        if self.step is not self.check:
            self.doubles.show_doubles(doubles, are_cards=preview.looked.cards is not None)
        if not doubles:
            self._worked_out(preview)
            return
        self._preview = preview
        self._show(self.doubles)

    def _settle(self) -> None:
        """Work out what would happen with the answers on doubles."""
        preview, answers = self._preview, self.doubles.answers()
        if preview is None:
            return

        def job(desk: Desk, progress: Progress, cancelled: Cancelled) -> Preview:
            return self._importing(desk).settle(preview, answers, progress, cancelled)

        self._work.run(translate("Import", "Looking what would happen"), job, self._worked_out, self._failed)

    def _worked_out(self, preview: Preview) -> None:
        self._preview = preview
        if self.step is self.check and self.check.policy.value() is not preview.policy:
            # Chosen otherwise while this was worked out.
            self._work_out()
            return
        is_settled = self.step in {self.conflicts, self.check}
        if isinstance(preview, BackPreview) and preview.back.conflicts and not is_settled:
            self.conflicts.show_conflicts(preview)
            self._show(self.conflicts)
            return
        self.check.show_preview(preview)
        self._show(self.check)

    def _has_conflicts(self) -> bool:
        return isinstance(self._preview, BackPreview) and bool(self._preview.back.conflicts)

    def _commit(self) -> None:
        preview = self._preview
        if preview is None:
            return

        def job(desk: Desk, progress: Progress, cancelled: Cancelled) -> ImportReport:
            return self._importing(desk).commit(preview, progress, cancelled)

        label = translate("Import", "Bringing the list in")
        self._work.run(label, job, self._committed, self._failed, is_kept=True)

    def _committed(self, report: ImportReport) -> None:
        self._report, self._is_leaving = report, False
        self._window.bridge.announce(report.change)
        self.report.show_report(report)
        self._show(self.report)
        if isinstance(report, BackReport):
            back = report.back
            self.message.show_message(cells_text(back.taken, back.kept, back.missing), "ok")

    def _importing(self, desk: Desk) -> Importing:
        return Importing(desk, self._back_up)

    def _back_up(self) -> None:
        safety = self._window.require_safety()
        safety.backups().make(safety.clock.now())

    # --- after it ---

    def _take_back(self) -> None:
        if self._report is not None and self._report.batch is not None and self.report.take_back.isVisible():
            self._is_taking_back = True
            self._window.bridge.undo(self._report.batch)

    def _on_change(self, change: Change) -> None:
        if self._is_taking_back and change.origin == UNDO:
            self._is_taking_back = False
            self.report.show_taken_back()
            self._title.setText(translate("Import", "Taken back"))
            self.next.setFocus()

    def _not_taken_back(self, error: SuideskError) -> None:
        if self._is_taking_back:
            self._is_taking_back = False
            self.message.show_message(error_text(error))

    def _save_rejected(self, path: Path) -> None:
        report = self._report or self._preview
        if report is None or self._work.is_busy:
            return

        def job(desk: Desk, *_: object) -> None:
            write_file(path, b"".join(self._importing(desk).rejected_file(report, problem_text)))

        def then(_: None) -> None:
            rows = translate("Import", "Saved as {0}. Mend the rows there and bring the file in again.")
            cards = translate("Import", "Saved as {0}. Mend the cards there and bring the file in again.")
            text = cards if report.looked.cards else rows
            self.message.show_message(text.format(path.name), "ok")

        self._work.run(translate("Import", "Saving {0}").format(path.name), job, then, self._failed, is_kept=True)

    def _failed(self, error: SuideskError) -> None:
        """Say why a job came to nothing; the step stays as it was before."""
        if self._is_leaving:
            self.reject()
            return
        self._wanted = None
        self.columns.show_reading()
        if self._preview is not None:
            self.check.policy.set_value(self._preview.policy)
        self.message.show_message(error_text(error), "info" if error.code == "cancelled" else "danger")

    def _say_fault(self) -> None:
        text = translate(
            "Import", "Something went wrong inside suidesk, and nothing was changed. The window behind has the details."
        )
        self.message.show_message(text)


def _same_sheet(looked: Looked) -> Reading | None:
    return Reading(sheet=looked.table.sheet) if looked.table.sheets else None


def _bring_text(looked: Looked | None, changes: int) -> str:
    if looked is None or looked.kind in OF_CONTACTS:
        return translate("Import", "Bring in %n contact(s)", changes)
    return translate("Import", "Bring in %n row(s)", changes)
