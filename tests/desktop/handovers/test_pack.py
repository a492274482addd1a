"""The pack on paper: its sections, plain text only, numbered pages, and what goes wrong with the file."""

from __future__ import annotations

import stat
import sys

import pytest

from suidesk.commands.handover_items import WriteHandoverNote
from suidesk.commands.handovers import NameSuccessor
from suidesk.desktop.handovers.pack_paper import pack_html, save_pdf
from suidesk.desktop.handovers.pack_saving import file_name, write_pack
from suidesk.desktop.handovers.pack_words import pack_sections, pack_subtitle, pack_title
from suidesk.domain.errors import SuideskError
from suidesk.domain.handovers import Topic
from suidesk.queries.handover_pack import PackFor
from tests.desktop.handovers.conftest import TODAY


@pytest.fixture
def pack(hood, desk):
    return lambda successor=None: desk.ask(PackFor(hood["leaving"], TODAY, successor))


def sections(pack):
    return {one.title: [one.text, *(line.text for line in one.lines)] for one in pack_sections(pack)}


def test_it_holds_what_a_successor_needs(pack):
    found = sections(pack())
    assert list(found) == [
        "Purpose",
        "Roles",
        "Recurring tasks",
        "Open promises",
        "Keys, accounts, equipment and signing rights",
        "Contacts and introductions",
        "Dates of grants",
        "Advice",
    ]
    assert found["Roles"] == ["", "Host, Repair Café"]
    assert found["Open promises"] == ["", "3 h a week, Repair Café"]
    assert found["Keys, accounts, equipment and signing rights"] == ["", "Key: Hall"]
    assert found["Contacts and introductions"] == ["", "Olga", "Bram Vos"]


def test_it_says_where_a_thing_is_and_how_to_reach_people(pack):
    lines = {line.text: line.second for one in pack_sections(pack()) for line in one.lines}
    assert lines["Key: Hall"] == "Blue folder"
    assert lines["Olga"] == "Host, Repair Café · 07700 900123"


def test_the_title_names_the_successor(pack, hood, desk):
    desk.run(NameSuccessor(handover_id=hood["leaving"], successor_id=hood["Chidi"]))
    assert pack_title(pack()) == "Handover of Amina Yusuf"
    assert pack_title(pack(hood["Chidi"])) == "Handover of Amina Yusuf to Chidi Okafor"
    assert pack_subtitle(pack(), TODAY) == "Last day: Sat 20 June 2026 · As of Mon 11 May 2026"
    lines = {line.text: line.second for one in pack_sections(pack()) for line in one.lines}
    assert lines["Host, Repair Café"] == "Critical · to Chidi Okafor"


def test_what_looks_like_html_stays_text(pack):
    html = pack_html(pack(), TODAY)
    assert "Ring &lt;b&gt;first&lt;/b&gt;." in html
    assert "<b>" not in html


def test_a_long_pack_has_several_pages_for_its_owner_alone(theme, pack, hood, desk, tmp_path):
    assert save_pdf(pack(), TODAY, tmp_path / "short.pdf") == 1
    text = "\n".join(f"Line {number} of what comes back each week." for number in range(150))
    desk.run(WriteHandoverNote(handover_id=hood["leaving"], topic=Topic.RECURRING_TASKS, text=text))
    path = tmp_path / "long.pdf"
    assert save_pdf(pack(), TODAY, path) == 4
    assert b"/Count 4" in path.read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_left_alone(theme, pack, tmp_path):
    with pytest.raises(SuideskError, match="file_not_written"):
        save_pdf(pack(), TODAY, tmp_path / "missing" / "pack.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_window_says_where_it_is_or_what_went_wrong(leaving, pack, qtbot, tmp_path):
    path = tmp_path / "pack.pdf"
    write_pack(leaving.host, leaving.view, pack(), path)
    assert path.read_bytes().startswith(b"%PDF-")
    write_pack(leaving.host, leaving.view, pack(), tmp_path / "missing" / "pack.pdf")
    assert leaving.view.message.isVisible()


def test_a_file_name_that_every_system_takes(pack, hood, desk):
    from suidesk.commands.people import ChangeContact

    desk.run(ChangeContact(id=hood["Amina"], given='A/m:"ina', family="Yu*suf"))
    assert file_name(pack()) == "Handover of Amina Yusuf.pdf"
