"""Resources are found in a wheel, in an editable checkout and in a frozen program."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from suidesk.system.resources import resource

PROJECT = Path(__file__).resolve().parents[2]
NEEDED = ("fonts/Inter-Regular.ttf", "fonts/OFL.txt", "icons/suidesk.svg", "icons/inbox.svg", "icons/suidesk-256.png")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("suidesk-*.whl"))


@pytest.mark.parametrize("name", NEEDED)
def test_editable_run_finds_the_project_folder(name):
    assert resource(*name.split("/")) == PROJECT / "resources" / name


def test_a_folder_is_found_too():
    assert resource("icons").is_dir()


def test_a_missing_resource_is_an_error():
    with pytest.raises(FileNotFoundError, match=r"no-such\.svg"):
        resource("icons", "no-such.svg")


def test_wheel_holds_every_resource(wheel):
    held = {name.removeprefix("suidesk/resources/") for name in zipfile.ZipFile(wheel).namelist()}
    files = {path.relative_to(PROJECT / "resources").as_posix() for path in (PROJECT / "resources").rglob("*.*")}
    assert files <= held


def test_wheel_run_finds_them_inside_the_package(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from suidesk.system.resources import resource; print(resource('icons', 'suidesk.svg'))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(run.stdout.strip()) == tmp_path / "suidesk" / "resources" / "icons" / "suidesk.svg"


def test_frozen_run_finds_them_in_the_bundle(monkeypatch, tmp_path):
    icon = tmp_path / "suidesk" / "resources" / "icons" / "suidesk.svg"
    icon.parent.mkdir(parents=True)
    icon.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons", "suidesk.svg") == icon
