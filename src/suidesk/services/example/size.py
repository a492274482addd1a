"""How large an example is, from one neighbourhood to a whole region."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many records of each kind; `people` counts the user and the volunteers in, `weeks` is how far hours reach.

    `talks` is how many conversations each round of projects notes in a week, at least and at most; of `tied` in a
    hundred circles of residents connections are noted.
    """

    people: int = 300
    organisations: int = 40
    volunteers: int = 60
    projects: int = 12
    grants: int = 20
    weeks: int = 78
    talks: tuple[int, int] = (2, 5)
    tied: int = 75

    @property
    def records(self) -> int:
        """Guess the number of records that this makes, for showing progress; right within about a fifth."""
        contacts = self.people + self.organisations
        entries = self.volunteers * self.weeks * 4 // 5
        conversations = -(-self.projects // 11) * sum(self.talks) * 104
        people = int(contacts * 6.2) + self.volunteers * 5
        return people + self.projects * 20 + self.grants * 12 + conversations + entries


NEIGHBOURHOOD = Size()
"""What `suidesk new --example` makes."""

CITY = Size(people=8_500, organisations=1_500, volunteers=1_020, projects=188, grants=100, weeks=150)
"""Ten thousand contacts and about a hundred thousand time entries."""

METROPOLIS = Size(
    people=96_000,
    organisations=4_000,
    volunteers=10_000,
    projects=2_000,
    grants=1_000,
    weeks=138,
    talks=(12, 15),
    tied=20,
)
"""A hundred thousand contacts, a million time entries, 200,000 conversations: ten times what the largest user has."""
