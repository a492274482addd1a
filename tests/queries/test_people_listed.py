"""Lists of contacts hold who they should, in their order, whatever happened: compared with looking at every record."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, RemoveContact
from suidesk.commands.volunteers import AddVolunteer, ChangeVolunteer, RemoveVolunteer
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.lists import ContactFilter
from suidesk.domain.people import Contact, ContactKind
from suidesk.domain.reminders import Outcome, Reminder, Severity
from suidesk.domain.text import folded
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.queries.first_rows import FirstRows
from suidesk.queries.people import PeopleCount, PeopleCounts, PeopleIds, PeopleMatching, PeoplePlace
from suidesk.queries.people_listed import Among
from suidesk.queries.search import AnythingMatching
from tests.stores import NOW, index_of, made_store, quick_folder, rebuilt_index_of

TODAY = NOW.date()
NAMES = st.sampled_from(("Aa", "Å", "Ab", "Zoë", "Ø", "van der Berg", "Berg", "Ab b"))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("person", "person", "person", "organisation", "rename", "archive", "back", "remove", "language"),
                *("serve", "leave", "stop", "serve", "leave", "press", "press", "calm", "undo"),
            )
        ),
        NAMES,
        st.integers(0, 3),
    ),
    min_size=8,
    max_size=25,
)


def take(made, step, name, number):
    refs = [one.id for one in made.reading.records(Contact, "ORDER BY id")]
    ref = refs[number % len(refs)] if refs else "nobody"
    commands = {
        "person": AddPerson(given=name, family=name[::-1], tags=(name,)),
        "organisation": AddOrganisation(display_name=name),
        "archive": ChangeContact(id=ref, archived_on=TODAY),
        "back": ChangeContact(id=ref, archived_on=None),
        "remove": RemoveContact(id=ref, together=True),
        "serve": AddVolunteer(id=ref, skills=(name,)),
        "leave": ChangeVolunteer(id=ref, status=VolunteerStatus.LEFT, left_on=TODAY),
        "stop": RemoveVolunteer(id=ref),
        "language": ChangeDesk(language=("da", "nl", "en")[number % 3]),
    }
    if step == "rename":
        kind = made.reading.get(Contact, ref).kind
        made.run(ChangeContact(id=ref, **{"given" if kind is ContactKind.PERSON else "display_name": name}))
    elif step == "undo":
        made.desk.undo()
    elif step in {"press", "calm"}:
        other = refs[(number + 1) % len(refs)] if refs else ref
        made.write(
            Reminder(
                id=f"reminder{number % 3}",
                rule="rule",
                subject_kind=Kind.CONTACT,
                subject_id=ref,
                occurrence="1",
                due_on=None,
                stage=0,
                severity=tuple(Severity)[number % len(Severity)],
                evidence=json.dumps({"about": [other, ref]} if number % 2 else {}),
                raised_at=NOW,
                outcome=Outcome.DONE if step == "calm" else None,
            ),
            sort="internal",
        )
    else:
        made.run(commands[step])


def listed(made, text, among, tag=""):
    """Whom the list should have, from the records alone."""
    words = folded(text).split()
    volunteers = {one.id: one for one in made.reading.records(Volunteer)}
    pressed = {
        ref
        for one in made.reading.records(Reminder)
        if one.outcome is None and one.severity > 0
        for ref in (one.subject_id, *json.loads(one.evidence).get("about", ()))
    }

    def is_in(one):
        skills = " ".join(name for (name,) in made.reading.rows(OWN_WORDS, (one.id, one.id)))
        own = folded(f"{one.display_name} {skills}").split()
        test = {
            Among.PERSONS: one.kind is ContactKind.PERSON,
            Among.ORGANISATIONS: one.kind is ContactKind.ORGANISATION,
            Among.VOLUNTEERS: one.id in volunteers and volunteers[one.id].status is not VolunteerStatus.LEFT,
            Among.ATTENTION: one.id in pressed,
        }
        is_tagged = not tag or bool(made.reading.rows(f"{TAGGED} WHERE contact_id = ? AND name = ?", (one.id, tag)))
        is_here = (one.archived_on is None) is not (among is Among.ARCHIVED)
        return is_here and is_tagged and test.get(among, True) and all(any(w.startswith(t) for w in own) for t in words)

    found = sorted(made.reading.records(Contact), key=lambda one: (one.sort_key, one.id))
    return [one.id for one in found if is_in(one)]


TAGGED = "SELECT name FROM contact_tags JOIN tags ON tags.id = tag_id"
OWN_WORDS = f"""{TAGGED} WHERE contact_id = ?
    UNION ALL SELECT name FROM volunteer_skills JOIN tags ON tags.id = tag_id WHERE volunteer_id = ?"""


@settings(max_examples=80)
@given(STEPS, st.sampled_from(("", "a", "b", "zo", "van b", "aa")), st.integers(0, 5))
def test_every_part_of_the_list_is_what_the_records_say(steps, text, offset):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        for step, name, number in steps:
            try:
                take(made, step, name, number)
            except SuideskError:
                continue
        assert index_of(made.connection) == rebuilt_index_of(made.connection)
        compare(made, text, offset)
        made.close()


def compare(made, text, offset):
    ask = made.desk.ask
    for tag in ("", "Ab"):
        where = ContactFilter(tags=(tag,)) if tag else ContactFilter()
        wanted = {among: listed(made, text, among, tag) for among in Among}
        assert ask(PeopleCounts(text, where, TODAY)) == {among: len(refs) for among, refs in wanted.items()}
        for among, refs in wanted.items():
            assert ask(PeopleIds(TODAY, text, among, where)) == refs
            window = ask(PeopleMatching(TODAY, text, among, offset, 3, where))
            assert [row.id for row in window] == refs[offset : offset + 3]
            places = {ref: ask(PeoplePlace(ref, text, among, where, TODAY)) for (ref,) in everybody(made)}
            assert {ref: at for ref, at in places.items() if at is not None} == {ref: at for at, ref in enumerate(refs)}
            if not tag:
                assert ask(PeopleCount(text, among)) == len(refs)
    for kind in (None, "person", "organisation"):
        among = {None: Among.ALL, "person": Among.PERSONS, "organisation": Among.ORGANISATIONS}[kind]
        found = ask(AnythingMatching(text, (Kind.CONTACT,), kind, limit=100))
        assert {one.id for one in found} == set(listed(made, text, among))


def everybody(made):
    return made.connection.execute("SELECT id FROM contacts").fetchall()


def rows_of(numbers):
    """A list of numbers, in windows."""

    class Window:
        def __init__(self, offset, limit):
            self.offset, self.limit = offset, limit

        def fetch(self, db):
            return numbers[self.offset : self.offset + self.limit]

    return Window


class Place:
    def __init__(self, at):
        self.at = at

    def fetch(self, db):
        return self.at


@given(st.integers(0, 300), st.one_of(st.none(), st.integers(0, 299)))
def test_a_list_opens_with_the_rows_around_the_open_record(many, at):
    numbers = list(range(many))
    at = None if at is None or at >= many else at
    first = FirstRows(rows_of(numbers), Place(at), 64, lambda: True).fetch(None)
    assert first.offset % 64 == 0
    assert list(first.rows) == numbers[first.offset : first.offset + len(first.rows)]
    assert first.place == at
    shown = numbers[max(0, at - 32) : at + 1] if at is not None else numbers[:64]
    assert set(shown) <= set(first.rows)
    assert first.is_end or len(first.rows) % 64 == 0
    assert not first.is_end or first.offset + len(first.rows) == many


def test_what_nobody_waits_for_is_not_asked():
    assert FirstRows(rows_of([1]), None, 64, lambda: False).fetch(None) is None
