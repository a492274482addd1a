"""Which folder is the user's desk."""

from __future__ import annotations

from pathlib import Path

from suidesk.system.paths import default_store_folder
from suidesk.system.place import CHOSEN, remember_store_folder, usual_store_folder


def test_without_a_choice_it_is_the_platforms(tmp_path):
    assert usual_store_folder(tmp_path) == default_store_folder()


def test_a_chosen_folder_is_found_again(tmp_path):
    remember_store_folder(tmp_path / "Søren's desk", tmp_path / "state")
    assert usual_store_folder(tmp_path / "state") == tmp_path / "Søren's desk"


def test_a_relative_folder_is_remembered_by_its_whole_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    remember_store_folder(Path("desk"), tmp_path / "state")
    assert usual_store_folder(tmp_path / "state") == tmp_path / "desk"


def test_the_usual_folder_needs_no_note(tmp_path):
    remember_store_folder(default_store_folder(), tmp_path)
    assert not (tmp_path / CHOSEN).exists()


def test_going_back_to_the_usual_folder_is_remembered(tmp_path):
    remember_store_folder(tmp_path / "desk", tmp_path)
    remember_store_folder(default_store_folder(), tmp_path)
    assert usual_store_folder(tmp_path) == default_store_folder()


def test_a_note_that_cannot_be_read_counts_as_none(tmp_path):
    (tmp_path / CHOSEN).write_bytes(b"\xff\xfe\xfa")
    assert usual_store_folder(tmp_path) == default_store_folder()
