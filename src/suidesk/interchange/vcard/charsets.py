"""Text in a character set that a line names for itself."""

from __future__ import annotations

import codecs
from typing import Final

# Codecs of Python that are no character sets of text, or that make line ends of letters.
_NO_CHARSETS: Final = ("escape", "idna", "punycode", "utf-7", "undefined", "mbcs", "oem")


def in_charset(data: bytes, name: str) -> str | None:
    """Give the bytes in that character set, or None when it is unknown or they don't fit."""
    try:
        known = codecs.lookup(name).name
        if any(other in known for other in _NO_CHARSETS):
            return None
        text = data.decode(known)
        text.encode()
    except (LookupError, UnicodeError):
        return None
    return None if "\n" in text.replace("\r\n", "\n") and b"\n" not in data else text
