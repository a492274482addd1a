"""The import: pick, columns, what would happen, done. Back at any time without loss."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget

from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import Hairline, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.desktop.kit.progress import ProgressDialog
from suidesk.desktop.lists.check_step import CheckStep
from suidesk.desktop.lists.columns_step import ColumnsStep
from suidesk.desktop.lists.pick_step import PickStep
from suidesk.desktop.lists.report_step import ReportStep
from suidesk.desktop.lists.steps import StepView
from suidesk.domain.people import ContactKind
from suidesk.interchange.merging import Policy
from suidesk.services.exporting import write_file
from suidesk.services.importing import Importing, ImportReport, Looked, Preview
from suidesk.wording.errors import error_text
from suidesk.wording.problems import problem_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError
    from suidesk.interchange.tables import Reading
    from suidesk.services.desk import Desk

T = TypeVar("T")
Progress = Callable[[int, int], None]
Job = Callable[[Importing, Progress, Callable[[], bool]], T]
WIDTH, HEIGHT = 860, 680


class ImportDialog(QDialog):
    """Brings a list in over the window's desk; slow steps run on the writer with progress and Cancel."""

    _progressed = Signal(int, int)

    def __init__(self, window: Window) -> None:
        """Begin with the choice of a file."""
        super().__init__(window)
        self._window = window
        self._content = b""
        self._name = ""
        self._looked: Looked | None = None
        self._preview: Preview | None = None
        self._report: ImportReport | None = None
        self.setWindowTitle(translate("Import", "Bring in a list"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = window.theme
        self.pick, self.columns = PickStep(theme), ColumnsStep(theme)
        self.check, self.report = CheckStep(theme), ReportStep(theme)
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
        for step in (self.pick, self.columns, self.check, self.report):
            self._stack.addWidget(step)
        buttons = row(self.back, None, self.cancel, self.next, gap=10, margins=(24, 12, 24, 16))
        inset = (24, 0, 24, 8)
        head = column(row(self._title, margins=(24, 18, 24, 6)), row(self.message, margins=inset), gap=0)
        box = column(head, self._stack, Hairline(), buttons, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        room = self._window.size()
        theme = self._window.theme
        self.resize(
            min(theme.px(WIDTH), max(600, room.width() - 40)), min(theme.px(HEIGHT), max(420, room.height() - 40))
        )

    def _connect(self) -> None:
        self.pick.picked.connect(self.look)
        self.columns.reread.connect(self._reread)
        self.check.policy_changed.connect(self._work_out)
        self.report.undo.connect(self._take_back)
        self.report.save_rejected.connect(self._save_rejected)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._go_on)

    # --- the way through the steps ---

    def _show(self, step: StepView) -> None:
        self.message.hide()
        self._stack.setCurrentWidget(step)
        self._title.setText(step.title)
        self.back.setVisible(step in {self.columns, self.check})
        self.cancel.setVisible(step is not self.report)
        self.next.setVisible(step is not self.pick)
        self.next.setEnabled(True)
        texts = {
            self.columns: translate("Import", "See what would happen"),
            self.check: translate("Import", "Bring the list in"),
            self.report: translate("Import", "Done"),
        }
        self.next.set_text(texts.get(step, ""))
        (self.next if step is not self.pick else self.pick.choose).setFocus()

    def _go_on(self) -> None:
        step = self._stack.currentWidget()
        if not self.next.isEnabled():
            return
        if step is self.columns:
            self._work_out()
        elif step is self.check:
            self._commit()
        elif step is self.report:
            self.accept()

    def _go_back(self) -> None:
        self._show(self.pick if self._stack.currentWidget() is self.columns else self.columns)

    # --- the work ---

    def look(self, content: bytes, name: str, reading: Reading | None = None) -> None:
        """Look at a file's content and go to its columns."""
        self._content, self._name = content, name
        kind = self.pick.kind.value() or ContactKind.PERSON
        label = translate("Import", "Reading {0}").format(name)
        self._do(
            label, lambda importing, *_: importing.look(content, name, kind=kind, reading=reading), self._looked_at
        )

    def _reread(self, reading: Reading) -> None:
        self.look(self._content, self._name, reading)

    def _looked_at(self, looked: Looked) -> None:
        self._looked = looked
        self.columns.show_file(looked)
        self._show(self.columns)

    def _work_out(self) -> None:
        if self._looked is None:
            return
        looked, mapping = self._looked, self.columns.mapping()
        policy = self.check.policy.value() or Policy.FILL_BLANKS
        label = translate("Import", "Looking what would happen")

        def job(importing: Importing, progress: Progress, cancelled: Callable[[], bool]) -> Preview:
            return importing.preview(looked, mapping, policy, progress, cancelled)

        self._do(label, job, self._worked_out)

    def _worked_out(self, preview: Preview) -> None:
        self._preview = preview
        self.check.show_preview(preview)
        self._show(self.check)
        changes = preview.counts.changes
        self.next.set_text(
            translate("Import", "Bring in %n contact(s)", changes)
            if changes
            else translate("Import", "Nothing to bring in")
        )
        self.next.setEnabled(changes > 0)

    def _commit(self) -> None:
        preview = self._preview
        if preview is None:
            return
        label = translate("Import", "Bringing the list in")
        self._do(label, lambda importing, *watch: importing.commit(preview, *watch), self._committed)

    def _committed(self, report: ImportReport) -> None:
        self._report = report
        if report.change is not None:
            self._window.bridge.announce(report.change)
        self.report.show_report(report)
        self._show(self.report)

    def _take_back(self) -> None:
        if self._report is not None and self._report.batch is not None:
            self._window.bridge.undo(self._report.batch)
            self.report.take_back.hide()
            self.report.sentence.setText(
                translate("Import", "The list was taken back: everything is as it was before.")
            )

    def _save_rejected(self, path: Path) -> None:
        report = self._report
        if report is None:
            return

        def job(importing: Importing, *_: Any) -> None:
            write_file(path, b"".join(importing.rejected_file(report, problem_text)))

        said = translate("Import", "Saved as {0}. Mend the rows there and bring the file in again.")
        self._do(said, job, lambda _: self.report.message.show_message(said.format(path.name), "ok"))

    def _back_up(self) -> None:
        safety = self._window.safety
        if safety is not None:
            safety.backups.make(safety.clock.now())

    def _do(self, label: str, job: Job[T], then: Callable[[T], object]) -> None:
        """Run a job on the writer with progress; a failure is said above the step, which stays as it was."""
        progress = ProgressDialog(self._window.theme, label, self)
        stop = Event()
        progress.cancelled.connect(stop.set)
        self._progressed.connect(progress.set_progress)
        self.next.setEnabled(False)

        def run(desk: Desk) -> T:
            return job(Importing(desk, self._back_up), self._progressed.emit, stop.is_set)

        def finish() -> None:
            self._progressed.disconnect(progress.set_progress)
            progress.finish()
            progress.deleteLater()
            self.next.setEnabled(True)

        def done(result: T) -> None:
            finish()
            then(result)

        def failed(error: SuideskError) -> None:
            finish()
            if error.code != "cancelled":
                self.message.show_message(error_text(error))

        progress.start()
        self._window.bridge.work(run, done, failed=failed, owner=self)
