"""Make resources/icons: the drawings used from the npm package lucide-static, and the desk's own icon as PNG.

Run it from the top of the project after adding a name to installers/icons.txt; `npm pack` fetches the package:

    .venv/bin/python installers/make_icons.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImageReader

PACKAGE = "lucide-static@1.62.0"
ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
"""Pixels per side: what freedesktop menus, Windows and macOS ask for."""


def fetched(folder: Path) -> Path:
    """Unpack the npm package into `folder` and give the place of its files."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is not installed: it fetches the icons' package.")
    run = subprocess.run([npm, "pack", PACKAGE, "--silent"], cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / run.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def copy_drawings(package: Path, names: list[str]) -> None:
    """Copy the named drawings and their licence; a name the package lacks stops the run."""
    missing = [name for name in names if not (package / "icons" / f"{name}.svg").is_file()]
    if missing:
        sys.exit(f"{PACKAGE} has no {', '.join(missing)}")
    for name in names:
        shutil.copyfile(package / "icons" / f"{name}.svg", ICONS / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", ICONS / "LICENSE-lucide.txt")


def render_own_icon() -> None:
    """Render suidesk.svg at every size of SIZES."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    for size in SIZES:
        reader = QImageReader(str(ICONS / "suidesk.svg"))
        reader.setScaledSize(QSize(size, size))
        image = reader.read()
        if image.isNull() or not image.save(str(ICONS / f"suidesk-{size}.png")):
            sys.exit(f"suidesk.svg could not be drawn at {size} pixels: {reader.errorString()}")
    del application


def main() -> None:
    """Fetch, copy and render."""
    names = Path(__file__).with_name("icons.txt").read_text(encoding="ascii").split()
    with tempfile.TemporaryDirectory() as folder:
        copy_drawings(fetched(Path(folder)), names)
    render_own_icon()
    print(f"{len(names)} drawings and {len(SIZES)} pictures in {ICONS.name}/")


if __name__ == "__main__":
    main()
