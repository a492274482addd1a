"""The search of who took part: contacts by what is typed, and the typed name itself as somebody new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from suidesk.commands.interactions import NewPerson
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.records import ICONS, picking
from suidesk.domain.kinds import Kind
from suidesk.domain.text import folded, tidy
from suidesk.interchange.person_names import split_name
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from suidesk.desktop.bridge import Bridge
    from suidesk.desktop.records import Answer, Search
    from suidesk.queries.interactions import TakingPart

NEW: Final = "new:"
"""Before the name of somebody who isn't in the store yet, in the picker's values; no id begins so."""


def searching(bridge: Bridge, owner: QObject) -> Search:
    """Give the search: contacts first, then the typed name as a new person unless somebody is called just so."""
    known = picking(bridge, owner, Kind.CONTACT)

    def search(text: str, then: Answer) -> None:
        known(text, lambda found: then([*found, *_new(text, found)]))

    return search


def found(one: TakingPart) -> Found:
    """Give who took part as the picker shows it."""
    return Found(one.id, one.name, icon=ICONS[one.kind.value])


def known_ids(refs: Iterable[str]) -> tuple[str, ...]:
    """Give of the picker's values those of contacts that are there."""
    return tuple(ref for ref in refs if not ref.startswith(NEW))


def new_people(refs: Iterable[str]) -> tuple[NewPerson, ...]:
    """Give of the picker's values those who are to be added."""
    names = (split_name(ref.removeprefix(NEW)) for ref in refs if ref.startswith(NEW))
    return tuple(NewPerson(given=given, family=family) for given, family in names)


def _new(text: str, known: Sequence[Found]) -> list[Found]:
    name = tidy(text)
    if not name or folded(name) in {folded(one.title) for one in known}:
        return []
    return [Found(f"{NEW}{name}", name, translate("Conversations", "New person"), "user-plus")]
