"""The system's keychain: the right backend or none, and no trust in what does not give back."""

from __future__ import annotations

import base64
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.errors import KeyringLocked, PasswordDeleteError

from suidesk.domain.errors import SuideskError
from suidesk.system.keychain import SystemKeychain, system_backend

WHICH = """
import sys
from suidesk.domain.errors import SuideskError
from suidesk.system.keychain import system_backend
try:
    kind = type(system_backend())
    print(kind.__module__, kind.__name__)
except SuideskError as error:
    print(error.code, error.params["reason"])
"""
CHOSEN = {
    "linux": "keyring.backends.SecretService Keyring",
    "win32": "keyring.backends.Windows WinVaultKeyring",
    "darwin": "keyring.backends.macOS Keyring",
}


class MemoryBackend:
    """Behaves as keyring's backends do, deleting what is not there included."""

    def __init__(self):
        self.kept = {}
        self.accounts_ever = []

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.accounts_ever.append(service)
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.kept:
            raise PasswordDeleteError(service)
        del self.kept[service, username]


class NullBackend(MemoryBackend):
    """Discards silently."""

    def set_password(self, service, username, password):
        """Keep nothing."""


class ManglingBackend(MemoryBackend):
    """Keeps something else."""

    def set_password(self, service, username, password):
        super().set_password(service, username, password[:-1])


class ClingingBackend(MemoryBackend):
    """Does not forget."""

    def delete_password(self, service, username):
        """Delete nothing."""


class RaisingBackend(MemoryBackend):
    """Fails as it was told, quoting what it was given."""

    def __init__(self, kind):
        super().__init__()
        self._kind = kind

    def set_password(self, service, username, password):
        raise self._kind(password)

    def get_password(self, service, username):
        raise self._kind(service)


def failure(attempt, *arguments):
    with pytest.raises(SuideskError) as caught:
        attempt(*arguments)
    return caught.value


@given(secret=st.binary(max_size=64))
def test_any_bytes_are_kept_and_forgotten(secret):
    keychain = SystemKeychain(MemoryBackend)
    assert keychain.get("account") is None
    keychain.set("account", secret)
    assert keychain.get("account") == secret
    keychain.delete("account")
    assert keychain.get("account") is None
    keychain.delete("account")


def test_they_are_kept_in_base64_under_an_account_of_their_own():
    backend = MemoryBackend()
    SystemKeychain(lambda: backend).set("suidesk:1234:1", b"\xff\0")
    assert backend.kept == {("suidesk:1234:1", "suidesk"): base64.b64encode(b"\xff\0").decode()}


def test_the_first_secret_is_kept_after_one_round_trip_that_leaves_nothing():
    backend = MemoryBackend()
    keychain = SystemKeychain(lambda: backend)
    keychain.set("one", b"1")
    keychain.set("two", b"2")
    probe, *others = backend.accounts_ever
    assert probe.startswith("suidesk:probe:")
    assert others == ["one", "two"]
    assert {service for service, _ in backend.kept} == {"one", "two"}


@pytest.mark.parametrize("kind", [NullBackend, ManglingBackend, ClingingBackend])
def test_a_keychain_that_fails_the_round_trip_gets_no_secret(kind):
    backend = kind()
    error = failure(SystemKeychain(lambda: backend).set, "account", b"secret")
    assert (error.code, error.params) == ("keychain_unavailable", {"reason": "round_trip"})
    assert all(account.startswith("suidesk:probe:") for account in backend.accounts_ever)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [(KeyringLocked, "locked"), (OSError, "failed"), (RuntimeError, "failed"), (ValueError, "failed")],
)
def test_whatever_a_backend_raises_is_one_error_that_quotes_nothing(kind, reason):
    keychain = SystemKeychain(lambda: RaisingBackend(kind))
    for error in (failure(keychain.set, "account", b"secret"), failure(keychain.get, "account")):
        assert (error.code, error.params) == ("keychain_unavailable", {"reason": reason})
        assert error.__cause__ is None
        assert error.__suppress_context__
    assert failure(keychain.delete, "account").code == "keychain_unavailable"


def test_an_entry_that_somebody_else_wrote_is_wrong():
    backend = MemoryBackend()
    backend.set_password("account", "suidesk", "not base64!")
    assert failure(SystemKeychain(lambda: backend).get, "account").code == "keychain_entry_wrong"


def test_the_backend_is_loaded_when_first_needed_and_once():
    loaded = []

    def load():
        loaded.append(1)
        return MemoryBackend()

    keychain = SystemKeychain(load)
    assert loaded == []
    keychain.set("account", b"1")
    keychain.get("account")
    assert loaded == [1]


def test_a_platform_without_a_keychain_has_none():
    error = failure(system_backend, "plan9")
    assert (error.code, error.params) == ("keychain_unavailable", {"reason": "no_backend"})


@pytest.mark.parametrize("platform", sorted(set(CHOSEN) - {sys.platform}))
def test_another_platforms_keychain_does_not_run_here(platform):
    error = failure(system_backend, platform)
    assert (error.code, error.params) == ("keychain_unavailable", {"reason": "not_running"})


@pytest.mark.parametrize("named", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "no.such.Backend"])
def test_neither_the_environment_nor_a_settings_file_selects_a_backend(named, tmp_path):
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={named}\n")
    environment = {**os.environ, "PYTHON_KEYRING_BACKEND": named, "XDG_CONFIG_HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", WHICH], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.strip() in {CHOSEN[sys.platform], "keychain_unavailable not_running"}


def test_this_machines_own_keychain_keeps_a_secret_where_there_is_one():
    keychain = SystemKeychain()
    try:
        keychain.verify()
    except SuideskError as error:
        assert error.code == "keychain_unavailable"  # noqa: PT017
        pytest.skip(f"no keychain here: {error.params['reason']}")
    account = f"suidesk:test:{os.getpid()}"
    keychain.set(account, b"\0secret\xff")
    assert keychain.get(account) == b"\0secret\xff"
    keychain.delete(account)
    assert keychain.get(account) is None
