"""A field for a day: typed in many ways, or picked from a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import IconButton
from suidesk.desktop.kit.field import Field
from suidesk.desktop.kit.layouts import row
from suidesk.desktop.kit.reading import read_day, write_day
from suidesk.domain.errors import Invalid
from suidesk.domain.validation import FIRST_YEAR, LAST_YEAR, believable
from suidesk.wording.errors import error_text
from suidesk.wording.translate import translate


class DateField(Field):
    """A day, typed as '3/12/2026', '2026-12-03', 'tomorrow', 'friday', '+3w', or picked."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        today: date,
        *,
        hint: str = "",
        is_required: bool = False,
        least: date | None = None,
    ) -> None:
        """Count from `today`; refuse days before `least`."""
        super().__init__(theme, label, hint=hint, is_required=is_required)
        self._today = today
        self._least = least
        self.edit = _DayEdit(self.open_calendar)
        self.button = IconButton(
            theme, "calendar", translate("Field", "Pick {0} from a calendar").format(label), self.open_calendar
        )
        frame = QWidget()
        box = row(self.edit, self.button, gap=6)
        box.setStretch(0, 1)
        frame.setLayout(box)
        self.put(self.edit, frame)
        self._frame = self.edit
        self.edit.setPlaceholderText(write_day(today, self.locale()))
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self._tidy)

    def value(self) -> date | None:
        """Give the day, `None` when empty or unreadable."""
        return read_day(self.edit.text(), self._today, self.locale()) if self.has_input() else None

    def set_value(self, value: date | None) -> None:
        """Show `value`."""
        self.edit.setText("" if value is None else write_day(value, self.locale()))

    def has_input(self) -> bool:
        """Tell whether anything is typed."""
        return bool(self.edit.text().strip())

    def problem(self) -> str:
        """Say how a day is typed, or which days are taken."""
        if not self.has_input():
            return ""
        value = self.value()
        if value is None:
            example = write_day(self._today, self.locale())
            return translate("Field", "This is not a date. Type it as {0}, or tomorrow, or +3w.").format(example)
        try:
            believable(value, "")
        except Invalid as error:
            return error_text(error)
        if self._least is not None and value < self._least:
            return translate("Field", "Choose {0} or later.").format(write_day(self._least, self.locale()))
        return ""

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        popup = CalendarPopup(self._theme, self, self.value() or self._today, self._least)
        popup.picked.connect(self._pick)
        popup.open_below(self.edit)

    def _pick(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        self.check()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self.changed.emit()

    def _tidy(self) -> None:
        if self.has_input() and self.check():
            self.set_value(self.value())


class _DayEdit(QLineEdit):
    """Opens the calendar with Alt+Down, as a combo box does."""

    def __init__(self, open_calendar: object) -> None:
        super().__init__()
        self._open_calendar = open_calendar

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Watch for Alt+Down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if callable(self._open_calendar):
                self._open_calendar()
            return
        super().keyPressEvent(event)


class CalendarPopup(QFrame):
    """A calendar that closes when a day is picked (`picked`) or Esc is pressed."""

    def __init__(self, theme: Theme, parent: QWidget, day: date, least: date | None = None) -> None:
        """Start at `day`."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("popup", True)  # noqa: FBT003 (Qt)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self.calendar.setAccessibleName(translate("Field", "Calendar"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(self.locale().firstDayOfWeek())
        self._dress(theme)
        first = least or date(FIRST_YEAR, 1, 1)
        # Qt's own limit lies before the year 1, where Python has no days.
        self.calendar.setDateRange(QDate(first.year, first.month, first.day), QDate(LAST_YEAR, 12, 31))
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self.calendar)
        self.picked = self.calendar.activated
        self.calendar.activated.connect(self.close)
        self.calendar.clicked.connect(self.calendar.activated)

    def _dress(self, theme: Theme) -> None:
        # Qt paints weekends in pure red and its arrows in black, whatever the palette says.
        weekday = QTextCharFormat()
        weekday.setForeground(theme.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekday)
        heading = QTextCharFormat()
        heading.setForeground(theme.colour("muted"))
        self.calendar.setHeaderTextFormat(heading)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        names = {
            "qt_calendar_prevmonth": ("chevron-left", translate("Field", "Month before")),
            "qt_calendar_nextmonth": ("chevron-right", translate("Field", "Month after")),
        }
        for button in self.calendar.findChildren(QToolButton):
            if (found := names.get(button.objectName())) is not None:
                icon = (
                    {"chevron-left": "chevron-right", "chevron-right": "chevron-left"}[found[0]] if is_rtl else found[0]
                )
                button.setIcon(theme.icon(icon, "text"))
                button.setAccessibleName(found[1])

    def open_below(self, widget: QWidget) -> None:
        """Show below `widget`, or above it where the screen ends."""
        self.adjustSize()
        spot = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        screen = widget.screen().availableGeometry()
        if spot.y() + self.height() > screen.bottom():
            spot = widget.mapToGlobal(QPoint(0, -self.height() - 4))
        spot.setX(max(screen.left(), min(spot.x(), screen.right() - self.width())))
        self.move(spot)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)
