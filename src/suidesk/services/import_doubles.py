"""Who of a file may be here already, and which of its rows may be one: found before anything is written."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from suidesk.commands.import_answers import field_of_names
from suidesk.domain.errors import SuideskError
from suidesk.domain.people import ContactKind, ContactPoint, PointKind
from suidesk.interchange.linking.records import LinkRecord, Reason
from suidesk.interchange.own_files import EMPLOYER_FIELD
from suidesk.interchange.row_doubles import Answer, RowDouble, Side
from suidesk.interchange.sameness import alike, facts_of, keys_of_incoming, keys_of_whole, name_key
from suidesk.interchange.whole_contacts import WholeContact
from suidesk.queries.doubles import LEAST_PHONE, is_birthday, is_telling, records_to_compare
from suidesk.store.whole import whole_contacts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from suidesk.interchange.incoming import Incoming
    from suidesk.interchange.linking.records import Proposal
    from suidesk.interchange.row_doubles import Answered
    from suidesk.services.asking import Asking
    from suidesk.services.import_report import PossibleMatch, Preview
    from suidesk.services.import_seen import Seen
    from suidesk.services.import_watch import Cancelled
    from suidesk.store.reading import Reading as Db

MOST: Final = 5_000
"""Pairs that are asked about; a file with more of them is brought in as it is, and they are proposed afterwards."""
ABOUT: Final = 3
"""Addresses and numbers that tell somebody from namesakes."""


class RowDoubles:
    """Asks for the pairs that may be one, those that are practically sure first."""

    def __init__(self, seen: Seen, possible: Iterable[PossibleMatch], watch: Callable[[], object]) -> None:
        """Look among the rows seen; `possible` matches are asked too. `watch` may raise to stop."""
        self._seen, self._possible, self._watch = seen, tuple(possible), watch

    def fetch(self, db: Db) -> tuple[RowDouble, ...]:
        """Give the pairs; takes some ten seconds of work for 100,000 rows, and two for few rows in a large desk."""
        if not self._seen.news:
            return ()
        # Its comparing library is loaded only by those who compare.
        from suidesk.interchange.linking.linker import linked_new

        self._watch()
        here = records_to_compare(db, has_archived=True)
        found = linked_new(here, map(_record, self._seen.news), watch=self._watch)
        del here
        rows = {_id(one): one for one in self._seen.news}
        known = _Known(db, self._seen)
        pairs: dict[tuple[str, str], RowDouble] = {}
        for one in known.by_other_name(self._seen.news):
            pairs[one.other.contact_id, _id(rows[str(one.row.lines[0])])] = one
        for proposal in islice(filter(is_telling, found), MOST):
            pairs.setdefault((proposal.first, proposal.second), self._double(proposal, rows, known))
        for match in self._possible:
            if str(match.line) in rows:
                pairs.setdefault((match.contact_id, str(match.line)), self._resembling(match, rows, known))
        return tuple(sorted(pairs.values(), key=lambda one: (not one.is_certain, -one.probability, one.row.lines)))

    def _double(self, found: Proposal, rows: dict[str, Incoming], known: _Known) -> RowDouble:
        earlier = rows.get(found.first)
        return RowDouble(
            row=self._side(rows[found.second]),
            other=self._side(earlier) if earlier else known.side(found.first),
            probability=found.probability,
            reasons=found.reasons,
            against=found.against,
            is_certain=found.is_certain,
        )

    def _resembling(self, match: PossibleMatch, rows: dict[str, Incoming], known: _Known) -> RowDouble:
        return RowDouble(
            row=self._side(rows[str(match.line)]),
            other=known.side(match.contact_id),
            probability=0.0,
            reasons=(Reason(match.reason),),
            against=(),
            is_certain=False,
        )

    def _side(self, one: Incoming) -> Side:
        return Side(name=one.name, about=_about(one), lines=self._seen.lines(one.line))


class _Known:
    """Contacts of the store as the sides of pairs, each read once."""

    def __init__(self, db: Db, seen: Seen) -> None:
        self._db, self._seen = db, seen
        self._sides: dict[str, Side] = {}

    def side(self, ref: str) -> Side:
        if ref not in self._sides:
            (one,) = whole_contacts(self._db, [ref], WholeContact)
            self._sides[ref] = self._of(one)
        return self._sides[ref]

    def _of(self, one: WholeContact) -> Side:
        lines = tuple(self._seen.holders.get(one.contact.id, ()))
        return Side(name=one.contact.display_name, about=_about(one), lines=lines, contact_id=one.contact.id)

    def by_other_name(self, rows: Sequence[Incoming]) -> list[RowDouble]:
        """Find the rows by a name that a contact also goes by, as after a merge; sure where something else agrees."""
        refs: dict[tuple[ContactKind, str], list[str]] = {}
        sql = """SELECT kind, contact_id, value FROM field_values JOIN contacts ON contacts.id = contact_id
            WHERE field_id = ?"""
        for kind, ref, names in self._db.rows(sql, (field_of_names().id,)):
            for name in names.split("\n"):
                refs.setdefault(name_key(ContactKind(kind), name), []).append(ref)
        if not refs:
            return []
        return [
            found for row in rows if (found := self._by_other_name(row, refs.get(name_key(row.kind, row.name), [])))
        ]

    def _by_other_name(self, row: Incoming, refs: list[str]) -> RowDouble | None:
        if len(refs) != 1:
            return None
        (one,) = whole_contacts(self._db, refs, WholeContact)
        mine, theirs = keys_of_incoming(row), keys_of_whole(one)
        is_sure = mine.shared_with(theirs) > 0 or (facts_of(row) <= facts_of(one) and not mine.contradicts(theirs))
        return RowDouble(
            row=Side(name=row.name, about=_about(row), lines=self._seen.lines(row.line)),
            other=self._of(one),
            probability=1.0 if is_sure else 0.5,
            reasons=(Reason.KNOWN_AS,),
            against=(),
            is_certain=is_sure,
        )


def _id(one: Incoming) -> str:
    # No id of a contact is a number.
    return str(one.line)


def _about(one: Incoming | WholeContact) -> tuple[str, ...]:
    told = [point.raw for point in one.points if point.kind is not PointKind.URL]
    return tuple(told[:ABOUT])


def _record(one: Incoming) -> LinkRecord:
    normal = [(point.kind, point.raw, ContactPoint.normalised(point.kind, point.raw)) for point in one.points]
    fields = {alike(name): value for name, value in one.fields}
    return LinkRecord(
        id=_id(one),
        given=one.given,
        family=one.family,
        name=one.name,
        born=next((value for name, value in one.fields if is_birthday(name, value)), ""),
        emails=tuple(plain for kind, _, plain in normal if kind is PointKind.EMAIL),
        phones=tuple(plain for kind, _, plain in normal if kind is PointKind.PHONE and len(plain) >= LEAST_PHONE),
        street=next((raw for kind, raw, _ in normal if kind is PointKind.ADDRESS), ""),
        organisation=fields.get(alike(EMPLOYER_FIELD), ""),
        is_organisation=one.kind is ContactKind.ORGANISATION,
    )


def doubles_of(desk: Asking, preview: Preview, cancelled: Cancelled | None) -> tuple[RowDouble, ...]:
    """Find the pairs of a preview that may be one; it has none to ask afterwards. Raises `cancelled`."""

    def watch() -> None:
        if cancelled and cancelled():
            raise SuideskError("cancelled")

    return desk.ask(RowDoubles(preview.seen, preview.possible, watch))


def left_for_later(answers: Iterable[Answered]) -> list[RowDouble]:
    """Give the pairs with somebody known that were left for later."""
    return [one.double for one in answers if one.answer is Answer.LATER and one.double.other.contact_id]


def reason_of(double: RowDouble) -> str:
    """Give the reason that tells most in few words."""
    plain = (Reason.SAME_NAME, Reason.SAME_EMAIL, Reason.SAME_PHONE)
    return next((one for one in plain if one in double.reasons), double.reasons[0]).value
