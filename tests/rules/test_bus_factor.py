"""The fewest people whose loss leaves more than half of the roles uncovered."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from suidesk.rules.bus_factor import bus_factor


def covers(*roles: str) -> list[frozenset[str]]:
    """Each text is a role, each letter a person who covers it."""
    return [frozenset(role) for role in roles]


@pytest.mark.parametrize(
    ("roles", "people"),
    [
        (["a"], "a"),
        (["ab"], "ab"),
        (["a", "b"], "ab"),
        (["a", "a"], "a"),
        (["a", "ab"], "ab"),
        (["a", "a", "b"], "a"),
        (["a", "b", "c"], "ab"),
        (["abc", "de", "de"], "de"),
        (["", "", "b"], ""),
        (["", "a", "b"], "a"),
        (["", "a"], "a"),
        (["ab", "bc", "ca", "abc"], "abc"),
    ],
)
def test_worked_examples(roles, people):
    found = bus_factor(covers(*roles))
    assert ("".join(found.people), found.is_exact, found.number) == (people, True, len(people))


def test_no_roles_no_factor():
    assert bus_factor([]) is None


def fewest_by_trying(roles):
    """The definition itself: lose every group of people in turn, the smallest first."""
    people = sorted(frozenset().union(*roles))
    for number in range(len(people) + 1):
        for lost in combinations(people, number):
            if sum(role <= frozenset(lost) for role in roles) * 2 > len(roles):
                return number
    raise AssertionError


@pytest.mark.parametrize("seed", range(60))
def test_it_is_what_the_definition_says(seed):
    random = Random(seed)
    roles = [frozenset(random.sample("abcdefg", random.randint(0, 3))) for _ in range(random.randint(1, 8))]
    assert bus_factor(roles).number == fewest_by_trying(roles)


def test_many_roles_give_a_bound_that_really_uncovers_them():
    random = Random(7)
    people = [str(number) for number in range(40)]
    roles = [frozenset(random.sample(people, random.randint(1, 3))) for _ in range(41)]
    found = bus_factor(roles)
    assert found.is_exact is False
    assert sum(role <= frozenset(found.people) for role in roles) * 2 > len(roles)
    assert 0 < found.number < len(people)
