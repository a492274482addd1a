"""Contacts to cards of version 3.0 or 4.0, and what of them such a card can't hold in a place of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from suidesk.interchange.vcard import own_properties as own
from suidesk.interchange.vcard.contact_lines import CardExtent, CardVersion, ContactLines
from suidesk.interchange.vcard.content_lines import line_of
from suidesk.interchange.vcard.kept_lines import KeptLine, is_moved, is_private, written_as
from suidesk.interchange.vcard.out_lines import OutLine, folded_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from suidesk.interchange.whole_contacts import WholeContact

_CARDS_A_PIECE: Final = 500
_NO_LOSS: Final = frozenset({own.MARK, own.ID})


@dataclass(frozen=True, slots=True)
class OutCard:
    """A contact to write, and the lines that its card had and nothing here understood."""

    whole: WholeContact
    kept: tuple[KeptLine, ...] = ()


class LossFate(StrEnum):
    """What happens to something that a card can't hold as it is."""

    MOVED = "moved"
    """Written under a name with X-, which few other programs read; we do."""
    CHANGED = "changed"
    """Other programs see it without some signs; we read it whole."""
    LEFT_OUT = "left_out"
    """Not written, as the file is to be shared."""


class Loss(NamedTuple):
    """One thing that other programs won't see as it is; `what` is a name of `OutColumn`, `labels` or `kept_line`."""

    fate: LossFate
    what: str
    detail: str = ""


def write_cards(cards: Iterable[OutCard], version: CardVersion, extent: CardExtent) -> Iterator[bytes]:
    """Give the file in pieces: UTF-8 without a mark, lines folded at 75 octets and ended by CR LF."""
    waiting = iter(cards)
    while some := list(islice(waiting, _CARDS_A_PIECE)):
        yield b"".join(folded_line(text) for card in some for text in _texts(card, version, extent))


def losses(card: OutCard, version: CardVersion, extent: CardExtent) -> tuple[Loss, ...]:
    """Tell before writing what of a card goes under X-, is changed for others, or is left out."""
    found: dict[Loss, None] = {}
    for line in _lines(card, version, extent):
        if (line.name.startswith(own.MARK) and line.name not in _NO_LOSS) or line.what == "labels":
            found[Loss(LossFate.MOVED, line.what, line.detail)] = None
        if line.is_changed:
            found[Loss(LossFate.CHANGED, line.what, line.detail)] = None
    for kept in _kept(card, extent):
        if is_moved(kept, version) and kept.version != version:
            found[Loss(LossFate.MOVED, "kept_line", kept.name)] = None
    return (*found, *_left_out(card, extent))


def _left_out(card: OutCard, extent: CardExtent) -> Iterator[Loss]:
    whole = card.whole
    if extent is CardExtent.SHARED:
        if whole.contact.notes:
            yield Loss(LossFate.LEFT_OUT, "notes")
        if whole.volunteer and whole.volunteer.emergency_contact:
            yield Loss(LossFate.LEFT_OUT, "emergency_contact")
        yield from (Loss(LossFate.LEFT_OUT, "kept_line", kept.name) for kept in card.kept if is_private(kept))


def _kept(card: OutCard, extent: CardExtent) -> tuple[KeptLine, ...]:
    if extent is CardExtent.WHOLE:
        return card.kept
    return tuple(kept for kept in card.kept if not is_private(kept))


def _lines(card: OutCard, version: CardVersion, extent: CardExtent) -> Iterator[OutLine]:
    heads = [line_of(kept.text).head for kept in _kept(card, extent)]
    groups = {head.group.lower() for head in heads}
    return ContactLines(card.whole, version, extent, groups, {head.name for head in heads}).lines()


def _texts(card: OutCard, version: CardVersion, extent: CardExtent) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield from (line.text() for line in _lines(card, version, extent))
    if kept := _kept(card, extent):
        yield f"{own.KEPT}:{len(kept)}"
        yield from (written_as(line, version) for line in kept)
    yield "END:VCARD"
