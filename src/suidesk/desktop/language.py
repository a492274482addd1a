"""The language of the whole program: numbers and dates as its readers write them, and Qt's own buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

ENGLISH: Final = "en"


def locale_for(language: str) -> QLocale:
    """Give the locale of that language ("en", "nl", "da").

    Not the system's country: amounts must be typed as `wording` writes them, whose marks go by the language.
    """
    return QLocale("en_GB") if language == ENGLISH else QLocale(language)


def speak(app: QCoreApplication, language: str) -> None:
    """Let the program speak that language from now on."""
    QLocale.setDefault(locale_for(language))
    if language == ENGLISH:
        return
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def currency_of_country() -> str:
    """Give the ISO 4217 code of the system's country, empty when it names none."""
    return QLocale.system().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
