"""The people who gave hours: ticked in a list, all or none at once, each with own minutes where they differ."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.choice_field import CheckBox
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.grid import CardGrid
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.picker_field import Found
from suidesk.desktop.kit.reading import read_minutes, write_minutes
from suidesk.domain.workload import MINUTES_A_DAY
from suidesk.wording.translate import translate

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_MINUTES_WIDTH: Final = 76
_NARROW: Final = 440
_LONGEST: Final = 32
"""Letters of a name that are shown in the list; the tool tip has them all."""


class _PersonLine(QWidget):
    """One person: a box to tick, and the minutes that differ."""

    def __init__(self, theme: Theme, person: Found, changed: Callable[[], object]) -> None:
        super().__init__()
        self._theme = theme
        self.person = person
        name = person.title if len(person.title) <= _LONGEST else f"{person.title[: _LONGEST - 1]}…"
        self.box = CheckBox(theme, name)
        self.box.setAccessibleName(person.title)
        self.box.setToolTip(plain_tip(person.title) if name != person.title else "")
        self.minutes = QLineEdit()
        self.minutes.setAccessibleName(translate("Hours", "Hours of {0}, where they differ").format(person.title))
        self.minutes.setEnabled(False)
        line = row(self.box, self.minutes, gap=8)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.box.toggled.connect(self._toggled)
        self.box.toggled.connect(lambda _: changed())
        self.minutes.textEdited.connect(lambda _: changed())
        self.minutes.editingFinished.connect(self._tidy)
        self._fit()
        theme.changed.connect(self._fit)

    def is_wrong(self) -> bool:
        return self.box.isChecked() and bool(self.minutes.text().strip()) and not self.own()

    def is_too_long(self) -> bool:
        return (self.own() or 0) > MINUTES_A_DAY

    def own(self) -> int | None:
        return read_minutes(self.minutes.text()) if self.minutes.text().strip() else None

    def type(self, text: str) -> None:
        self.box.setChecked(True)
        self.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.minutes.setText(text)
        self.minutes.textEdited.emit(text)

    def _toggled(self, is_ticked: bool) -> None:  # noqa: FBT001 (Qt)
        self.minutes.setEnabled(is_ticked)
        if not is_ticked:
            self.minutes.clear()

    def _tidy(self) -> None:
        if (own := self.own()) is not None:
            self.minutes.setText(write_minutes(own))

    def _fit(self) -> None:
        self.minutes.setFixedWidth(self._theme.px(_MINUTES_WIDTH))


class TeamField(Field):
    """Gives who is ticked, and whose minutes differ. Arrows go up and down; a digit on a name types its own minutes."""

    def __init__(self, theme: Theme, label: str, *, hint: str = "") -> None:
        """List nobody yet."""
        super().__init__(theme, label, hint=hint, is_required=True)
        self._lines: list[_PersonLine] = []
        self._last: tuple[str, ...] = ()
        self._placeholder = ""
        self.everyone = Button(theme, translate("Hours", "Everyone"), lambda: self.tick(), kind="small")
        self.nobody = Button(theme, translate("Hours", "Nobody"), lambda: self.tick(()), kind="small")
        self.as_last = Button(theme, "", lambda: self.tick(self._last), kind="small", icon="history")
        self._quick = QWidget()
        flow = FlowLayout()
        for button in (self.everyone, self.nobody, self.as_last):
            flow.addWidget(button)
        self._quick.setLayout(flow)
        self._nobody_yet = PlainLabel(
            translate("Hours", "Choose a project to see its team, or add people below."), "muted", wrap=True
        )
        self._people = QWidget()
        self._grid = CardGrid(theme, columns=2, narrow=_NARROW)
        self._people.setLayout(self._grid)
        # Beside a last line of its own, which would else stretch over both columns.
        self._filler = QWidget()
        self._grid.add(self._filler)
        body = QWidget()
        body.setLayout(column(self._quick, self._nobody_yet, self._people, gap=8))
        self.put(body)
        self.as_last.hide()
        self._show()

    def lines(self) -> Sequence[_PersonLine]:
        """Give the lines, for whoever reads along."""
        return self._lines

    def set_people(self, people: Sequence[Found]) -> None:
        """List these, keeping whoever is ticked; nobody new is ticked."""
        kept = [line for line in self._lines if line.box.isChecked()]
        for line in self._lines:
            if line not in kept:
                self._grid.removeWidget(line)
                line.hide()
                line.deleteLater()
        here = {line.person.id for line in kept}
        self._lines = kept
        for person in people:
            if person.id not in here:
                self._add(person)
        self._show()
        self.changed.emit()

    def add_person(self, person: Found) -> None:
        """List somebody else, ticked."""
        line = next((one for one in self._lines if one.person.id == person.id), None) or self._add(person)
        line.box.setChecked(True)
        self._show()
        self.changed.emit()

    def set_last(self, text: str, people: Collection[str]) -> None:
        """Offer, as `text`, to tick those who were there the last time."""
        here = {line.person.id for line in self._lines}
        self._last = tuple(ref for ref in people if ref in here)
        self.as_last.set_text(text)
        self.as_last.setVisible(bool(text and self._last))

    def set_minutes(self, minutes: int | None) -> None:
        """Say in each line which minutes it takes when nothing else is typed."""
        self._placeholder = "" if minutes is None else write_minutes(minutes)
        for line in self._lines:
            line.minutes.setPlaceholderText(self._placeholder)

    def tick(self, people: Collection[str] | None = None) -> None:
        """Tick these and nobody else; without `people`, everyone."""
        for line in self._lines:
            line.box.setChecked(people is None or line.person.id in people)

    def value(self) -> dict[str, int | None]:
        """Give who is ticked, with their own minutes or None, in the order of the list."""
        return {line.person.id: line.own() for line in self._lines if line.box.isChecked()}

    def needs_minutes(self) -> bool:
        """Tell whether anybody is ticked without own minutes, or nobody at all."""
        ticked = self.value()
        return not ticked or None in ticked.values()

    def names(self) -> dict[str, str]:
        """Give the names of all who are listed."""
        return {line.person.id: line.person.title for line in self._lines}

    def has_input(self) -> bool:
        """Tell whether anybody is ticked."""
        return bool(self.value())

    def problem(self) -> str:
        """Say whose minutes cannot be read, or that nobody is ticked."""
        wrong = next((line for line in self._lines if line.is_wrong()), None)
        if wrong is not None:
            text = translate("Hours", "The hours of {0} are not a duration. Type 3 for three hours, 2:30 or 90m.")
            return text.format(wrong.person.title)
        over = next((line for line in self._lines if line.is_too_long()), None)
        if over is not None:
            return translate("Hours", "{0} cannot give more than 24 h in a day.").format(over.person.title)
        return "" if self.has_input() else translate("Hours", "Tick who gave hours.")

    def error(self, text: str) -> None:
        """Show `text`; where it is about somebody's own minutes, the keys and a screen reader are led there."""
        super().error(text)
        at_fault = next((line for line in self._lines if text and (line.is_wrong() or line.is_too_long())), None)
        for line in self._lines:
            line.minutes.setAccessibleDescription(text if line is at_fault else "")
        if at_fault is not None:
            self.setFocusProxy(at_fault.minutes)
        else:
            self._lead_to_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list with arrows, and type minutes on a name."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            at = next((at for at, line in enumerate(self._lines) if watched in (line.box, line.minutes)), -1)
            if at >= 0 and self._steer(at, event, is_box=watched is self._lines[at].box):
                return True
        return super().eventFilter(watched, event)

    def _steer(self, at: int, event: QKeyEvent, *, is_box: bool) -> bool:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            line = self._lines[(at + step) % len(self._lines)]
            goal = line.box if is_box or not line.box.isChecked() else line.minutes
            goal.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if is_box and event.text().isdigit():
            self._lines[at].type(event.text())
            return True
        return False

    def _add(self, person: Found) -> _PersonLine:
        line = _PersonLine(self._theme, person, self._edited)
        line.minutes.setPlaceholderText(self._placeholder)
        line.box.installEventFilter(self)
        line.minutes.installEventFilter(self)
        self._lines.append(line)
        self._grid.removeWidget(self._filler)
        self._grid.add(line)
        self._grid.add(self._filler)
        return line

    def _show(self) -> None:
        has_any = bool(self._lines)
        before: QWidget = self.as_last
        for line in self._lines:
            # Lines come after the rest of the form is made, and would stand behind its verbs.
            for part in (line.box, line.minutes):
                QWidget.setTabOrder(before, part)
                before = part
        self._nobody_yet.setVisible(not has_any)
        self._people.setVisible(has_any)
        self._filler.setVisible(len(self._lines) % 2 == 1)
        self._quick.setVisible(len(self._lines) > 1)
        self._lead_to_first()
        self._grid.invalidate()
        self.updateGeometry()

    def _lead_to_first(self) -> None:
        if self._lines:
            # Tab arrives where the field's focus goes: at its first part, or it would leave out what stands before.
            self.setFocusProxy(self.everyone if len(self._lines) > 1 else self._lines[0].box)
