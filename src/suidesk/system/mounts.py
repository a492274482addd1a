"""What a folder's file system is: a disk of this machine, or a share of another."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from typing import Final

MOUNTINFO: Final = Path("/proc/self/mountinfo")
MAC_MOUNT: Final = "/sbin/mount"
MAC_LINE: Final = re.compile(r"^.* on (?P<point>/.*) \((?P<kind>[^,()]+)(?P<options>[^()]*)\)$")
MAC_SECONDS: Final = 5.0
DRIVE_REMOTE: Final = 4
"""What GetDriveTypeW says of a network drive."""

NETWORK_KINDS: Final = re.compile(
    r"""
    nfs4? | cifs | smb[23]? | smbfs | afpfs | afs | ncpfs | coda | ceph | davfs2? | webdav | ftp
    | lustre | gpfs | beegfs | glusterfs | orangefs | pvfs2
    | 9p | drvfs | vboxsf | vmhgfs | prl_fs                     # a virtual machine's or WSL's view of its host
    | fuse\.(?: sshfs | rclone | curlftpfs | smbnetfs | afpfs | cifs | nfs | davfs2? | mount\.davfs | webdavfs
        | gvfsd-fuse | gvfs-fuse-daemon | kio-fuse | onedriver | google-drive-ocamlfuse | s3fs | goofys | gcsfuse
        | juicefs | glusterfs | ceph | ceph-fuse | vmhgfs-fuse )
    """,
    re.VERBOSE,
)
"""File systems of other machines, by their names in mount tables; none of them shares memory and locks reliably."""


@dataclass(frozen=True)
class Mount:
    """A file system and where it hangs."""

    point: str
    kind: str
    is_network: bool


def is_on_network(place: Path) -> bool:
    """Tell whether a resolved path of this machine lies on a network share; False where the system does not say."""
    if sys.platform == "win32":
        return is_windows_share(PureWindowsPath(place), windows_drive_type)
    mount = mount_of(place, mounts_of_this_machine())
    return mount is not None and mount.is_network


def mounts_of_this_machine() -> Sequence[Mount]:
    """List what is mounted on Linux or macOS; empty where the system does not say."""
    if sys.platform == "darwin":
        return parse_mac_mounts(_mac_mounts())
    try:
        return parse_mountinfo(MOUNTINFO.read_text("utf-8", "surrogateescape"))
    except OSError:
        return ()


def mount_of(place: PurePath, mounts: Sequence[Mount]) -> Mount | None:
    """Find the file system that a resolved path lies on: the deepest mount above it, of equals the one mounted last."""
    above = [mount for mount in mounts if place.is_relative_to(mount.point)]
    return max(reversed(above), key=lambda mount: len(mount.point), default=None)


def parse_mountinfo(text: str) -> list[Mount]:
    """Read Linux's mountinfo (proc(5)): the mount point is the fifth field, the type follows a lone hyphen."""
    mounts = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(" "), after.partition(" ")[0]
        if len(fields) > 5 and kind:  # noqa: PLR2004
            mounts.append(Mount(_unescaped(fields[4]), kind, _is_network_kind(kind)))
    return mounts


def parse_mac_mounts(text: str) -> list[Mount]:
    """Read what mount(8) of macOS prints; it calls the machine's own file systems "local"."""
    mounts = []
    for line in text.splitlines():
        if found := MAC_LINE.match(line):
            kind, options = found["kind"], found["options"].split(", ")
            is_network = _is_network_kind(kind) or not ("local" in options or kind in {"autofs", "devfs"})
            mounts.append(Mount(found["point"], kind, is_network))
    return mounts


def is_windows_share(place: PureWindowsPath, drive_type: Callable[[str], int]) -> bool:
    r"""Tell whether the path is \\server\share, or on a drive letter that stands for one."""
    path = str(place)
    if path.casefold().startswith("\\\\?\\unc\\"):
        return True
    if path.startswith(("\\\\?\\", "\\\\.\\")):
        path = path[4:]
    return path.startswith("\\\\") or drive_type(f"{path[:2]}\\") == DRIVE_REMOTE


def windows_drive_type(root: str) -> int:
    r"""Ask Windows what kind of drive a root such as C:\ is; 0, unknown, elsewhere."""
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0


def _is_network_kind(kind: str) -> bool:
    return NETWORK_KINDS.fullmatch(kind) is not None


def _unescaped(field: str) -> str:
    """Turn the kernel's three octal digits for space, tab, newline and backslash back."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def _mac_mounts() -> str:
    import subprocess

    try:
        told = subprocess.run([MAC_MOUNT], capture_output=True, timeout=MAC_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.decode("utf-8", "surrogateescape")
