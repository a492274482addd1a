"""What lies over the page or stands apart: undo, messages, palette, progress, reminders, navigation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from suidesk.desktop.kit.date_field import CalendarPopup
from suidesk.desktop.kit.entry import Entry
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.desktop.kit.nav import NavButton
from suidesk.desktop.kit.palette import CommandPalette, matching
from suidesk.desktop.kit.progress import ProgressDialog
from suidesk.desktop.kit.reminder_card import Later, ReminderCard, ReminderView
from suidesk.desktop.kit.toast import SHOWN_MS, UndoBar
from tests.desktop.clipping import clipped, see_whole
from tests.desktop.naming import unnamed

VIEW = ReminderView(
    "k1",
    "3 days late",
    "danger",
    "Call back about the room",
    "It moves in June",
    ("You said 8 May.", "Rule: on its day."),
)


@pytest.fixture
def window(show):
    return show(QWidget(), 900, 600)


@pytest.fixture
def card(theme, show):
    made = ReminderCard(theme, date(2026, 5, 11))
    made.set(VIEW)
    return show(made, 420, 260)


def test_undo_is_offered_once_and_goes_by_itself(theme, window, qtbot):
    undone = []
    bar = UndoBar(theme, window)
    bar.show_done("Amina was renamed", lambda: undone.append(1))
    assert bar.isVisible()
    assert bar._timer.interval() == SHOWN_MS == 8000
    assert clipped(bar) == []
    assert unnamed(bar) == []
    bar.button.click()
    assert undone == [1]
    assert not bar.isVisible()
    bar.show_done("Copied")
    assert not bar.button.isVisible()
    bar._timer.timeout.emit()
    assert not bar.isVisible()


def test_undo_stays_at_the_bottom_and_under_the_focus(theme, window, qtbot):
    bar = UndoBar(theme, window)
    theme.set_scale(2.0)
    bar.show_done("The hours of Amina Yusuf in the week of 4 May were changed from 3:00 to 4:30", lambda: None)
    window.resize(640, 480)
    assert window.rect().contains(bar.geometry())
    assert clipped(bar) == []
    bar.button.setFocus()
    qtbot.waitUntil(bar.button.hasFocus)
    bar._timer.timeout.emit()
    assert bar.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_message_is_shown_copied_and_closed(theme, show, scale, qapp, qtbot):
    theme.set_scale(scale)
    called = []
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    assert bar.text() == ""
    bar.show_message(
        "The disk is full. Make room and try again.",
        "danger",
        report="code=disk_full",
        action="Try again",
        then=lambda: called.append(1),
    )
    bar.resize(round(300 * scale), bar.heightForWidth(round(300 * scale)))
    assert clipped(bar) == []
    assert unnamed(bar) == []
    bar._copy.click()
    assert qapp.clipboard().text() == "code=disk_full"
    bar._action.click()
    assert called == [1]
    bar._close.click()
    assert bar.text() == ""


def test_the_palette_finds_and_does(theme, window, qtbot):
    done = []
    entries = [
        Entry("New person", lambda: done.append("person"), words="contact"),
        Entry("Settings", lambda: done.append("settings")),
    ]

    def search(text, then):
        then([Entry("Amina Yusuf", lambda: done.append("amina"), "user", "Volunteer")] if text == "ami" else [])

    before = QPushButton("Here", window)
    before.show()
    before.setFocus()
    palette = CommandPalette(theme, window, entries, search)
    palette.open()
    qtbot.waitUntil(palette.edit.hasFocus)
    assert [entry.title for entry in palette.shown()] == ["New person", "Settings"]
    assert clipped(palette) == []
    assert unnamed(palette) == []
    qtbot.keyClicks(palette.edit, "ami")
    qtbot.waitUntil(lambda: [entry.title for entry in palette.shown()] == ["Amina Yusuf"])
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert done == ["amina"]
    assert not palette.isVisible()
    assert before.hasFocus()
    palette.open()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Tab)
    assert palette.edit.hasFocus()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert done == ["amina", "settings"]


def test_the_palette_closes_with_escape_and_with_a_press_beside_it(theme, window, qtbot):
    palette = CommandPalette(theme, window, [Entry("New person", lambda: None)])
    for close in (
        lambda: qtbot.keyClick(palette.edit, Qt.Key.Key_Escape),
        lambda: qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(3, 590)),
    ):
        palette.open()
        with qtbot.waitSignal(palette.closed):
            close()
        assert not palette.isVisible()


def test_matching_takes_every_word_and_puts_beginnings_first():
    entries = [Entry("See a person", print), Entry("Person, new", print, words="contact"), Entry("Settings", print)]
    assert [entry.title for entry in matching(entries, "person")] == ["Person, new", "See a person"]
    assert [entry.title for entry in matching(entries, "contact NEW")] == ["Person, new"]
    assert len(matching(entries, "")) == 3


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_D, "done"), (Qt.Key.Key_O, "opened"), (Qt.Key.Key_Return, "opened")]
)
def test_a_reminder_is_done_and_opened_by_one_key(card, key, signal, qtbot):
    with qtbot.waitSignal(getattr(card, signal)) as sent:
        qtbot.keyClick(card, key)
    assert sent.args == ["k1"]


def test_a_reminder_shows_its_evidence_when_asked(card, qtbot):
    assert card._evidence.isHidden()
    qtbot.keyClick(card, Qt.Key.Key_W)
    assert card._evidence.isVisible()
    assert card._evidence_text.full_text() == "You said 8 May.\nRule: on its day."
    card.set(replace(VIEW, when="4 days late"))
    assert card._evidence.isVisible()
    card.set(replace(VIEW, key="k2"))
    assert card._evidence.isHidden()


def test_later_has_four_choices(card, qtbot):
    sent = []
    card.later.connect(lambda key, until: sent.append((key, until)))
    actions = card._later_menu.actions()
    for action in actions[:3]:
        action.trigger()
    actions[3].trigger()
    popup = card.findChild(CalendarPopup)
    assert popup.calendar.minimumDate() == QDate(2026, 5, 12)
    popup.calendar.activated.emit(QDate(2026, 6, 1))
    assert sent == [("k1", Later.TODAY), ("k1", Later.TOMORROW), ("k1", Later.NEXT_WEEK), ("k1", date(2026, 6, 1))]


def test_dismissing_and_the_rule_are_in_the_menu(card, qtbot):
    more = card.more_button.menu().actions()
    with qtbot.waitSignal(card.dismissed):
        more[0].trigger()
    with qtbot.waitSignal(card.explain):
        more[1].trigger()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_reminder_fits_and_is_named(card, theme, scale, qtbot):
    theme.set_scale(scale)
    card.toggle_evidence()
    card.resize(round(230 * scale), card.heightForWidth(round(230 * scale)))
    see_whole(qtbot, card)
    assert unnamed(card) == []
    assert card.accessibleName() == "3 days late: Call back about the room"


def test_progress_shows_how_far_and_cancels_once(theme, qtbot):
    dialog = ProgressDialog(theme, "Importing people")
    qtbot.addWidget(dialog)
    cancelled = []
    dialog.cancelled.connect(lambda: cancelled.append(1))
    dialog.open()
    dialog.set_progress(420, 1000)
    assert dialog.bar.value() == 420
    assert clipped(dialog) == []
    assert unnamed(dialog) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert cancelled == [1]
    assert dialog.isVisible()
    dialog.finish()
    assert not dialog.isVisible()


def test_quick_work_shows_no_window(theme, qtbot):
    dialog = ProgressDialog(theme, "Importing people")
    qtbot.addWidget(dialog)
    dialog.start()
    dialog.finish()
    assert not dialog._delay.isActive()
    assert not dialog.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_place_in_the_navigation_tells_its_count(theme, show, scale):
    theme.set_scale(scale)
    button = show(NavButton(theme, "Handovers", "arrow-left-right"))
    button.set_count(120)
    button.adjustSize()
    assert button.accessibleName() == "Handovers, 120"
    assert clipped(button) == []
    wide = button.width()
    button.set_compact(is_compact=True)
    button.adjustSize()
    assert button.width() < wide / 2
    assert button.toolTip() == "Handovers"
    button.set_count(0)
    assert button.accessibleName() == "Handovers"


def test_what_was_undone_is_offered_to_be_done_again(theme, window):
    again = []
    bar = UndoBar(theme, window)
    bar.show_done("Undone: Amina was renamed", lambda: again.append(1), is_undone=True)
    assert (bar.button.accessibleName(), bar._keys.text()) == ("Redo", "Ctrl+Shift+Z")
    assert clipped(bar) == []
    bar.button.click()
    assert again == [1]
    bar.show_done("Amina was renamed", lambda: None)
    assert (bar.button.accessibleName(), bar._keys.text()) == ("Undo", "Ctrl+Z")
    bar.show_done("x" * 5000, lambda: None)
    assert window.rect().contains(bar.geometry())


def test_a_message_can_offer_two_ways(theme, show):
    ways = []
    bar = show(MessageBar(theme), 500, 80)
    bar.show_message("Changed since.", "warn", action="Keep", then=lambda: ways.append("keep"), other="Overwrite")
    bar.show_message(
        "Changed since.",
        "warn",
        action="Keep",
        then=lambda: ways.append("keep"),
        other="Overwrite",
        otherwise=lambda: ways.append("overwrite"),
    )
    bar._action.click()
    bar._other.click()
    assert ways == ["keep", "overwrite"]
    bar.show_message("Another.")
    assert bar._other.isHidden()


def test_days_are_counted_from_the_day_that_a_card_was_last_told(card, qtbot):
    tomorrow = date(2026, 5, 12)
    card.set(VIEW, tomorrow)
    card._pick_date()
    popup = card.findChild(CalendarPopup)
    assert popup.calendar.minimumDate() == QDate(2026, 5, 13)
    popup.close()


def test_an_endless_reminder_stays_a_card(card, qtbot):
    card.set(replace(VIEW, key="k9", title="x" * 500, why="y" * 5000))
    qtbot.wait(1)
    card.resize(420, card.heightForWidth(420))
    see_whole(qtbot, card)
    assert len(card._title.full_text()) == 200
