"""Lists that went out: recorded, changed, deleted, and each of it taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from suidesk.commands.desk import ChangeDesk
from suidesk.commands.exports import ChangeExport, MarkExportDeleted, RecordExport
from suidesk.commands.people import RemoveContact
from suidesk.commands.reminders import CompleteReminder
from suidesk.domain.exports import ListExport, export_id
from suidesk.domain.reminders import Outcome, Reminder
from suidesk.queries.exports import ListsSent, SentListOf
from suidesk.services.reminding import Reminding
from tests.stores import NOW


def sent(made, **values):
    return made.run(RecordExport(**{"file": "people.csv", "what": "people", "count": 2, **values}))


def test_who_when_and_what_are_noted_and_taken_back(made, label):
    before = made.rows()
    ref = sent(made, columns=("Name", "E-mail"), purpose="For the council", delete_by=made.today + timedelta(30))
    assert label() == ("RecordExport", {"name": "people.csv", "count": 2})
    found = made.desk.ask(SentListOf(ref))
    assert found.export.at == NOW
    assert found.export.by_id == made.reading.desk().me_id
    assert (found.export.headings, found.export.purpose) == (("Name", "E-mail"), "For the council")
    made.desk.undo()
    assert made.rows() == before


def test_two_lists_of_one_moment_are_two(made):
    place = made.reading.newest_batch()
    one, two = sent(made, position=place), sent(made, position=place)
    assert one == export_id(made.reading.desk().site_id, place)
    assert one != two
    found = made.desk.ask(ListsSent())
    assert ({row.export.id for row in found.rows}, found.count, found.waiting) == ({one, two}, 2, 0)


def test_only_those_to_be_deleted_are_listed_the_next_one_first(made):
    late, soon, _ = (sent(made, delete_by=day and made.today + timedelta(day)) for day in (9, 3, None))
    found = made.desk.ask(ListsSent(only_waiting=True))
    assert ([row.export.id for row in found.rows], found.count) == ([soon, late], 2)
    made.run(MarkExportDeleted(id=soon))
    assert made.reading.get(ListExport, soon).deleted_on == made.today
    assert made.desk.ask(ListsSent(only_waiting=True)).count == 1
    assert made.desk.ask(ListsSent(limit=1, offset=1)).count == 3


def test_purpose_and_day_can_be_changed(made, refused):
    ref = sent(made)
    made.run(ChangeExport(id=ref, purpose="A mailing", delete_by=made.today))
    found = made.reading.get(ListExport, ref)
    assert (found.purpose, found.delete_by, found.file) == ("A mailing", made.today, "people.csv")
    assert refused(ChangeExport(id=ref, delete_by=made.today - timedelta(9))) == ("ends_before_start", "delete_by")
    assert refused(ChangeExport(id="nobody")) == ("not_found", None)


@pytest.mark.parametrize(
    ("values", "field"),
    [({"file": ""}, "file"), ({"what": " "}, "what"), ({"count": -1}, "count"), ({"purpose": "x" * 2_001}, "purpose")],
)
def test_what_can_not_be_noted(made, refused, values, field):
    command = RecordExport(**{"file": "people.csv", "what": "people", "count": 2, **values})
    assert refused(command)[1] == field


def tick(made):
    Reminding(made.desk, made.desk, None).tick(NOW)
    return made.reading.where(Reminder, rule="export.delete_by", outcome=None)


def test_the_day_reminds_until_it_is_deleted(made):
    ref = sent(made, delete_by=made.today)
    (reminder,) = tick(made)
    assert (reminder.subject_id, reminder.due_on) == (ref, made.today)
    made.run(MarkExportDeleted(id=ref))
    assert tick(made) == []
    assert made.reading.get(Reminder, reminder.id).outcome is Outcome.DONE


def test_done_says_that_it_is_deleted(made):
    ref = sent(made, delete_by=made.today)
    (reminder,) = tick(made)
    made.run(CompleteReminder(id=reminder.id))
    assert made.reading.get(ListExport, ref).deleted_on == made.today
    assert tick(made) == []


def test_an_export_outlives_the_contact_who_made_it(made, asa, bram):
    made.run(ChangeDesk(me_id=asa))
    ref = sent(made)
    assert made.desk.ask(SentListOf(ref)).by == "Åsa Kjær"
    made.run(ChangeDesk(me_id=bram))
    made.run(RemoveContact(id=asa, together=True))
    assert made.desk.ask(SentListOf(ref)).by == ""
