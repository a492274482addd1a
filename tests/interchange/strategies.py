"""Contacts that Hypothesis invents, as the store could hold them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from suidesk.domain.ids import ContactId, PointId
from suidesk.domain.people import Contact, ContactKind, ContactPoint, PointKind, Reach, Sector, Tag
from suidesk.domain.text import folded, tidy
from suidesk.domain.volunteers import Volunteer, VolunteerStatus
from suidesk.interchange.whole_contacts import WholeContact

letters = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
texts = st.text(letters, min_size=1, max_size=12)
tidy_texts = texts.map(tidy).filter(bool)
verbatim = texts.filter(lambda text: bool(text.strip()))
stripped = texts.map(str.strip).filter(bool)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
ids = st.uuids().map(str)


def _distinct(words):
    return tuple({folded(word): word for word in words}.values())


words = st.lists(tidy_texts, max_size=3).map(_distinct)
fields = st.dictionaries(tidy_texts.filter(lambda name: Tag.of(name).name), verbatim, max_size=3).map(
    lambda pairs: tuple({folded(name): (name, value) for name, value in pairs.items()}.values())
)


def _points(raws):
    return st.lists(
        st.builds(
            lambda kind, raw, label: ContactPoint(
                id=PointId("p"), contact_id=ContactId("c"), kind=kind, raw=raw, label=label
            ),
            st.sampled_from(PointKind),
            raws,
            st.just("") | tidy_texts,
        ),
        max_size=5,
    )


@st.composite
def outgoing(draw):
    """Draw a contact with its parts, every text anything that Unicode has."""
    kind = draw(st.sampled_from(ContactKind))
    is_person = kind is ContactKind.PERSON
    contact = Contact(
        id=ContactId(draw(ids)),
        kind=kind,
        given=draw(st.just("") | tidy_texts) if is_person else "",
        family=draw(st.just("") | tidy_texts) if is_person else "",
        display_name=draw(tidy_texts),
        sector=None if is_person else draw(st.none() | st.sampled_from(Sector)),
        reach=None if is_person else draw(st.none() | st.sampled_from(Reach)),
        lawful_basis=draw(st.none() | stripped),
        source=draw(st.none() | stripped),
        do_not_contact=draw(st.booleans()),
        archived_on=draw(st.none() | days),
        died_on=draw(st.none() | days),
        notes=draw(st.just("") | verbatim),
    ).named("en")
    return WholeContact(
        contact=contact,
        points=tuple(draw(_points(tidy_texts))),
        languages=draw(words),
        tags=draw(words),
        volunteer=draw(st.none() | volunteers(contact.id)) if is_person else None,
        fields=draw(fields),
    )


def volunteers(ref):
    """Draw a volunteering profile."""
    return st.builds(
        lambda status, capacity, start, emergency, is_minor: Volunteer(
            id=ref,
            status=status,
            capacity_minutes=capacity,
            started_on=start,
            left_on=None,
            emergency_contact=emergency,
            is_minor=is_minor,
        ),
        st.sampled_from(VolunteerStatus),
        st.none() | st.integers(0, 10_080),
        st.none() | days,
        st.none() | stripped,
        st.booleans(),
    )
