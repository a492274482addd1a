"""Bytes made worse: flipped, cut, joined to others, doubled line by line, repeated past all measure."""

from __future__ import annotations

import io
import random
import zipfile

MOST = 200_000
_SIGNS = [
    *(
        b"\0",
        b"\xff",
        b"\xfe\xff",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n",
        b"\r\n",
        b"\x1a",
        b"\x1b",
        b"\\",
        b'"',
        b"'",
        b"=",
        b":",
    ),
    *(
        b";",
        b",",
        b"\t",
        b"|",
        b" ",
        b"<",
        b">",
        b"&",
        b"{",
        b"[",
        b"}",
        b"]",
        b"=0D=0A=\r\n",
        b"\xe2\x80\xa8",
        b"\xc3",
    ),
    *(
        b"BEGIN:VCARD\r\n",
        b"END:VCARD\r\n",
        b"VERSION:4.0\r\n",
        b";ENCODING=QUOTED-PRINTABLE:",
        b";ENCODING=b:",
        b"sep=;\r\n",
    ),
    *(b"\ndn: cn=x\n", b":: ", b":< file:///etc/passwd", b"1" * 400, b"1e999", b"-0", b"NaN", b"null", b"9" * 5_000),
    *(
        b"=cmd|' /C calc'!A0",
        b"@SUM(1)",
        b"../../x",
        b"&#x0;",
        b"&lt;",
        b"<!ENTITY a 'b'>",
        b"A1048577",
        b'r="0"',
        b"XFE1",
    ),
    *("é".encode(), "é".encode("cp1252"), "𐀀".encode(), "\u202e".encode(), b"\xed\xa0\x80", b"\x80" * 40),
]


def mutant(seeds: list[bytes], chance: random.Random) -> bytes:
    """Give one of the seeds, changed up to six times."""
    data = chance.choice(seeds)
    for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 6))):
        data = chance.choice(_WAYS)(data, seeds, chance)[:MOST]
    return data


def inside_a_zip(seeds: list[bytes], chance: random.Random) -> bytes:
    """Give a zip one of whose members is changed, or whose own bytes are."""
    data = chance.choice(seeds)
    if chance.random() < 0.3:
        return mutant([data], chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist() if not info.flag_bits & 1]
    if members:
        at = chance.randrange(len(members))
        name, content = members[at]
        members[at] = name, mutant([content, *(other for _, other in members)], chance)
        chance.random() < 0.1 and members.pop(chance.randrange(len(members)))
        chance.random() < 0.1 and members.append((chance.choice(_NAMES), content))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for name, content in dict(members).items():
            archive.writestr(name, content)
    return target.getvalue()


_NAMES = [
    "../x.csv",
    "/etc/x.csv",
    "C:\\x.csv",
    "a/../../x.vcf",
    "con.csv",
    "\u202excsv.vcf",
    "x" * 300 + ".csv",
    "x.zip",
]


def _flip(data, _seeds, chance):
    if not data:
        return data
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _insert(data, _seeds, chance):
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_SIGNS) + data[at:]


def _replace(data, _seeds, chance):
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_SIGNS) + data[at + chance.randint(0, 8) :]


def _cut(data, _seeds, chance):
    start, end = sorted(chance.randint(0, len(data)) for _ in range(2))
    return chance.choice((data[:start], data[end:], data[:start] + data[end:], data[start:end]))


def _splice(data, seeds, chance):
    other = chance.choice(seeds)
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _lines(data, _seeds, chance):
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    at = chance.randrange(len(lines))
    what = chance.randrange(4)
    if what == 0:
        lines[at : at + 1] = [lines[at]] * chance.choice((2, 3, 50))
    elif what == 1:
        del lines[at]
    elif what == 2:
        chance.shuffle(lines)
    else:
        lines[at] = lines[at].rstrip(b"\r\n") + chance.choice((b"\r\n ", b"\r\n\t", b"\r\r\n", b"\r", b"=\r\n", b""))
    return b"".join(lines)


def _repeat(data, _seeds, chance):
    start = chance.randint(0, len(data))
    piece = data[start : start + chance.choice((1, 2, 5, 40))]
    return data[:start] + piece * chance.choice((10, 300, 5_000)) + data[start:]


def _recoded(data, _seeds, chance):
    try:
        return data.decode().encode(
            chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "utf-8-sig")), "replace"
        )
    except UnicodeDecodeError:
        return data


_WAYS = [_flip, _flip, _insert, _insert, _replace, _replace, _cut, _splice, _lines, _lines, _repeat, _recoded]
