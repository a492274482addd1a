"""Atomic writing: the new file whole, or the old one untouched."""

from __future__ import annotations

import errno
import os
import stat
import sys

import pytest

from suidesk.store.files import atomic_write, private_folder
from tests.store.limits import files_no_larger_than

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and limits")


def names_in(folder):
    return [path.name for path in folder.iterdir()]


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_written(tmp_path):
    atomic_write(tmp_path / "new", b"content")
    assert (tmp_path / "new").read_bytes() == b"content"
    assert names_in(tmp_path) == ["new"]


def test_an_old_file_is_replaced_even_by_a_shorter_one(tmp_path):
    path = tmp_path / "file"
    atomic_write(path, b"long content")
    atomic_write(path, b"")
    assert path.read_bytes() == b""


@posix
def test_it_is_the_owners_alone_unless_told_otherwise(tmp_path):
    before = os.umask(0)
    try:
        atomic_write(tmp_path / "secret", b"x")
        atomic_write(tmp_path / "shown", b"x", mode=0o644)
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "secret") == 0o600
    assert mode_of(tmp_path / "shown") == 0o644


@posix
def test_a_refused_write_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "file"
    atomic_write(path, b"old")
    with files_no_larger_than(1000), pytest.raises(OSError) as caught:  # noqa: PT011
        atomic_write(path, b"n" * 1001)
    assert caught.value.errno == errno.EFBIG
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["file"]


def test_a_refused_replacement_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        atomic_write(tmp_path / "folder", b"x")
    assert names_in(tmp_path) == ["folder"]


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        atomic_write(tmp_path / "missing" / "file", b"x")


@posix
def test_the_content_is_on_the_disk_before_the_name_and_the_name_before_it_returns(tmp_path, monkeypatch):
    path, seen, fsync = tmp_path / "file", [], os.fsync

    def recording(descriptor):
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        seen.append((kind, path.exists()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", recording)
    atomic_write(path, b"content")
    assert seen == [("file", False), ("folder", True)]


@posix
def test_a_private_folder_is_made_with_its_parents_or_made_private(tmp_path):
    private_folder(tmp_path / "a" / "b")
    assert mode_of(tmp_path / "a" / "b") == 0o700
    (tmp_path / "open").mkdir(mode=0o755)
    private_folder(tmp_path / "open")
    assert mode_of(tmp_path / "open") == 0o700


def test_a_file_in_the_folders_place_is_an_error(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        private_folder(tmp_path / "file")
