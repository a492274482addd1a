"""Who may be here twice, on the command line."""

from __future__ import annotations

import pytest


@pytest.fixture
def twins(line):
    """Two of one name and number."""
    points = "kind=phone,raw=020 1234567"
    add = ("do", "AddPerson", "--given", "Jan", "--family", "Jansen", "--points", points)
    return [line.done(*add).out.strip() for _ in range(2)]


def test_pairs_are_listed_with_what_speaks_for_and_against(line, twins):
    (row,) = line.done("doubles", "--json").document
    assert {row["one"]["id"], row["other"]["id"]} == set(twins)
    assert (row["for"], row["against"]) == (["same_name", "same_phone"], [])
    assert row["probability"] > 0.5
    assert "same name, same phone number" in line.done("doubles").out


def test_two_are_told_apart_listed_and_proposed_again(line, twins):
    assert line.done("doubles", "--two", *twins).out == "Jan Jansen and Jan Jansen told apart\n"
    assert line.done("doubles", "--two", *twins).err == "That was noted before; nothing was changed.\n"
    assert line.done("doubles", "--json").document == []
    assert line.done("doubles").err == "Nobody seems to be here twice.\n"
    (row,) = line.done("doubles", "--told-apart", "--json").document
    assert {row["one"]["id"], row["other"]["id"]} == set(twins)
    assert all(ref in line.done("doubles", "--told-apart").out for ref in twins)
    line.done("doubles", "--take-back", *reversed(twins))
    assert len(line.done("doubles", "--json").document) == 1
    assert line.done("doubles", "--told-apart").err == "Nobody was told apart.\n"


def test_somebody_who_is_not_here_is_refused(line, twins):
    assert line("doubles", "--two", twins[0], "nobody").status == 1
    assert line("doubles", "--two", twins[0], twins[0]).status == 2
    assert line("doubles", "--two", *twins, "--told-apart").status == 2
