"""What narrows the list of contacts beside words and parts: a filter, and the saved lists that keep one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from suidesk.commands.lists import ChangeSavedList, RemoveSavedList
from suidesk.desktop.people.filter_bar import among_text
from suidesk.desktop.people.filter_form import FilterForm
from suidesk.desktop.people.list_form import ListForm
from suidesk.desktop.people.lists_bar import ListsBar, ListVerbs
from suidesk.domain.lists import ANYBODY, ContactFilter, ListSubject
from suidesk.queries.lists import ListRow, SavedLists
from suidesk.queries.people import Words, WordsUsed
from suidesk.queries.people_listed import Among
from suidesk.queries.volunteers import SkillsUsed
from suidesk.wording.filters import filter_texts
from suidesk.wording.formats import capital
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.desktop.people.asked import AskedPeople


class Narrowing(QObject):
    """Keeps the filter while the window is open, and tells the list what to do with it.

    `changed`: ask anew; `looked_for(text, part)`: show that part, found by these words; `cleared`: show everybody.
    """

    changed = Signal()
    looked_for = Signal(str, str)
    cleared = Signal()

    def __init__(
        self,
        host: Host,
        over: QWidget,
        wanted: Callable[[], AskedPeople],
        others: Sequence[tuple[str, Callable[[], object], str]],
    ) -> None:
        """Open forms over the window of `over`; `wanted` gives what is asked for; `others` are more verbs."""
        super().__init__(over)
        self._host, self._over, self._wanted = host, over, wanted
        self.where: ContactFilter = ANYBODY
        self.project = ""
        self.saved: ListRow | None = None
        verbs = ListVerbs(
            filter=self.open_filter,
            open=self.open_list,
            count=self.count_lists,
            save=self.save,
            update=self.update,
            rename=self.rename,
            remove=self.remove,
            clear=self.cleared.emit,
            others=others,
        )
        self.bar = ListsBar(host.theme, verbs)

    @property
    def lists(self) -> Sequence[ListRow]:
        """Give the saved lists, as they were asked for last."""
        return self.bar.lists

    def called(self) -> str:
        """Give the name of the saved list that is open, else the filter in words; empty where all are shown."""
        return self.saved.name if self.saved else ", ".join(filter_texts(self.where, self.project))

    def forget(self) -> None:
        """Filter nothing any more."""
        self.where, self.project, self.saved = ANYBODY, "", None

    def say(self) -> None:
        """Say what narrows the list now."""
        self.bar.show_state(self._wanted(), self.project, self.saved)

    def ask_lists(self) -> None:
        """Ask for the lists, but not how many each holds: that is much to look at, and the menu is seldom open."""
        query = SavedLists(self._host.now().date(), ListSubject.CONTACTS, is_counted=False)
        self._host.bridge.fetch(query, self._set_lists, owner=self)

    def count_lists(self) -> None:
        """Ask how many each list holds."""
        query = SavedLists(self._host.now().date(), ListSubject.CONTACTS)
        self._host.bridge.fetch(query, self._set_lists, owner=self)

    def open_list(self, row: ListRow) -> None:
        """Show whom a list holds."""
        self.saved = row
        self.where, self.project = row.filter.where, row.project
        self.looked_for.emit(row.filter.text, row.filter.among)

    def open_list_of(self, ref: str) -> None:
        """Show whom the list of that id holds."""

        def found(rows: list[ListRow]) -> None:
            self._set_lists(rows)
            for row in rows:
                if row.id == ref:
                    self.open_list(row)

        query = SavedLists(self._host.now().date(), ListSubject.CONTACTS, is_counted=False)
        self._host.bridge.fetch(query, found, owner=self)

    # --- the verbs ---

    def open_filter(self) -> None:
        """Open the form of the filter."""
        bridge = self._host.bridge
        bridge.fetch(
            WordsUsed(),
            lambda words: bridge.fetch(SkillsUsed(), partial(self._open_form, words), owner=self),
            owner=self,
        )

    def save(self) -> None:
        """Name what is shown now."""
        shown = self._wanted().as_filter()
        ListForm(self._host, self._over.window(), shown, self._words(), saved=self.open_list_of).open()

    def update(self) -> None:
        """Have the list that is open hold what is shown now."""
        if self.saved is not None:
            shown, ref = self._wanted().as_filter(), self.saved.id
            self._host.bridge.run(ChangeSavedList(id=ref, filter=shown), self.open_list_of)

    def rename(self) -> None:
        """Give the list that is open another name."""
        if self.saved is not None:
            kept = self.saved.filter
            form = ListForm(self._host, self._over.window(), kept, "", row=self.saved, saved=lambda _: self.ask_lists())
            form.open()

    def remove(self) -> None:
        """Remove the list that is open; whom it held stays, and stays shown."""
        if self.saved is not None:
            self._host.bridge.run(RemoveSavedList(id=self.saved.id), lambda _: self.ask_lists())

    def _open_form(self, words: Words, skills: list[str]) -> None:
        asked = self._wanted()
        FilterForm(self._host, self._over.window(), words, skills, asked, self.project, self._apply).open()

    def _apply(self, where: ContactFilter, project: str) -> None:
        self.where, self.project = where, project
        self.changed.emit()

    def _words(self) -> str:
        asked = self._wanted()
        parts = [
            translate("People", "found by “{0}”").format(asked.text) if asked.text else "",
            among_text(asked.among) if asked.among is not Among.ALL else "",
            *filter_texts(asked.where, self.project),
        ]
        return capital("; ".join(part for part in parts if part))

    def _set_lists(self, rows: list[ListRow]) -> None:
        self.bar.set_lists(rows)
        if self.saved is not None:
            ref = self.saved.id
            self.saved = next((row for row in rows if row.id == ref), None)
        self.say()
