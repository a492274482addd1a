"""The one way a text reaches a reader: in English, or in the language whose translation is installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from suidesk.wording.plurals import english

Translation = Callable[[str, str, int], str]
"""(context, English text, n or -1) -> the text in another language, `""` when it has none (as QTranslator does)."""


class Translator:
    """Holds the translation in use; English until one is installed."""

    def __init__(self) -> None:
        """Start in English."""
        self._translation: Translation | None = None

    def install(self, translation: Translation | None) -> None:
        """Speak through `translation` from now on; `None` is English again."""
        self._translation = translation

    def translate(self, context: str, text: str, n: int = -1) -> str:
        """Say `text` in the language in use; with `n` >= 0 as one or many, and `%n` filled in."""
        found = self._translation(context, text, n) if self._translation else ""
        if n < 0:
            return found or text
        return (found or english(text, n)).replace("%n", str(n))


TRANSLATOR: Final = Translator()
"""The process speaks one language, so this holder is the one shared instance; only `app` installs into it."""


def translate(context: str, text: str, n: int = -1) -> str:
    """Say `text` in the language in use; with `n` >= 0 as one or many, and `%n` filled in.

    Call it with literal texts: they are collected from the source for the translators.
    """
    return TRANSLATOR.translate(context, text, n)
