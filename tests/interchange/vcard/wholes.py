"""What tests of cards share: contacts as the store would hold them, written and read again."""

from __future__ import annotations

from suidesk.domain.ids import ContactId, PointId
from suidesk.domain.people import ContactPoint
from suidesk.interchange.incoming import volunteer_of
from suidesk.interchange.vcard.cards_in import read_card_file
from suidesk.interchange.vcard.cards_out import OutCard, write_cards
from suidesk.interchange.vcard.contact_lines import CardExtent
from suidesk.interchange.vcard.physical_lines import PhysicalLines
from suidesk.interchange.whole_contacts import WholeContact

AN_ID = "0191e7a0-0000-7000-8000-000000000001"


def stored(incoming):
    """Give what the store would hold of a contact that was read."""
    ref = ContactId(incoming.id or AN_ID)
    points = tuple(
        ContactPoint(id=PointId("p"), contact_id=ref, kind=kind, raw=raw, label=label)
        for kind, raw, label in incoming.points
    )
    return WholeContact(
        contact=incoming.contact(ref, "en"),
        points=points,
        languages=incoming.languages,
        tags=incoming.tags,
        volunteer=incoming.volunteer and volunteer_of(ref, incoming.volunteer),
        fields=incoming.fields,
        skills=incoming.skills,
        slots=incoming.slots,
    )


def facts(whole):
    """Give all of a stored contact, to compare: custom fields have no order."""
    points = [(point.kind, point.raw, point.label) for point in whole.points]
    lists = (list(whole.languages), list(whole.tags), list(whole.skills), set(whole.slots))
    return whole.contact, points, *lists, whole.volunteer, dict(whole.fields)


def written(cards, version, extent=CardExtent.WHOLE):
    """Give a file of cards, or of contacts."""
    cards = [card if isinstance(card, OutCard) else OutCard(card) for card in cards]
    return b"".join(write_cards(cards, version, extent))


def one(text):
    """Give the only contact of a file."""
    (incoming,) = read_card_file(text if isinstance(text, bytes) else text.encode()).incoming
    return incoming


def card(*lines, version="3.0", end="\r\n"):
    """Give a card of those lines as text."""
    return end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def codes(text):
    """Give the codes of all that there is to say about a file, with their lines."""
    data = text if isinstance(text, bytes) else text.encode()
    return [(problem.code, problem.line) for problem in read_card_file(data).problems]


def count_lines(data):
    """Count the physical lines of a file."""
    return sum(1 for _ in PhysicalLines(data))
