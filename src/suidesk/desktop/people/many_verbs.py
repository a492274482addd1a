"""What can be done with several contacts at once; each form says first how many would change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from suidesk.desktop.people.many_forms import (
    ArchiveForm,
    BringBackForm,
    ContactingForm,
    LanguagesForm,
    OriginForm,
    TagsForm,
    UntagForm,
)
from suidesk.desktop.people.reaching import copy_text
from suidesk.queries.many import Addresses, AddressesOf, TagsAmong
from suidesk.queries.people import Words, WordsUsed
from suidesk.wording.many import addresses_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.desktop.people.selection import Selection
    from suidesk.desktop.window import Window

VerbRow = tuple[str, Callable[[], object], str]
"""What it says, what it calls, its icon."""
Ids = tuple[str, ...]


class ManyVerbs:
    """Acts on whoever is chosen in the list, and on nobody while at most one is."""

    def __init__(self, host: Host, over: QWidget, selection: Selection) -> None:
        """Open forms over the window of `over`."""
        self._host, self._over, self._selection = host, over, selection

    def groups(self) -> tuple[tuple[VerbRow, ...], ...]:
        """Give all verbs, those that belong together in one group."""
        return (
            (
                (translate("People", "Add tag…"), self.add_tags, "tag"),
                (translate("People", "Remove tag…"), self.remove_tags, "tags"),
                (translate("People", "Add language…"), self.add_languages, "languages"),
            ),
            (
                (translate("People", "Where we have them from…"), self.change_source, "info"),
                (translate("People", "Why we may keep them…"), self.change_basis, "shield-check"),
                (translate("People", "May they be contacted…"), self.change_contacting, "bell-off"),
            ),
            (
                (translate("People", "Copy e-mail addresses"), self.copy_addresses, "copy"),
                (translate("People", "Export these…"), self.export, "file-down"),
            ),
            (
                (translate("People", "Put into the archive…"), self.archive, "archive"),
                (translate("People", "Bring back from the archive…"), self.bring_back, "rotate-ccw"),
            ),
        )

    def add_tags(self) -> None:
        """Open the form that tags all."""
        self._with_words(lambda ids, words: TagsForm(self._host, self._window, ids, words.tags).open())

    def remove_tags(self) -> None:
        """Open the form that takes tags off all."""

        def opened(ids: Ids, tags: list[tuple[str, int]]) -> None:
            UntagForm(self._host, self._window, ids, tags).open()

        self._selection.with_ids(
            lambda ids: self._host.bridge.fetch(TagsAmong(ids), partial(opened, ids), owner=self._over)
        )

    def add_languages(self) -> None:
        """Open the form that adds languages to all."""
        self._with_words(lambda ids, words: LanguagesForm(self._host, self._window, ids, words.languages).open())

    def change_source(self) -> None:
        """Open the form of where all come from."""
        self._selection.with_ids(lambda ids: OriginForm(self._host, self._window, ids, "source").open())

    def change_basis(self) -> None:
        """Open the form of why all may be kept."""
        self._selection.with_ids(lambda ids: OriginForm(self._host, self._window, ids, "lawful_basis").open())

    def change_contacting(self) -> None:
        """Open the form of whether all may be contacted."""
        self._selection.with_ids(lambda ids: ContactingForm(self._host, self._window, ids).open())

    def archive(self) -> None:
        """Open the form that archives all."""
        self._selection.with_ids(lambda ids: ArchiveForm(self._host, self._window, ids).open())

    def bring_back(self) -> None:
        """Open the form that brings all back."""
        self._selection.with_ids(lambda ids: BringBackForm(self._host, self._window, ids).open())

    def copy_addresses(self) -> None:
        """Copy the addresses of all who may be contacted, and say who was left out."""
        self._selection.with_ids(lambda ids: self._host.bridge.fetch(AddressesOf(ids), self._copied, owner=self._over))

    def export(self) -> None:
        """Open the export of these contacts."""
        from suidesk.desktop.lists.export_dialog import ExportDialog

        self._selection.with_ids(lambda ids: ExportDialog(cast("Window", self._host), ids).open())

    @property
    def _window(self) -> QWidget:
        return self._over.window()

    def _with_words(self, then: Callable[[Ids, Words], object]) -> None:
        self._selection.with_ids(
            lambda ids: self._host.bridge.fetch(WordsUsed(), lambda words: then(ids, words), owner=self._over)
        )

    def _copied(self, found: Addresses) -> None:
        if found.emails:
            copy_text(", ".join(found.emails))
        self._host.say(addresses_text(len(found.emails), found.opted_out, found.without))
