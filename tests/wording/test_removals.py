"""What would go with a record, in words: every table that can hang on another has its own."""

from __future__ import annotations

import pytest

from suidesk.domain.kinds import Kind
from suidesk.domain.references import REFERENCES, OnRemoval
from suidesk.wording.removals import orphans_text

HANGING = sorted({one.holder.kind_of for one in REFERENCES if one.then is not OnRemoval.BELONGS})


@pytest.mark.parametrize("kind", HANGING)
@pytest.mark.parametrize("count", [1, 3])
def test_every_record_that_can_hang_on_another_has_a_name(kind, count):
    said = orphans_text({kind.value: count})
    assert "record(s)" not in said
    assert f"{count} record" not in said
    assert "(s)" not in said


def test_one_and_many_are_said_as_a_list():
    said = orphans_text({"projects": 1, "assignments": 2, "grants": 0, "obligations": 5})
    assert said == (
        "Other records depend on this: 1 project, 2 assignments to a role and 5 dates of a grant. "
        "They would be removed or lose their link too."
    )


def test_a_table_of_a_later_program_is_counted():
    assert "2 records" in orphans_text({"shifts": 2})
    assert Kind.PROJECT in HANGING
