"""A field for several words, such as skills or languages, each on a chip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.suggest import ChipsBox
from suidesk.wording.translate import translate

_SUGGESTIONS: Final = 12


class TagsField(Field):
    """Words on chips; `known` words are suggested, others may be added unless `is_closed`."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        known: Sequence[str] = (),
        *,
        hint: str = "",
        placeholder: str = "",
        is_required: bool = False,
        is_closed: bool = False,
    ) -> None:
        """Suggest `known` words."""
        super().__init__(theme, label, hint=hint, is_required=is_required)
        self._known = tuple(known)
        self._is_closed = is_closed
        self._tags: list[str] = []
        self._offered: list[str] = []
        self.box = ChipsBox(theme, label, placeholder)
        self.put(self.box.edit, self.box)
        edit = self.box.edit
        edit.textEdited.connect(self._suggest)
        edit.picked.connect(lambda at: self._add(self._offered[at]))
        edit.ended.connect(self._end)
        edit.editingFinished.connect(self._end)
        edit.back.connect(lambda: self._remove(len(self._tags) - 1))

    def value(self) -> tuple[str, ...]:
        """Give the words in the order they were added."""
        return tuple(self._tags)

    def set_value(self, value: Sequence[str]) -> None:
        """Show the words of `value`."""
        self._tags = list(value)
        self.box.edit.clear()
        self._show()

    def has_input(self) -> bool:
        """Tell whether there is a word."""
        return bool(self._tags)

    def problem(self) -> str:
        """Say that only words of the list can be taken, where something else was typed."""
        if self.box.edit.text().strip():
            return translate("Field", "Choose a word from the list, or clear what you typed.")
        return ""

    def check(self) -> bool:
        """Take the word that was typed last, then show what is wrong, if anything."""
        self._end()
        return super().check()

    def _suggest(self, text: str) -> None:
        typed = text.strip().casefold()
        taken = {tag.casefold() for tag in self._tags}
        found = [word for word in self._known if typed in word.casefold() and word.casefold() not in taken]
        self._offered = found[:_SUGGESTIONS] if typed else []
        if self._offered and not self._is_closed and typed not in {word.casefold() for word in self._offered}:
            self._offered.insert(0, text.strip())
        self.box.edit.suggest([("tag", word, "", "") for word in self._offered])

    def _end(self) -> None:
        text = self.box.edit.text().strip().rstrip(",")
        match = next((word for word in self._known if word.casefold() == text.casefold()), "")
        if match or (text and not self._is_closed):
            self._add(match or text)

    def _add(self, word: str) -> None:
        self.box.edit.clear()
        if word.casefold() not in {tag.casefold() for tag in self._tags}:
            self._tags.append(word)
            self._show()
            self._edited()

    def _remove(self, at: int) -> None:
        if 0 <= at < len(self._tags):
            del self._tags[at]
            self._show()
            self.box.edit.setFocus()
            self._edited()

    def _show(self) -> None:
        self.box.set(self._tags, self._remove)
