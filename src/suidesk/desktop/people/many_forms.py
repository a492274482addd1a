"""The forms of a change of many contacts: each says how many will really change before it does anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from suidesk.commands.archiving import ArchiveContacts, BringBackContacts, ChangeContacts
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import IconLabel, PlainLabel
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.kit.tags_field import TagsField
from suidesk.desktop.kit.text_fields import LineField
from suidesk.desktop.records import save
from suidesk.queries.many import Concerned, WouldArchive, WouldChange
from suidesk.wording.many import will_archive_text, will_change_text, will_come_back_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.commands.command import Command
    from suidesk.desktop.page import Host
    from suidesk.queries.query import Query

PAUSE_MS: Final = 150
SLOW: Final = 2_000
"""Contacts from which on the change takes about a second."""
Ids = tuple[str, ...]


class ManyForm(FormDialog):
    """The base: a subclass adds its fields, gives `question` and `command`, and the `sentence` of an answer."""

    def __init__(self, host: Host, parent: QWidget, ids: Ids, title: str, verb: str) -> None:
        """Say nothing until the number is known; the verb waits for it."""
        super().__init__(host.theme, title, verb, parent)
        self._host, self.ids = host, ids
        self._asked: Query[Concerned] | None = None
        self.said = PlainLabel("", "strong", wrap=True)
        note = QFrame()
        note.setProperty("message", "info")
        line = row(IconLabel(host.theme, "users", "info", 18), self.said, gap=10, margins=(12, 10, 12, 10))
        line.setStretch(1, 1)
        note.setLayout(line)
        self.add_note(note)
        self.add_fields()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.count)
        for field in self._fields.values():
            field.changed.connect(self._wait)
        self.submitted.connect(self._save)
        self.count()

    def add_fields(self) -> None:
        """Add what is asked; nothing where only the number matters."""

    def first(self) -> str:
        """Say what to do first, while too little is entered for a number; else nothing."""
        return ""

    def question(self) -> Query[Concerned]:
        """Ask how many would change."""
        raise NotImplementedError

    def command(self) -> Command:
        """Give the command that changes them."""
        raise NotImplementedError

    def sentence(self, found: Concerned) -> str:
        """Say how many will change."""
        return will_change_text(found.persons, found.organisations)

    def count(self) -> None:
        """Ask how many would change, as it is entered now."""
        self.set_busy(is_busy=True)
        self._asked = None
        if text := self.first():
            self.said.setText(text)
            return
        asked = self._asked = self.question()
        self.said.setText(translate("People", "Counting…"))
        self._host.bridge.fetch(asked, lambda found: self._counted(asked, found), owner=self)

    def _save(self) -> None:
        if len(self.ids) > SLOW:
            self.said.setText(translate("People", "This takes a few seconds. Everything changes in one step."))
        save(self._host.bridge, self, self.command())

    def _wait(self) -> None:
        # Until it is counted anew, what was counted before isn't true.
        self.set_busy(is_busy=True)
        self._pause.start()

    def _counted(self, asked: Query[Concerned], found: Concerned) -> None:
        if asked is self._asked:
            self.said.setText(self.sentence(found))
            self.set_busy(is_busy=not found.count)
            self.grow()


class ValuesForm(ManyForm):
    """A form whose fields are those of `ChangeContacts`."""

    def changes(self) -> dict[str, Any]:
        """Give what is entered, as `ChangeContacts` and `WouldChange` name it."""
        raise NotImplementedError

    def question(self) -> WouldChange:
        """Ask with the same values as the command."""
        return WouldChange(self.ids, **self.changes())

    def command(self) -> ChangeContacts:
        """Give the command."""
        return ChangeContacts(ids=self.ids, **self.changes())


class WordsForm(ValuesForm):
    """A form of one field of words; a subclass makes the field in `make`."""

    name = ""
    """What `ChangeContacts` calls the words."""

    def __init__(self, host: Host, parent: QWidget, ids: Ids, texts: tuple[str, str], known: Sequence[str]) -> None:
        """Be called by `texts`, title and verb; suggest `known` words."""
        self.known = known
        super().__init__(host, parent, ids, *texts)

    def make(self) -> TagsField:
        """Make the field."""
        raise NotImplementedError

    def add_fields(self) -> None:
        """Add the words."""
        self.words = self.make()
        self.add(self.name, self.words)

    def show_error(self, field: str | None, text: str) -> None:
        """Show what is wrong with a word, which the record calls tags or languages, at the words."""
        super().show_error(self.name if field in {"tags", "languages"} else field, text)

    def first(self) -> str:
        """Ask for a word."""
        return "" if self.words.value() else translate("People", "Choose at least one word; then it is counted.")

    def changes(self) -> dict[str, Any]:
        """Give the words."""
        return {self.name: self.words.value()}


class TagsForm(WordsForm):
    """Puts tags on all."""

    name = "add_tags"

    def __init__(self, host: Host, parent: QWidget, ids: Ids, known: Sequence[str]) -> None:
        """Suggest the tags that there are."""
        texts = translate("People", "Add a tag to all"), translate("People", "Add tag")
        super().__init__(host, parent, ids, texts, known)

    def make(self) -> TagsField:
        """Make the field."""
        return TagsField(
            self._theme, translate("People", "Tags"), self.known, placeholder=translate("People", "Skills, groups…")
        )


class UntagForm(WordsForm):
    """Takes tags off all; only those that somebody has are offered, with how many have them."""

    name = "remove_tags"

    def __init__(self, host: Host, parent: QWidget, ids: Ids, tags: Sequence[tuple[str, int]]) -> None:
        """Offer these tags."""
        self._tags = tags
        texts = translate("People", "Remove a tag from all"), translate("People", "Remove tag")
        super().__init__(host, parent, ids, texts, [name for name, _ in tags])

    def make(self) -> TagsField:
        """Make the field, with the tags that are used most in its hint."""
        most = ", ".join(f"{name} ({count})" for name, count in self._tags[:8])
        hint = translate("People", "They have: {0}.").format(most) if most else ""
        placeholder = translate("People", "Type a tag") if most else translate("People", "None of them has a tag")
        return TagsField(
            self._theme, translate("People", "Tags"), self.known, is_closed=True, hint=hint, placeholder=placeholder
        )


class LanguagesForm(WordsForm):
    """Adds languages to all."""

    name = "add_languages"

    def __init__(self, host: Host, parent: QWidget, ids: Ids, known: Sequence[str]) -> None:
        """Suggest the languages that are spoken."""
        texts = translate("People", "Add a language to all"), translate("People", "Add language")
        super().__init__(host, parent, ids, texts, known)

    def make(self) -> TagsField:
        """Make the field."""
        return TagsField(
            self._theme,
            translate("People", "Languages"),
            self.known,
            placeholder=translate("People", "Somali, Dutch…"),
        )


class OriginForm(ValuesForm):
    """Writes down where all come from, or why they may be kept."""

    def __init__(self, host: Host, parent: QWidget, ids: Ids, column: str) -> None:
        """Change `column`: source or lawful_basis."""
        self._column = column
        is_source = column == "source"
        title = (
            translate("People", "Where we have them from") if is_source else translate("People", "Why we may keep them")
        )
        super().__init__(host, parent, ids, title, translate("People", "Write it down"))

    def add_fields(self) -> None:
        """Add the line."""
        is_source = self._column == "source"
        self.line = LineField(
            self._theme,
            translate("People", "Source") if is_source else translate("People", "Why we may keep it"),
            placeholder=translate("People", "Summer fair, Lotte…")
            if is_source
            else translate("People", "Consent, legitimate interest…"),
            hint=translate("People", "Takes the place of what is written there."),
        )
        self.add(self._column, self.line)

    def first(self) -> str:
        """Ask for a word: an empty line would take away what is written."""
        return "" if self.line.value() else translate("People", "Write it down; then it is counted.")

    def changes(self) -> dict[str, Any]:
        """Give what is entered."""
        return {self._column: self.line.value()}


class ContactingForm(ValuesForm):
    """Says of all whether they may be contacted."""

    def __init__(self, host: Host, parent: QWidget, ids: Ids) -> None:
        """Begin with what protects them."""
        title = translate("People", "May they be contacted?")
        super().__init__(host, parent, ids, title, translate("People", "Write it down"))

    def add_fields(self) -> None:
        """Add the choice."""
        self.choice = ChoiceField(
            self._theme,
            translate("People", "All that are chosen"),
            [
                (True, translate("People", "must not be contacted")),
                (False, translate("People", "may be contacted again")),
            ],
            hint=translate("People", "Who must not be contacted is left out of every list for writing or calling."),
        )
        self.add("do_not_contact", self.choice)

    def changes(self) -> dict[str, Any]:
        """Give what is chosen."""
        return {"do_not_contact": bool(self.choice.value())}


class ArchiveForm(ManyForm):
    """Puts all into the archive, but for the user of this desk."""

    def __init__(self, host: Host, parent: QWidget, ids: Ids) -> None:
        """Count first."""
        self._me = ""
        title = translate("People", "Put into the archive")
        super().__init__(host, parent, ids, title, translate("People", "Put into the archive"))

    def question(self) -> WouldArchive:
        """Ask how many would go."""
        return WouldArchive(self.ids)

    def command(self) -> ArchiveContacts:
        """Give the command."""
        return ArchiveContacts(ids=tuple(ref for ref in self.ids if ref != self._me))

    def sentence(self, found: Concerned) -> str:
        """Say how many will go."""
        self._me = found.left_out
        return will_archive_text(found.persons, found.organisations, has_me=bool(found.left_out))


class BringBackForm(ManyForm):
    """Brings all back from the archive."""

    def __init__(self, host: Host, parent: QWidget, ids: Ids) -> None:
        """Count first."""
        title = translate("People", "Bring back from the archive")
        super().__init__(host, parent, ids, title, translate("People", "Bring back"))

    def question(self) -> WouldArchive:
        """Ask how many would come back."""
        return WouldArchive(self.ids, is_back=True)

    def command(self) -> BringBackContacts:
        """Give the command."""
        return BringBackContacts(ids=self.ids)

    def sentence(self, found: Concerned) -> str:
        """Say how many will come back."""
        return will_come_back_text(found.persons, found.organisations)
