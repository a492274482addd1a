"""Where a call speaks: its result on standard output, everything said beside it on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TextIO

from suidesk.cli.layout import printable, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

BAR: Final = 30
"""Columns of the progress bar."""


class Output:
    """Shows a result for people, or as one JSON document and nothing else."""

    def __init__(self, out: TextIO, err: TextIO, *, is_json: bool) -> None:
        """Write the result to `out` and messages to `err`."""
        self._out, self._err = out, err
        self.is_json = is_json
        self._has_bar = False

    def show(self, *lines: str) -> None:
        """Show lines of the result to a person; nothing where JSON was asked for."""
        if not self.is_json:
            for line in lines:
                self._out.write(f"{line}\n")

    def show_table(
        self, headings: Sequence[str], rows: Iterable[Sequence[str]], otherwise: str = "", *, is_cut: bool = True
    ) -> None:
        """Show rows under headings, long cells cut, or say `otherwise` where there are none."""
        found = list(rows)
        if found:
            self.show(*table(headings, found, is_cut=is_cut))
        elif otherwise:
            self.say(otherwise)

    def document(self, make: Callable[[], Any]) -> None:
        """Give the result as JSON, where that was asked for."""
        if self.is_json:
            import msgspec

            encoded = msgspec.json.encode(make(), enc_hook=_plain)
            self._out.write(msgspec.json.format(encoded, indent=2).decode() + "\n")

    def say(self, text: str) -> None:
        """Tell a person something beside the result."""
        self._clear_bar()
        self._err.write(f"{printable(text)}\n")

    def progress(self, done: int, total: int) -> None:
        """Draw how far the work is, on a terminal only."""
        if not self._err.isatty():
            return
        filled = BAR * done // max(total, 1)
        self._err.write(f"\r{'█' * filled}{'░' * (BAR - filled)} {100 * done // max(total, 1):3} %")
        self._err.flush()
        self._has_bar = True
        if done >= total:
            self._clear_bar()

    def _clear_bar(self) -> None:
        if self._has_bar:
            self._err.write("\r" + " " * (BAR + 6) + "\r")
            self._has_bar = False


def _plain(value: Any) -> Any:
    """Give what JSON can hold in place of a mapping that isn't a dict, or of any other collection."""
    return dict(value) if hasattr(value, "keys") else list(value)
