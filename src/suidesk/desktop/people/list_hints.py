"""What the list of contacts says when it is empty, or nearly so: what to do first, or how to look wider."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.people.asked import AskedPeople
from suidesk.queries.people_listed import Among
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.page import Host


class StartBar(QFrame):
    """Shown while the user is the only contact: the way to a whole list at once."""

    def __init__(self, host: Host) -> None:
        """Offer to bring in a list."""
        super().__init__()
        self.setProperty("message", "info")
        text = translate("People", "Only you so far. Add people one by one, or bring in the list that you have.")
        self.bring_in = Button(
            host.theme,
            translate("People", "Bring in a list…"),
            partial(host.act, "import"),
            kind="small",
            icon="file-up",
        )
        self.setLayout(column(PlainLabel(text, wrap=True), row(self.bring_in, None), gap=8, margins=(12, 10, 12, 10)))
        self.hide()


class NobodyFound(EmptyState):
    """Says why the list is empty and offers the step that fills it."""

    def __init__(
        self,
        theme: Theme,
        add_person: Callable[[], object],
        add_organisation: Callable[[], object],
        show_all: Callable[[], object],
    ) -> None:
        """Know the three steps there are."""
        super().__init__(theme, "users", "", "", verb=translate("People", "Show all"), then=self._step)
        self._add_person, self._add_organisation, self._show_all = add_person, add_organisation, show_all
        self._then = show_all

    def explain(self, asked: AskedPeople) -> None:
        """Say it for what was typed, the filter, and the part of the list that is shown."""
        text, among = asked.text, asked.among
        if not asked.where.is_empty():
            self._say(
                translate("People", "Nobody fits"),
                translate("People", "Nobody passes this filter just now. Take a part of it away, or look among all."),
                translate("People", "Show all"),
                "rotate-ccw",
                self._show_all,
            )
            return
        if text:
            self._say(
                translate("People", "Nobody found"),
                translate("People", "Nothing here begins with “{0}”. Try fewer letters, or look among all.").format(
                    text
                ),
                translate("People", "Show all"),
                "rotate-ccw",
                self._show_all,
            )
            return
        title, sentence, verb = _of_part(among)
        steps = {
            translate("People", "New organisation"): self._add_organisation,
            translate("People", "Show all"): self._show_all,
        }
        then = steps.get(verb, self._add_person)
        self._say(title, sentence, verb, "rotate-ccw" if then == self._show_all else "plus", then)

    def _say(self, title: str, sentence: str, verb: str, icon: str, then: Callable[[], object]) -> None:
        self.set(title, sentence)
        self.button.set_text(verb)
        self.button.set_icon(icon)
        self._then = then

    def _step(self) -> None:
        self._then()


def _of_part(among: Among) -> tuple[str, str, str]:
    show_all, add = translate("People", "Show all"), translate("People", "New person")
    return {
        Among.ALL: (
            translate("People", "Nobody here yet"),
            translate("People", "Add the first person you work with."),
            add,
        ),
        Among.PERSONS: (
            translate("People", "No persons yet"),
            translate("People", "Add the first person you work with."),
            add,
        ),
        Among.ORGANISATIONS: (
            translate("People", "No organisations yet"),
            translate("People", "Add the groups, funders and offices you work with."),
            translate("People", "New organisation"),
        ),
        Among.VOLUNTEERS: (
            translate("People", "No volunteers yet"),
            translate("People", "Add a person who volunteers, or open somebody and make them a volunteer."),
            add,
        ),
        Among.ATTENTION: (
            translate("People", "Nobody needs attention"),
            translate("People", "When a role ends, somebody carries too much or a day comes near, they show here."),
            show_all,
        ),
        Among.ARCHIVED: (
            translate("People", "The archive is empty"),
            translate("People", "Who no longer takes part can be put here: kept, but out of the way."),
            show_all,
        ),
    }[among]
