"""The project's own files keep their promises: locks, notices, licences."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))

LOCK_LINE = re.compile(
    r"""(?x)
    [a-z0-9-]+==[0-9][0-9a-z.+]*([ ];[ ][^:/@\\]+)?[ ]\\   # one exact version, perhaps for some machines only
    | [ ]{4}--hash=sha256:[0-9a-f]{64}([ ]\\)?
    | [ ]{4}\#[ ]via([ ].+)?
    | [ ]{4}\#[ ]{3}.+
    """
)
ADDRESS = re.compile(
    r"://|@|(^|[\s=\"'(])[~/][\w.]|[A-Z]:\\|\.(org|com|net|io)\b|localhost|--(extra-)?index|--find-links"
)


def project() -> dict:
    return tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def canonical(requirement: str) -> str:
    """Give the name of `PySide6-Essentials>=6.11` as locks write it."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def locked(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="ascii"), re.MULTILINE))


def test_there_is_a_lock_to_run_and_one_to_develop():
    assert [lock.name for lock in LOCKS] == ["dev.txt", "run.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_holds_versions_and_hashes_only(lock):
    lines = lock.read_text(encoding="ascii").splitlines()
    assert [line for line in lines if not LOCK_LINE.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_names_no_folder_and_no_address(lock):
    lines = lock.read_text(encoding="ascii").splitlines()
    assert [line for line in lines if ADDRESS.search(line)] == []


@pytest.mark.parametrize(
    "line", ["# via -r /x.txt", "--index-url https://x", "a @ file:///x", "# from registry.example.org"]
)
def test_an_address_in_a_lock_would_be_found(line):
    assert ADDRESS.search(line)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_version_has_a_hash(lock):
    entries = re.split(r"^(?=[a-z0-9])", lock.read_text(encoding="ascii"), flags=re.MULTILINE)
    assert [entry for entry in entries if entry and "--hash=sha256:" not in entry] == []


def test_locks_hold_what_the_project_needs():
    needed = {canonical(requirement) for requirement in project()["project"]["dependencies"]}
    tools = {canonical(requirement) for requirement in project()["dependency-groups"]["dev"]}
    build = {canonical(requirement) for requirement in project()["build-system"]["requires"]}
    run, dev = (locked(PROJECT / "requirements" / name) for name in ("run.txt", "dev.txt"))
    assert needed <= run.keys()
    assert needed | tools | build <= dev.keys()


def test_developers_run_the_versions_that_users_run():
    run, dev = (locked(PROJECT / "requirements" / name) for name in ("run.txt", "dev.txt"))
    assert run.items() <= dev.items()


def test_notices_name_every_library_that_is_shipped():
    notices = (PROJECT / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8").lower()
    shipped = locked(PROJECT / "requirements" / "run.txt")
    assert [name for name in shipped if not re.search(rf"(?<![\w-]){name}(?![\w-])", notices)] == []


def test_the_licence_is_the_one_that_is_declared():
    assert project()["project"]["license"] == "Apache-2.0"
    text = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
