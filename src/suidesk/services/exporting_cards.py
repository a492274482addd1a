"""Contacts from the desk to vCards, and what such a file can't hold of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from suidesk.commands.importing import with_kept, with_weeks
from suidesk.interchange.books_out import FileFormat
from suidesk.interchange.people_out import Style
from suidesk.interchange.vcard.cards_out import LossFate, OutCard, losses, write_cards
from suidesk.interchange.vcard.contact_lines import CardExtent, CardVersion
from suidesk.interchange.vcard.kept_lines import KeptLine
from suidesk.interchange.whole_contacts import WholeContact
from suidesk.store.whole import whole_contacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from suidesk.services.exporting_watch import ExportWatch
    from suidesk.store.reading import Reading

_A_BLOCK: Final = 500
_FEW: Final = 5
_VERSIONS: Final = {FileFormat.VCARD3: CardVersion.V3, FileFormat.VCARD4: CardVersion.V4}
_EXTENTS: Final = {Style.SAFE: CardExtent.SHARED, Style.LOSSLESS: CardExtent.WHOLE}


@dataclass(frozen=True)
class LossCount:
    """One kind of thing that other programs won't see as it is, and of how many contacts.

    `what` is a name of `OutColumn`, `labels` or `kept_line`; `details` are the first few of several such things.
    """

    fate: LossFate
    what: str
    count: int
    details: tuple[str, ...] = ()


def cards_of(
    db: Reading, refs: Sequence[str], written: FileFormat, style: Style, watch: ExportWatch
) -> Iterator[bytes]:
    """Give the file of these contacts in pieces, in the order of `refs`. Raises `cancelled` where `watch` says so."""
    return write_cards(watch.each(_cards(db, refs), len(refs)), _VERSIONS[written], _EXTENTS[style])


def count_losses(db: Reading, refs: Iterable[str], written: FileFormat, style: Style) -> tuple[LossCount, ...]:
    """Tell what the cards of these contacts can't hold in a place that others read, the most frequent first."""
    counts: dict[tuple[LossFate, str], int] = {}
    details: dict[tuple[LossFate, str], dict[str, None]] = {}
    for card in _cards(db, refs):
        found = losses(card, _VERSIONS[written], _EXTENTS[style])
        for key in dict.fromkeys((loss.fate, loss.what) for loss in found):
            counts[key] = counts.get(key, 0) + 1
        for loss in found:
            named = details.setdefault((loss.fate, loss.what), {})
            if loss.detail and len(named) <= _FEW:
                named[loss.detail] = None
    ordered = sorted(counts, key=lambda key: -counts[key])
    return tuple(LossCount(fate, what, counts[fate, what], tuple(details[fate, what])[:_FEW]) for fate, what in ordered)


def _cards(db: Reading, refs: Iterable[str]) -> Iterator[OutCard]:
    waiting = iter(refs)
    while some := list(islice(waiting, _A_BLOCK)):
        for one in with_kept(db, with_weeks(db, list(whole_contacts(db, some, WholeContact)))):
            yield OutCard(one, tuple(KeptLine(line.version, line.text) for line in one.kept))
