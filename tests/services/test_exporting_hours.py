"""Hours go out by column what they are record by record."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suidesk.commands.people import AddPerson
from suidesk.domain.errors import SuideskError
from suidesk.domain.projects import Project
from suidesk.domain.workload import EntryKind, TimeEntry
from suidesk.interchange.list_kinds import ListKind
from suidesk.interchange.people_out import Style
from suidesk.interchange.sheets.writing import SheetData, chosen_places, default_places, write_sheet
from suidesk.services.exporting import Exporting
from suidesk.services.exporting_hours import hours_refer_to
from suidesk.services.exporting_records import WantedRecords, _registers
from tests.stores import made_store, quick_folder

NAMES = ("Ann", "Bo", "ann", "=Cleo, the first", "who@x.nl")
PROJECTS = ("Garden", "garden", '+ "Bread"', "@home")
entries = st.lists(
    st.tuples(
        st.integers(0, len(NAMES) - 1),
        st.integers(0, 3),
        st.integers(1, 600),
        st.none() | st.integers(0, len(PROJECTS) - 1),
        st.none() | st.integers(0, 3),
        st.sampled_from(EntryKind),
    ),
    max_size=12,
)
columns = st.just(()) | st.lists(
    st.sampled_from(["day", "person", "minutes", "project", "id", "project_id"]), min_size=1, unique=True
).map(tuple)


def slowly(db, wanted):
    records = db.records(TimeEntry, "ORDER BY day, start_min IS NULL, start_min, id")
    data = SheetData(wanted.kind, records, _registers(db, wanted.kind))
    places = chosen_places(data, wanted.columns, wanted.style) if wanted.columns else default_places(data, wanted.style)
    return b"".join(write_sheet(data, places, wanted.style, wanted.separator))


@settings(max_examples=40)
@given(entries, columns, st.sampled_from(Style), st.sampled_from(",;"))
def test_a_file_of_hours_is_the_file_record_by_record(told, chosen, style, separator):
    with quick_folder() as folder:
        made = made_store(Path(folder) / "store")
        people = [made.run(AddPerson(given=name)) for name in NAMES]
        projects = [f"project-{at}" for at in range(len(PROJECTS))]
        made.write(*(Project(id=ref, name=name) for ref, name in zip(projects, PROJECTS, strict=True)))
        made.write(
            *(
                TimeEntry(
                    # Not in the order of the days.
                    id=f"{7 * at % 12}-{at}",
                    person_id=people[person],
                    day=date(2026, 3, 1) + timedelta(days=day),
                    minutes=minutes,
                    project_id=None if project is None else projects[project],
                    start_min=None if start is None else 300 * start,
                    kind=kind,
                )
                for at, (person, day, minutes, project, start, kind) in enumerate(told)
            )
        )
        wanted = WantedRecords(kind=ListKind.HOURS, columns=chosen, style=style, separator=separator)
        exported = Exporting(made.desk).export(wanted)
        expected = slowly(made.reading, wanted)
        referred = hours_refer_to(made.reading)
        made.close()
    assert exported.content == expected
    assert exported.count == len(told)
    assert referred == {
        "person_id": {people[person] for person, *_ in told},
        "project_id": {projects[one] for *_, one, _, _ in told if one is not None},
    }


def test_an_unknown_column_of_hours_is_told(tmp_path):
    made = made_store(tmp_path / "store")
    with pytest.raises(SuideskError) as raised:
        Exporting(made.desk).export(WantedRecords(kind=ListKind.HOURS, columns=("hat",)))
    assert raised.value.code == "unknown_column"
    made.close()
