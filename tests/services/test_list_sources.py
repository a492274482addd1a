"""A single list is taken by itself; of several in a folder or packed file one has to be named."""

from __future__ import annotations

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.services.list_sources import source_from, source_of
from tests.workbooks import packed, workbook

LISTS = {"people.csv": b"Name\nAda\n", "in/more.csv": b"Name\nBo\n", "read me.md": b"x"}


def refused(call, *words):
    with pytest.raises(SuideskError) as raised:
        call(*words)
    return raised.value


@pytest.mark.parametrize("content", [b"Name\nAda\n", workbook({"People": [["Name"], ["Ada"]]}), b"PK", b""])
def test_a_list_is_what_it_is(content):
    source = source_from(content, "list")
    assert (source.members, source.is_choice, source.name_of(), source.content()) == ((), False, "list", content)


def test_of_several_one_is_named():
    source = source_from(packed(LISTS), "all.zip")
    assert [member.name for member in source.members] == ["people.csv", "in/more.csv"]
    assert [(one.name, one.code) for one in source.left_out] == [("read me.md", "member_not_a_list")]
    assert (source.name_of("in/more.csv"), source.content("in/more.csv")) == ("more.csv", b"Name\nBo\n")
    error = refused(source.content)
    assert (error.code, error.params["members"]) == ("member_not_chosen", "people.csv, in/more.csv")
    assert refused(source.content, "read me.md").code == "no_such_member"


def test_the_only_one_is_taken_by_itself():
    source = source_from(packed({"in/more.csv": b"Name\nBo\n", "x.png": b"x"}), "one.zip")
    assert not source.is_choice
    assert (source.name_of(), source.content()) == ("more.csv", b"Name\nBo\n")


def test_a_single_file_has_no_members_to_name(tmp_path):
    (tmp_path / "list.csv").write_bytes(b"Name\nAda\n")
    assert refused(source_of(tmp_path / "list.csv").content, "other.csv").params["members"] == "list.csv"


def test_a_folder_is_opened_like_a_packed_file(tmp_path):
    folder = tmp_path / "lists"
    (folder / "in").mkdir(parents=True)
    for name, content in LISTS.items():
        (folder / name).write_bytes(content)
    source = source_of(folder)
    assert source.name == "lists"
    assert source.content("in/more.csv") == b"Name\nBo\n"
    (folder / "people.csv").unlink()
    assert refused(source.content, "people.csv").code == "file_not_read"


def test_nothing_inside_and_nothing_there_are_told(tmp_path):
    assert refused(source_from, packed({"x.png": b"x"}), "all.zip").code == "no_lists_inside"
    assert refused(source_of, tmp_path / "missing.csv").code == "file_unreadable"
