"""Any contacts as a lossless workbook: brought in again they are unchanged, or it was said that it can't hold them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.interchange.books_out import FileFormat
from suidesk.interchange.people_out import Style
from suidesk.interchange.whole_contacts import WholeContact
from suidesk.services.exporting import Exporting, Wanted
from suidesk.services.importing import Counts, Importing
from suidesk.store.whole import whole_contacts
from tests.interchange.strategies import outgoing
from tests.services.test_exporting import stored
from tests.stores import made_store, quick_folder


@settings(max_examples=30)
@given(st.lists(outgoing(), min_size=1, max_size=3, unique_by=lambda one: one.contact.id))
def test_any_contacts_come_back_unchanged_from_a_lossless_workbook(people):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        for one in people:
            stored(made, one)
        try:
            content = Exporting(made.desk).export(Wanted(style=Style.LOSSLESS, format=FileFormat.XLSX)).content
        except SuideskError as error:
            made.close()
            assert error.code == "cell_not_in_workbook"  # noqa: PT017
            return
        importing = Importing(made.desk, lambda: None)
        report = importing.commit(importing.preview(importing.look(content, "x.xlsx")))
        found = list(whole_contacts(made.reading, [one.contact.id for one in people], WholeContact))
        made.close()
    assert report.counts == Counts(unchanged=len(people))
    assert [one.contact for one in found] == [one.contact for one in people]
