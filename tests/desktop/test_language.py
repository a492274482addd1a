"""One language for numbers, dates and Qt's own buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from suidesk.desktop.language import currency_of_country, locale_for, speak


@pytest.fixture(autouse=True)
def back_again(qapp):
    before = QLocale()
    yield
    QLocale.setDefault(before)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize(("language", "amount"), [("en", "1,234.50"), ("nl", "1.234,50"), ("da", "1.234,50")])
def test_amounts_are_written_as_the_language_does(language, amount):
    assert locale_for(language).toString(1234.5, "f", 2) == amount


def test_weeks_begin_on_monday(qapp):
    speak(qapp, "en")
    assert QLocale().firstDayOfWeek().value == 1


@pytest.mark.parametrize(("language", "cancel"), [("en", "Cancel"), ("da", "Annuller"), ("nl", "Annuleren")])
def test_qts_own_buttons_speak_it_too(qapp, language, cancel):
    speak(qapp, language)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel


def test_the_countrys_currency_is_a_code_or_nothing():
    assert len(currency_of_country()) in {0, 3}
