"""Every byte of a file is in one logical line, and lines are told apart as the standards say."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.interchange.vcard.content_lines import content_lines, line_of
from suidesk.interchange.vcard.physical_lines import PhysicalLines
from suidesk.interchange.vcard.text_values import escaped, split, unescaped


def lines_of(data, encoding=""):
    return list(content_lines(PhysicalLines(data, encoding)))


PIECES = (
    *(b"BEGIN:VCARD", b"END:VCARD", b"VERSION:2.1", b"NOTE;ENCODING=QUOTED-PRINTABLE:a=", b"PHOTO;BASE64:AA", b"QUJD"),
    *(b"AGENT:", b"N:a;b", b" folded", b"\tx", b"", b"\r", b"\n", b"\r\n", b"\r\r\n", b"=", b":", b"\xff", b"\0"),
)
WIDE = (b"\xff\xfe", b"\xfe\xff", b"B\0E\0", b"\0B\0E", b"b\0e\0", b"\0b\0e", b"B\0\0\0", b"\0\0\0")
vcard_like = st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join)


@given(st.binary(max_size=300) | vcard_like)
def test_raw_bytes_are_all_there(data):
    found = lines_of(data)
    if not data.startswith(WIDE):
        assert b"".join(line.raw for line in found) == data.removeprefix(b"\xef\xbb\xbf")
    at = 1
    for line in found:
        assert line.number == at
        at += line.span


@pytest.mark.parametrize("size", [1, 2, 3, 7])
@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r", b"\r\r\n"])
def test_ends_do_not_depend_on_how_the_file_is_cut(monkeypatch, size, end):
    monkeypatch.setattr("suidesk.interchange.vcard.physical_lines._CHUNK", size)
    data = end.join((b"BEGIN:VCARD", b"FN:Jan", b" ne", b"END:VCARD", b""))
    for source in (data, io.BytesIO(data)):
        found = lines_of(source)
        assert [(line.text, line.number) for line in found] == [("BEGIN:VCARD", 1), ("FN:Janne", 2), ("END:VCARD", 4)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig"])
def test_wide_encodings(encoding):
    found = lines_of("BEGIN:VCARD\r\nFN:Søren 🎈\r\nEND:VCARD\r\n".encode(encoding))
    assert [line.text for line in found] == ["BEGIN:VCARD", "FN:Søren 🎈", "END:VCARD"]


def test_folding_inside_a_character():
    assert lines_of(b"FN:S\xc3\r\n \xb8ren\r\nN:x\r\n")[0].text == "FN:Søren"


def test_soft_breaks_belong_to_their_line():
    found = lines_of(b"NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\nTEL: two=\r\n three\r\nFN:x\r\n")
    assert [(line.text, line.span) for line in found] == [
        ("NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0ATEL: two three", 3),
        ("FN:x", 1),
    ]


def test_a_soft_break_does_not_swallow_the_end():
    found = lines_of(b"NOTE;QUOTED-PRINTABLE:one=\r\nEND:VCARD\r\n")
    assert [line.text for line in found] == ["NOTE;QUOTED-PRINTABLE:one", "END:VCARD"]


def test_an_equals_sign_elsewhere_is_no_soft_break():
    assert [line.text for line in lines_of(b"NOTE:a=\r\nFN:x\r\n")] == ["NOTE:a=", "FN:x"]


@pytest.mark.parametrize(
    "data",
    [
        b"PHOTO;ENCODING=BASE64;JPEG:\r\n /9j/\r\n QUI=\r\n\r\nFN:x\r\n",
        b"PHOTO;ENCODING=BASE64;JPEG:/9j/\r\n QUI=\r\nFN:x\r\n",
        b"PHOTO;BASE64:/9j/\r\nQUI=\r\nFN:x\r\n",
        b"photo;encoding=b:/9j/\nQUI=\n\n\nFN:x\n",
    ],
)
def test_pictures_with_and_without_blank_end(data):
    photo, name = lines_of(data)
    assert photo.value == "/9j/QUI="
    assert photo.head.encoding == "B"
    assert name.text == "FN:x"


def test_a_blank_line_after_a_text_is_its_own():
    assert [line.text for line in lines_of(b"FN:x\r\n\r\nN:y\r\n")] == ["FN:x", "", "N:y"]


@pytest.mark.parametrize(
    ("text", "group", "name", "parameters", "value"),
    [
        ("fn:x", "", "FN", [], "x"),
        ("item1.TEL;type=CELL;type=pref:1", "item1", "TEL", [("TYPE", ("CELL",)), ("TYPE", ("pref",))], "1"),
        ("TEL;WORK;VOICE:1", "", "TEL", [("TYPE", ("WORK",)), ("TYPE", ("VOICE",))], "1"),
        ("PHOTO;BASE64;JPEG:1", "", "PHOTO", [("ENCODING", ("BASE64",)), ("TYPE", ("JPEG",))], "1"),
        ('ADR;LABEL="a;b:c,d":x', "", "ADR", [("LABEL", ("a;b:c,d",))], "x"),
        ('TEL;TYPE="work,voice";PREF=1:x', "", "TEL", [("TYPE", ("work,voice",)), ("PREF", ("1",))], "x"),
        ("ADR;LABEL=a^nb^'c^^d:x", "", "ADR", [("LABEL", ('a\nb"c^d',))], "x"),
        ("N;SORT-AS=a,b:x", "", "N", [("SORT-AS", ("a", "b"))], "x"),
        ('NOTE;X="un:closed', "", "NOTE", [("X", ("un",))], "closed"),
        ("BEGIN:VCARD ", "", "BEGIN", [], "VCARD "),
        ("no colon here", "", "", [], ""),
        ("New York, NY: x", "", "", [], " x"),
        (":x", "", "", [], "x"),
        ("", "", "", [], ""),
    ],
)
def test_heads(text, group, name, parameters, value):
    line = line_of(text)
    assert (line.head.group, line.name, line.value) == (group, name, value)
    assert [(found.name, found.values) for found in line.head.parameters] == parameters


@pytest.mark.parametrize(
    ("data", "text", "doubt"),
    [
        (b"FN;CHARSET=ISO-8859-1:S\xf8ren\r\n", "FN;CHARSET=ISO-8859-1:Søren", ""),
        (b"FN;CHARSET=Shift_JIS:\x8e\x52\r\n", "FN;CHARSET=Shift_JIS:山", ""),
        # What is whole UTF-8 is UTF-8, whatever an old program wrote beside it.
        (b"FN;CHARSET=ISO-8859-1:S\xc3\xb8ren\r\n", "FN;CHARSET=ISO-8859-1:Søren", ""),
        (b"FN;CHARSET=nonsense:S\xf8ren\r\n", "FN;CHARSET=nonsense:Søren", "undecodable_bytes"),
        (b"FN:S\xf8ren\r\n", "FN:Søren", "undecodable_bytes"),
        (b"FN:a\0b\r\n", "FN:ab", "nul_removed"),
    ],
)
def test_character_sets(data, text, doubt):
    (line,) = lines_of(data)
    assert line.doubt == doubt
    assert line.text == text


def test_the_user_may_say_the_encoding():
    assert lines_of(b"FN:\xb3\xf3d\xbc\r\n", "iso8859-2")[0].text == "FN:łódź"


@given(st.text())
def test_escapes_are_taken_back(text):
    assert unescaped(escaped(text), "3.0") == text
    assert split(f"{escaped(text)};{escaped(text)}", ";") == [escaped(text)] * 2


@pytest.mark.parametrize(
    ("raw", "version", "text"),
    [
        (r"a\, b\; c\nd\Ne\\n", "3.0", "a, b; c\nd\ne\\n"),
        (r"http\://x \"q\"", "3.0", 'http://x "q"'),
        (r"C:\temp\x", "3.0", r"C:\temp\x"),
        (r"\\server\new\; x", "2.1", r"\\server\new; x"),
        ("a\\", "3.0", "a\\"),
    ],
)
def test_backslashes(raw, version, text):
    assert unescaped(raw, version) == text


@given(st.text(alphabet="\\;,na"))
def test_nothing_is_lost_in_splitting(text):
    assert ";".join(split(text, ";")) == text
