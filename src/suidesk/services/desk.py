"""The desk without a window: runs commands, answers queries, takes changes back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from suidesk.store.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from suidesk.commands.command import Command
    from suidesk.domain.changes import Change
    from suidesk.queries.query import Query
    from suidesk.services.ports import Clock
    from suidesk.store.engine import sqlite
    from suidesk.store.writing import Batch, Writer

T = TypeVar("T")


@dataclass(frozen=True)
class Done:
    """A command that was run: the change for listeners, and what it gave (often a new id)."""

    change: Change
    result: Any


class Desk:
    """Everything that may change a store, over its one writing connection and from one thread."""

    def __init__(self, connection: sqlite.Connection, clock: Clock, random: Callable[[int], bytes]) -> None:
        """Work over that connection, with the clock and the source of random bytes given."""
        self._connection = connection
        self._clock = clock
        self._random = random
        self._reading = Reading(connection)

    @cached_property
    def _writer(self) -> Writer:
        # What writes is loaded with the first change: the start of a desk only reads.
        from suidesk.store.writing import Writer

        return Writer(self._connection, self._random)

    def run(self, command: Command) -> Done:
        """Run a command in one transaction; an expected failure changes nothing and is raised."""
        from suidesk.store.writing import DO, INTERNAL

        sort = INTERNAL if getattr(command, "is_internal", False) else DO
        change, result = self._writer.run(type(command).__name__, command.apply, self._clock.now(), sort)
        return Done(change, result)

    def ask(self, query: Query[T]) -> T:
        """Answer a query over the writing connection."""
        with self._reading.snapshot() as reading:
            return query.fetch(reading)

    def undo(self, batch: str | None = None, conflicts: str = "refuse") -> tuple[Change, list[str]]:
        """Take back the newest change that stands, or that batch (see `Writer.undo`)."""
        return self._writer.undo(self._clock.now(), batch, conflicts)

    def redo(self, conflicts: str = "refuse") -> tuple[Change, list[str]]:
        """Make the change again that was taken back last."""
        return self._writer.redo(self._clock.now(), conflicts)

    def next_undo(self) -> Batch | None:
        """Give the change that undo would take back."""
        return self._writer.next_undo()

    def next_redo(self) -> Batch | None:
        """Give the change that redo would make again."""
        return self._writer.next_redo()

    def data_version(self) -> int:
        """Give a number that changes when another process has committed."""
        return self._reading.data_version()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class Questions:
    """Answers queries over a connection of its own, which can't write."""

    def __init__(self, connection: sqlite.Connection) -> None:
        """Ask over that connection, from the thread that made it."""
        self._connection = connection
        self._reading = Reading(connection)

    def ask(self, query: Query[T]) -> T:
        """Answer a query."""
        with self._reading.snapshot() as reading:
            return query.fetch(reading)

    def rest(self) -> None:
        """Give back the memory that the answers took; for a connection that is asked much and seldom."""
        self._connection.execute("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
