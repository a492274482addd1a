"""One line of a card to bytes: signs that a line can't hold, folding at 75 octets."""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from urllib.parse import quote

from suidesk.interchange.vcard.own_properties import EXACT

_LONGEST: Final = 75
"""Octets of a physical line without its end (RFC 2426 and RFC 6350)."""
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_CONTINUES: Final = 0x80
_MASK: Final = 0xC0


class OutLine(NamedTuple):
    """A line to write; `value` is escaped as its kind asks. `what` names what it holds, `detail` which of several."""

    name: str
    value: str
    parameters: str = ""
    group: str = ""
    what: str = ""
    detail: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether other programs see something else, as a line can't hold all of its signs."""
        return bool(_CONTROLS.search(self.value))

    def text(self) -> str:
        """Give the line unfolded; signs that it can't hold are in a parameter that we read again."""
        value, parameters = self.value, self.parameters
        if self.is_changed:
            parameters += f";{EXACT}={quote(value, safe='')}"
            value = _CONTROLS.sub(" ", value.replace("\r\\n", "\\n").replace("\r", "\\n"))
        group = f"{self.group}." if self.group else ""
        return f"{group}{self.name}{parameters}:{value}"


def folded_line(text: str) -> bytes:
    """Give a line as bytes with its end, folded where it is long, never inside a character."""
    data = text.encode()
    if len(data) <= _LONGEST:
        return data + b"\r\n"
    pieces = []
    at, room = 0, _LONGEST
    while len(data) - at > room:
        end = at + room
        while data[end] & _MASK == _CONTINUES:
            end -= 1
        pieces.append(data[at:end])
        at, room = end, _LONGEST - 1
    pieces.append(data[at:])
    return b"\r\n ".join(pieces) + b"\r\n"
