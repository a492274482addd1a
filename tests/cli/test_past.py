"""`suidesk undo`, `redo` and `history`."""

from __future__ import annotations

import pytest


@pytest.fixture
def busy(line):
    """A desk on which three people were added."""
    line.ids = [line.done("do", "AddPerson", "--given", name).out.strip() for name in ("Grace", "Zoë", "Fatima")]
    return line


def names(line):
    return sorted(row["name"].split()[0] for row in line.done("ask", "PeopleMatching", "--json").document)


def test_undo_takes_back_the_last_and_redo_makes_it_again(busy):
    assert busy.done("undo").out == "Undone: Fatima was added\n"
    assert names(busy) == ["Ada", "Grace", "Zoë"]
    assert busy.done("redo").out == "Done again: Fatima was added\n"
    assert names(busy) == ["Ada", "Fatima", "Grace", "Zoë"]


def test_undo_takes_back_several(busy):
    changes = busy.done("undo", "2", "--json").document["changes"]
    assert [one["said"] for one in changes] == ["Undone: Fatima was added", "Undone: Zoë was added"]
    assert names(busy) == ["Ada", "Grace"]
    assert busy.done("redo", "2").lines == ["Done again: Zoë was added", "Done again: Fatima was added"]


def test_undo_of_more_than_there_is_takes_back_what_there_is_and_says_so(busy):
    called = busy("undo", "9")
    assert (called.status, len(called.lines)) == (1, 3)
    assert names(busy) == ["Ada"]


def test_with_nothing_to_take_back_it_says_so(line):
    assert line("undo").status == 1
    assert line("redo").status == 1


def test_undo_takes_back_an_older_change_by_its_id(busy):
    batch = busy.done("history", "--json").document[-1]["batch"]
    busy.done("undo", batch)
    assert names(busy) == ["Ada", "Fatima", "Zoë"]
    assert busy("undo", "no-such-change").status == 1


def test_a_conflict_is_refused_skipped_or_overwritten(busy):
    batch = busy.done("history", "--json").document[-1]["batch"]
    busy.done("do", "ChangeContact", "--id", busy.ids[0], "--family", "Hopper")
    refused = busy("undo", batch)
    assert refused.status == 1
    assert "were changed since" in refused.err or "was changed since" in refused.err
    skipped = busy("undo", batch, "--conflicts", "skip")
    assert skipped.status == 1
    assert "Grace" in names(busy)
    busy.done("undo")
    busy.done("undo", batch, "--conflicts", "overwrite")
    assert "Grace" not in names(busy)


def test_redo_takes_a_number_only(line):
    assert line("redo", "last").status == 2


def test_history_lists_newest_first_in_the_laptops_time(busy):
    busy.clock.travel("Europe/Copenhagen")
    busy.done("undo")
    rows = busy.done("history").lines
    assert rows[0].split() == ["when", "what", "records", "id"]
    assert rows[2].startswith("2026-11-25 13:00  Undone: Fatima was added")
    assert len(rows) == 6
    assert len(busy.done("history", "--limit", "2").lines) == 4


def test_history_of_one_record(busy):
    busy.done("do", "ChangeContact", "--id", busy.ids[1], "--family", "Winter")
    said = [step["said"] for step in busy.done("history", busy.ids[1], "--json").document]
    assert said == ["Zoë Winter was changed", "Zoë was added"]


def test_a_new_desk_has_no_history(line):
    assert line.done("history").err == "Nothing was changed yet.\n"
