"""Synced folders: known by name, by mark, and by what OneDrive says."""

from __future__ import annotations

from pathlib import Path

import pytest

from suidesk.system.synced import is_synced


@pytest.mark.parametrize(
    "place",
    [
        "/home/ana/Dropbox/desk",
        "/home/ana/Dropbox (Huset)/desk",
        "/home/ana/OneDrive - Glasgow City Council/desk",
        "/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive",
        "/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/desk",
        "/home/ana/Nextcloud",
        "/home/ana/ownCloud/desk",
        "/home/ana/nextcloud/desk",
    ],
)
def test_names(place):
    assert is_synced(Path(place), {})


@pytest.mark.parametrize(
    "place", ["/home/ana/.local/share/suidesk", "/home/ana/Dropboxes", "/home/ana/drive", "/srv/onedriver"]
)
def test_names_that_only_look_alike(place):
    assert not is_synced(Path(place), {})


@pytest.mark.parametrize(
    "mark",
    [
        ".dropbox",
        ".dropbox.cache",
        ".tmp.drivedownload",
        ".shortcut-targets-by-id",
        ".sync_0123456789ab.db",
        "._sync_0123456789ab.db",
        ".owncloudsync.log",
        ".nextcloudsync.log",
        ".stfolder",
    ],
)
def test_a_mark_above_counts_for_all_below(tmp_path, mark):
    place = tmp_path / "shared" / "deep" / "desk"
    assert not is_synced(place, {})
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / mark).touch()
    assert is_synced(place, {})
    assert is_synced(tmp_path / "shared", {})
    assert not is_synced(tmp_path / "other", {})


def test_dropboxs_settings_in_the_home_folder_are_no_mark(tmp_path):
    (tmp_path / ".dropbox").mkdir()
    assert not is_synced(tmp_path / "desk", {})


def test_onedrive_says_which_folders_it_keeps(tmp_path):
    environ = {"OneDriveCommercial": str(tmp_path / "Huset"), "OneDrive": ""}
    assert is_synced(tmp_path / "Huset" / "desk", environ)
    assert not is_synced(tmp_path / "desk", environ)


def test_a_file_in_the_way_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    assert not is_synced(tmp_path / "file" / "desk", {})
