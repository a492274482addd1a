"""The records of one kind by id and by folded name: which one a name in a file stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import fuzz, process

from suidesk.domain.text import tidy
from suidesk.interchange.sameness import alike

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOSE: Final = 82
"""Likeness from 0 to 100 above which another name is offered: one slip in eight letters, or words in another order."""


class Named(NamedTuple):
    """A record that a file may name. `within` is what it belongs to: a role's project, a contact's kind."""

    id: str
    name: str
    within: str = ""


class Missing(Exception):
    """A name that stands for no record, or for several."""

    def __init__(self, code: str, expected: str = "") -> None:
        """Keep the code, and what is close or how many there are."""
        super().__init__(code)
        self.code = code
        self.expected = expected


class Register:
    """The records of one kind by id and by folded name."""

    def __init__(self, known: Iterable[Named], *, unknown: str, ambiguous: str) -> None:
        """Register those; the codes are for names that are not, or not only once, among them."""
        self.by_id: dict[str, Named] = {}
        self._by_name: dict[str, list[Named]] = {}
        self._close: dict[str, str] = {}
        self._unknown, self._ambiguous = unknown, ambiguous
        for one in known:
            self.add(one)

    def add(self, one: Named) -> None:
        """Register one more."""
        self.by_id[one.id] = one
        self._by_name.setdefault(alike(tidy(one.name)), []).append(one)

    def named(self, name: str) -> list[Named]:
        """Give those of that name, whatever its capitals and accents."""
        return self._by_name.get(alike(tidy(name)), [])

    def only(self, name: str, found: list[Named]) -> Named:
        """Give the only one of those found; raise `Missing` otherwise."""
        if len(found) == 1:
            return found[0]
        if found:
            raise Missing(self._ambiguous, str(len(found)))
        raise Missing(self._unknown, self._closest(name))

    def is_ambiguous(self, name: str) -> bool:
        """Tell whether several are called so."""
        return len(self.named(name)) > 1

    def _closest(self, name: str) -> str:
        """Give the name most like it as it is written here, or nothing when none is close."""
        folded = alike(tidy(name))
        if folded not in self._close:
            best = process.extractOne(folded, list(self._by_name), scorer=fuzz.token_sort_ratio, score_cutoff=_CLOSE)
            self._close[folded] = self._by_name[best[0]][0].name if best else ""
        return self._close[folded]
