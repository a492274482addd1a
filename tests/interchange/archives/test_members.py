"""A folder or a zip gives its lists one after another, and says of everything else why it is left out."""

from __future__ import annotations

import io
import os
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.interchange.archives import members
from suidesk.interchange.archives.members import LeftOut, Member, of_folder, of_zip
from suidesk.interchange.tables import read_table


def zip_of(*entries):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def left_out(collection):
    return {one.name: one.code for one in collection.left_out}


GOOD = ("people.csv", b"Name\nAda\n")


def test_lists_of_a_zip_come_one_after_another():
    data = zip_of(
        ("lists/", b""), GOOD, ("lists/b.VCF", b"BEGIN:VCARD"), ("c.ldif", b"dn: cn=A\n"), ("read me.md", b"x")
    )
    found = of_zip(data)
    assert found.members == (Member("people.csv", 9), Member("lists/b.VCF", 11), Member("c.ldif", 9))
    assert found.left_out == (LeftOut("read me.md", "member_not_a_list"),)
    contents = dict(found.contents())
    assert read_table(contents["people.csv"]).columns == ("Name",)
    assert list(contents) == ["people.csv", "lists/b.VCF", "c.ldif"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../evil.csv", "member_bad_name"),
        ("a/../../evil.csv", "member_bad_name"),
        ("/etc/evil.csv", "member_bad_name"),
        ("C:/evil.csv", "member_bad_name"),
        ("..\\evil.csv", "member_bad_name"),
        ("a\x1b[2J.csv", "member_bad_name"),
        ("x" * 500 + ".csv", "member_bad_name"),
        ("inner.zip", "member_is_archive"),
        ("inner.tar.gz", "member_is_archive"),
        ("__MACOSX/._people.csv", "member_not_a_list"),
        (".hidden.csv", "member_not_a_list"),
        ("~$people.xlsx", "member_not_a_list"),
        ("People.csv", "member_twice"),
        ("photo.jpg", "member_not_a_list"),
    ],
)
def test_other_members_are_left_out_by_name(name, code):
    found = of_zip(zip_of(GOOD, (name, b"x")))
    assert [one.name for one in found.members] == ["people.csv"]
    assert [one.code for one in found.left_out] == [code]
    assert "\x1b" not in found.left_out[0].name


def test_a_name_cut_short_by_a_zero_is_refused():
    data = zip_of(GOOD, ("evil.csv#.exe", b"x")).replace(b"evil.csv#.exe", b"evil.csv\0.exe")
    assert left_out(of_zip(data)) == {"evil.csv?.exe": "member_bad_name"}


def test_links_and_locked_members_are_left_out():
    link = zipfile.ZipInfo("link.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = bytearray(zip_of(GOOD, (link, b"/etc/passwd"), ("locked.csv", b"secret")))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rfind(signature)
        data[at + place] |= 1
    found = of_zip(bytes(data))
    assert left_out(found) == {"link.csv": "member_is_link", "locked.csv": "member_locked"}
    assert [name for name, _ in found.contents()] == ["people.csv"]


def test_a_bomb_is_never_unpacked():
    assert left_out(of_zip(zip_of(GOOD, ("noise.csv", os.urandom(300_000)), ("bomb.csv", bytes(30 << 20))))) == {
        "bomb.csv": "member_too_large"
    }
    with pytest.raises(SuideskError, match="archive_too_large"):
        of_zip(zip_of(GOOD, ("bomb.csv", bytes(30 << 20))))
    with pytest.raises(SuideskError, match="archive_too_large"):
        of_zip(zip_of(*((f"{at}.csv", b"") for at in range(members.MOST_MEMBERS + 1))))


def test_a_member_that_lies_about_its_size_is_damaged():
    data = bytearray(zip_of(GOOD))
    at = data.rfind(b"PK\x01\x02") + 24
    data[at : at + 4] = (3).to_bytes(4, "little")
    with pytest.raises(SuideskError, match="damaged_archive"):
        list(of_zip(bytes(data)).contents())


def test_what_is_no_zip_or_holds_no_list_is_said():
    with pytest.raises(SuideskError, match="damaged_archive"):
        of_zip(b"PK\x03\x04 nothing")
    with pytest.raises(SuideskError) as raised:
        of_zip(zip_of(("photo.jpg", b"x")))
    assert (raised.value.code, raised.value.params) == ("no_lists_inside", {"left_out": 1})


def test_lists_of_a_folder_come_in_the_order_of_their_names(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "people.csv").write_bytes(GOOD[1])
    (tmp_path / "a.tsv").write_bytes(b"Name\tCity\n")
    (tmp_path / "inner.zip").write_bytes(b"PK")
    (tmp_path / "photo.jpg").write_bytes(b"x")
    found = of_folder(tmp_path)
    assert list(found.contents()) == [("a.tsv", b"Name\tCity\n"), ("b/people.csv", GOOD[1])]
    assert left_out(found) == {"inner.zip": "member_is_archive", "photo.jpg": "member_not_a_list"}


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights on Windows")
def test_links_in_a_folder_are_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.csv").write_bytes(b"Name\n")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "people.csv").write_bytes(GOOD[1])
    (inside / "loop").symlink_to(inside)
    (inside / "away").symlink_to(outside)
    (inside / "file.csv").symlink_to(outside / "secret.csv")
    found = of_folder(inside)
    assert [one.name for one in found.members] == ["people.csv"]
    assert set(left_out(found).values()) == {"member_is_link"}
    (inside / "people.csv").unlink()
    (inside / "people.csv").symlink_to(outside / "secret.csv")
    with pytest.raises(SuideskError) as raised:
        list(found.contents())
    assert (raised.value.code, raised.value.params) == ("file_not_read", {"name": "people.csv"})


def test_folders_have_bounds(tmp_path, monkeypatch):
    deep = tmp_path.joinpath(*"abcdefghij")
    deep.mkdir(parents=True)
    (deep / "far.csv").write_bytes(b"x")
    (tmp_path / "near.csv").write_bytes(GOOD[1])
    assert left_out(of_folder(tmp_path)) == {"a/b/c/d/e/f/g/h": "member_too_deep"}
    monkeypatch.setattr(members, "MOST_MEMBERS", 1)
    with pytest.raises(SuideskError, match="archive_too_large"):
        of_folder(tmp_path)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SuideskError) as raised:
        of_folder(tmp_path / "gone")
    assert (raised.value.code, raised.value.params) == ("file_not_read", {"name": "gone"})


@given(st.data())
def test_a_changed_byte_is_read_or_refused(data):
    content = bytearray(zip_of(GOOD, ("more.csv", b"Name\nBo\n" * 20)))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    try:
        found = of_zip(bytes(content))
        assert all(isinstance(one, bytes) for _, one in found.contents())
    except SuideskError:
        pass


def test_a_zip_inside_a_zip_is_left_out_unopened():
    inner = zip_of(("bomb.csv", bytes(30 << 20)))
    assert left_out(of_zip(zip_of(GOOD, ("inner.zip", inner)))).keys() == {"inner.zip"}


def test_members_that_share_their_bytes_are_no_bomb():
    """A hundred entries of the directory all point at one packed member."""
    data = zip_of(("0.csv", b"Name\n" + b"Ada\n" * 500_000))
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry, tail = data[start:end], bytearray(data[end:])
    many = b"".join(entry.replace(b"0.csv", b"%d.csv" % (at % 10)) for at in range(100))
    tail[8:10] = tail[10:12] = (100).to_bytes(2, "little")
    tail[12:16] = len(many).to_bytes(4, "little")
    with pytest.raises(SuideskError, match="archive_too_large"):
        of_zip(data[:start] + many + bytes(tail))
