"""Fields that pick records by typing part of their name: one of them, or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.leading_icon import LeadingIcon
from suidesk.desktop.kit.suggest import ChipsBox, SuggestEdit
from suidesk.wording.translate import translate

_PAUSE_MS: Final = 120


@dataclass(frozen=True, slots=True)
class Found:
    """A record that can be picked."""

    id: str
    title: str
    subtitle: str = ""
    icon: str = "user"


Answer = Callable[[Sequence[Found]], None]
Search = Callable[[str, Answer], None]
"""(text, then): search somewhere else and call `then` in the GUI thread with what was found."""


class _Finder:
    """Asks after a pause in typing and drops answers that come too late."""

    def __init__(self, edit: SuggestEdit, search: Search) -> None:
        self._edit = edit
        self._search = search
        self._asked = 0
        self.offered: list[Found] = []
        self._pause = QTimer(edit, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        edit.textEdited.connect(self._typed)

    def _typed(self) -> None:
        self._asked += 1
        self._pause.start()

    def _ask(self) -> None:
        text, asked = self._edit.text().strip(), self._asked
        if text:
            self._search(text, lambda found: self._answered(asked, found))
        else:
            self._edit.suggest(())

    def _answered(self, asked: int, found: Sequence[Found]) -> None:
        if asked == self._asked:
            self.offered = list(found)
            self._edit.suggest([(each.icon, each.title, each.subtitle, "") for each in found])


class _SearchField(Field):
    """What both fields share: a line that searches while it is typed in."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        search: Search,
        *,
        hint: str = "",
        placeholder: str = "",
        is_required: bool = False,
    ) -> None:
        """Find records with `search`."""
        super().__init__(theme, label, hint=hint, is_required=is_required)
        edit = self._make_edit(label, placeholder or translate("Field", "Type a name"))
        self._finder = _Finder(edit, search)
        edit.picked.connect(lambda at: self._pick(self._finder.offered[at]))

    def _make_edit(self, label: str, placeholder: str) -> SuggestEdit:
        """Put the input into the frame and give its line."""
        raise NotImplementedError

    def _pick(self, found: Found) -> None:
        """Take what was picked."""
        raise NotImplementedError


class PickerField(_SearchField):
    """One record; `value()` is its id."""

    _chosen: Found | None = None

    def _make_edit(self, label: str, placeholder: str) -> SuggestEdit:
        self.edit = SuggestEdit(self._theme, label)
        self.edit.setPlaceholderText(placeholder)
        LeadingIcon(self._theme, self.edit, "search")
        self.put(self.edit)
        self.edit.textEdited.connect(self._forget)
        self.edit.editingFinished.connect(self._left)
        return self.edit

    def value(self) -> str | None:
        """Give the id of the record, `None` when none is picked."""
        return self._chosen.id if self._chosen else None

    def chosen(self) -> Found | None:
        """Give the record with its title."""
        return self._chosen

    def set_value(self, value: Found | None) -> None:
        """Show the record `value`."""
        self._chosen = value
        self.edit.setText(value.title if value else "")

    def has_input(self) -> bool:
        """Tell whether anything is typed."""
        return bool(self.edit.text().strip())

    def problem(self) -> str:
        """Say that a name must be picked, not only typed."""
        if self.has_input() and self._chosen is None:
            return translate("Field", "Choose a name from the list, or leave this empty.")
        return ""

    def _pick(self, found: Found) -> None:
        self.set_value(found)
        self.error("")
        self.changed.emit()

    def _forget(self) -> None:
        if self._chosen is not None:
            self._chosen = None
            self.changed.emit()

    def _left(self) -> None:
        if not self.edit.is_suggesting() and not self.edit.hasFocus():
            self.error(self.problem())


class PickManyField(_SearchField):
    """Several records, each on a chip; `value()` are their ids."""

    def _make_edit(self, label: str, placeholder: str) -> SuggestEdit:
        self._chosen: list[Found] = []
        self.box = ChipsBox(self._theme, label, placeholder)
        self.put(self.box.edit, self.box)
        self.box.edit.back.connect(lambda: self._remove(len(self._chosen) - 1))
        return self.box.edit

    def value(self) -> tuple[str, ...]:
        """Give the ids of the records."""
        return tuple(each.id for each in self._chosen)

    def chosen(self) -> tuple[Found, ...]:
        """Give the records with their titles."""
        return tuple(self._chosen)

    def set_value(self, value: Sequence[Found]) -> None:
        """Show the records of `value`."""
        self._chosen = list(value)
        self._show()

    def has_input(self) -> bool:
        """Tell whether a record is picked."""
        return bool(self._chosen)

    def problem(self) -> str:
        """Say that a name must be picked, not only typed."""
        if self.box.edit.text().strip():
            return translate("Field", "Choose a name from the list, or clear what you typed.")
        return ""

    def _pick(self, found: Found) -> None:
        self.box.edit.clear()
        if found.id not in self.value():
            self._chosen.append(found)
            self._show()
            self._edited()

    def _remove(self, at: int) -> None:
        if 0 <= at < len(self._chosen):
            del self._chosen[at]
            self._show()
            self.box.edit.setFocus()
            self._edited()

    def _show(self) -> None:
        self.box.set([each.title for each in self._chosen], self._remove)
