"""Contacts as they were: whatever is done, undone and done again, an earlier place of the journal tells them whole."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.archiving import ArchiveContacts
from suidesk.commands.availability import SetAvailability
from suidesk.commands.fields import AddField, ChangeField, RemoveField, SetFieldValue
from suidesk.commands.merging import MergeContacts
from suidesk.commands.people import AddPerson, ChangeContact, Point, RemoveContact
from suidesk.commands.volunteers import AddVolunteer, ChangeVolunteer, Profile
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import PointKind
from suidesk.domain.volunteers import Slot
from suidesk.store.as_of import AsOf
from tests.stores import made_store, quick_folder

PEOPLE = 4


def steps(people, field):
    """Changes of one person, or of two, that may be refused."""
    one = st.sampled_from(people)
    points = st.lists(
        st.builds(Point, st.sampled_from((PointKind.PHONE, PointKind.EMAIL)), st.sampled_from(("1@x.nl", "2@x.nl"))),
        max_size=3,
    ).map(tuple)
    tags = st.lists(st.sampled_from(("Garden", "garden", "bus")), max_size=2).map(tuple)
    slots = st.lists(st.sampled_from((Slot(0, 60, 120), Slot(3, 540, 600))), unique=True).map(tuple)
    return st.one_of(
        st.builds(ChangeContact, id=one, given=st.sampled_from(("A", "B")), tags=tags, points=points),
        st.builds(ChangeContact, id=one, languages=tags),
        st.builds(SetFieldValue, contact_id=one, field_id=st.just(field), value=st.sampled_from(("", "1", "2"))),
        st.builds(AddVolunteer, id=one, skills=tags),
        st.builds(ChangeVolunteer, id=one, capacity_minutes=st.integers(1, 3)),
        st.builds(SetAvailability, person_id=one, slots=slots),
        st.builds(MergeContacts, keep_id=one, other_id=one),
        st.builds(RemoveContact, id=one, together=st.just(True)),
        st.builds(ArchiveContacts, ids=st.tuples(one)),
        st.builds(ChangeField, id=st.just(field), name=st.sampled_from(("Shoe", "Size"))),
        st.builds(RemoveField, id=st.just(field), together=st.just(True)),
        st.sampled_from(("undo", "redo")),
    )


def do(made, step):
    try:
        if isinstance(step, str):
            getattr(made.desk, step)()
        else:
            made.run(step)
    except SuideskError:
        pass


def states(made, people):
    return {ref: now for ref, (_, now) in AsOf(made.reading, made.reading.newest_batch()).both(people).items()}


def plain(found):
    """Without what follows from the rest and isn't in the journal."""
    return {ref: one and repr(one).replace(f"sort_key={one.contact.sort_key!r}", "") for ref, one in found.items()}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_earlier_place_tells_them_as_they_were(data):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        field = made.run(AddField(name="Shoe"))
        profile = Profile(capacity_minutes=60)
        people = [made.run(AddPerson(given=f"P{n}", tags=("bus",), volunteer=profile)) for n in range(PEOPLE)]
        kept = []
        for _ in range(data.draw(st.integers(1, 8))):
            kept.append((made.reading.newest_batch(), states(made, people)))
            do(made, data.draw(steps(people, field)))
        for position, was in kept:
            found = {ref: then for ref, (then, _) in AsOf(made.reading, position).both(people).items()}
            assert plain(found) == plain(was)
        made.close()


def test_who_came_later_was_not_there_and_who_was_erased_is_not_told(tmp_path):
    from suidesk.commands.erasing import EraseForGood
    from suidesk.domain.kinds import Kind

    made = made_store(tmp_path / "store")
    old = made.run(AddPerson(given="Ada"))
    position = made.reading.newest_batch()
    new = made.run(AddPerson(given="Bo"))
    made.run(RemoveContact(id=old))
    (then, now), (later, here) = (AsOf(made.reading, position).both([old, new])[ref] for ref in (old, new))
    assert (then.contact.given, now, later, here.contact.given) == ("Ada", None, None, "Bo")
    made.run(EraseForGood(kind=Kind.CONTACT, ref_id=old))
    assert AsOf(made.reading, position).both([old])[old] == (None, None)
    made.close()
