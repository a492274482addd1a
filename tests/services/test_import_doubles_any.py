"""Whatever is answered on doubles: the counts add up, no value is lost, and one undo takes it all back."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.people import AddPerson, Point
from suidesk.domain.duplicates import ToldApart
from suidesk.domain.people import Contact, ContactPoint, PointKind
from suidesk.interchange.row_doubles import Answer, Answered
from suidesk.services.importing import Importing
from tests.stores import made_store, quick_folder

GIVEN = ("Ann", "Anne", "Anna", "A.", "Søren")
FAMILY = ("van den Berg", "Berg", "Kjær")
MAILS = ("anne@example.org", "soren@example.org", "")
PHONES = ("+31 6 12345678", "+45 20 12 34 56", "")
ROW = st.tuples(*map(st.sampled_from, (GIVEN, FAMILY, MAILS, PHONES)))


@settings(max_examples=60)
@given(st.lists(ROW, max_size=4), st.lists(ROW, min_size=1, max_size=7), st.data())
def test_nothing_is_lost_whatever_is_answered(known, rows, data):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        for given_name, family, mail, phone in known:
            told = ((PointKind.EMAIL, mail), (PointKind.PHONE, phone))
            points = tuple(Point(kind, raw) for kind, raw in told if raw)
            made.run(AddPerson(given=given_name, family=family, points=points))
        before = made.rows()
        importing = Importing(made.desk, lambda: None)
        text = "Voornaam,Achternaam,E-mail,Telefoon\n" + "".join(f"{','.join(row)}\n" for row in rows)
        preview = importing.preview(importing.look(text.encode(), "x.csv"))
        answers = tuple(
            Answered(one, data.draw(st.sampled_from(Answer), label="answer")) for one in importing.doubles(preview)
        )
        preview = importing.settle(preview, answers) if answers else preview
        report = importing.commit(preview)
        assert report.counts == preview.counts
        assert report.counts.read == len(rows)
        assert len(made.reading.where(Contact)) == len(known) + report.counts.created
        raws = {one.raw for one in made.reading.where(ContactPoint)}
        assert {value.casefold() for row in rows for value in row[2:] if value} <= {raw.casefold() for raw in raws}
        words = " ".join(str(row) for table in ("contacts", "field_values") for row in made.rows()[table].values())
        assert all(f"{row[0]} {row[1]}" in words for row in rows)
        for mark in made.reading.where(ToldApart):
            assert mark.one_id != mark.other_id
        if report.batch is not None:
            made.desk.undo(report.batch)
            assert made.rows() == before
        made.close()
