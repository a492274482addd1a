"""What the forms of a person and of an organisation share: ways to reach, words, where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from suidesk.commands.people import Point
from suidesk.desktop.kit.choice_field import CheckField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.tags_field import TagsField
from suidesk.desktop.kit.text_fields import LineField, TextField
from suidesk.desktop.people.already_here import AlreadyHereHint
from suidesk.desktop.people.own_fields import OwnFields
from suidesk.desktop.people.points_field import PointsField
from suidesk.desktop.records import save
from suidesk.domain.people import PointKind
from suidesk.queries.people import ContactAbout, Words
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from suidesk.commands.command import Command
    from suidesk.desktop.page import Host

POINTS = "points."
OWN = "fields."
WIDTH = 600


class ContactForm(FormDialog):
    """The base of both forms; a subclass gives its texts, fields and command.

    `saved` is called with the id, `opened` with that of a contact to open instead.
    """

    def __init__(
        self,
        host: Host,
        parent: QWidget,
        words: Words,
        *,
        about: ContactAbout | None = None,
        saved: Callable[[str], object] | None = None,
        opened: Callable[[str], object] | None = None,
    ) -> None:
        """Suggest `words`; show `about`, or be empty for a new contact."""
        title, verb = self.texts()
        if about is not None:
            title = translate("People", "Change {0}").format(about.contact.display_name)
        super().__init__(host.theme, title, verb, parent, width=WIDTH)
        self._host, self._words, self._saved, self._opened = host, words, saved, opened
        self.about = about
        self.points: dict[PointKind, PointsField] = {}
        self.hint: AlreadyHereHint | None = None
        self.submitted.connect(self._save)
        self.add_fields(host)
        if about is not None:
            self.show_contact(about)

    @staticmethod
    def texts() -> tuple[str, str]:
        """Give the title of the form of a new contact, and the verb that saves it."""
        raise NotImplementedError

    def add_fields(self, host: Host) -> None:
        """Add all fields in order."""
        raise NotImplementedError

    def show_contact(self, about: ContactAbout) -> None:
        """Show what is known, all that both kinds of contact have with `show_shared`."""
        raise NotImplementedError

    def add_hint(self) -> None:
        """Tell, in the form of a new contact, of somebody alike."""
        if self.about is None:
            self.hint = AlreadyHereHint(self._host, self._open_other)
            self.add_note(self.hint)

    def add_points(self) -> None:
        """Add the ways to reach."""
        self.add_section(translate("People", "How to reach"))
        for kind in PointKind:
            field = PointsField(self._host.theme, kind)
            self.points[kind] = field
            self.add(kind.value, field)
            field.changed.connect(self.look)

    def add_words(self) -> None:
        """Add languages, tags and notes."""
        theme = self._host.theme
        self.add_section(translate("People", "Good to know"))
        self.languages = TagsField(
            theme,
            translate("People", "Languages"),
            self._words.languages,
            placeholder=translate("People", "Somali, Dutch…"),
        )
        self.tags = TagsField(
            theme,
            translate("People", "Tags"),
            self._words.tags,
            placeholder=translate("People", "Skills, groups…"),
            hint=translate("People", "Words of your own to find people by."),
        )
        self.notes = TextField(theme, translate("People", "Notes"), lines=3)
        self.add("languages", self.languages)
        self.add("tags", self.tags)
        self.add("notes", self.notes)

    def add_own(self) -> None:
        """Add the fields of the user's own."""
        note = translate("People", "What you note beside all this, such as a shoe size.")
        self.add_section(translate("People", "Fields of your own"), note)
        self.own = OwnFields(self._host, self, self._words.fields)
        self.add("fields", self.own)

    def add_origin(self) -> None:
        """Add where it comes from, and whether to write or call."""
        theme = self._host.theme
        self.add_section(translate("People", "Where this comes from"))
        self.source = LineField(
            theme, translate("People", "Source"), placeholder=translate("People", "Summer fair, Lotte…")
        )
        self.lawful_basis = LineField(
            theme,
            translate("People", "Why we may keep it"),
            placeholder=translate("People", "Consent, legitimate interest…"),
        )
        self.do_not_contact = CheckField(
            theme,
            translate("People", "Do not contact"),
            hint=translate("People", "Left out of every list that is meant for writing or calling."),
        )
        self.add("source", self.source)
        self.add("lawful_basis", self.lawful_basis, is_beside=True)
        self.add("do_not_contact", self.do_not_contact)

    def show_shared(self, about: ContactAbout) -> None:
        """Show what both kinds of contact have."""
        for field in self.points.values():
            field.set_value(about.points)
        self.languages.set_value(about.languages)
        self.tags.set_value(about.tags)
        self.notes.set_value(about.contact.notes)
        self.own.set_value(about.fields)
        self.source.set_value(about.contact.source or "")
        self.lawful_basis.set_value(about.contact.lawful_basis or "")
        self.do_not_contact.set_value(about.contact.do_not_contact)

    def shared(self) -> dict[str, Any]:
        """Give the values that both kinds of contact have, as the commands name them."""
        return {
            "points": self._all_points(),
            "languages": self.languages.value(),
            "tags": self.tags.value(),
            "notes": self.notes.value(),
            "fields": self.own.value(),
            "source": self.source.value() or None,
            "lawful_basis": self.lawful_basis.value() or None,
            "do_not_contact": self.do_not_contact.value(),
        }

    def name(self) -> str:
        """Give the name as typed so far."""
        raise NotImplementedError

    def command(self) -> Command:
        """Give the command that saves the form."""
        raise NotImplementedError

    def look(self) -> None:
        """Look whether somebody alike is already here."""
        if self.hint is not None and self.points:
            emails, phones = (
                tuple(point.raw for point in self.points[kind].value()) for kind in (PointKind.EMAIL, PointKind.PHONE)
            )
            self.hint.look(self.name(), emails, phones)

    def show_error(self, field: str | None, text: str) -> None:
        """Show `text` at its field; that of a point or of an own field at its row."""
        if field is not None and field.startswith(OWN):
            super().show_error("fields", "")
            self.own.error_at(int(field.removeprefix(OWN)), text)
            self.own.setFocus()
            return
        if field is None or not field.startswith(POINTS):
            super().show_error(field, text)
            return
        at = int(field.removeprefix(POINTS))
        for kind, points in self.points.items():
            count = len(points.value())
            if at < count:
                super().show_error(kind.value, text)
                points.error_at(at, text)
                points.setFocus()
                return
            at -= count

    def _all_points(self) -> tuple[Point, ...]:
        return tuple(point for field in self.points.values() for point in field.value())

    def _save(self) -> None:
        save(self._host.bridge, self, self.command(), self._saved)

    def _open_other(self, ref: str) -> None:
        self.reject()
        if self._opened is not None:
            self._opened(ref)
