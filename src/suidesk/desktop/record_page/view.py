"""The pane of a page that shows one record: asked for in the background, asked again when something touches it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QObject, Signal

from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.records import remove

if TYPE_CHECKING:
    from datetime import date

    from suidesk.commands.command import Command
    from suidesk.desktop.kit.menus import Menu
    from suidesk.desktop.page import Host
    from suidesk.desktop.window import Window
    from suidesk.domain.errors import SuideskError
    from suidesk.domain.kinds import Kind
    from suidesk.queries.query import Query

Sheet = TypeVar("Sheet")
"""Everything that is shown of one record, as its query gives it."""


class RecordView(DetailPane, Generic[Sheet]):
    """Made once, then filled for each record; `gone` tells the id of one that is no longer there.

    A subclass sets `kind` and `touched_by`, builds its verbs and cards once, and gives `query`, `id_of`, `name_of`,
    `set_sheet`, `fill_menu`, `edit` and `remove`. `left` is sent when the way back in the breadcrumb is pressed.
    """

    gone = Signal(str)
    left = Signal()

    kind: ClassVar[Kind]
    """What kind of record is shown."""
    touched_by: ClassVar[tuple[Kind, ...]] = ()
    """A change of one of these kinds may show here."""

    def __init__(self, host: Host, page: str) -> None:
        """Show nothing yet; `page` is what the page is called in the breadcrumb."""
        super().__init__(host.theme)
        self.host = host
        self.sheet: Sheet | None = None
        self._page, self._ref, self._crumb = page, "", ("", "")
        self.message.installEventFilter(self)
        self.add_top(host.search_button())
        self.use_menu(self._fill_menu)

    # --- what a subclass gives ---

    def query(self, ref: str, today: date) -> Query[Sheet]:
        """Ask for everything about that record; the error not_found says that it is gone."""
        raise NotImplementedError

    def id_of(self, sheet: Sheet) -> str:
        """Give the id of the record."""
        raise NotImplementedError

    def name_of(self, sheet: Sheet) -> str:
        """Give what the record is called."""
        raise NotImplementedError

    def set_sheet(self, sheet: Sheet, today: date, *, is_same: bool) -> None:
        """Fill header and cards; `is_same` where the same record was shown before."""
        raise NotImplementedError

    def fill_menu(self, menu: Menu, sheet: Sheet) -> None:
        """Put verbs into the empty menu of more actions, as it is about to open."""
        raise NotImplementedError

    def edit(self) -> None:
        """Open the form of the record, if one is shown."""
        raise NotImplementedError

    def remove(self) -> None:
        """Call `run_removal` with the command, if a record is shown."""
        raise NotImplementedError

    # --- what the page does with it ---

    @property
    def ref(self) -> str:
        """The id of the record that is shown, or being asked for; empty when there is none."""
        return self._ref

    def show_record(self, ref: str) -> None:
        """Show the record of that id, unless it is shown already."""
        if ref != self._ref:
            self._ref = ref
            self.message.hide()
            self.ask()

    def ask(self) -> None:
        """Ask for everything that is shown again."""
        if self._ref:
            query = self.query(self._ref, self.host.now().date())
            self.host.bridge.fetch(query, self._fill, owner=self, failed=partial(self._failed, self._ref))

    def close_record(self) -> None:
        """Show no record, and drop the answers that are still under way."""
        self._ref, self.sheet = "", None
        self.show_empty()

    # --- what a subclass builds on ---

    def shown(self) -> Sheet:
        """Give what is shown, where something must be."""
        if self.sheet is None:
            raise LookupError
        return self.sheet

    def run_removal(self, command: Command) -> None:
        """Remove the record; what depends on it is said first."""
        self.message.hide()
        remove(self.host.bridge, self.message, command, partial(self._leave, self._ref))

    def add_follow_up(self) -> None:
        """Open the form of a follow-up about the record, if one is shown."""
        if self.sheet is not None:
            from suidesk.desktop.follow_up_form import FollowUpForm

            ref, name = self.id_of(self.sheet), self.name_of(self.sheet)
            FollowUpForm(cast("Window", self.host), kind=self.kind, ref=ref, name=name).open()

    def log_conversation(self) -> None:
        """Open the form of a conversation with the contact, or for the project, that is shown."""
        if self.sheet is not None:
            from suidesk.desktop.conversations.opening import log_conversation

            log_conversation(self.host, self.window(), (self.kind, self.id_of(self.sheet)))

    def show_history(self) -> None:
        """Open the history of the record, if one is shown."""
        if self.sheet is not None:
            from suidesk.desktop.history.dialog import open_history

            open_history(self.host, self.window(), self.kind, self.id_of(self.sheet), self.name_of(self.sheet))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a refusal into sight: the verb that it answers may stand far below."""
        if watched is self.message and event.type() == QEvent.Type.Show:
            self._scroll.verticalScrollBar().setValue(0)
        return super().eventFilter(watched, event)

    # --- how the answers come ---

    def _fill(self, sheet: Sheet) -> None:
        if self.id_of(sheet) != self._ref:
            return
        is_same = self.sheet is not None and self.id_of(self.sheet) == self._ref
        self.sheet = sheet
        with self.filling():
            self._say_where(self.name_of(sheet))
            self.set_sheet(sheet, self.host.now().date(), is_same=is_same)

    def _say_where(self, name: str) -> None:
        # The parts of the breadcrumb are made anew: not where nothing in it changes.
        if self._crumb != (self._ref, name):
            self._crumb = self._ref, name
            self.set_crumbs([(self._page, self.left.emit), (name, None)])

    def _fill_menu(self, menu: Menu) -> None:
        if self.sheet is not None:
            self.fill_menu(menu, self.sheet)

    def _failed(self, ref: str, error: SuideskError) -> None:
        if error.code == "not_found":
            self._leave(ref)
        else:
            self.host.tell(error)

    def _leave(self, ref: str) -> None:
        if ref == self._ref:
            self.close_record()
            self.gone.emit(ref)
