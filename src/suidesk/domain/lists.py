"""Saved lists: named, live filters over contacts, volunteers or projects."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import ClassVar, Final

from suidesk.domain.errors import Invalid
from suidesk.domain.ids import SavedListId
from suidesk.domain.kinds import Kind
from suidesk.domain.validation import bounded, require, within

MOST_DAYS = 36_500


class ListSubject(StrEnum):
    """What a saved list is of."""

    CONTACTS = "contacts"
    VOLUNTEERS = "volunteers"
    PROJECTS = "projects"


@dataclass(frozen=True, kw_only=True)
class ContactFilter:
    """Which contacts a list holds, beside what is typed; what isn't said is not asked.

    All of `tags` and `skills` are wanted, any of `languages`, `sectors` and `reaches`. `quiet_days` wants contacts
    without a conversation for so many days, or ever.
    """

    tags: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    reaches: tuple[str, ...] = ()
    project_id: str | None = None
    has_email: bool | None = None
    may_contact: bool | None = None
    quiet_days: int | None = None

    def check(self) -> None:
        """Refuse a number of days that can't be meant."""
        within(self.quiet_days, 1, MOST_DAYS, "quiet_days")

    def is_empty(self) -> bool:
        """Tell whether it leaves every contact in."""
        return self == ContactFilter()


ANYBODY: Final = ContactFilter()
"""The filter that leaves every contact in."""


@dataclass(frozen=True, kw_only=True)
class ListFilter:
    """A saved filter: what was typed, which part of the list (see the subject's query), and what else is wanted."""

    text: str = ""
    among: str = "all"
    where: ContactFilter = ANYBODY

    def as_json(self) -> str:
        """Give it as a saved list keeps it: only what differs from the usual."""
        where = {key: value for key, value in asdict(self.where).items() if value not in ((), None)}
        plain = {"text": self.text, "among": self.among, "where": where}
        return json.dumps({key: value for key, value in plain.items() if value}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def of_json(cls, kept: str) -> ListFilter:
        """Read it; what a later version added is left out. Raises Invalid when it is no filter."""
        try:
            plain = json.loads(kept)
            where = {name: value for name, value in plain.pop("where", {}).items() if name in _WHERE}
            lists = {name: tuple(map(str, value)) for name, value in where.items() if isinstance(value, list)}
            return cls(
                text=str(plain.get("text", "")),
                among=str(plain.get("among", "all")),
                where=ContactFilter(**{**where, **lists}),
            )
        except (AttributeError, TypeError, ValueError) as error:
            raise Invalid("not_a_filter", field="filter") from error


UNFILTERED: Final = ListFilter()
_WHERE = frozenset(field.name for field in fields(ContactFilter))


@dataclass(frozen=True, kw_only=True)
class SavedList:
    """A name for a filter; `filter` is a JSON object (see `ListFilter`)."""

    kind_of: ClassVar[Kind] = Kind.SAVED_LIST
    id: SavedListId
    subject: ListSubject
    name: str
    filter: str = "{}"

    def check(self) -> None:
        """Refuse a list without a name, and what is no filter."""
        require(self.name, "name", 200)
        bounded(self.filter, "filter", 20_000)
        ListFilter.of_json(self.filter).where.check()
