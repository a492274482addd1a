"""Whatever is edited there and here: each cell becomes what a three-way comparison says, and undo restores all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.fields import AddField, SetFieldValue
from suidesk.commands.people import AddPerson, ChangeContact, Point
from suidesk.domain.people import PointKind
from suidesk.interchange.coming_back.cells import shown
from suidesk.interchange.coming_back.columns import heading_of
from suidesk.interchange.coming_back.comparing import Answers
from suidesk.interchange.guarded import guarded
from suidesk.interchange.people_out import Style
from suidesk.services.coming_back import BackPreview
from suidesk.store.as_of import AsOf
from tests.services.test_coming_back import FORMS, Trip
from tests.stores import made_store, quick_folder

SINGLE = ("Family name", "Phone", "E-mail", "Source", "Member no", "Died on")
TEXTS = {
    "Family name": ("Bos", "Ek", "=Li", "Ærø"),
    "Phone": ("", "0612345678", "+45 12 34 56 78", "'1"),
    "E-mail": ("", "a@example.org", "b@example.org"),
    "Source": ("", "fair", "-a list"),
    "Member no": ("", "0044", "@x", "two\nlines"),
    "Died on": ("", "2024-02-01", "2024-03-09"),
}
TAGS = ("garden", "bus", "cook")
NAMES = ("Ada", "Bo", "Cy")
COLUMNS = ("family", "phone", "email", "source", "Member no", "died_on", "tags")
edits = st.lists(
    st.one_of(
        st.sampled_from(SINGLE).flatmap(
            lambda column: st.tuples(st.sampled_from(NAMES), st.just(column), st.sampled_from(TEXTS[column]))
        ),
        st.tuples(st.sampled_from(NAMES), st.just("Tags"), st.lists(st.sampled_from(TAGS), unique=True).map(tuple)),
    ),
    max_size=12,
)


class World:
    """Three people in a store, changed cell by cell."""

    def __init__(self, made):
        self.made = made
        self.field = made.run(AddField(name="Member no"))
        self.ids = {}
        for name in NAMES:
            points = (Point(PointKind.PHONE, "0611111111", "home"), Point(PointKind.EMAIL, f"{name}@example.org"))
            ref = made.run(AddPerson(given=name, family="Oud", points=points, tags=TAGS[:1], source="list"))
            made.run(SetFieldValue(contact_id=ref, field_id=self.field, value="007"))
            self.ids[name] = ref

    def state(self, name):
        ref = self.ids[name]
        return AsOf(self.made.reading, self.made.reading.newest_batch()).both([ref])[ref][1]

    def cells(self):
        found = {(name, column): shown(self.state(name), heading_of(column)) for name in NAMES for column in SINGLE}
        return found | {(name, "Tags"): frozenset(tag for tag, _ in self.state(name).tags) for name in NAMES}

    def edit(self, name, column, value):
        ref, run = self.ids[name], self.made.run
        if column == "Tags":
            run(ChangeContact(id=ref, tags=value))
        elif column == "Member no":
            run(SetFieldValue(contact_id=ref, field_id=self.field, value=value))
        elif column in {"Phone", "E-mail"}:
            kind = PointKind.PHONE if column == "Phone" else PointKind.EMAIL
            kept = [Point(one.kind, one.raw, one.label) for one in self.state(name).points]
            mine = [one for one in kept if one.kind is kind]
            rest = [one for one in kept if one.kind is not kind]
            new = [Point(kind, value, mine[0].label) if mine else Point(kind, value)] if value else []
            run(ChangeContact(id=ref, points=(*rest, *new)))
        else:
            names = {"Family name": "family", "Source": "source", "Died on": "died_on"}
            told = date.fromisoformat(value) if column == "Died on" and value else value or None
            run(ChangeContact(id=ref, **{names[column]: told}))


def wanted(sent, ours, theirs, *, takes_theirs):
    """What a three-way comparison gives of one cell, and whether it is a conflict."""
    if isinstance(sent, frozenset):
        return (ours | (theirs - sent)) - (sent - theirs), False
    if theirs in (sent, ours):
        return ours, False
    if ours == sent:
        return theirs, False
    return (theirs if takes_theirs else ours), True


@settings(max_examples=60, deadline=None)
@given(there=edits, here=edits, form=st.sampled_from(sorted(FORMS)), takes_theirs=st.booleans())
def test_every_cell_becomes_what_the_comparison_says(there, here, form, takes_theirs):
    with quick_folder() as place:
        folder = Path(place)
        made = made_store(folder / "store")
        world = World(made)
        trip = Trip(made, folder, columns=("name", "given", *COLUMNS), **FORMS[form])
        sent = world.cells()
        theirs = dict(sent)
        for name, column, value in there:
            cell = "; ".join(value) if column == "Tags" else typed(value, form)
            trip.set(f"{name} Oud", **{column: cell})
            theirs[name, column] = frozenset(value) if column == "Tags" else value
        for change in here:
            world.edit(*change)
        ours = world.cells()
        before = made.rows()
        answers = Answers(otherwise=takes_theirs)
        preview = trip.preview(answers)
        assert isinstance(preview, BackPreview)
        report = trip.back(answers)
        expected = {key: wanted(sent[key], ours[key], theirs[key], takes_theirs=takes_theirs) for key in sent}
        assert world.cells() == {key: value for key, (value, _) in expected.items()}
        assert len(report.back.conflicts) == sum(is_conflict for _, is_conflict in expected.values())
        assert report.counts.read == len(trip.rows)
        after = made.rows()
        assert trip.back(answers).counts.changes == 0
        assert made.rows() == after
        if report.batch is not None:
            made.desk.undo(report.batch)
        assert made.rows() == before
        made.close()


def typed(value, form):
    """Give a cell as it stands in the file: one that begins like a formula has its guard in a safe table."""
    return guarded(value) if FORMS[form] == {"style": Style.SAFE} else value
