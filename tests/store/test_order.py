"""The numbers of contacts: they always lie in the order of the list, wherever new ones come and however many."""

from __future__ import annotations

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact, RemoveContact
from suidesk.domain.people import Contact, ContactKind
from suidesk.store.numbers import KINDS as NUMBERED
from suidesk.store.numbers import LABELS, day_of, label_of, number_of, numbers_of, numbers_on
from suidesk.store.order import FIRST, STEP, spread
from tests.stores import index_of, made_store, quick_folder, rebuilt_index_of

IN_ORDER = "SELECT id FROM contacts ORDER BY sort_key, id"
BY_NUMBER = "SELECT ref_id FROM search_docs WHERE kind = 'contacts' ORDER BY no"


def in_order(made):
    assert made.connection.execute(BY_NUMBER).fetchall() == made.connection.execute(IN_ORDER).fetchall()


def people(names):
    return [
        Contact(id=f"{at:06}-{name}", kind=ContactKind.PERSON, given=name).named("en") for at, name in enumerate(names)
    ]


def test_a_table_knows_the_kinds_of_the_numbers(made):
    for kind in NUMBERED:
        made.connection.execute("REPLACE INTO search_docs (no, ref_id, mark) VALUES (?, 'x', 0)", numbers_of(kind)[:1])
    found = made.connection.execute("SELECT kind FROM search_docs WHERE ref_id = 'x' ORDER BY no").fetchall()
    assert [kind for (kind,) in found] == [kind.value for kind in NUMBERED]


def test_newer_days_have_smaller_numbers():
    days = ("9999-12-31", "2026-11-25", "2026-11-24", "0001-01-01")
    bounds = [numbers_on(day) for day in days]
    assert bounds == sorted(bounds)
    assert all(last < following for (_, last), (following, _) in pairwise(bounds))
    assert all(day_of(no) == (first, last) for first, last in bounds for no in (first, last))


@given(st.integers(0, LABELS - 1), st.integers(0, 3))
def test_a_number_tells_its_label(label, flags):
    assert label_of(number_of(label, flags)) == label


@given(
    st.one_of(st.none(), st.integers(0, LABELS)),
    st.one_of(st.none(), st.integers(1, LABELS)),
    st.integers(1, 50),
    st.integers(1, 20),
)
def test_labels_are_spread_between_their_neighbours(before, gap, many, least):
    after = None if gap is None else (before or 0) + gap
    found = spread(before, after, many, least)
    if found is not None:
        labels = [before if before is not None else -1, *found, after if after is not None else LABELS + 1]
        assert len(found) == many
        assert labels == sorted(set(labels))
    else:
        assert gap is not None or (before or 0) > LABELS - STEP * (many + 1)


def test_the_first_labels_leave_room_on_both_sides():
    found = spread(None, None, 3, 1)
    assert list(found or ()) == [FIRST, FIRST + STEP, FIRST + 2 * STEP]


@pytest.mark.parametrize("step", [1, -1])
def test_where_all_come_to_the_same_place_the_others_make_room(made, step):
    """Each of these names stands right beside the one before: a gap is halved until it is used up, many times."""
    made.write(*people(["a", "c"]))
    for at in range(150)[::step]:
        made.run(AddPerson(given=f"b{at:04}"))
    in_order(made)
    assert index_of(made.connection) == rebuilt_index_of(made.connection)


def test_many_at_once_come_between_two(made):
    made.write(*people(["a", "c"]))
    made.run(AddOrganisation(display_name="b1500"))
    made.write(*people([f"b{at:04}" for at in range(3_000)]))
    in_order(made)
    assert index_of(made.connection) == rebuilt_index_of(made.connection)


NAMES = st.text(string.ascii_lowercase[:3], min_size=1, max_size=12)


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("import"), st.lists(NAMES, min_size=1, max_size=300)),
            st.tuples(st.sampled_from(("rename", "archive", "remove")), st.integers(0, 1000), NAMES),
        ),
        max_size=8,
    )
)
def test_the_numbers_keep_the_order_whatever_happens(steps):
    from pathlib import Path

    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        for step, *told in steps:
            refs = [ref for (ref,) in made.connection.execute(IN_ORDER)]
            if step == "import":
                made.write(
                    *[
                        Contact(id=f"{len(refs)}-{at}", kind=ContactKind.PERSON, given=n).named("en")
                        for at, n in enumerate(told[0])
                    ]
                )
            elif refs:
                ref = refs[told[0] % len(refs)]
                change = {"rename": {"given": told[1]}, "archive": {"archived_on": made.today}}
                made.run(RemoveContact(id=ref) if step == "remove" else ChangeContact(id=ref, **change[step]))
            in_archive = "ORDER BY archived_on IS NOT NULL, sort_key, id"
            listed = made.connection.execute(f"SELECT id FROM contacts {in_archive}").fetchall()
            assert made.connection.execute(BY_NUMBER).fetchall() == listed
        assert index_of(made.connection) == rebuilt_index_of(made.connection)
        made.close()
