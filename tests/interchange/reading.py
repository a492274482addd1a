"""A text to contacts in one call, as tests of the interchange need it."""

from __future__ import annotations

from suidesk.domain.people import ContactKind
from suidesk.interchange.guessing import guess
from suidesk.interchange.people_in import PeopleReader, read_people
from suidesk.interchange.tables import read_table


def read(text, kind=ContactKind.PERSON, mapping=None):
    """Give the contacts and problems of a text (or bytes), mapped as guessed."""
    table = read_table(text if isinstance(text, bytes) else text.encode())
    return read_people(table, mapping or guess(table, kind)[0])


def one(text, kind=ContactKind.PERSON):
    """Give the only contact of a text."""
    (incoming,), _ = read(text, kind)
    return incoming


def outcomes(text, mapping=None):
    """Give the outcome of every row."""
    table = read_table(text.encode())
    return list(PeopleReader(table, mapping or guess(table)[0]).outcomes())
