"""Fields of the user's own: made, renamed, typed, filled and removed."""

from __future__ import annotations

import pytest

from suidesk.commands.fields import AddField, ChangeField, OwnValue, RemoveField, SetFieldValue
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact
from suidesk.domain.own_fields import FieldType
from suidesk.domain.people import Field, FieldValue
from suidesk.queries.people import ContactPage


def values(made, ref):
    return {name: value for name, value, _ in made.desk.ask(ContactPage(ref)).fields}


def test_a_field_is_filled_and_emptied(made, asa, label):
    size = made.run(AddField(name=" Shoe  size ", type=FieldType.NUMBER))
    assert label() == ("AddField", {"name": "Shoe size"})
    made.run(SetFieldValue(contact_id=asa, field_id=size, value=" 38,5 "))
    assert label() == ("SetFieldValue", {"name": "Åsa Kjær", "other": "Shoe size"})
    assert values(made, asa) == {"Shoe size": "38.5"}
    made.run(SetFieldValue(contact_id=asa, field_id=size))
    assert values(made, asa) == {}


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (FieldType.NUMBER, "many", "not_a_number"),
        (FieldType.DAY, "soon", "not_a_day"),
        (FieldType.YES_NO, "perhaps", "not_yes_or_no"),
    ],
)
def test_what_does_not_fit_is_refused(made, asa, refused, kind, value, code):
    field = made.run(AddField(name="F", type=kind))
    assert refused(SetFieldValue(contact_id=asa, field_id=field, value=value)) == (code, "value")
    own = (OwnValue("G", "x"), OwnValue("F", value))
    assert refused(ChangeContact(id=asa, fields=own)) == (code, "fields.1")


def test_a_second_field_of_that_name_is_refused(made, refused):
    made.run(AddField(name="Hat"))
    assert refused(AddField(name="hat")) == ("field_exists", "name")
    assert refused(AddField(name=" ")) == ("required", "name")


def test_a_form_saves_its_fields_in_the_same_step(made, asa):
    before = made.rows()
    made.run(
        ChangeContact(id=asa, notes="x", fields=(OwnValue("Hat", "red"), OwnValue("Keys", "yes", FieldType.YES_NO)))
    )
    assert values(made, asa) == {"Hat": "red", "Keys": "yes"}
    made.run(ChangeContact(id=asa, fields=(OwnValue("Hat", " "), OwnValue("keys", "no"))))
    assert values(made, asa) == {"Keys": "no"}
    made.desk.undo()
    made.desk.undo()
    assert made.rows() == before
    new = made.run(AddPerson(given="Ina", fields=(OwnValue("Hat", "blue"),)))
    fund = made.run(AddOrganisation(display_name="Fund", fields=(OwnValue("Hat", "none"),)))
    assert (values(made, new), values(made, fund)) == ({"Hat": "blue"}, {"Hat": "none"})


def test_a_value_that_a_list_brought_stays_though_it_does_not_fit(made, asa):
    field = Field.of("Joined", FieldType.DAY)
    made.write(field, FieldValue.of(asa, field.id, "last summer"))
    made.run(ChangeContact(id=asa, notes="x", fields=(OwnValue("Joined", "last summer"),)))
    assert values(made, asa) == {"Joined": "last summer"}


def test_a_renamed_field_takes_its_values_along(made, asa, bram, refused):
    hat = made.run(AddField(name="Hat"))
    made.run(AddField(name="Scarf"))
    for ref in (asa, bram):
        made.run(SetFieldValue(contact_id=ref, field_id=hat, value="red"))
    before = made.rows()
    assert refused(ChangeField(id=hat, name="scarf")) == ("field_exists", "name")
    new = made.run(ChangeField(id=hat, name="Cap"))
    assert new == Field.of("cap").id
    assert [values(made, ref) for ref in (asa, bram)] == [{"Cap": "red"}] * 2
    assert made.reading.find(Field, hat) is None
    made.desk.undo()
    assert made.rows() == before
    assert made.run(ChangeField(id=hat, name="HAT")) == hat
    assert values(made, asa) == {"HAT": "red"}


def test_another_type_rewrites_what_fits_and_refuses_what_does_not(made, asa, bram, refused):
    paid = made.run(AddField(name="Paid"))
    made.run(SetFieldValue(contact_id=asa, field_id=paid, value="Ja"))
    made.run(ChangeField(id=paid, type=FieldType.YES_NO))
    assert values(made, asa) == {"Paid": "yes"}
    made.run(ChangeField(id=paid, type=FieldType.TEXT))
    made.run(SetFieldValue(contact_id=bram, field_id=paid, value="half"))
    assert refused(ChangeField(id=paid, type=FieldType.YES_NO)) == ("values_do_not_fit", "type")


def test_a_field_goes_with_its_values_only_when_said(made, asa, refused):
    hat = made.run(AddField(name="Hat"))
    made.run(SetFieldValue(contact_id=asa, field_id=hat, value="red"))
    before = made.rows()
    assert refused(RemoveField(id=hat)) == ("still_referenced", None)
    made.run(RemoveField(id=hat, together=True))
    assert values(made, asa) == {}
    made.desk.undo()
    assert made.rows() == before
