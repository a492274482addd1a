"""Fields give values, take them, and say what is wrong where it is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from suidesk.desktop.kit.amount_fields import MinutesField, MoneyField, NumberField
from suidesk.desktop.kit.choice_field import CheckField, ChoiceField
from suidesk.desktop.kit.date_field import CalendarPopup, DateField
from suidesk.desktop.kit.picker_field import Found, PickerField, PickManyField
from suidesk.desktop.kit.tags_field import TagsField
from suidesk.desktop.kit.text_fields import LineField, TextField
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed

TODAY = date(2026, 5, 11)
UK = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
PEOPLE = [Found("a", "Amina Yusuf", "Volunteer"), Found("b", "Bram de Vries")]


def _search(text, then):
    then([each for each in PEOPLE if text.casefold() in each.title.casefold()])


CASES = [
    (lambda theme: LineField(theme, "Name", hint="As she says it"), "Amina"),
    (lambda theme: TextField(theme, "Note"), "Two\nlines"),
    (lambda theme: ChoiceField(theme, "Status", [("a", "Active"), ("p", "Paused")], empty="Not known"), "p"),
    (lambda theme: CheckField(theme, "Agreed"), True),
    (lambda theme: DateField(theme, "Since", TODAY), date(2026, 12, 3)),
    (lambda theme: MinutesField(theme, "Hours"), 150),
    (lambda theme: MoneyField(theme, "Amount", "GBP"), 123450),
    (lambda theme: NumberField(theme, "Places"), 12),
    (lambda theme: TagsField(theme, "Skills", ["Bread"]), ("Bread", "Somali & Dutch")),
]


@pytest.fixture(autouse=True)
def british():
    before = QLocale()
    QLocale.setDefault(UK)
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(("make", "value"), CASES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_field_gives_what_was_set_and_shows_its_error(make, value, scale, theme, show):
    theme.set_scale(scale)
    field = make(theme)
    assert not field.has_input()
    field.set_value(value)
    show(field, 420, 260)
    assert field.value() == value
    assert field.has_input()
    assert field.check()
    field.error("This is wrong: it should be otherwise than it is now.")
    QCoreApplication.processEvents()
    assert field.error_text() == "This is wrong: it should be otherwise than it is now."
    assert field.focusProxy().accessibleDescription() == field.error_text()
    assert field.focusProxy().accessibleName()
    assert clipped(field) == []
    assert unnamed(field) == []
    field.error("")
    assert field.error_text() == ""


def test_a_required_field_says_so(theme, show):
    field = show(LineField(theme, "Name", is_required=True), 300, 90)
    assert not field.check()
    assert field.error_text() == "Please fill this in."


def test_an_error_goes_when_the_input_is_mended(theme, show, qtbot):
    field = show(LineField(theme, "Name", is_required=True, hint="As she says it"), 300, 90)
    field.check()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.edit, "A")
    assert field.error_text() == ""
    assert field.edit.accessibleDescription() == "As she says it"


@pytest.mark.parametrize(
    ("make", "typed", "words"),
    [
        (lambda theme: DateField(theme, "Since", TODAY), "soon", "not a date"),
        (lambda theme: DateField(theme, "Until", TODAY, least=TODAY), "1/5/2026", "or later"),
        (lambda theme: MinutesField(theme, "Hours"), "long", "not a duration"),
        (lambda theme: MoneyField(theme, "Amount", "GBP"), "much", "not an amount"),
        (lambda theme: MoneyField(theme, "Amount", "GBP"), "-5", "below zero"),
        (lambda theme: NumberField(theme, "Places", most=40), "41", "from 0 to 40"),
        (lambda theme: PickerField(theme, "By", _search), "Ami", "from the list"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_field(make, typed, words, theme, show):
    field = show(make(theme), 420, 120)
    QTest.keyClicks(field.edit, typed)
    assert not field.check()
    assert words in field.error_text()


def test_a_day_is_tidied_when_the_field_is_left(theme, show, qtbot):
    field = show(DateField(theme, "Since", TODAY), 300, 90)
    qtbot.keyClicks(field.edit, "+3w")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "01/06/2026"
    assert field.value() == date(2026, 6, 1)


def test_a_day_is_picked_from_the_calendar(theme, show, qtbot):
    field = show(DateField(theme, "Since", TODAY), 300, 90)
    qtbot.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert popup.isVisible()
    with qtbot.waitSignal(field.changed):
        popup.calendar.activated.emit(QDate(2026, 5, 20))
    assert field.value() == date(2026, 5, 20)


@pytest.mark.parametrize(("typed", "turn", "met"), [("0001-01-02", 120, 1900), ("9999-12-30", -120, 2200)])
def test_the_calendar_stops_at_the_last_believable_day(theme, show, qtbot, typed, turn, met):
    """Its own first day lies thousands of years before the first that Python knows."""
    field = show(DateField(theme, "Since", TODAY), 300, 90)
    qtbot.keyClicks(field.edit, typed)
    field.open_calendar()
    days = field.findChild(CalendarPopup).calendar.findChild(QTableView)
    middle = days.visualRect(days.model().index(3, 4)).center()
    for _ in range(30):
        turn_wheel(days.viewport(), middle, turn)
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(days.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert field.value().year == met


def turn_wheel(widget, place, angle):
    spot, no_button = QPointF(place), Qt.MouseButton.NoButton
    event = QWheelEvent(
        spot,
        widget.mapToGlobal(spot),
        QPoint(),
        QPoint(0, angle),
        no_button,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(widget, event)


def test_choices_keep_their_value_when_they_are_renewed(theme, qtbot):
    field = ChoiceField(theme, "Status", [("a", "Active"), ("p", "Paused")], empty="Not known")
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value("p")
    field.set_choices([("p", "Paused"), ("l", "Left")])
    assert field.value() == "p"
    field.set_choices([("l", "Left")])
    assert field.value() is None


def test_tags_are_typed_suggested_and_taken_away(theme, show, qtbot):
    field = show(TagsField(theme, "Skills", ["Bread", "Bicycle repair"]), 400, 120)
    edit = field.box.edit
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, "bic")
    assert edit.is_suggesting()
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert field.value() == ("Bicycle repair",)
    qtbot.keyClicks(edit, "Somali,")
    qtbot.keyClicks(edit, "SOMALI,")
    assert field.value() == ("Bicycle repair", "Somali")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert field.value() == ("Bicycle repair",)
    chips = [button for button in field.box.children() if hasattr(button, "click")]
    assert chips[-1].accessibleName() == "Remove Bicycle repair"
    chips[-1].click()
    assert field.value() == ()


def test_closed_tags_take_known_words_only(theme, show, qtbot):
    field = show(TagsField(theme, "Skills", ["Bread"], is_closed=True), 400, 120)
    qtbot.keyClicks(field.box.edit, "Cake")
    qtbot.keyClick(field.box.edit, Qt.Key.Key_Return)
    assert field.value() == ()


def test_a_record_is_picked_by_typing(theme, show, qtbot):
    field = show(PickerField(theme, "Introduced by", _search), 400, 120)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "bram")
    qtbot.waitUntil(field.edit.is_suggesting)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.value() == "b"
    assert field.edit.text() == "Bram de Vries"
    qtbot.keyClicks(field.edit, "x")
    assert field.value() is None


def test_escape_closes_the_suggestions_only(theme, show, qtbot):
    field = show(PickerField(theme, "Introduced by", _search), 400, 120)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "a")
    qtbot.waitUntil(field.edit.is_suggesting)
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert not field.edit.is_suggesting()
    assert field.edit.text() == "a"


def test_answers_to_older_questions_are_dropped(theme, show, qtbot):
    asked = []
    field = show(PickerField(theme, "By", lambda text, then: asked.append((text, then))), 400, 120)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "a")
    qtbot.waitUntil(lambda: len(asked) == 1)
    qtbot.keyClicks(field.edit, "m")
    asked[0][1](PEOPLE)
    assert not field.edit.is_suggesting()


def test_several_records_are_picked_each_once(theme, show, qtbot):
    field = show(PickManyField(theme, "With", _search), 400, 120)
    edit = field.box.edit
    edit.setFocus()
    for _ in range(2):
        qtbot.keyClicks(edit, "ami")
        qtbot.waitUntil(edit.is_suggesting)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert field.value() == ("a",)
    assert field.chosen() == (PEOPLE[0],)
    qtbot.keyClicks(edit, "bra")
    assert not field.check()
