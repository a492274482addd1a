"""The table of contents is whole, and every command in it can be told to a program and to a person."""

from __future__ import annotations

import dataclasses
import inspect
from importlib import import_module
from pkgutil import iter_modules
from typing import get_type_hints

import pytest

import suidesk.commands
from suidesk.commands.registry import commands_by_name

COMMANDS = commands_by_name()
INTERNAL = {
    *("ClaimReminders", "FillWithExample", "MarkRemindersShown", "MarkSeen", "NoteTold", "RecordReminders"),
    "WritePlanned",
}
# Brings in a file that was read and matched before: `suidesk import` makes it, nobody types it.
MADE_OF_A_FILE = {"BringEverythingBack", "ImportContacts", "ImportRecords", "TakeListBack"}


def test_every_class_with_an_apply_is_offered_or_internal():
    found = set()
    for room in iter_modules(suidesk.commands.__path__):
        module = import_module(f"suidesk.commands.{room.name}")
        found |= {
            name
            for name, made in vars(module).items()
            if inspect.isclass(made) and made.__module__ == module.__name__ and hasattr(made, "apply")
        }
    assert found - {"Command"} == set(COMMANDS) | INTERNAL | MADE_OF_A_FILE


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_command_is_frozen_and_says_what_it_does(command):
    assert command.__dataclass_params__.frozen
    assert command.__doc__
    assert command.__doc__[0].isupper()
    assert set(get_type_hints(command)) >= {field.name for field in dataclasses.fields(command)}


def test_names_are_imperative_and_sorted():
    assert list(COMMANDS) == sorted(COMMANDS)
    verbs = (
        *("Add", "Change", "Remove", "Set", "Log", "Note", "Name", "Complete", "Snooze", "Dismiss", "Mute"),
        *("Merge", "Archive", "BringBack", "Meet", "End", "Plan", "Finish", "Cancel", "Refresh", "Reopen", "Write"),
        *("Drop", "Erase", "HandOver", "Keep", "PassOn", "Release"),
        *("Save", "Tell", "Propose", "Mark", "Record", "Unmerge"),
    )
    assert all(name.startswith(verbs) for name in COMMANDS)
