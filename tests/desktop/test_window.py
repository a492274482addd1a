"""The window: pages and their keys, the compact side, messages, undo, the palette, and what it remembers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from suidesk.commands.funding import AddGrant
from suidesk.commands.people import AddOrganisation, AddPerson, ChangeContact
from suidesk.commands.projects import AddProject
from suidesk.desktop.design.theme import Appearance
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.layouts import column
from suidesk.desktop.looks import SCALES
from suidesk.desktop.page import Page
from suidesk.desktop.window import Act, PageSpec, Window
from suidesk.domain.changes import Change
from suidesk.domain.errors import SuideskError
from suidesk.domain.kinds import Kind
from suidesk.domain.people import Contact
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed
from tests.desktop.pressing import button, choose, click

CTRL = Qt.KeyboardModifier.ControlModifier


class PlainPage(Page):
    """A page with one field that remembers what it was told."""

    def __init__(self, host, name):
        super().__init__(host)
        self.told = []
        self.field = QLineEdit()
        self.field.setAccessibleName(f"Field of {name}")
        self.name = name
        self.setLayout(column(host.search_button(), self.field))

    def entered(self):
        self.told.append("entered")

    def new_day(self):
        self.told.append("new day")

    def refresh(self, change):
        self.told.append(change)

    def open_record(self, kind, ref):
        self.told.append((kind, ref))

    def entries(self):
        return [Entry(f"Verb of {self.name}", lambda: self.told.append("verb"))]

    def focus_first(self):
        self.field.setFocus()


@pytest.fixture
def done():
    return []


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make_window(theme, clock, settings, done):
    def spec(key, title, icon, shows=()):
        return PageSpec(key, title, icon, lambda host: PlainPage(host, title), shows)

    pages = [
        spec("today", "Today", "inbox"),
        spec("people", "People", "users", (Kind.CONTACT,)),
        spec("projects", "Projects", "folder-kanban", (Kind.PROJECT, Kind.ROLE)),
        spec("funding", "Funding", "hand-coins", (Kind.GRANT,)),
    ]
    acts = {"hours": Act("Note hours…", "timer", lambda window: done.append(window), "Ctrl+H")}
    return lambda bridge: Window(theme, bridge, clock.now, pages, acts, "Hanne Visser", settings, answers=lambda *_: ())


@pytest.fixture
def window(desk_window, qtbot):
    shown = desk_window.window
    qtbot.waitUntil(shown.current.field.hasFocus)
    return shown


def name_of(window):
    return window.current.name


def typed(qtbot, window, text):
    """Open the palette, type, and give it once it has searched."""
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window._palette
    qtbot.waitUntil(palette.edit.hasFocus)
    qtbot.keyClicks(palette.edit, text)
    if text:
        qtbot.waitUntil(lambda: not palette._is_asking)
    return palette


# --- pages ---


def test_pages_are_made_when_first_shown_and_reached_by_their_keys(window, qtbot):
    assert list(window._pages.made) == ["today"]
    keys = (Qt.Key.Key_4, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1)
    for key, name in zip(keys, ("Funding", "People", "Projects", "Today"), strict=True):
        qtbot.keyClick(window, key, CTRL)
        assert name_of(window) == name
        assert button(window.side, name).isChecked()
        qtbot.waitUntil(window.current.field.hasFocus)
    assert window.page("today").told == ["entered", "entered"]
    click(qtbot, window.side, "People")
    assert name_of(window) == "People"


def test_a_record_opens_on_its_page(window):
    window.open_record(Kind.ROLE, "r1")
    assert name_of(window) == "Projects"
    assert window.current.told == ["entered", (Kind.ROLE, "r1")]
    window.open_record(Kind.TAG, "t1")
    assert name_of(window) == "Projects"


def test_every_page_hears_of_every_change(window, desk_window, qtbot):
    window.go_to("people")
    desk_window.run(AddPerson(given="Bram"))
    codes = [change.code for page in window._pages.made.values() for change in page.told if isinstance(change, Change)]
    assert codes == ["AddPerson", "AddPerson"]


def test_midnight_reaches_every_page_once(window, clock):
    window.go_to("people")
    clock.advance(timedelta(days=1))
    window._watch.timeout.emit()
    window._watch.timeout.emit()
    assert [page.told.count("new day") for page in window._pages.made.values()] == [1, 1]
    # And when the window comes forward after a night's sleep.
    clock.advance(timedelta(days=1))
    other = QWidget()
    other.show()
    other.activateWindow()
    window.activateWindow()
    window.watch_day()
    assert window.current.told.count("new day") == 2
    other.close()


# --- the side ---


def test_the_side_is_compact_where_room_is_scarce(window, theme, qtbot):
    window.resize(1320, 860)
    window.heartbeat.setText("Reminders checked 10:42; nothing else is planned")
    today = button(window.side, "Today")
    assert (today.text().strip(), today.toolTip()) == ("Today", "Ctrl+1")
    assert window.heartbeat.isVisible()
    window.resize(1000, 720)
    assert (today.text(), today.toolTip()) == ("", "Today · Ctrl+1")
    assert not window.heartbeat.isVisible()
    window.resize(1280, 720)
    assert today.text()
    theme.set_scale(2.0)
    assert today.text() == ""
    assert button(window.side, "Desk menu").isVisible()


def test_waiting_things_are_counted_at_their_page(window):
    window.set_waiting("today", 13)
    assert button(window.side, "Today, 13")
    window.set_waiting("today", 0)
    assert button(window.side, "Today")


def test_a_long_heartbeat_is_cut_and_whole_in_its_tool_tip(window):
    text = "Reminders checked 10:42; next: " + "x" * 500
    window.heartbeat.setText(text)
    assert len(window.heartbeat.full_text()) < 120
    assert window.heartbeat.toolTip() == text
    window.heartbeat.setText("Reminders checked 10:42")
    assert window.heartbeat.toolTip() == ""


def test_the_desk_menu_does_what_it_says(window, theme, done):
    choose(window.menu, "Note hours")
    assert done == [window]
    choose(window.menu, "Switch dark")
    assert theme.appearance is Appearance.DARK
    choose(window.menu, "Larger text")
    assert theme.scale == 1.25
    choose(window.menu, "Smaller text")
    assert theme.scale == 1.0


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1320), (1.0, 1280), (1.0, 800), (1.5, 1280), (2.0, 1280)])
def test_nothing_is_cut_off_or_without_a_name(window, theme, scale, width, qtbot):
    window.heartbeat.setText("Reminders checked 10:42; next: Report on Winter Fund, 3 December")
    window.message.show_message("The disk is full. Make room and try again.", report="x", action="Try again")
    theme.set_scale(scale)
    window.resize(width, 720)
    qtbot.wait(20)
    assert clipped(window) == []
    assert unnamed(window) == []


def test_tab_goes_through_side_and_page_and_comes_around(window, qtbot):
    reached = []
    for _ in range(12):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.append(window.focusWidget().accessibleName())
    assert {"Today", "Desk menu", "Search or jump to", "Field of Today"} <= set(reached)
    first = reached.index("Today")
    around = [*reached[first:], *reached[:first]]
    assert around.index("Today") < around.index("Desk menu") < around.index("Search or jump to")


# --- keys ---


def test_keys_of_acts_and_looks(window, theme, done, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_H, CTRL)
    assert done == [window]
    qtbot.keyClick(window, Qt.Key.Key_D, CTRL)
    assert theme.appearance is Appearance.DARK
    for _ in range(9):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert theme.scale == SCALES[-1]
    for _ in range(9):
        qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert theme.scale == SCALES[0]


def test_undo_and_redo_by_key(window, desk_window, desk, qtbot):
    desk_window.bridge.run(AddPerson(given="Bram"))
    qtbot.waitUntil(lambda: window.undo_bar.text() == "Bram was added")
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: window.undo_bar.text() == "Undone: Bram was added")
    assert [one.given for one in desk._reading.where(Contact)] == ["Hanne"]
    assert window.undo_bar.button.text() == "Redo"
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.undo_bar.text() == "Done again: Bram was added")
    assert window.undo_bar.button.text() == "Undo"
    click(qtbot, window.undo_bar, "Undo")
    qtbot.waitUntil(lambda: window.undo_bar.text() == "Undone: Bram was added")
    click(qtbot, window.undo_bar, "Redo")
    qtbot.waitUntil(lambda: len(desk._reading.where(Contact)) == 2)


# --- what is said ---


def test_nothing_to_undo_is_said_and_no_error(window, qtbot):
    window.undo()
    qtbot.waitUntil(lambda: "nothing to undo" in window.undo_bar.text())
    assert window.message.text() == ""
    assert not window.undo_bar.button.isVisible()


def test_changes_from_outside_and_of_the_desk_itself_are_not_offered_for_undo(window, desk_window):
    desk_window.bridge.announce(Change("", None, {}, origin="outside"))
    desk_window.bridge.announce(Change("RecordReminders", None, {Kind.REMINDER: frozenset("r")}))
    assert not window.undo_bar.isVisible()
    assert len([one for one in window.current.told if isinstance(one, Change)]) == 2


def test_a_conflict_of_undo_offers_to_keep_or_to_overwrite(window, desk_window, desk, qtbot):
    bridge = desk_window.bridge
    ref = desk.run(AddPerson(given="Bram", family="One")).result
    first = desk.run(ChangeContact(id=ref, family="Two")).change.batch
    desk.run(ChangeContact(id=ref, family="Three"))
    bridge.undo(first)
    qtbot.waitUntil(lambda: "1 record" in window.message.text())
    assert button(window.message, "Keep those, take back the rest").isVisible()
    click(qtbot, window.message, "Overwrite")
    qtbot.waitUntil(lambda: desk._reading.get(Contact, ref).family == "One")
    assert window.message.text() == ""


def test_a_fault_is_said_with_a_report_to_copy(window, desk_window, qapp, qtbot):
    desk_window.bridge.broken.emit("ValueError\n/desktop/page.py:1 fetch")
    assert "Please send us the details" in window.message.text()
    click(qtbot, window.message, "Copy the details")
    assert qapp.clipboard().text() == "ValueError\n/desktop/page.py:1 fetch"
    click(qtbot, window.message, "Close this message")
    assert window.message.text() == ""


def test_an_expected_failure_without_a_field_is_said(window, desk_window):
    desk_window.bridge.failed.emit(SuideskError("disk_full"))
    assert "full" in window.message.text()
    assert not window.message._copy.isVisible()


# --- the palette ---


def test_the_palette_begins_with_the_verbs_of_the_page(window, qtbot):
    window.go_to("funding")
    palette = typed(qtbot, window, "")
    titles = [entry.title for entry in palette.shown()]
    assert titles[:2] == ["Verb of Funding", "Note hours…"]
    assert {"Today", "People", "Projects", "Funding", "Undo", "Redo", "Switch dark and light"} <= set(titles)
    assert clipped(palette) == []
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert window.current.told[-1] == "verb"
    qtbot.waitUntil(window.current.field.hasFocus)


def test_its_key_closes_it_again(window, qtbot):
    palette = typed(qtbot, window, "")
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert not palette.isVisible()
    assert window._palette is None
    assert typed(qtbot, window, "").isVisible()


def test_it_finds_people_organisations_projects_and_grants_and_opens_them(window, desk, qtbot):
    desk.run(AddPerson(given="Amber", family="Winter"))
    desk.run(AddOrganisation(display_name="Winter Fund"))
    desk.run(AddProject(name="Winter lunch"))
    grant = desk.run(AddGrant(title="Warm winter")).result
    palette = typed(qtbot, window, "wint")
    found = [(entry.title, entry.subtitle, entry.icon) for entry in palette.shown()]
    assert found == [
        ("Amber Winter", "Person", "users"),
        ("Winter Fund", "Organisation", "building-2"),
        ("Winter lunch", "Project", "folder-kanban"),
        ("Warm winter", "Grant · Prospect", "hand-coins"),
    ]
    for _ in range(3):
        qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert name_of(window) == "Funding"
    assert window.current.told[-1] == (Kind.GRANT, grant)


def test_it_says_that_nothing_is_found_only_when_it_has_looked(window, qtbot):
    palette = typed(qtbot, window, "")
    palette.edit.setText("zzz")
    assert not palette._nothing.isVisible()
    qtbot.waitUntil(palette._nothing.isVisible)


# --- what is remembered ---


def test_size_looks_and_text_are_remembered(window, theme, settings, make_window, bridge, qtbot):
    window.resize(760, 640)
    window.looks.switch_appearance()
    window.looks.step_scale(2)
    heard = []
    window.closing.connect(lambda: heard.append(1))
    window.close()
    assert heard == [1]
    assert settings.value("appearance") == "dark"
    assert float(settings.value("scale")) == 1.5
    again = make_window(bridge)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (760, 640)
