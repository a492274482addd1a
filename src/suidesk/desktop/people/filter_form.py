"""The form that narrows the list of contacts: by words, places, reach and quiet; it says how many are left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QTimer

from suidesk.desktop.kit.amount_fields import NumberField
from suidesk.desktop.kit.choice_field import ChoiceField
from suidesk.desktop.kit.form import FormDialog
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.picker_field import Found, PickerField
from suidesk.desktop.kit.tags_field import TagsField
from suidesk.desktop.records import picking
from suidesk.domain.kinds import Kind
from suidesk.domain.lists import MOST_DAYS, ContactFilter
from suidesk.domain.people import Reach, Sector
from suidesk.queries.people import PeopleCounts, Words
from suidesk.queries.people_listed import Among
from suidesk.wording.filters import known_texts
from suidesk.wording.people import reach_text, sector_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from suidesk.desktop.page import Host
    from suidesk.desktop.people.asked import AskedPeople

PAUSE_MS: Final = 150
Applied = Callable[[ContactFilter, str], object]
"""Gets the filter and the name of its project."""
E = TypeVar("E", Sector, Reach)


class FilterForm(FormDialog):
    """Shows the filter that is on; `applied` is called with the new one."""

    def __init__(  # noqa: PLR0917 (what a filter chooses from)
        self, host: Host, parent: QWidget, words: Words, skills: Sequence[str], asked: AskedPeople, project: str,
        applied: Applied,
    ) -> None:  # fmt: skip
        """Offer the words that contacts have."""
        super().__init__(
            host.theme, translate("People", "Filter the list"), translate("People", "Show these"), parent, width=600
        )
        self._host, self._asked, self._applied = host, asked, applied
        self.count = PlainLabel("", "strong", wrap=True)
        self.add_note(self.count)
        self._add_words(words, skills)
        self._add_places()
        self._add_reaching()
        self._show(asked.where, project)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        for field in self._fields.values():
            field.changed.connect(self._pause.start)
        self.submitted.connect(self._apply)
        self._ask()

    def _add_words(self, words: Words, skills: Sequence[str]) -> None:
        theme, any_of = self._host.theme, translate("People", "Any of these is enough.")
        self.tags = TagsField(
            theme, translate("People", "Tags"), words.tags, is_closed=True,
            hint=translate("People", "With all of these."), placeholder=translate("People", "Type a tag"),
        )  # fmt: skip
        self.skills = TagsField(
            theme, translate("People", "Skills of volunteers"), skills, is_closed=True,
            hint=translate("People", "With all of these."), placeholder=translate("People", "Type a skill"),
        )  # fmt: skip
        self.languages = TagsField(
            theme, translate("People", "Languages"), words.languages, is_closed=True, hint=any_of,
            placeholder=translate("People", "Type a language"),
        )  # fmt: skip
        self.add("tags", self.tags)
        self.add("skills", self.skills, is_beside=True)
        self.add("languages", self.languages)

    def _add_places(self) -> None:
        theme, any_of = self._host.theme, translate("People", "Any of these is enough.")
        self.sectors = TagsField(
            theme, translate("People", "Sectors"), [sector_text(one) for one in Sector], is_closed=True, hint=any_of,
            placeholder=translate("People", "Public, Faith…"),
        )  # fmt: skip
        self.reaches = TagsField(
            theme, translate("People", "Reach"), [reach_text(one) for one in Reach], is_closed=True, hint=any_of,
            placeholder=translate("People", "Street, City…"),
        )  # fmt: skip
        self.project = PickerField(
            theme,
            translate("People", "Takes part in the project"),
            picking(self._host.bridge, self, Kind.PROJECT),
            hint=translate("People", "By a role or an open promise."),
        )
        self.add("project_id", self.project, is_beside=True)
        self.add("sectors", self.sectors)
        self.add("reaches", self.reaches, is_beside=True)

    def _add_reaching(self) -> None:
        theme, either = self._host.theme, translate("People", "Either")
        self.has_email = ChoiceField(
            theme,
            translate("People", "E-mail address"),
            [(True, translate("People", "Has one")), (False, translate("People", "Has none"))],
            empty=either,
        )
        self.may_contact = ChoiceField(
            theme,
            translate("People", "May be contacted"),
            [(True, translate("People", "Yes")), (False, translate("People", "No"))],
            empty=either,
        )
        self.quiet = NumberField(
            theme,
            translate("People", "No conversation for so many days"),
            least=1,
            most=MOST_DAYS,
            hint=translate("People", "Or never."),
        )
        self.add("has_email", self.has_email)
        self.add("may_contact", self.may_contact, is_beside=True)
        self.add("quiet_days", self.quiet)

    def _show(self, where: ContactFilter, project: str) -> None:
        self.show_values(where, "tags", "skills", "languages", "has_email", "may_contact", "quiet_days")
        self.sectors.set_value(known_texts(where.sectors, Sector, sector_text))
        self.reaches.set_value(known_texts(where.reaches, Reach, reach_text))
        if where.project_id is not None:
            name = project or translate("People", "A project that is no longer there")
            self.project.set_value(Found(where.project_id, name, icon="folder-kanban"))

    def where(self) -> ContactFilter:
        """Give the filter as entered."""
        values = self.values("tags", "skills", "languages", "project_id", "has_email", "may_contact", "quiet_days")
        return ContactFilter(
            sectors=_chosen(self.sectors.value(), Sector, sector_text, self._asked.where.sectors),
            reaches=_chosen(self.reaches.value(), Reach, reach_text, self._asked.where.reaches),
            **values,
        )

    def _ask(self) -> None:
        asked = replace(self._asked, where=self.where())
        query = PeopleCounts(asked.text, asked.where, self._host.now().date())
        self._host.bridge.fetch(query, partial(self._counted, asked), owner=self)

    def _counted(self, asked: AskedPeople, counts: Mapping[Among, int]) -> None:
        if asked.where == self.where():
            self.count.setText(translate("People", "%n contact(s) would be shown.", counts[asked.among]))

    def _apply(self) -> None:
        project = self.project.chosen()
        self.accept()
        self._applied(self.where(), project.title if project else "")


def _chosen(texts: Sequence[str], enum: type[E], text: Callable[[E], str], before: Sequence[str]) -> tuple[str, ...]:
    """Give the values behind words; one of a later version stands for itself."""
    values = {text(one): one.value for one in enum}
    return tuple(values.get(word, word) for word in texts if word in values or word in before)
