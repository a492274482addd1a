"""Texts come out in English, as one or many, or in the language that was installed."""

from __future__ import annotations

import pytest

from suidesk.wording.translate import TRANSLATOR, Translator, translate

DUTCH = {
    ("Today", "Nothing is due"): "Er is niets te doen",
    ("Today", "%n reminder(s)"): "%n herinneringen",
}


def dutch(context: str, text: str, n: int) -> str:
    return DUTCH.get((context, text), "")


def test_english_by_default():
    assert translate("Today", "Nothing is due") == "Nothing is due"


def test_places_are_left_for_format():
    assert translate("Today", "{0} late").format(3) == "3 late"


@pytest.mark.parametrize(
    ("text", "n", "said"),
    [
        ("%n reminder(s)", 1, "1 reminder"),
        ("%n reminder(s)", 3, "3 reminders"),
        ("%n reminder(s)", 0, "0 reminders"),
        ("%n person(s)", 1, "1 person"),
        ("%n person(s)", 2, "2 people"),
        ("Person(s): %n", 2, "People: 2"),
        ("%n entry(s)", 1, "1 entry"),
        ("%n entry(s)", 12, "12 entries"),
        ("%n day(s)", 2, "2 days"),
        ("%n minute(s)", 60, "60 minutes"),
        ("%n match(s)", 4, "4 matches"),
        ("%n address(s)", 2, "2 addresses"),
        ("%n role(s) in %n project(s)", 2, "2 roles in 2 projects"),
        ("%n role(s) is(s) open", 1, "1 role is open"),
        ("%n role(s) is(s) open", 5, "5 roles are open"),
        ("%n late", 7, "7 late"),
    ],
)
def test_english_counts(text, n, said):
    assert translate("Today", text, n) == said


def test_without_a_number_the_shorthand_stays():
    assert translate("People", "Delete person(s)") == "Delete person(s)"


def test_without_a_number_the_place_stays():
    assert translate("People", "100 %n") == "100 %n"


def test_an_installed_translation_is_spoken():
    translator = Translator()
    translator.install(dutch)
    assert translator.translate("Today", "Nothing is due") == "Er is niets te doen"


def test_an_installed_translation_forms_its_own_plural_and_its_number_is_filled_in():
    translator = Translator()
    translator.install(dutch)
    assert translator.translate("Today", "%n reminder(s)", 3) == "3 herinneringen"


def test_what_a_translation_lacks_is_said_in_english():
    translator = Translator()
    translator.install(dutch)
    assert translator.translate("Other", "%n person(s)", 2) == "2 people"
    assert translator.translate("Other", "Nothing is due") == "Nothing is due"


def test_english_returns_when_the_translation_is_taken_out():
    translator = Translator()
    translator.install(dutch)
    translator.install(None)
    assert translator.translate("Today", "Nothing is due") == "Nothing is due"


def test_translate_speaks_through_the_installed_translation():
    TRANSLATOR.install(dutch)
    try:
        assert translate("Today", "Nothing is due") == "Er is niets te doen"
    finally:
        TRANSLATOR.install(None)
