"""A store of its own for every test of the store, and disks that are full or can't be written."""

from __future__ import annotations

import subprocess

import pytest

from tests.stores import made_store


@pytest.fixture
def made(tmp_path):
    """A fresh store with the desk's row, a writing connection and a desk over it."""
    found = made_store(tmp_path / "store")
    yield found
    found.close()


@pytest.fixture
def disk(tmp_path):
    """Give a function that makes a small disk of its own (size in KiB); skips where mounting isn't allowed."""
    mounted = []

    def mount(size):
        folder = tmp_path / f"disk{len(mounted)}"
        folder.mkdir(exist_ok=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", folder]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("mounting a small disk needs the right to mount")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "-l", folder], check=True)
