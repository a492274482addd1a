"""What lists need of an open desk: answers, and for an import a command run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from suidesk.commands.command import Command
    from suidesk.queries.query import Query
    from suidesk.services.desk import Done

T = TypeVar("T")


class Asking(Protocol):
    """What answers queries: an open desk, or a connection of its own."""

    def ask(self, query: Query[T]) -> T:
        """Answer a query."""
        ...


class Working(Asking, Protocol):
    """An open desk, which also runs commands."""

    def run(self, command: Command) -> Done:
        """Run a command."""
        ...
