"""What was done, in words: every command has a text, with all its names, undone and made again."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from suidesk.commands.registry import commands_by_name
from suidesk.queries.desk import History
from suidesk.wording import changes
from suidesk.wording.changes import change_text, known_codes
from tests.commands.worlds import settle
from tests.stores import made_store


def test_every_command_has_a_text_and_every_text_a_command():
    # An import is made of a file and not of typed values; the desk is set up once, before anybody can change it.
    made_of_files = {"BringEverythingBack", "ImportContacts", "ImportRecords", "TakeListBack"}
    assert {*commands_by_name(), *made_of_files, "SetUpDesk"} == known_codes()


def test_commands_tell_every_name_that_their_text_wants(tmp_path):
    made = made_store(tmp_path / "store")
    settle(made)
    steps = made.desk.ask(History(limit=200))
    made.close()
    assert len({step.code for step in steps}) > 12
    assert [said for step in steps if "…" in (said := change_text(step.code, step.params, step.sort))] == []


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


TOLD = {
    "name": "Åsa {x} %n",
    "other": "Bram",
    "person": "Nadia",
    "role": "Cook",
    "minor": 12_000,
    "currency": "GBP",
    "count": 2,
    "created": 2,
}


@pytest.mark.parametrize("code", sorted(known_codes()))
def test_a_text_fills_in_what_the_command_tells(code):
    template = changes._texts()[code](2)
    assert names_in(template) <= {*TOLD, "amount"}
    said = change_text(code, TOLD)
    assert "…" not in said
    assert not re.search(r"%n (?!$)|\{name\}|\{role\}|\(s\)", said.replace("Åsa {x} %n", ""))


def test_undone_and_done_again():
    assert change_text("AddPerson", {"name": "Åsa"}, "undo") == "Undone: Åsa was added"
    assert change_text("AddPerson", {"name": "Åsa"}, "redo") == "Done again: Åsa was added"


def test_many_are_counted():
    assert change_text("LogTime", {"count": 1}) == "Hours of 1 person were noted"
    assert change_text("LogTime", {"count": 12}) == "Hours of 12 people were noted"
    assert change_text("ImportContacts", {"created": 0, "updated": 0}) == "A list was brought in: 0 new contacts"
    both = {"created": 1, "updated": 5, "file": "list.csv"}
    assert change_text("ImportContacts", both) == "A list was brought in: 1 new contact, 5 changed"


def test_money_is_told_with_its_currency():
    assert change_text("AddSpend", {"minor": 12_050, "currency": "GBP"}) == "Spending of £120.50 was noted"
    assert change_text("AddReserve", {"minor": -500, "currency": "DKK"}) == "Free reserves of −5 kr were noted"
    assert change_text("RemoveSpend", {}) == "Spending of … was removed"


def test_a_change_of_an_older_or_newer_program_is_still_said():
    assert change_text("AddPerson", {}) == "… was added"
    assert change_text("TeleportPerson", {"name": "Åsa"}) == "A change was made"
    assert change_text("TeleportPerson", {}, "undo") == "Undone: A change was made"


def test_names_are_never_read_as_a_template():
    assert change_text("AddPerson", {"name": "{role}"}) == "{role} was added"
