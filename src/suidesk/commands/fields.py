"""Changes to fields of the user's own, and to what a contact has in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from suidesk.commands.command import UNSET, UnsetType
from suidesk.domain.errors import Invalid, SuideskError
from suidesk.domain.own_fields import FieldType, fitted
from suidesk.domain.people import Contact, Field, FieldValue
from suidesk.domain.text import tidy

if TYPE_CHECKING:
    from suidesk.domain.ids import ContactId
    from suidesk.store.tx import Tx


@dataclass(frozen=True)
class OwnValue:
    """What a contact has in a field of the user's own; a field that isn't there yet is made, of that type."""

    name: str
    value: str
    type: FieldType = FieldType.TEXT


@dataclass(frozen=True, kw_only=True)
class AddField:
    """Add a field of the user's own, for contacts to have a value in; gives the new id."""

    name: str
    type: FieldType = FieldType.TEXT

    def apply(self, tx: Tx) -> str:
        """Write it, unless there is one of that name."""
        made = Field.of(self.name, self.type)
        if (there := tx.find(Field, made.id)) is not None:
            raise SuideskError("field_exists", field="name", name=there.name)
        tx.say(name=made.name)
        return tx.put(made).id


@dataclass(frozen=True, kw_only=True)
class ChangeField:
    """Rename a field or have it hold something else; what contacts have in it stays. Gives its id, perhaps a new one.

    The id follows from the name, so that a list that is brought in finds the field: values move with it.
    """

    id: str
    name: str | UnsetType = UNSET
    type: FieldType | UnsetType = UNSET

    def apply(self, tx: Tx) -> str:
        """Write field and values; refuse a type that a value doesn't fit, and the name of another field."""
        old = tx.get(Field, self.id)
        name = old.name if isinstance(self.name, UnsetType) else tidy(self.name)
        new = Field.of(name, old.type if isinstance(self.type, UnsetType) else self.type)
        tx.say(name=new.name, before=old.name)
        if new.id != old.id and (there := tx.find(Field, new.id)) is not None:
            raise SuideskError("field_exists", field="name", name=there.name)
        values = tx.where(FieldValue, field_id=old.id)
        if new.type is not old.type:
            values = _refitted(values, new)
        tx.put(new)
        for value in values:
            tx.put(FieldValue.of(value.contact_id, new.id, value.value))
            if new.id != old.id:
                tx.delete(value)
        if new.id != old.id:
            tx.delete(old)
        return new.id


@dataclass(frozen=True, kw_only=True)
class RemoveField:
    """Remove a field of the user's own; `together` also removes what contacts have in it."""

    id: str
    together: bool = False

    def apply(self, tx: Tx) -> None:
        """Remove it."""
        field = tx.get(Field, self.id)
        tx.say(name=field.name)
        tx.remove(field, together=self.together)


@dataclass(frozen=True, kw_only=True)
class SetFieldValue:
    """Write what a contact has in a field of the user's own; an empty value takes it away."""

    contact_id: str
    field_id: str
    value: str = ""

    def apply(self, tx: Tx) -> None:
        """Write or remove the value."""
        contact, field = tx.get(Contact, self.contact_id), tx.get(Field, self.field_id)
        tx.say(name=contact.display_name, other=field.name)
        made = FieldValue.of(contact.id, field.id, self.value.strip())
        if made.value:
            tx.put(replace(made, value=fitted(field.type, made.value)))
        else:
            tx.delete(made)


def set_values(tx: Tx, contact_id: ContactId, values: tuple[OwnValue, ...]) -> None:
    """Make these all that the contact has in fields of the user's own; an empty value counts as none.

    A value that was there before stays as it is, even where it doesn't fit: a list from elsewhere brought it.
    """
    wanted = []
    for at, one in enumerate(values):
        if not one.value.strip():
            continue
        try:
            wanted.append(_value(tx, contact_id, one))
        except Invalid as error:
            raise Invalid(error.code, field=f"fields.{at}", **error.params) from error
    tx.keep_only(FieldValue, wanted, contact_id=contact_id)


def _value(tx: Tx, contact_id: ContactId, one: OwnValue) -> FieldValue:
    made = Field.of(one.name, one.type)
    field = tx.find(Field, made.id) or tx.put(made)
    value = FieldValue.of(contact_id, field.id, one.value)
    if (old := tx.find(FieldValue, value.id)) is None or old.value != one.value:
        value = replace(value, value=fitted(field.type, one.value))
    value.check()
    return value


def _refitted(values: list[FieldValue], field: Field) -> list[FieldValue]:
    """Give the values as the field's new type keeps them; say how many don't fit it, and one of them."""
    found, misfits = [], []
    for one in values:
        try:
            found.append(replace(one, value=fitted(field.type, one.value)))
        except Invalid:
            misfits.append(one.value)
    if misfits:
        raise SuideskError("values_do_not_fit", field="type", name=field.name, rows=len(misfits), found=misfits[0])
    return found
