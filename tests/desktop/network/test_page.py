"""The page Network, driven as a person drives it: look, find, filter, read, open, connect."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from suidesk.commands.network import AddConnection
from suidesk.commands.people import AddPerson, ChangeContact
from suidesk.desktop.network import work
from suidesk.desktop.network.connection_form import ConnectionForm
from suidesk.domain.network import Strength
from suidesk.domain.people import Sector
from suidesk.queries.desk import DeskPage
from suidesk.queries.network import WebOfTheDesk
from suidesk.rules.web import WebFilter
from tests.desktop.clipping import see_whole
from tests.desktop.naming import unnamed
from tests.desktop.pressing import choose, click, dialog


def shown(page):
    return {node.name for node in page.picture.web().nodes}


def told(card):
    return [(one.name, one.text) for one in card.sentences()]


def test_the_web_is_drawn_without_the_user(network):
    assert shown(network) == {"Ana", "Ben", "Cas", "Dua", "Eve", "Nour", "Clinic", "Church"}
    assert network.count.full_text() == "8 contacts, 8 ties"


def test_it_says_who_bridges_who_is_the_only_link_and_how_sectors_mix(network):
    assert told(network.findings.bridges) == [("Nour", "has ties into faith and health")]
    links = dict(told(network.findings.links))
    assert links["Nour"] == "the only link from Cas, Church and Dua to the rest"
    mix = dict(told(network.findings.sectors))
    assert "49 times in 100 (health 4, faith 3)" in mix["Diversity"]
    assert "index −1.00: of 6 ties" in mix["Across and within"]
    assert mix["Nour"] == "the only link between faith and health"
    rest = [text for _, text in told(network.findings.rest)]
    assert rest == ["1 contact has no way to the others but through you.", "Of 1 contact no connection is noted."]


def test_a_sentence_leads_to_the_contact_in_the_picture(network, circle, qtbot):
    qtbot.mouseClick(network.findings.bridges.button(0), Qt.MouseButton.LeftButton)
    assert network.picture.chosen_id() == circle["Nour"]
    assert network.strip.said.full_text().startswith("Nour: 2 ties; has ties into faith and health; on")


def test_sectors_narrow_the_web_and_nobody_moves(network, circle, qtbot):
    before = network.picture.where(circle["Ana"])
    qtbot.mouseClick(network.choice.sectors[Sector.HEALTH], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(network) == {"Ana", "Ben", "Clinic", "Eve"})
    click(qtbot, network, "Show all")
    qtbot.waitUntil(lambda: len(shown(network)) == 8)
    assert (network.picture.where(circle["Ana"]) - before).manhattanLength() < 1


def test_closeness_reach_kind_and_project_narrow_the_web(network, qtbot):
    choice = network.choice
    for button, text, expected in (
        (choice.strength, "Close only", {"Ana", "Ben", "Clinic", "Cas", "Dua", "Eve", "Church"}),
        (choice.reach, "City", {"Ana", "Ben", "Clinic", "Eve"}),
        (choice.kind, "Trusts", {"Ana", "Nour"}),
        (choice.project, "Garden", {"Ana", "Nour"}),
    ):
        button.menu_.aboutToShow.emit()
        choose(button.menu_, text)
        qtbot.waitUntil(lambda expected=expected: shown(network) == expected)
        choice.show_all()
        qtbot.waitUntil(lambda: len(shown(network)) == 8)


def test_where_no_tie_matches_there_is_a_way_back(network, qtbot):
    choice = network.choice
    choice.across.click()
    qtbot.waitUntil(lambda: network.body.nothing.isVisible())
    assert choice.strength.accessibleName() == "Closeness: any"
    network.body.widen.click()
    qtbot.waitUntil(lambda: network.picture.isVisible())
    assert choice.wanted().strength is Strength.WEAK


def test_a_name_is_found_by_typing(network, circle, qtbot):
    qtbot.keyClick(network, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    network.finder.setFocus()
    qtbot.keyClicks(network.finder, "chur")
    qtbot.keyClick(network.finder, Qt.Key.Key_Return)
    assert network.picture.chosen_id() == circle["Church"]


def test_enter_opens_the_contact_on_its_page(network, circle, desk_window, qtbot):
    network.picture.setFocus()
    network.picture.select(circle["Cas"])
    qtbot.keyClick(network.picture, Qt.Key.Key_Return)
    assert desk_window.window.current is desk_window.window.page("people")


def test_the_table_has_the_same_in_words_and_numbers(network, circle, qtbot):
    network.show_view("table")
    assert [network.table.model().cell(at, 0).text for at in range(8)] == [
        "Ana", "Ben", "Cas", "Church", "Clinic", "Dua", "Eve", "Nour",
    ]  # fmt: skip
    network.table.sort_by(4)
    assert network.table.ids()[:2] == [circle["Ana"], circle["Nour"]]
    assert network.table.model().cell(0, 4).text == "57 %"
    qtbot.keyClick(network.table, Qt.Key.Key_Down)
    qtbot.keyClick(network.table, Qt.Key.Key_Down)
    assert network.picture.chosen_id() == network.table.ids()[network.table.currentIndex().row()] != ""


def test_a_table_that_is_not_seen_is_written_when_it_is_shown(network, circle, desk_window, qtbot):
    table = network.table
    table.set_web(network.picture.web(), network._findings)
    table.set_web(
        network.picture.web().narrowed(WebFilter(among=frozenset({circle["Ana"], circle["Ben"]}))), network._findings
    )
    table.select_id(circle["Ben"])
    assert table.model().rowCount() == 8
    network.show_view("table")
    assert table.model().rowCount() == 2
    assert table.ids()[table.currentIndex().row()] == circle["Ben"]


def test_n_connects_and_the_new_tie_is_drawn(network, circle, desk_window, qtbot):
    network.picture.setFocus()
    qtbot.keyClick(network.picture, Qt.Key.Key_N)
    dialog(qtbot, ConnectionForm).reject()
    desk_window.run(AddConnection(from_id=circle["Pia"], to_id=circle["Ben"]))
    qtbot.waitUntil(lambda: "Pia" in shown(network))
    desk_window.run(ChangeContact(id=circle["Pia"], given="Pien"))
    qtbot.waitUntil(lambda: "Pien" in shown(network))


def test_connecting_begins_with_who_is_chosen(network, circle, qtbot):
    network.picture.select(circle["Dua"])
    click(qtbot, network, "Connect Dua with somebody")
    assert dialog(qtbot, ConnectionForm).one.value() == circle["Dua"]


@pytest.mark.parametrize("ties", [[], ["Ole"]])
def test_an_empty_web_says_what_to_do_first(desk, desk_window, ties, qtbot):
    page = desk_window.window.current
    me = desk.ask(DeskPage()).settings.me_id
    for name in ties:
        desk_window.run(AddConnection(from_id=me, to_id=desk_window.run(AddPerson(given=name))))
    text = "tied to you alone" if ties else "Note who knows whom"
    qtbot.waitUntil(lambda: page.body.empty.isVisible() and text in page.body.empty.sentence.full_text())
    click(qtbot, page, "Add a connection")
    assert dialog(qtbot, ConnectionForm)


def test_the_palette_offers_what_the_page_can_do(network):
    titles = [entry.title for entry in network.entries()]
    assert titles == ["New connection", "Find in the web", "The web as a table", "The web as a picture"]


@pytest.mark.parametrize(("size", "scale"), [((1320, 860), 1.0), ((1280, 720), 1.0), ((1280, 720), 2.0)])
@pytest.mark.parametrize("view", ["picture", "table"])
def test_nothing_is_cut_off_or_without_a_name(network, desk_window, theme, size, scale, view, qtbot):
    desk_window.window.resize(*size)
    theme.set_scale(scale)
    network.show_view(view)
    see_whole(qtbot, network)
    assert unnamed(network) == []


def test_in_a_small_window_the_sentences_have_a_view_of_their_own(network, desk_window, theme, qtbot):
    desk_window.window.resize(1280, 720)
    theme.set_scale(2.0)
    network.show_view("findings")
    assert network.findings.isVisible()
    assert not network.picture.isVisible()
    qtbot.mouseClick(network.findings.bridges.button(0), Qt.MouseButton.LeftButton)
    assert network.picture.isVisible()
    theme.set_scale(1.0)
    desk_window.window.resize(1320, 860)
    qtbot.waitUntil(lambda: network.findings.isVisible() and network.picture.isVisible())


def test_stopping_says_so(network, desk_window, qtbot):
    basis = desk_window.desk.ask(WebOfTheDesk(desk_window.window.now().date()))
    with qtbot.waitSignal(network.work.stopped):
        network.work.begin(basis, WebFilter(strength=Strength.GOOD))
        network.work.stop()
    assert not network.busy.line.isVisible()


def test_a_contact_that_is_gone_from_the_web_is_no_longer_chosen(network, circle, desk_window, qtbot):
    network.picture.select(circle["Dua"])
    desk_window.run(ChangeContact(id=circle["Dua"], archived_on=desk_window.window.now().date()))
    qtbot.waitUntil(lambda: "Dua" not in shown(network))
    assert network.picture.chosen_id() == ""


def test_of_a_large_web_a_sketch_comes_first_and_a_view_stays_when_the_places_come(
    desk, desk_window, qtbot, monkeypatch
):
    monkeypatch.setattr(work, "SKETCHED_FROM", 3)
    page = desk_window.window.current
    drawn = []
    page.work.placed.connect(lambda shown: drawn.append((shown.is_sketch, page.picture.sight.camera)))
    page.work.placed.connect(lambda shown: page.picture.zoom_in() if shown.is_sketch else None)
    refs = [desk.run(AddPerson(given=f"P{at}")).result for at in range(8)]
    for one, other in pairwise(refs):
        desk.run(AddConnection(from_id=one, to_id=other))
    page.ask()
    qtbot.waitUntil(lambda: page.table.ids() != [])
    assert [is_sketch for is_sketch, _ in drawn] == [True, False]
    # Somebody came nearer meanwhile: the places come, and the view stays as it is.
    assert not page.picture.sight.is_fitted


def test_places_that_are_known_need_no_sketch(network, qtbot, monkeypatch):
    monkeypatch.setattr(work, "SKETCHED_FROM", 3)
    drawn = []
    network.work.placed.connect(lambda shown: drawn.append(shown.is_sketch))
    network.ask()
    qtbot.waitUntil(lambda: drawn == [False])
