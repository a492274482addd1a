"""What happens where file and desk differ, chosen for single columns on the screen."""

from __future__ import annotations

import pytest

from suidesk.commands.people import AddPerson
from suidesk.domain.people import Contact, Field
from suidesk.interchange.policies import Policy
from tests.desktop.clipping import clipped
from tests.desktop.lists.test_look import looked_at, sized

__all__ = ["sized"]

LIST = "First name,Last name,E-mail,Source,Lawful basis\nAmina,Yusuf,amina@example.org,Market,consent\n"


@pytest.fixture(autouse=True)
def amina(desk):
    return desk.run(AddPerson(given="Amina", family="Yusuf", source="Fair", lawful_basis="member")).result


def test_a_column_has_a_choice_of_its_own(sized, bringing, file, amina):
    bringing.columns(file(LIST))
    columns = bringing.made.columns
    assert columns.choices["Source"].policy is None
    columns.per_column.set_value(True)
    columns.per_column.changed.emit()
    bringing.qtbot.waitUntil(lambda: columns.choices["Lawful basis"].policy is not None)
    assert columns.choices["E-mail"].policy is None
    columns.choices["Source"].policy.set_value(Policy.OVERWRITE.value)
    columns.choices["Lawful basis"].policy.set_value(Policy.KEEP_BOTH.value)
    bringing.qtbot.waitUntil(lambda: clipped(bringing.made) == [])
    looked_at(bringing.made)
    bringing.press("See what would happen")
    bringing.at(bringing.made.check)
    assert bringing.counts() == (0, 1, 0, 0, 0)
    bringing.press(bringing.made.next.accessibleName())
    bringing.at(bringing.made.report)
    contact = bringing.desk._reading.get(Contact, amina)
    assert (contact.source, contact.lawful_basis) == ("Market", "member")
    assert {one.name for one in bringing.desk._reading.where(Field)} == {"Lawful basis (list.csv)"}


def test_a_withdrawn_choice_is_as_for_the_file(bringing, file):
    bringing.columns(file(LIST))
    columns = bringing.made.columns
    columns.per_column.set_value(True)
    columns.per_column.changed.emit()
    bringing.qtbot.waitUntil(lambda: columns.choices["Lawful basis"].policy is not None)
    columns.choices["Source"].policy.set_value(Policy.OVERWRITE.value)
    assert Policy.OVERWRITE in {use.policy for use in columns.mapping().uses}
    columns.per_column.set_value(False)
    columns.per_column.changed.emit()
    bringing.qtbot.waitUntil(lambda: columns.choices["Lawful basis"].policy.isHidden())
    assert {use.policy for use in columns.mapping().uses} == {None}
