"""Mount tables, as Linux, macOS and Windows give them."""

from __future__ import annotations

import sys
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.system.mounts import (
    DRIVE_REMOTE,
    is_on_network,
    is_windows_share,
    mount_of,
    mounts_of_this_machine,
    parse_mac_mounts,
    parse_mountinfo,
)

MOUNTINFO = r"""
22 28 0:20 / /sys rw,nosuid,nodev,noexec,relatime shared:7 - sysfs sysfs rw
28 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
97 28 259:1 / /home rw,relatime shared:30 - btrfs /dev/nvme0n1p1 rw,subvol=/@home
300 97 0:60 / /home/ana/office rw,relatime shared:160 - cifs //nas/office rw,vers=3.1.1
301 97 0:61 / /home/ana/my\040share rw,relatime - nfs4 nas:/export rw
302 97 0:62 / /home/ana/remote rw,nosuid,nodev - fuse.sshfs ana@host:/ rw
303 97 0:63 / /home/ana/vault rw,nosuid,nodev shared:5 master:1 - fuse.gocryptfs /home/ana/.vault rw
304 28 8:17 / /media/ana/STICK rw,nosuid,nodev - vfat /dev/sdb1 rw
305 28 0:70 / /mnt/twice rw - ext4 /dev/sdc1 rw
306 305 0:71 / /mnt/twice rw - nfs nas:/x rw
"""
MAC_MOUNTS = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect, root data)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
/dev/disk4s2 on /Volumes/Old (1) (hfs, local, nodev, nosuid, journaled, noowners)
//ana@nas/office on /Volumes/office (smbfs, nodev, nosuid, mounted by ana)
nas:/export on /Volumes/export (nfs, nodev, nosuid, automounted)
ana@host: on /Volumes/host (macfuse, nodev, nosuid, synchronous, mounted by ana)
""".strip()


@pytest.mark.parametrize(
    ("place", "kind", "is_network"),
    [
        ("/home/ana/.local/share/suidesk", "btrfs", False),
        ("/home/ana/office", "cifs", True),
        ("/home/ana/office/desk", "cifs", True),
        ("/home/ana/office2", "btrfs", False),
        ("/home/ana/my share/desk", "nfs4", True),
        ("/home/ana/remote/x", "fuse.sshfs", True),
        ("/home/ana/vault/desk", "fuse.gocryptfs", False),
        ("/media/ana/STICK", "vfat", False),
        ("/mnt/twice/desk", "nfs", True),
        ("/opt", "ext4", False),
    ],
)
def test_linux(place, kind, is_network):
    mount = mount_of(PurePosixPath(place), parse_mountinfo(MOUNTINFO))
    assert (mount.kind, mount.is_network) == (kind, is_network)


@pytest.mark.parametrize(
    ("place", "kind", "is_network"),
    [
        ("/Users/ana/Library/Application Support/suidesk", "apfs", False),
        ("/Volumes/Old (1)/desk", "hfs", False),
        ("/Volumes/office/desk", "smbfs", True),
        ("/Volumes/export", "nfs", True),
        ("/Volumes/host/desk", "macfuse", True),
        ("/System/Volumes/Data/home", "autofs", False),
    ],
)
def test_macos(place, kind, is_network):
    mount = mount_of(PurePosixPath(place), parse_mac_mounts(MAC_MOUNTS))
    assert (mount.kind, mount.is_network) == (kind, is_network)


@pytest.mark.parametrize(
    ("place", "is_share"),
    [
        ("C:\\Users\\ana\\AppData\\Local\\suidesk", False),
        ("Z:\\desk", True),
        ("\\\\nas\\office\\desk", True),
        ("\\\\?\\UNC\\nas\\office\\desk", True),
        ("\\\\?\\C:\\desk", False),
        ("\\\\?\\Z:\\desk", True),
        ("\\\\wsl.localhost\\Debian\\home", True),
    ],
)
def test_windows(place, is_share):
    def drive_type(root):
        return {"C:\\": 3, "Z:\\": DRIVE_REMOTE}[root]

    assert is_windows_share(PureWindowsPath(place), drive_type) is is_share


def test_nothing_mounted_is_nothing_known():
    assert mount_of(PurePosixPath("/home"), []) is None


@given(st.text())
def test_any_text_is_read_without_an_error(text):
    for mount in (*parse_mountinfo(text), *parse_mac_mounts(text)):
        assert mount.kind


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mount table")
def test_this_machine_has_a_root_on_its_own_disk(tmp_path):
    assert not is_on_network(tmp_path)
    assert mount_of(PurePosixPath("/"), mounts_of_this_machine()).point == "/"
