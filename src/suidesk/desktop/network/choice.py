"""The filters above the web: sectors, which are its legend too, reach, kind and closeness of ties, and project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button, FilterChip
from suidesk.desktop.kit.flow import FlowLayout
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.network.marks import sector_icon
from suidesk.domain.network import ConnectionKind, Strength
from suidesk.domain.people import Reach, Sector
from suidesk.rules.web import Web, WebFilter
from suidesk.wording.formats import capital, names_in_words, number_in_words
from suidesk.wording.network import any_sector_text, least_strength_text, tie_text
from suidesk.wording.people import reach_text
from suidesk.wording.translate import translate

_ICON: Final = 20
_LONGEST: Final = 34


class SectorChip(FilterChip):
    """A sector as it looks in the picture, with its name and how many contacts it has."""

    def __init__(self, theme: Theme, sector: Sector | None) -> None:
        """Stand for a sector, or for none."""
        super().__init__(any_sector_text(sector))
        self._theme, self._sector = theme, sector
        theme.changed.connect(self._fit)
        self._fit()

    def set_count(self, count: int) -> None:
        """Say how many contacts of it there are."""
        name = any_sector_text(self._sector)
        self.set_text(f"  {name} {number_in_words(count)}")
        self.setAccessibleName(
            translate("Network", "{0}: {1}").format(name, translate("Network", "%n contact(s)", count))
        )
        self.setVisible(bool(count) or self.isChecked())

    def _fit(self) -> None:
        side = self._theme.px(_ICON)
        self.setIcon(sector_icon(self._sector, self._theme, side, self.devicePixelRatioF()))
        self.setIconSize(QSize(side, side))


class _MenuButton(Button):
    """A button that says what is chosen in its menu."""

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__(theme, label, kind="small")
        self._label = label
        self.menu_ = Menu(theme, label, self)
        self.set_menu(self.menu_)

    def say(self, chosen: Sequence[str]) -> None:
        said = names_in_words(list(chosen)) if chosen else translate("Network", "any")
        short = said if len(said) <= _LONGEST else translate("Network", "%n chosen", len(chosen))
        self.set_text(
            translate("Network", "{0}: {1}").format(self._label, short),
            translate("Network", "{0}: {1}").format(self._label, said),
        )


class ChoiceBar(QWidget):
    """Filter chips and menus; `changed` tells that another part of the web is wanted."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Want everything."""
        super().__init__()
        self._theme = theme
        self._kinds: set[ConnectionKind] = set()
        self._reaches: set[Reach] = set()
        self._strength = Strength.WEAK
        self._project = ""
        self._projects: tuple[tuple[str, str], ...] = ()
        self.sectors: Mapping[Sector | None, SectorChip] = {one: SectorChip(theme, one) for one in (*Sector, None)}
        self.across = FilterChip(translate("Network", "Between sectors only"))
        self.reach = _MenuButton(theme, translate("Network", "Reach"))
        self.kind = _MenuButton(theme, translate("Network", "Kind of tie"))
        self.strength = _MenuButton(theme, translate("Network", "Closeness"))
        self.project = _MenuButton(theme, translate("Network", "Project"))
        self.clear = Button(theme, translate("Network", "Show all"), self.show_all, kind="quiet", icon="x")
        flow = FlowLayout(gap=6)
        menus = (self.reach, self.strength, self.kind, self.project)
        for widget in (*self.sectors.values(), self.across, *menus, self.clear):
            flow.addWidget(widget)
        self.setLayout(flow)
        for chip in (*self.sectors.values(), self.across):
            chip.toggled.connect(lambda: self._changed())
        for button, fill in (
            (self.reach, self._fill_reaches),
            (self.kind, self._fill_kinds),
            (self.strength, self._fill_strengths),
            (self.project, self._fill_projects),
        ):
            button.menu_.aboutToShow.connect(fill)
        self._say()

    def wanted(self, among: frozenset[str] | None = None) -> WebFilter:
        """Give the filter; `among` are those who take part in the chosen project."""
        return WebFilter(
            frozenset(sector for sector, chip in self.sectors.items() if chip.isChecked()),
            frozenset(self._reaches),
            frozenset(self._kinds),
            self._strength,
            among if self._project else None,
            only_across=self.across.isChecked(),
        )

    def project_id(self) -> str:
        """Give the chosen project, empty for all."""
        return self._project

    def is_narrowed(self) -> bool:
        """Tell whether anything is left out."""
        return bool(self._project) or self.wanted() != WebFilter()

    def set_web(self, web: Web, projects: Sequence[tuple[str, str]]) -> None:
        """Offer what the web has."""
        for sector, chip in self.sectors.items():
            chip.set_count(sum(node.sector is sector for node in web.nodes))
        self._projects = tuple(projects)
        if self._project not in dict(projects):
            self._project = ""
        self.project.setVisible(bool(projects))
        self._say()

    def show_all(self) -> None:
        """Leave nothing out."""
        self._kinds, self._reaches, self._strength, self._project = set(), set(), Strength.WEAK, ""
        for chip in (*self.sectors.values(), self.across):
            chip.blockSignals(True)  # noqa: FBT003 (Qt)
            chip.setChecked(False)
            chip.blockSignals(False)  # noqa: FBT003 (Qt)
        self._changed()

    def want_across(self) -> None:
        """Want only ties between sectors, or all of them again."""
        self.across.toggle()

    def _fill_reaches(self) -> None:
        self.reach.menu_.clear()
        for reach in Reach:
            self._add(self.reach.menu_, reach_text(reach), reach in self._reaches, partial(self._turn_reach, reach))

    def _fill_kinds(self) -> None:
        self.kind.menu_.clear()
        for kind in ConnectionKind:
            self._add(self.kind.menu_, capital(tie_text(kind)), kind in self._kinds, partial(self._turn_kind, kind))

    def _fill_strengths(self) -> None:
        menu = self.strength.menu_
        menu.clear()
        group = QActionGroup(menu)
        for strength in Strength:
            is_on = strength is self._strength
            group.addAction(
                self._add(menu, least_strength_text(strength), is_on, partial(self._set_strength, strength))
            )

    def _fill_projects(self) -> None:
        menu = self.project.menu_
        menu.clear()
        group = QActionGroup(menu)
        for ref, name in (("", translate("Network", "All projects")), *self._projects):
            group.addAction(self._add(menu, name, ref == self._project, partial(self._set_project, ref)))

    @staticmethod
    def _add(menu: Menu, text: str, is_on: bool, then: partial[None]) -> QAction:  # noqa: FBT001 (of a tick)
        action = menu.add(text, then)
        action.setCheckable(True)
        action.setChecked(is_on)
        return action

    def _turn_reach(self, reach: Reach) -> None:
        self._reaches ^= {reach}
        self._changed()

    def _turn_kind(self, kind: ConnectionKind) -> None:
        self._kinds ^= {kind}
        self._changed()

    def _set_strength(self, strength: Strength) -> None:
        self._strength = strength
        self._changed()

    def _set_project(self, ref: str) -> None:
        self._project = ref
        self._changed()

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.reach.say([reach_text(reach).lower() for reach in Reach if reach in self._reaches])
        self.kind.say([tie_text(kind) for kind in ConnectionKind if kind in self._kinds])
        is_any = self._strength is Strength.WEAK
        self.strength.say([] if is_any else [least_strength_text(self._strength).lower()])
        self.project.say([name for ref, name in self._projects if ref == self._project])
        self.clear.setVisible(self.is_narrowed())
