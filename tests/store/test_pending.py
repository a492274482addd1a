"""Rows that wait are told as they will be, and come into the store as if each had been written at once."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.domain.kinds import Kind
from suidesk.store.pending import Pending
from suidesk.store.rows import shape, type_of
from tests.stores import made_store, quick_folder

KIND = Kind.TAG
IDS = st.sampled_from("abcd")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), IDS, st.sampled_from(("red", "green", "blue"))),
        st.tuples(st.just("remove"), IDS),
        st.tuples(st.just("read ahead"), st.lists(IDS)),
        st.tuples(st.sampled_from(("flush", "forget"))),
    ),
    max_size=30,
)


def stored(connection):
    form = shape(type_of[KIND])
    return {row[0]: dict(zip(form.columns, row, strict=True)) for row in connection.execute(form.select)}


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_they_are_as_if_written_at_once(steps):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        made.connection.execute("BEGIN")
        pending, model = Pending(made.connection), {}
        for what, *about in steps:
            if what == "write":
                row = {"id": about[0], "name": about[1]}
                if model.get(about[0]) != row:
                    pending.write(KIND, about[0], pending.row(KIND, about[0]), row)
                    model[about[0]] = row
            elif what == "remove":
                if about[0] in model:
                    pending.write(KIND, about[0], pending.row(KIND, about[0]), None)
                    del model[about[0]]
            elif what == "read ahead":
                pending.read_ahead(KIND, about[0])
            else:
                getattr(pending, what)()
            assert {ref: pending.row(KIND, ref) for ref in "abcd"} == {ref: model.get(ref) for ref in "abcd"}
        pending.flush()
        assert len(pending) == 0
        assert stored(made.connection) == model
        made.close()
