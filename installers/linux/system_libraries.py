"""See that the system libraries Qt needs are there; as root on Debian or Ubuntu install them, else print the command.

It runs before anything of the project is installed, so it uses the standard library alone. It ends with 1 when
something is missing without which not even the tests and the command line can run.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

NEEDED_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""What PySide6's QtCore, QtGui, QtNetwork, QtDBus and its offscreen platform are linked to (read with readelf -d)."""

NEEDED_BY_A_WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What its xcb and wayland platforms are linked to."""


def missing(libraries: dict[str, str]) -> list[str]:
    """Give the Debian packages of the libraries that cannot be loaded."""
    return [package for library, package in libraries.items() if not is_loadable(library)]


def is_loadable(library: str) -> bool:
    """Try to load one library by its name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_python() -> list[str]:
    """Give the Debian package without which this Python cannot make a virtual environment."""
    if importlib.util.find_spec("ensurepip") is not None:
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def installed(packages: list[str]) -> bool:
    """Install the packages with apt; say whether that was possible."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    )
    return all(subprocess.run(command, env=environment, check=False).returncode == 0 for command in commands)


def main() -> int:
    """Check, install or advise; give the exit code."""
    if not sys.platform.startswith("linux"):
        return 0
    vital = missing_python() + missing(NEEDED_ALWAYS)
    packages = vital + missing(NEEDED_BY_A_WINDOW)
    if not packages:
        return 0
    print(f"Missing from this system: {' '.join(packages)}", flush=True)
    if installed(packages):
        return 0
    print("Install them, then run the same command again. On Debian and Ubuntu:\n")
    print(f"    sudo apt-get install {' '.join(packages)}\n")
    if vital:
        return 1
    print("Going on: tests, pictures and the command line work without them; a window on the screen does not.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
