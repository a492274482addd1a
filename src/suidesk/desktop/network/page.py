"""The page Network: the web of connections as picture and table, with what it tells beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from suidesk.desktop.kit.buttons import Button, FilterChip
from suidesk.desktop.kit.card import Card
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.flow import BesideLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.network.body import WebBody
from suidesk.desktop.network.busy_row import BusyRow
from suidesk.desktop.network.choice import ChoiceBar
from suidesk.desktop.network.connection_form import ConnectionForm
from suidesk.desktop.network.finder import Finder
from suidesk.desktop.network.findings_view import FindingsView
from suidesk.desktop.network.picture import WebPicture
from suidesk.desktop.network.reading import FINDINGS, PICTURE, TABLE, empty_sentence, legend
from suidesk.desktop.network.strip import ChosenStrip
from suidesk.desktop.network.table_view import WebTable
from suidesk.desktop.network.work import Shown, WebWork
from suidesk.desktop.page import Host, Page
from suidesk.domain.changes import Change
from suidesk.domain.kinds import Kind
from suidesk.queries.network import ProjectCircle, WebBasis, WebOfTheDesk
from suidesk.rules.web_findings import Findings
from suidesk.wording.network import web_text
from suidesk.wording.translate import translate

TOUCHED_BY = (Kind.CONNECTION, Kind.CONTACT, Kind.ROLE, Kind.ASSIGNMENT, Kind.PROJECT, Kind.COMMITMENT, Kind.DESK)
"""Changes of these kinds may change the web, whom it shows, or the sector that a person is of."""
_BESIDE_FROM: Final = 900
"""Width, in pixels at scale 1.0, from which on the findings stand beside the picture."""
_SIDE: Final = 336


class NetworkPage(Page):
    """Who knows whom; keys: Ctrl+F finds, N connects, and those of the picture."""

    def __init__(self, host: Host) -> None:
        """Build everything once; the web is asked when the page is entered."""
        super().__init__(host)
        theme = host.theme
        self._basis: WebBasis | None = None
        self._shown: Shown | None = None
        self._findings: Findings | None = None
        self._is_stale = True
        self._is_wide: bool | None = None
        self._note = ""
        self.work = WebWork(self)
        self.choice = ChoiceBar(theme)
        self.finder = Finder(theme)
        self.picture = WebPicture(theme, translate("Network", "The web of connections"))
        self.table = WebTable(theme)
        self.findings = FindingsView(theme, self.show_contact, self.choice.want_across, lambda: self.show_view(TABLE))
        self.title = PlainLabel(translate("Network", "Network"), "h1")
        self.count = PlainLabel("", "muted")
        self.new = Button(
            theme, translate("Network", "New connection"), self.add_connection, kind="primary", icon="plus"
        )
        self.strip = ChosenStrip(theme, self.picture, self._open, self.connect_contact)
        self._legend = PlainLabel("", "small", wrap=True)
        self._build()
        self._connect()

    # --- building ---

    def _build(self) -> None:
        theme = self.host.theme
        self._views = QButtonGroup(self)
        self._chips: dict[str, FilterChip] = {}
        for key, text in (
            (PICTURE, translate("Network", "Picture")),
            (FINDINGS, translate("Network", "What it tells")),
            (TABLE, translate("Network", "Table")),
        ):
            self._chips[key] = FilterChip(text)
            self._views.addButton(self._chips[key])
        self._chips[PICTURE].setChecked(True)
        self.filters = FilterChip(translate("Network", "Filters"))
        first, second = QWidget(), QWidget()
        first.setLayout(row(self.title, self.count, 6, *self._chips.values(), self.filters, None, gap=8))
        second.setLayout(row(self.finder, self.new, self.host.search_button(), gap=8))
        head = QWidget()
        head.setLayout(BesideLayout(theme, first, second))
        self.busy = BusyRow(theme, self.work.stop)
        self._card = Card()
        self._card.add(self.picture, 1)
        self._card.add(self.strip)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._card)
        self._stack.addWidget(self.table)
        self._side = QWidget()
        self._side_box = column(gap=0)
        self._side.setLayout(self._side_box)
        web = QWidget()
        body = row(column(self._stack, self._legend, gap=6), self._side, gap=16)
        body.setStretch(0, 1)
        web.setLayout(body)
        self.body = WebBody(theme, web, self.add_connection, self.choice.show_all)
        self.setProperty("ground", "page")
        box = column(head, self.choice, self.busy, gap=12, margins=(28, 20, 28, 18))
        box.addWidget(self.body, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self._views.buttonClicked.connect(lambda: self._lay_out())
        self.filters.toggled.connect(lambda: self._lay_out())
        self.choice.changed.connect(self._choose)
        self.finder.found.connect(self.show_contact)
        self.picture.chosen.connect(self._say_chosen)
        self.picture.opened.connect(self._open)
        self.table.picked.connect(self.picture.select)
        self.table.opened.connect(self._open)
        self.work.placed.connect(self._draw)
        self.work.found.connect(self._tell)
        self.work.progressed.connect(self.busy.line.advance)
        self.work.stopped.connect(self._stopped)
        self.work.jobs.broken.connect(self.host.bridge.broken)
        for keys, then in (("Ctrl+F", self.go_to_find), ("N", self.add_connection)):
            shortcut = QShortcut(QKeySequence(keys), self, then)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.host.theme.changed.connect(self._lay_out)
        self._say_chosen("")
        self._lay_out()

    # --- what the window asks ---

    def entered(self) -> None:
        """Ask for the web where it may have changed."""
        if self._is_stale:
            self.ask()

    def new_day(self) -> None:
        """Ask again: ties begin and end by days."""
        self._is_stale = True
        if self.isVisible():
            self.ask()

    def refresh(self, change: Change) -> None:
        """Ask again what that change touches; a page that isn't seen asks when it is entered."""
        if change.touches(*TOUCHED_BY):
            self.new_day()

    def entries(self) -> list[Entry]:
        """Give the verbs of the page for the palette."""
        found = [
            Entry(translate("Network", "New connection"), self.add_connection, "plus", shortcut="N"),
            Entry(translate("Network", "Find in the web"), self.go_to_find, "search", shortcut="Ctrl+F"),
            Entry(translate("Network", "The web as a table"), lambda: self.show_view(TABLE), "list"),
            Entry(translate("Network", "The web as a picture"), lambda: self.show_view(PICTURE), "share-2"),
        ]
        if self.choice.is_narrowed():
            found.append(Entry(translate("Network", "Show the whole web"), self.choice.show_all, "x"))
        return found

    def focus_first(self) -> None:
        """Begin in the picture, or with the verb of an empty page."""
        if self.body.is_empty:
            self.body.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.table if self._stack.currentWidget() is self.table else self.picture).setFocus()

    # --- what the user does ---

    def ask(self) -> None:
        """Ask for the web and show it anew."""
        self._is_stale = False
        self.host.bridge.fetch(WebOfTheDesk(self.host.now().date()), self._take, owner=self)

    def add_connection(self) -> None:
        """Open the form of a new connection."""
        ConnectionForm(self.host, parent=self.window()).open()

    def connect_contact(self, ref: str) -> None:
        """Open the form of a new connection of a contact."""
        ConnectionForm(self.host, ref, parent=self.window()).open()

    def go_to_find(self) -> None:
        """Put the focus into the line that finds."""
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_contact(self, ref: str) -> None:
        """Show where a contact stands; from the sentences back to the picture."""
        if self._stack.currentWidget() is not self.table:
            self.show_view(PICTURE)
        self.picture.select(ref)
        self.picture.approach()
        self.table.select_id(ref)

    def show_view(self, view: str) -> None:
        """Show picture, table or sentences."""
        self._chips[view].setChecked(True)
        self._lay_out()

    # --- what happens ---

    def _take(self, basis: WebBasis) -> None:
        self._basis = basis
        others = basis.others
        self.finder.setVisible(bool(others.ties))
        self._lay_out()
        for chip in self._chips.values():
            chip.setEnabled(bool(others.ties))
        if not others.ties:
            self.work.stop()
            self.busy.rest()
            self.count.setText("")
            self.body.show_empty(empty_sentence(basis))
            return
        self.choice.set_web(others, basis.projects)
        self._choose()

    def _choose(self) -> None:
        """Work out what the filters want; a project's people are asked first."""
        project = self.choice.project_id()
        if project:
            query = ProjectCircle(project, self.host.now().date())
            self.host.bridge.fetch(query, lambda among: self._begin(project, among), owner=self)
        else:
            self._begin("", None)

    def _begin(self, project: str, among: frozenset[str] | None) -> None:
        if self._basis is not None and project == self.choice.project_id():
            self.busy.begin()
            self.findings.say_working()
            self.work.begin(self._basis, self.choice.wanted(among))

    def _draw(self, shown: Shown) -> None:
        before = self._shown
        # Better places in the place of a sketch leave a view alone that somebody has chosen meanwhile.
        has_moved = before is None or (before.places != shown.places and not before.is_sketch)
        self._shown, self._findings = shown, None
        self.body.show_web(has_ties=bool(shown.web.ties))
        contacts, ties = len(shown.web.nodes), len(shown.web.ties)
        said = web_text(contacts, ties)
        left_out = contacts - len(shown.drawing.nodes)
        self.count.setText(said)
        few = translate("Network", "%n contact(s) with few ties are in the table only.", left_out)
        self._note = few if left_out else ""
        self.picture.set_drawing(shown.drawing, f"{said}. {self._note}".strip(), has_moved=has_moved)
        self.finder.set_nodes(shown.drawing.nodes)
        self._lay_out()

    def _tell(self, findings: Findings, through_you: int) -> None:
        self.busy.rest()
        if self._shown is None or self._basis is None:
            return
        self._findings = findings
        self.findings.set_findings(self._shown.web, findings, through_you, self._basis.unconnected)
        self._say_chosen(self.picture.chosen_id())
        # In a turn of its own: of a large web, either takes a moment.
        QTimer.singleShot(0, self, self._fill_table)

    def _fill_table(self) -> None:
        if self._shown is not None and self._findings is not None:
            self.table.set_web(self._shown.web, self._findings)
            self.table.select_id(self.picture.chosen_id())

    def _stopped(self) -> None:
        self.busy.rest()
        self.findings.say_stopped()
        self.host.say(translate("Network", "Stopped. What is on screen may be of before."), None)

    def _say_chosen(self, ref: str) -> None:
        """Say below the picture who is chosen and where they stand."""
        self.strip.say(ref, self._findings.positions.get(ref) if self._findings else None)
        self.table.select_id(ref)

    def _open(self, ref: str) -> None:
        self.host.open_record(Kind.CONTACT, ref)

    # --- room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the findings beside the picture where there is room."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = self.host.theme
        is_wide = self.width() >= theme.px(_BESIDE_FROM)
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            self._chips[FINDINGS].setVisible(not is_wide)
            if is_wide:
                self._stack.removeWidget(self.findings)
                self._side_box.addWidget(self.findings)
                self.findings.show()
            else:
                # The stack shows and hides what is in it.
                self._stack.addWidget(self.findings)
        if is_wide and self._chips[FINDINGS].isChecked():
            # They stand beside it.
            self._chips[PICTURE].setChecked(True)
        self._side.setFixedWidth(theme.px(_SIDE))
        views: dict[str, QWidget] = {PICTURE: self._card, TABLE: self.table, FINDINGS: self.findings}
        view = next(key for key, chip in self._chips.items() if chip.isChecked())
        self._stack.setCurrentWidget(views[view])
        # A table needs the width, and a picture in a small window the height.
        self._side.setVisible(is_wide and view != TABLE)
        has_filters = is_wide or self.filters.isChecked()
        self.filters.setVisible(not is_wide and self.finder.isVisibleTo(self))
        self.choice.setVisible(has_filters and self.finder.isVisibleTo(self))
        self._legend.setText(legend(view, self._note))
        self._legend.setVisible(has_filters and view != FINDINGS)
