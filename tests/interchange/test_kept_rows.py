"""Rows of a slow source are read once, as far as anybody asked, and given as often as they are wanted."""

from __future__ import annotations

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.interchange import kept_rows
from suidesk.interchange.kept_rows import KeptRows
from suidesk.interchange.problems import Problem, Severity
from suidesk.interchange.rows import Row


def test_a_source_is_read_once_and_only_as_far_as_needed():
    read = []

    def source():
        for line in range(1, 2_001):
            read.append(line)
            yield Row(line, line, ("é", ""), "", "doubt" if line == 3 else "")

    kept = KeptRows(source())
    assert next(kept.rows()) == Row(1, 1, ("é", ""))
    assert len(read) < 2_000
    assert (
        list(kept.rows())
        == list(kept.rows())
        == [Row(line, line, ("é", ""), "", "doubt" if line == 3 else "") for line in range(1, 2_001)]
    )
    assert read == list(range(1, 2_001))


def test_problems_are_those_of_the_whole_source():
    problems = [Problem(line, line, "A1", "cell_error") for line in range(1, 2_000)]
    kept = KeptRows(found for problem in problems for found in (problem, Row(problem.line, problem.line, ("x",))))
    assert list(kept.problems()) == problems
    assert kept.problems() == kept.problems()


def test_more_problems_than_anybody_reads_are_counted(monkeypatch):
    monkeypatch.setattr(kept_rows, "_MOST_PROBLEMS", 10)
    kept = KeptRows(Problem(line, line, "", "cell_error") for line in range(1, 26))
    *_, last = found = kept.problems()
    assert (len(found), last.code, last.found, last.severity) == (11, "more_problems", "15", Severity.WARNING)


def test_too_many_cells_are_refused_each_time(monkeypatch):
    monkeypatch.setattr(kept_rows, "MOST_CELLS", 999)
    kept = KeptRows(Row(line, line, ("x", "y")) for line in range(1, 700))
    for _ in range(2):
        with pytest.raises(SuideskError, match="too_many_cells"):
            list(kept.rows())
