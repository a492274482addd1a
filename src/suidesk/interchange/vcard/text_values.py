"""Values of lines to text and back: escapes, structured values, quoted-printable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from suidesk.interchange.vcard.charsets import in_charset

if TYPE_CHECKING:
    from suidesk.interchange.vcard.content_lines import ContentLine

OLD: Final = "2.1"
_ESCAPED: Final = re.compile(r"\\([\\,;:\"'nN])")
_ESCAPED_OLD: Final = re.compile(r"\\([,;:])")
_TOKENS: Final = re.compile(r"\\.|[^\\]", re.DOTALL)
_TO_ESCAPES: Final = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_HEX: Final = re.compile(rb"=([0-9A-Fa-f]{2})")


def escaped(text: str) -> str:
    r"""Write a text: `\\`, `\,`, `\;` and `\n` (RFC 2426 and RFC 6350)."""
    return text.translate(_TO_ESCAPES)


def unescaped(text: str, version: str) -> str:
    r"""Read a text. A backslash before any other letter is the text's own; in 2.1 `\n` is no line end."""
    if "\\" not in text:
        return text
    if version == OLD:
        return _ESCAPED_OLD.sub(r"\1", text)
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def text_of(line: ContentLine, version: str) -> str:
    """Give the whole value of a line as one text; commas and semicolons without a backslash are its own."""
    return _read(line, line.value, version)


def parts_of(line: ContentLine, version: str, sign: str = ";") -> list[str]:
    """Give the parts of a structured value, or of a list where `sign` is a comma."""
    return [_read(line, piece, version) for piece in split(line.value, sign)]


def split(value: str, sign: str) -> list[str]:
    """Divide a value at a sign that has no backslash before it; the pieces stay escaped."""
    if "\\" not in value:
        return value.split(sign)
    pieces = [""]
    for token in _TOKENS.findall(value):
        if token == sign:
            pieces.append("")
        else:
            pieces[-1] += token
    # A single backslash at the very end is no token.
    if value.endswith("\\") and not "".join(pieces).endswith("\\"):
        pieces[-1] += "\\"
    return pieces


def quoted_printable(text: str, charset: str) -> str:
    """Give what a quoted-printable text says; line ends in it become one sign."""
    data = _HEX.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), text.encode())
    plain = in_charset(data, charset or "utf-8")
    if plain is None:
        plain = in_charset(data, "utf-8")
    if plain is None:
        plain = data.decode("cp1252", "replace")
    return plain.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _read(line: ContentLine, piece: str, version: str) -> str:
    if line.head.encoding == "Q":
        piece = quoted_printable(piece, line.head.first("CHARSET"))
    return unescaped(piece, version)
