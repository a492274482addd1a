"""Lines of a card that nothing here understands: kept letter by letter, and written again in any version."""

from __future__ import annotations

import re
from typing import Final

from suidesk.interchange.incoming import IncomingLine
from suidesk.interchange.vcard.content_lines import ContentLine, line_of
from suidesk.interchange.vcard.framing import NEW, USUAL, VERSIONS
from suidesk.interchange.vcard.own_properties import FROM, MARK
from suidesk.interchange.vcard.parameters import Parameter
from suidesk.interchange.vcard.text_values import OLD, quoted_printable

# RFC 6350, RFC 6474, RFC 6715, RFC 8605 and RFC 9554 brought these.
_NEW_ONLY: Final = frozenset(
    ("KIND", "MEMBER", "GENDER", "ANNIVERSARY", "RELATED", "LANG", "XML", "CLIENTPIDMAP", "BIRTHPLACE", "DEATHPLACE",
     "DEATHDATE", "EXPERTISE", "HOBBY", "INTEREST", "ORG-DIRECTORY", "CONTACT-URI", "CREATED", "GRAMGENDER",
     "LANGUAGE", "PRONOUNS", "SOCIALPROFILE")
)  # fmt: skip
# RFC 6350, appendix A.2, took these away.
_OLD_ONLY: Final = frozenset({"AGENT", "CLASS", "LABEL", "MAILER", "NAME", "PROFILE", "SORT-STRING"})
_BINARY: Final = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_MAIN_TYPES: Final = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
_DATA: Final = re.compile(r"data:([\w.+-]+/)?([\w.+-]*);base64,(.*)", re.DOTALL | re.IGNORECASE)
_SPACES: Final = re.compile(r"\s+")
_MOVED: Final = "X-"


class KeptLine(IncomingLine):
    """One line that is kept as it stood."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The line's name in capitals, without its group."""
        return line_of(self.text).name


def kept_line(line: ContentLine, version: str) -> KeptLine:
    """Keep a line; one that we moved under X- gets its name and version back."""
    was = line.head.first(FROM)
    if was not in VERSIONS or not line.name.startswith(_MOVED):
        # An inner card was folded into its line as 3.0 does it.
        is_folded = line.name == "AGENT" and line.value.startswith("BEGIN:")
        return KeptLine(USUAL if is_folded else version, line.text)
    head, _, rest = line.text.partition(f";{FROM}={was}")
    at = head.rfind(".") + 1 + len(_MOVED)
    return KeptLine(was, head[: at - len(_MOVED)] + head[at:] + rest)


def essence(kept: IncomingLine) -> str:
    """Give what a line shares with itself once it went out in another version and came back.

    Of a picture, sound or key that is what it holds; how each version says so differs.
    """
    current = _modern(KeptLine(*kept)) if kept.version == OLD else kept
    line = line_of(current.text)
    if line.name not in _BINARY:
        return current.text
    found = _DATA.fullmatch(line.value)
    return _joined(line, [], _SPACES.sub("", found[3] if found else line.value))


def is_private(kept: KeptLine) -> bool:
    """Tell whether the line may hold what isn't for others: remarks, a card inside the card, values of our own."""
    return "NOTE" in kept.name or "COMMENT" in kept.name or kept.name == "AGENT" or kept.name.startswith(MARK)


def is_moved(kept: KeptLine, version: str) -> bool:
    """Tell whether that version does not know the line, so that it goes under X-."""
    return kept.name in (_OLD_ONLY if version == NEW else _NEW_ONLY)


def written_as(kept: KeptLine, version: str) -> str:
    """Give the line as a card of that version (3.0 or 4.0) holds it, unfolded."""
    current = _modern(kept) if kept.version == OLD else kept
    line = line_of(current.text)
    if is_moved(current, version):
        if current.version == version:
            return current.text
        mark = f";{FROM}={current.version}"
        said = current.text[: -len(line.value) - 1] if line.value else current.text[:-1]
        name, semicolon, rest = said.partition(";")
        at = name.rfind(".") + 1
        return f"{name[:at]}{_MOVED}{name[at:]}{mark}{semicolon}{rest}:{line.value}"
    if current.version == version or line.name not in _BINARY:
        return current.text
    return _to_new(line) if version == NEW else _to_usual(line)


def _modern(kept: KeptLine) -> KeptLine:
    """Give a line of 2.1 as 3.0 writes it: types with their name, letters instead of quoted-printable."""
    line = line_of(kept.text)
    value, encoding = line.value, line.head.encoding
    said = [_named(found) for found in line.head.parameters if found.name not in ("ENCODING", "CHARSET")]
    if encoding == "Q":
        value = quoted_printable(value, line.head.first("CHARSET")).replace("\n", "\\n")
    elif encoding == "B":
        said.append("ENCODING=b")
        value = _SPACES.sub("", value)
    return KeptLine(USUAL, _joined(line, said, value))


def _named(found: Parameter) -> str:
    return f"{found.name}={found.text}"


def _joined(line: ContentLine, parameters: list[str], value: str) -> str:
    name = f"{line.head.group}.{line.name}" if line.head.group else line.name
    return ";".join((name, *parameters)) + f":{value}"


def _to_new(line: ContentLine) -> str:
    """Give a picture, sound or key of 3.0 as 4.0 writes it: a data: address."""
    if line.head.encoding != "B":
        return _joined(line, [_named(found) for found in line.head.parameters], line.value)
    kind = line.head.first("TYPE").lower()
    media = kind if "/" in kind else f"{_MAIN_TYPES[line.name]}/{kind or 'octet-stream'}"
    said = [_named(found) for found in line.head.parameters if found.name not in ("ENCODING", "TYPE", "VALUE")]
    return _joined(line, said, f"data:{media};base64,{_SPACES.sub('', line.value)}")


def _to_usual(line: ContentLine) -> str:
    """Give a picture, sound or key of 4.0 as 3.0 writes it."""
    said = [_named(found) for found in line.head.parameters if found.name not in ("MEDIATYPE", "VALUE")]
    found = _DATA.fullmatch(line.value)
    if found is None:
        return _joined(line, [*said, "VALUE=uri"], line.value)
    kind = [f"TYPE={found[2].upper()}"] if found[2] else []
    return _joined(line, [*said, "ENCODING=b", *kind], found[3])
