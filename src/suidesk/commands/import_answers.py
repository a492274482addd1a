"""What answers on doubles write beside the rows: names that a contact also goes by, and who was told apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from suidesk.domain.duplicates import ToldApart
from suidesk.domain.people import Contact, Field, FieldValue
from suidesk.interchange.decisions import Decision, Fate
from suidesk.interchange.sameness import alike
from suidesk.wording.merging import kept_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suidesk.interchange.decisions import KnownContacts
    from suidesk.interchange.settling import Settled
    from suidesk.store.tx import Tx


def field_of_names() -> Field:
    """Give the field that holds the other names of a contact, as after a merge."""
    return Field.of(kept_in("display_name"))


def with_names(decision: Decision, names: Sequence[str], known: KnownContacts) -> Decision:
    """Keep beside the contact the names that its rows have and it has not."""
    if decision.fate is Fate.CREATED:
        return _of_new(decision, names)
    found = known.of_ids([decision.contact_id])
    contact = next((one for one in decision.records if isinstance(one, Contact)), found[0].contact)
    made = field_of_names()
    ref = FieldValue.of(contact.id, made.id, "").id
    here = {alike(name): value for name, value in found[0].fields}.get(alike(made.name), "")
    old = next((one.value for one in decision.records if isinstance(one, FieldValue) and one.id == ref), here)
    value = _joined(old, names, contact.display_name)
    if value == old:
        return decision
    kept = [one for one in decision.records if one.id != ref]
    records = [*kept, made, FieldValue.of(contact.id, made.id, value)]
    return replace(decision, fate=Fate.UPDATED, records=records)


def _of_new(decision: Decision, names: Sequence[str]) -> Decision:
    one, name = decision.incoming, field_of_names().name
    old = {alike(told): value for told, value in one.fields}.get(alike(name), "")
    value = _joined(old, names, one.name)
    if value == old:
        return decision
    rest = tuple(told for told in one.fields if alike(told[0]) != alike(name))
    return replace(decision, incoming=replace(one, fields=(*rest, (name, value))))


def _joined(old: str, names: Sequence[str], shown: str) -> str:
    have = {alike(shown), *map(alike, old.split("\n"))}
    return "\n".join(filter(None, (old, *(name for name in names if alike(name) not in have))))


def tell_apart(tx: Tx, settled: Settled) -> None:
    """Note who was said to be two, of those who are there."""
    for one, other in settled.told_apart:
        if tx.find(Contact, one) is not None and tx.find(Contact, other) is not None:
            tx.put(ToldApart.of(one, other))
