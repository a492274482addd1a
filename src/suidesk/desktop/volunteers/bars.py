"""The bars over the list of volunteers: its views, what help is looked for, and what can be done with several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from suidesk.desktop.kit.buttons import Button, FilterChip
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.volunteers.fit_words import wanted_text
from suidesk.desktop.volunteers.views import View, view_text
from suidesk.domain.volunteers import VolunteerStatus
from suidesk.queries.could_help import Fit
from suidesk.queries.help_wanted import HelpWanted
from suidesk.wording.formats import number_in_words
from suidesk.wording.people import status_text
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme


ORDER: Final = (
    VolunteerStatus.ACTIVE,
    VolunteerStatus.ONBOARDING,
    VolunteerStatus.ENQUIRING,
    VolunteerStatus.PAUSED,
    VolunteerStatus.LEFT,
)


class ViewBar(QWidget):
    """One chip is always on; `chosen(View)` tells of another one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Show everybody."""
        super().__init__()
        self.setAccessibleName(translate("Volunteers", "What the list shows"))
        self._group = QButtonGroup(self)
        flow = FlowLayout(gap=5)
        self.chips: dict[View, FilterChip] = {}
        for view in View:
            chip = FilterChip(view_text(view))
            chip.clicked.connect(partial(self.chosen.emit, view))
            self._group.addButton(chip)
            flow.addWidget(chip)
            self.chips[view] = chip
        self.chips[View.ALL].setChecked(True)
        self.setLayout(flow)

    def value(self) -> View:
        """Give the view that is shown."""
        return next(view for view, chip in self.chips.items() if chip.isChecked())

    def set_value(self, view: View) -> None:
        """Show that view, without telling."""
        self.chips[view].setChecked(True)

    def set_count(self, view: View, count: int) -> None:
        """Write on a view how many it has; none is not written."""
        text = view_text(view)
        self.chips[view].set_text(f"{text} {number_in_words(count)}" if count else text)


class StatusBar(QWidget):
    """Any of the statuses may be on; `changed` tells. A status that nobody has is left out."""

    changed = Signal()

    def __init__(self) -> None:
        """Have none on."""
        super().__init__()
        self.setAccessibleName(translate("Volunteers", "Statuses that the list shows"))
        flow = FlowLayout(gap=5)
        self.chips: dict[VolunteerStatus, FilterChip] = {}
        for status in ORDER:
            chip = FilterChip(status_text(status))
            chip.clicked.connect(self.changed.emit)
            flow.addWidget(chip)
            self.chips[status] = chip
        self.setLayout(flow)

    def value(self) -> tuple[str, ...]:
        """Give the statuses that are on."""
        return tuple(status.value for status, chip in self.chips.items() if chip.isChecked())

    def clear(self) -> None:
        """Turn all off, without telling."""
        for chip in self.chips.values():
            chip.setChecked(False)

    def set_counts(self, counts: Mapping[VolunteerStatus, int]) -> None:
        """Write how many there are of each."""
        for status, chip in self.chips.items():
            chip.set_text(f"{status_text(status)} {number_in_words(counts[status])}")
            chip.setVisible(counts[status] > 0 or chip.isChecked())


class FinderBar(QFrame):
    """What help is looked for, how many were found, and the verb that says it."""

    def __init__(self, theme: Theme, ask: Callable[[], object]) -> None:
        """Call `ask` for the form."""
        super().__init__()
        self.setProperty("card", True)  # noqa: FBT003 (Qt)
        self.said = PlainLabel("", "strong", wrap=True)
        self.counts = PlainLabel("", "small", wrap=True)
        self.verb = Button(theme, "", ask, kind="small", icon="search")
        self.setLayout(column(self.said, self.counts, row(self.verb, None), gap=6, margins=(12, 10, 12, 10)))
        self.set_wanted(None)

    def set_wanted(self, wanted: HelpWanted | None) -> None:
        """Say what is looked for."""
        text = wanted_text(wanted) if wanted else ""
        self.said.setText(text or translate("Volunteers", "Anybody with time"))
        self.verb.set_text(
            translate("Volunteers", "Change…") if text else translate("Volunteers", "Say who is needed…"),
            translate("Volunteers", "Say who is needed: day, time, skills, languages, check"),
        )

    def set_counts(self, counts: Mapping[Fit, int]) -> None:
        """Say how many were found."""
        texts = (
            translate("Volunteers", "%n fully", counts[Fit.FITS]),
            translate("Volunteers", "%n perhaps", counts[Fit.PERHAPS]),
            translate("Volunteers", "%n nearly", counts[Fit.NEARLY]),
        )
        self.counts.setText(" · ".join(texts))


class BulkBar(QWidget):
    """Shown while several rows are selected."""

    def __init__(self, theme: Theme, copy: Callable[[], object]) -> None:
        """Call `copy` for the addresses of those who are selected."""
        super().__init__()
        self._said = PlainLabel("", "strong")
        self.copy = Button(theme, translate("Volunteers", "Copy e-mail addresses"), copy, kind="small", icon="copy")
        flow = FlowLayout(gap=8)
        flow.addWidget(self._said)
        flow.addWidget(self.copy)
        self.setLayout(flow)
        self.hide()

    def set_count(self, count: int) -> None:
        """Say how many are selected; one alone needs no bar."""
        self._said.setText(translate("Volunteers", "%n selected", count))
        self.setVisible(count > 1)
