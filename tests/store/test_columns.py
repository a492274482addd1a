"""Contacts read by column are what contacts read whole are, for all of a table and for some of it."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddPerson, Point
from suidesk.commands.volunteers import AddVolunteer
from suidesk.domain.people import ContactLanguage, ContactPoint, Field, FieldValue, PointKind
from suidesk.interchange.whole_contacts import WholeContact
from suidesk.store.columns import AT_ONCE, Columns, known_among
from suidesk.store.whole import whole_contacts

KINDS = tuple(PointKind)


@pytest.fixture
def peopled(made):
    """Forty people whose points lie in the table in another order than in the list, and who share some words."""
    for n in range(40):
        ref = made.run(
            AddPerson(
                given=f"Person {39 - n}",
                tags=tuple(f"tag {t}" for t in range(4) if (n >> t) & 1),
                languages=("Dutch", "Somali")[: n % 3],
            )
        )
        made.write(
            *(
                ContactPoint(
                    id=f"{ref}-{at}",
                    contact_id=ref,
                    kind=KINDS[(n * at) % 3],
                    raw=f"{n} {at}",
                    label=f"label {at}" if (n + at) % 3 == 0 else "",
                    position=(at * (n % 4 + 1)) % 3,
                )
                for at in range(n % 6)
            )
        )
        if n % 5 == 0:
            made.run(AddVolunteer(id=ref, capacity_minutes=n))
    return made


def listed(made, some=slice(None)):
    return [ref for (ref,) in made.reading.rows("SELECT id FROM contacts ORDER BY sort_key DESC, id")][some]


@pytest.mark.parametrize("some", [slice(None), slice(5, 35), slice(3, 5), slice(0, 0)])
def test_columns_are_what_whole_contacts_have(peopled, some):
    refs = listed(peopled, some)
    columns = Columns(peopled.reading, refs, ("display_name", "sector"))
    whole = list(whole_contacts(peopled.reading, refs, WholeContact))
    assert [columns.ids[place] for place in columns.order] == refs

    def in_order(cells):
        return [cells[place] for place in columns.order]

    assert in_order(columns.contacts[0]) == [one.contact.display_name for one in whole]
    assert in_order(columns.contacts[1]) == ["" for _ in whole]
    (minutes,) = columns.cells("volunteers", ("CAST(capacity_minutes AS TEXT)",))
    assert in_order(minutes) == [str(one.volunteer.capacity_minutes) if one.volunteer else "" for one in whole]
    words = columns.sets("contact_languages", "language")
    assert [tuple(sorted(some)) for some in in_order(words)] == [one.languages for one in whole]
    names = dict(peopled.reading.rows("SELECT id, name FROM tags"))
    tags = columns.sets("contact_tags", "tag_id")
    assert [tuple(sorted(names[ref] for ref in some)) for some in in_order(tags)] == [one.tags for one in whole]


@pytest.mark.parametrize("some", [slice(None), slice(5, 35), slice(3, 5)])
def test_points_are_numbered_by_kind_in_their_order(peopled, some):
    refs = listed(peopled, some)
    columns = Columns(peopled.reading, refs)
    points = columns.points()
    for place, one in zip(columns.order, whole_contacts(peopled.reading, refs, WholeContact), strict=True):
        for kind in KINDS:
            mine = [point for point in one.points if point.kind is kind]
            raws = [cells[place] for cells in points.raws.get(kind.value, ()) if cells[place] is not None]
            assert raws == [point.raw for point in mine]
            labels = [points.labels.get((kind.value, at), {}).get(place, "") for at in range(len(mine))]
            assert labels == [point.label for point in mine]


def test_more_rows_than_one_answer_has(made):
    ann = made.run(AddPerson(given="Ann", points=(Point(PointKind.EMAIL, "ann@x.nl"),)))
    made.write(*(ContactLanguage.of(ann, f"language {n}") for n in range(2 * AT_ONCE + 1)))
    (words,) = Columns(made.reading, [ann]).sets("contact_languages", "language")
    assert len(set(words)) == len(words) == 2 * AT_ONCE + 1


def test_fields_come_by_name_with_the_places_of_who_has_them(made):
    ann, bo = made.run(AddPerson(given="Ann")), made.run(AddPerson(given="Bo"))
    shoe, hat = Field.of("Shoe size"), Field.of("Hat")
    made.write(shoe, hat, FieldValue.of(ann, shoe.id, "44"))
    made.write(FieldValue.of(bo, shoe.id, "38"), FieldValue.of(bo, hat.id, "top"))
    columns = Columns(made.reading, [bo, ann])
    names = dict(made.reading.rows("SELECT id, name FROM fields"))
    found = {names[ref]: sorted(pairs) for ref, pairs in columns.pairs("field_values", "field_id", "value").items()}
    at = {ref: place for place, ref in enumerate(columns.ids)}
    assert found == {"Shoe size": sorted([(at[ann], "44"), (at[bo], "38")]), "Hat": [(at[bo], "top")]}


def test_only_contacts_that_are_there_are_known_each_once(made):
    ann, bo = made.run(AddPerson(given="Ann")), made.run(AddPerson(given="Bo"))
    assert known_among(made.reading, [bo, "nobody", ann, bo]) == [bo, ann]
