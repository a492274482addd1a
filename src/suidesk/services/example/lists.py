"""Makes the saved lists of the example, and what is noted in fields of the user's own."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from suidesk.domain.exports import ListExport
from suidesk.domain.ids import ExportId, SavedListId
from suidesk.domain.lists import ContactFilter, ListFilter, ListSubject, SavedList
from suidesk.domain.own_fields import FieldType
from suidesk.domain.people import Field, FieldValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from suidesk.domain.ids import ContactId
    from suidesk.domain.records import Record
    from suidesk.services.example.contacts import Member
    from suidesk.services.example.ground import Ground

LISTS: Final = (
    ("Newsletter", ListFilter(among="persons", where=ContactFilter(has_email=True, may_contact=True))),
    ("Street reps", ListFilter(where=ContactFilter(tags=("street rep",)))),
    ("Volunteers, quiet for 90 days", ListFilter(among="volunteers", where=ContactFilter(quiet_days=90))),
)
BIKE: Final = Field.of("Has a cargo bike", FieldType.YES_NO)
MEMBER: Final = Field.of("Member since", FieldType.DAY)
_FIRST, _STEP, _MEMBERS, _BIKES = 3, 7, 24, 9


def saved_lists(ground: Ground) -> Iterator[Record]:
    """Give lists that keep themselves up to date."""
    for name, kept in LISTS:
        subject = ListSubject.CONTACTS
        yield SavedList(id=SavedListId(ground.new_id()), subject=subject, name=name, filter=kept.as_json())


def sent_lists(ground: Ground, user_id: ContactId) -> Iterator[Record]:
    """Give a list that went out for a mailing, and is to be deleted soon."""
    yield ListExport(
        id=ExportId(ground.new_id()),
        at=datetime.combine(ground.day(-24), time(10), UTC),
        by_id=user_id,
        what="contacts",
        list_name=LISTS[0][0],
        is_part=True,
        file="newsletter.csv",
        format="csv",
        count=118,
        columns="Name\nE-mail",
        purpose="Autumn newsletter, printed by the council",
        delete_by=ground.day(4),
    )


def own_fields(ground: Ground, people: Sequence[Member]) -> Iterator[Record]:
    """Give two fields, and what some of these people have in them."""
    chosen = people[_FIRST::_STEP]
    yield from (BIKE, MEMBER)
    for number, member in enumerate(chosen[:_MEMBERS]):
        yield FieldValue.of(member.id, MEMBER.id, ground.day(-300 - 41 * number).isoformat())
    for number, member in enumerate(chosen[:_BIKES]):
        yield FieldValue.of(member.id, BIKE.id, "yes" if number % 3 else "no")
