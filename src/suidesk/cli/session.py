"""One call at work: the store's folder, the way into it, and the desk over it."""

from __future__ import annotations

from contextlib import closing, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from suidesk.cli import passphrases
from suidesk.cli.status import IN_USE, CannotOpen
from suidesk.domain.errors import SuideskError
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from suidesk.cli.machine import Machine
    from suidesk.cli.output import Output
    from suidesk.services.desk import Desk, Questions
    from suidesk.services.keys import Keys
    from suidesk.services.opening import StoreFolder
    from suidesk.store.opening import Store
    from suidesk.vault.key import DataKey


class Session:
    """What every verb works with; nothing is opened before it is asked for."""

    def __init__(self, machine: Machine, output: Output, store: Path | None, passphrase_file: Path | None) -> None:
        """Work on that folder, by default the usual one."""
        self.machine, self.output = machine, output
        self._store = store
        self.passphrase_file = passphrases.file_of(machine, passphrase_file)
        self._typed: str | None = None

    @cached_property
    def path(self) -> Path:
        """The store's folder."""
        if self._store is not None:
            return self._store.expanduser().absolute()
        return self.machine.usual_folder()

    @cached_property
    def keys(self) -> Keys:
        """The keys of the folder."""
        from suidesk.services.keys import Keys

        return Keys(self.path, self.machine.keychain, self.machine.random, self.machine.cost)

    @cached_property
    def folder(self) -> StoreFolder:
        """The folder as the services see it."""
        from suidesk.services.opening import StoreFolder

        return StoreFolder(self.path, self.keys, self.machine.clock, self.machine.random, self._back_up)

    @cached_property
    def store(self) -> Store:
        """The open store; raises CannotOpen with the reason."""
        if not self.folder.has_store:
            raise CannotOpen(SuideskError("store_missing", folder=str(self.path)))
        try:
            return self.folder.open_with_key(self.unlock(self.keys))
        except SuideskError as error:
            if error.code in IN_USE:
                raise
            raise CannotOpen(error) from error

    def _back_up(self, store: Store) -> None:
        from suidesk.services.backup import backup_before_migration

        backup_before_migration(self.keys, self.machine.clock)(store)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Give a desk that may change the store."""
        from suidesk.services.desk import Desk

        with closing(Desk(self.store.writer(), self.machine.clock, self.machine.random)) as desk:
            yield desk

    @contextmanager
    def questions(self) -> Iterator[Questions]:
        """Give a way to ask the store that changes nothing."""
        from suidesk.services.desk import Questions

        with closing(Questions(self.store.reader())) as questions:
            yield questions

    def unlock(self, keys: Keys, tries: int = passphrases.TRIES) -> DataKey:
        """Open keys with the keychain, else a passphrase file, else what is typed; a recovery code does as well.

        Raises store_locked where nobody can be asked, and what `Keys` raises.
        """
        described = keys.describe()
        if any(slot.kind == "keychain" for slot in described.slots):
            try:
                return keys.unlock_with_keychain()
            except SuideskError as error:
                self.output.say(error_text(error))
        if self.passphrase_file is not None:
            return _opened(keys, passphrases.read_from(self.passphrase_file))
        if self._typed is not None:
            return _opened(keys, self._typed)
        if not self.machine.can_ask:
            raise SuideskError("store_locked")
        return self._asked(keys, tries)

    def _asked(self, keys: Keys, tries: int) -> DataKey:
        for tries_left in reversed(range(tries)):
            self._typed = self.machine.ask_secret(translate("CommandLine", "Passphrase or recovery code: "))
            try:
                return _opened(keys, self._typed)
            except SuideskError as error:
                if not tries_left or error.code not in {"wrong_passphrase", "wrong_recovery_code"}:
                    raise
                self.output.say(error_text(error))
        raise AssertionError


def _opened(keys: Keys, text: str) -> DataKey:
    from suidesk.vault.recovery import RecoveryCode

    try:
        RecoveryCode.parse(text)
    except SuideskError:
        return keys.unlock_with_passphrase(text)
    return keys.unlock_with_recovery(text)
