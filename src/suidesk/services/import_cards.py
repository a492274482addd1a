"""vCards on their way in: no columns, so nothing to map; groups become tags of the people they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.mapping import Mapping
from suidesk.interchange.rows import Dialect
from suidesk.interchange.signatures import VCARD
from suidesk.interchange.tables import Table
from suidesk.interchange.vcard.card_files import CardFile
from suidesk.interchange.vcard.cards_in import CardContacts
from suidesk.services.import_report import Looked

if TYPE_CHECKING:
    from suidesk.interchange.problems import Problem
    from suidesk.services.import_watch import Watch

# What a file without columns has in place of one.
_NO_TABLE: Final = Table(
    kind=VCARD, encoding="utf-8", dialect=Dialect(), columns=(), headings=(), has_header=False, first_line=1
)


def looked_cards(content: bytes, name: str) -> Looked:
    """Understand a file of vCards."""
    mapping = Mapping(columns=(), uses=())
    return Looked(name=name, table=_NO_TABLE, mapping=mapping, kind=ListKind.PEOPLE, cards=CardFile(content))


class CardRows:
    """The contacts of a file of cards, and what there is to say of them and of what can't be one.

    `rejected` holds the problems of the rejected cards by line; `groups` counts the cards that become tags.
    """

    def __init__(self, cards: CardFile, watch: Watch) -> None:
        """Read the file. Raises `cancelled`."""
        self.problems: list[Problem] = []
        self.rejected: dict[int, tuple[Problem, ...]] = {}
        contacts = CardContacts()
        count = 0
        for card in cards.cards():
            contacts.add(card)
            self.problems += card.problems
            if card.is_card:
                count += 1
                watch.read(count)
                if card.incoming is None and card.group is None:
                    self.rejected[card.number] = card.problems
        self.problems += contacts.tag_members()
        self.rows = contacts.rows
        self.groups = len(contacts.groups)
