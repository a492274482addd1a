"""Make resources/fonts from the npm package @fontsource/inter: four weights, Latin and Latin Extended in one file each.

Run it from the top of the project; it fetches the package through `npm pack` and needs fonttools and brotli:

    python3 -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools==4.68.0 brotli==1.2.1
    /tmp/fonts/bin/python installers/make_fonts.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

PACKAGE = "@fontsource/inter@5.3.0"
FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
SUBSETS = ("latin", "latin-ext")
MUST_SHOW = "ÆØÅæøåäöüßéèëïłşğıçñþð€£“”‘’„…·–—•×−§©↑↓0123456789"
"""What the desk writes in its three languages; a font without one of these is refused."""

# A fixed date in the font's header makes two runs give the same bytes.
os.environ["SOURCE_DATE_EPOCH"] = "0"


def fetched(folder: Path) -> Path:
    """Unpack the npm package into `folder` and give the place of its files."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is not installed: it fetches the font's package.")
    run = subprocess.run([npm, "pack", PACKAGE, "--silent"], cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / run.stdout.split()[-1]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def merged(package: Path, weight: int, folder: Path) -> TTFont:
    """Join the subsets of one weight into one font, without the web's compression."""
    parts: list[str] = []
    known: set[int] = set()
    for name in SUBSETS:
        font = TTFont(package / "files" / f"inter-{name}-{weight}-normal.woff2")
        # A letter in two subsets would be swapped for its double and lose its kerning with the first subset's letters.
        fresh = set(font.getBestCmap()) - known
        known |= fresh
        parts.append(str(saved(only(font, fresh), folder / f"{name}-{weight}.ttf")))
    # The hints name one subset's glyph numbers, and Qt renders well without them.
    return merge.Merger(options=merge.Options(drop_tables=["prep", "STAT"])).merge(parts)


def only(font: TTFont, letters: set[int]) -> TTFont:
    """Keep of a font just `letters`, with every typographic feature they have."""
    options = subset.Options(layout_features=["*"], name_IDs=["*"], glyph_names=True, notdef_outline=True)
    subsetter = subset.Subsetter(options=options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def saved(font: TTFont, target: Path) -> Path:
    """Write a font as plain TrueType."""
    font.flavor = None
    font.save(target)
    return target


def main() -> None:
    """Write the four fonts and their licence, refusing a font that lacks a letter of ours."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = fetched(folder)
        for weight, style in WEIGHTS.items():
            font = merged(package, weight, folder)
            missing = [letter for letter in MUST_SHOW if ord(letter) not in font.getBestCmap()]
            if missing:
                sys.exit(f"{style} has no glyph for {' '.join(missing)}")
            target = FONTS / f"Inter-{style}.ttf"
            font.save(target)
            print(f"{target.name}: {len(font.getBestCmap())} letters, {target.stat().st_size} bytes")
        shutil.copyfile(package / "LICENSE", FONTS / "OFL.txt")


if __name__ == "__main__":
    main()
