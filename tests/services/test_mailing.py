"""Letters to many: batches, drafts that mail programs read, hidden addresses, a table that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suidesk.domain.errors import SuideskError
from suidesk.queries.mailing import Addressee
from suidesk.services.mailing import Letter, addresses, batches, draft, merge_list, save_drafts, usable

names = st.text(max_size=60)


def somebody(at, name="", email=""):
    return Addressee(str(at), name or f"Person {at}", "Person", str(at), email or f"person{at}@example.org")


def crowd(count):
    return tuple(somebody(at) for at in range(count))


@given(st.integers(0, 400), st.integers(1, 120))
def test_batches_hold_everybody_once_and_evenly(count, size):
    parts = batches(crowd(count), size)
    assert [one for batch in parts for one in batch] == list(crowd(count))
    sizes = {len(batch) for batch in parts}
    assert len(parts) == -(-count // size)
    assert max(sizes, default=0) - min(sizes, default=0) <= 1


@given(st.lists(names, min_size=1, max_size=8), names, st.text(max_size=200))
def test_any_name_and_text_gives_a_draft_that_is_read_back(called, subject, text):
    batch = tuple(somebody(at, name) for at, name in enumerate(called))
    read = message_from_bytes(draft(batch, Letter(subject=subject, text=text)), policy=default)
    assert [one.addr_spec for one in read["Bcc"].addresses] == [one.email for one in batch]
    assert read["X-Unsent"] == "1"
    assert "To" not in read
    assert read.is_multipart() is False


def test_accents_survive():
    read = message_from_bytes(
        draft((somebody(1, "Åsa Ørsted"),), Letter(subject="Før jul", text="Kære alle")), policy=default
    )
    assert read["Subject"] == "Før jul"
    assert read.get_content().strip() == "Kære alle"


def test_no_name_can_add_a_line_to_the_head():
    letter = Letter(subject="Hello\r\nTo: all@example.org")
    read = message_from_bytes(draft((somebody(1, "A\r\nCc: b@example.org"),), letter), policy=default)
    assert "To" not in read
    assert "Cc" not in read


@pytest.mark.parametrize(
    "email",
    ["a@example.org, b@example.org", "nobody", "a@", "@b", "søren@example.org", "a b@example.org", "a@b\r\nTo: c@d"],
)
def test_what_is_no_address_is_named_and_left_out(email):
    bad = somebody(2, "Bram", email)
    assert usable((somebody(1), bad)) == ((somebody(1),), (bad,))
    with pytest.raises(SuideskError) as caught:
        draft((bad,), Letter())
    assert (caught.value.code, caught.value.params) == ("bad_address", {"name": "Bram"})


def test_a_domain_with_accents_is_written_as_mail_servers_take_it():
    read = message_from_bytes(draft((somebody(1, email="soren@møller.dk"),), Letter()), policy=default)
    assert read["Bcc"].addresses[0].addr_spec == "soren@xn--mller-vua.dk"


def test_drafts_are_named_by_their_subject(tmp_path):
    paths = save_drafts(tmp_path, crowd(5), Letter(subject='Garden: "day"?'), 2)
    assert [path.name for path in paths] == [f"Garden day ({at} of 3).eml" for at in (1, 2, 3)]
    assert all(path.exists() for path in paths)
    (single,) = save_drafts(tmp_path, crowd(1), Letter())
    assert single.name == "letter.eml"


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(SuideskError) as caught:
        save_drafts(tmp_path / "nowhere", crowd(1), Letter())
    assert caught.value.code == "file_not_written"


def test_the_table_is_safe_for_spreadsheets():
    content = b"".join(merge_list((somebody(1, "=cmd"),))).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert row == {"Name": "'=cmd", "Given name": "Person", "Family name": "1", "E-mail": "person1@example.org"}


def test_addresses_in_one_line():
    assert addresses(crowd(2)) == "person0@example.org; person1@example.org"
