"""Connections: which kinds read the same from both sides, and when two say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from suidesk.domain.errors import Invalid
from suidesk.domain.network import Connection, ConnectionKind

ONE = Connection(id="a", from_id="p", to_id="q", since=date(2026, 3, 1), until=date(2026, 6, 30))


def test_a_contact_is_not_tied_to_itself():
    with pytest.raises(Invalid) as caught:
        replace(ONE, to_id="p").check()
    assert (caught.value.code, caught.value.field) == ("tied_to_itself", "to_id")


def test_only_what_is_true_of_both_alike_is_mutual():
    mutual = {kind for kind in ConnectionKind if kind.is_mutual}
    assert mutual == {
        ConnectionKind.KNOWS,
        ConnectionKind.FAMILY,
        ConnectionKind.NEIGHBOUR,
        ConnectionKind.PARTNER,
        ConnectionKind.OTHER,
    }


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ({}, True),
        ({"since": date(2026, 6, 30), "until": None}, True),
        ({"since": date(2026, 7, 1), "until": None}, False),
        ({"since": None, "until": date(2026, 2, 28)}, False),
        ({"since": None, "until": date(2026, 3, 1)}, True),
        ({"from_id": "q", "to_id": "p"}, True),
        ({"to_id": "r"}, False),
        ({"kind": ConnectionKind.TRUSTS}, False),
        ({"id": "a"}, False),
    ],
)
def test_two_connections_repeat_each_other_on_a_day_that_both_hold(other, is_same):
    known = replace(ONE, **{"id": "b", **other})
    assert ONE.repeats(known) is is_same
    assert known.repeats(ONE) is is_same


def test_who_trusts_whom_is_two_things():
    trusts = replace(ONE, kind=ConnectionKind.TRUSTS)
    assert not trusts.repeats(replace(trusts, id="b", from_id="q", to_id="p"))
