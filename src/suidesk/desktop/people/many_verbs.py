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
from suidesk.queries.mailing import Mailing, MailingTo
from suidesk.queries.many import TagsAmong
from suidesk.queries.people import Words, WordsUsed
from suidesk.queries.phoning import Phoning, PhoningTo
from suidesk.services.mailing import addresses
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

    def __init__(self, host: Host, over: QWidget, selection: Selection, called: Callable[[], str]) -> None:
        """Open forms over the window of `over`; `called` names the list that they are chosen from."""
        self._host, self._over, self._selection, self._called = host, over, selection, called

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
                (translate("People", "Write to them…"), self.write_to_them, "mail"),
                (translate("People", "Address labels…"), self.print_labels, "printer"),
                (translate("People", "Phone tree or list…"), self.print_numbers, "phone"),
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
        self._selection.with_ids(lambda ids: self._host.bridge.fetch(MailingTo(ids), self._copied, owner=self._over))

    def write_to_them(self) -> None:
        """Open the form of letters to all."""
        from suidesk.desktop.people.mail_form import MailForm

        def opened(found: Mailing) -> None:
            MailForm(self._host, self._window, found).open()

        self._selection.with_ids(lambda ids: self._host.bridge.fetch(MailingTo(ids), opened, owner=self._over))

    def print_labels(self) -> None:
        """Open the form of address labels of all."""
        from suidesk.desktop.people.labels_form import LabelsForm

        self._selection.with_ids(lambda ids: LabelsForm(self._host, self._window, ids).open())

    def print_numbers(self) -> None:
        """Open the form of a phone tree of all."""
        from suidesk.desktop.people.phone_form import PhoneForm

        def opened(found: Phoning) -> None:
            PhoneForm(self._host, self._window, found).open()

        self._selection.with_ids(lambda ids: self._host.bridge.fetch(PhoningTo(ids), opened, owner=self._over))

    def export(self) -> None:
        """Open the export of these contacts."""
        from suidesk.desktop.lists.export_dialog import ExportDialog

        called, window = self._called(), cast("Window", self._host)
        self._selection.with_ids(lambda ids: ExportDialog(window, ids, called).open())

    @property
    def _window(self) -> QWidget:
        return self._over.window()

    def _with_words(self, then: Callable[[Ids, Words], object]) -> None:
        self._selection.with_ids(
            lambda ids: self._host.bridge.fetch(WordsUsed(), lambda words: then(ids, words), owner=self._over)
        )

    def _copied(self, found: Mailing) -> None:
        if found.to:
            copy_text(addresses(found.to))
        self._host.say(addresses_text(len(found.to), found.opted_out, found.without))
