"""Where things lie, and where a store must not."""

from __future__ import annotations

import sys

import pytest

from suidesk.system.paths import default_store_folder, state_folder, unsafe_place

linux = pytest.mark.skipif(sys.platform != "linux", reason="XDG variables are Linux's")


def test_store_and_state_lie_apart_in_the_users_own_folders():
    store, state = default_store_folder(), state_folder()
    assert store != state
    assert not state.is_relative_to(store)
    assert store.is_absolute()
    assert store.name == "suidesk"


@linux
def test_they_follow_the_users_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert default_store_folder() == tmp_path / "data" / "suidesk"
    assert state_folder() == tmp_path / "state" / "suidesk"


@linux
def test_the_state_stays_outside_the_store_where_the_platform_has_one_folder_for_both(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == tmp_path / "suidesk-state"


def test_a_folder_of_this_disk_is_safe_even_before_it_is_made(tmp_path):
    assert unsafe_place(tmp_path / "not" / "yet") is None
    assert list(tmp_path.iterdir()) == []


def test_a_synced_folder_is_told_also_through_a_link(tmp_path):
    (tmp_path / "Nextcloud" / "desk").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "Nextcloud" / "desk", target_is_directory=True)
    assert unsafe_place(tmp_path / "Nextcloud") == "synced"
    assert unsafe_place(tmp_path / "link") == "synced"


def test_a_link_out_of_a_synced_folder_is_safe(tmp_path):
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "Nextcloud" / "link").symlink_to(tmp_path, target_is_directory=True)
    assert unsafe_place(tmp_path / "Nextcloud" / "link" / "desk") is None


def test_a_network_share_is_told_before_anything_on_it_is_read(tmp_path):
    (tmp_path / "Nextcloud").mkdir()
    assert unsafe_place(tmp_path / "Nextcloud", is_on_network=tmp_path.samefile) == "synced"
    assert unsafe_place(tmp_path, is_on_network=tmp_path.samefile) == "network"


def test_links_in_a_circle_are_no_error(tmp_path):
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert unsafe_place(tmp_path / "circle") is None
