"""The pane that shows one record: where it is, who or what it is, what to do with it, and its cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QStackedWidget, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.design.tips import plain_tip
from suidesk.desktop.kit.avatar import Avatar
from suidesk.desktop.kit.buttons import Button, IconButton
from suidesk.desktop.kit.empty import EmptyState
from suidesk.desktop.kit.flow import BesideLayout, FlowLayout
from suidesk.desktop.kit.grid import NARROW, THREE_FROM, PackedGrid
from suidesk.desktop.kit.labels import Chip, IconLabel, PlainLabel, cut
from suidesk.desktop.kit.layouts import column, row
from suidesk.desktop.kit.menus import Menu
from suidesk.desktop.kit.message_bar import MessageBar
from suidesk.wording.translate import translate

_LONGEST_TITLE: Final = 160
"""Letters of a title that are shown; the tool tip has them all."""

_LONGEST_CRUMB: Final = 44

Crumb = tuple[str, Callable[[], object] | None]
"""(text, what a press calls, or `None` for the place where the user is)."""


class Crumbs(QWidget):
    """Where the user is; all but the last can be pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(gap=4)
        self._texts: tuple[str, ...] = ()
        self.setLayout(self._flow)
        self.setAccessibleName(translate("Detail", "Where you are"))

    def set(self, crumbs: Sequence[Crumb]) -> None:
        """Show `crumbs`, from the outermost to the innermost."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        arrow = "chevron-left" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "chevron-right"
        for at, (whole, then) in enumerate(crumbs):
            text = cut(whole, _LONGEST_CRUMB)
            if at:
                self._flow.addWidget(IconLabel(self._theme, arrow, "muted", 14))
            is_last = then is None
            self._flow.addWidget(_Here(text) if is_last else Button(self._theme, text, then, kind="crumb"))
        self.updateGeometry()


class _Here(PlainLabel):
    """The last crumb, as high as the others."""

    def __init__(self, text: str) -> None:
        super().__init__(text, elide=True)
        self.setContentsMargins(4, 3, 0, 3)


class DetailPane(QWidget):
    """Breadcrumb, header with avatar, title, chips and verbs, a message bar, and cards in up to three columns.

    Build it once (`add_action`, `add_more` or `use_menu`, `add_card`), then `set_header` for each record.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, columns: int = 3) -> None:
        """Have no cards yet; up to `columns` of them stand beside each other."""
        super().__init__(parent)
        self._theme = theme
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.crumbs = Crumbs(theme)
        self.avatar = Avatar(theme, 64)
        self.title = PlainLabel("", "h1", wrap=True)
        self.subtitle = PlainLabel("", "muted", wrap=True)
        self.message = MessageBar(theme)
        self.cards = PackedGrid(theme, columns, NARROW, THREE_FROM)
        self._chips: list[Chip] = []
        self._seed = ""
        self._more_menu = Menu(theme, translate("Detail", "More actions"), self)
        self.more = IconButton(theme, "ellipsis", translate("Detail", "More actions"))
        self.more.set_menu(self._more_menu)
        self._build()

    def _build(self) -> None:
        self._chip_flow = FlowLayout()
        self._actions = FlowLayout(gap=8)
        self._actions.addWidget(self.more)
        self.more.hide()
        names = column(self.title, self.subtitle, gap=2, margins=(0, 4, 0, 0))
        who = column(_beside(self._theme, names, self._actions), self._chip_flow, gap=8)
        self._head = row(self.avatar, who, gap=16)
        self._head.setAlignment(self.avatar, Qt.AlignmentFlag.AlignTop)
        self._head.setStretch(1, 1)
        self._top_line = QWidget()
        self._top = row(self.crumbs, gap=8)
        self._top_line.setLayout(self._top)
        self._top.setAlignment(self.crumbs, Qt.AlignmentFlag.AlignVCenter)
        self._top.setStretch(0, 1)
        self._content = QWidget()
        self._content.setProperty("ground", "none")
        box = column(self._top_line, self._head, self.message, self.cards, gap=16, margins=(28, 20, 28, 24))
        box.addStretch(1)
        self._content.setLayout(box)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self.setLayout(column(self._stack, gap=0))

    def showEvent(self, event: QShowEvent) -> None:
        """Take in the content when it is shown for the first time.

        A scroll area measures what it holds at each change of its parents, and measuring styles every part anew.
        """
        if self._scroll.widget() is None:
            self._scroll.setWidget(self._content)
        super().showEvent(event)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Let many parts change at once: the layout is worked out when all are set, not after each of them.

        Qt lays a page out anew at every part that appears in it. Focus and scrolling stay where they are.
        """
        found = (item.widget() for item in self.cards.shown())
        layouts = [layout for widget in (*found, self._content) if widget is not None and (layout := widget.layout())]
        for layout in layouts:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in layouts:
                layout.setEnabled(True)
                layout.invalidate()
            if self._content.isVisible():
                layouts[-1].activate()

    def add_top(self, widget: QWidget) -> None:
        """Put `widget` (the search button of the window) at the end of the breadcrumb's line."""
        self._top.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)

    def add_action(self, button: QWidget) -> None:
        """Put a verb into the header, before the menu."""
        self._actions.removeWidget(self.more)
        self._actions.addWidget(button)
        self._actions.addWidget(self.more)

    def add_more(self, text: str, then: Callable[[], object], *, icon: str = "", shortcut: str = "") -> None:
        """Put a verb into the menu."""
        self._more_menu.add(text, then, icon=icon, shortcut=shortcut)
        self.more.show()

    def use_menu(self, fill: Callable[[Menu], object]) -> None:
        """Have the menu, which `fill` fills anew each time it opens."""

        def refill() -> None:
            self._more_menu.clear()
            fill(self._more_menu)

        self._more_menu.aboutToShow.connect(refill)
        self.more.show()

    def add_card(self, card: QWidget, *, is_wide: bool = False) -> None:
        """Put a card at the end; a wide one takes a whole row."""
        self.cards.add(card, is_wide=is_wide)

    def set_crumbs(self, crumbs: Sequence[Crumb]) -> None:
        """Say where the user is."""
        self.crumbs.set(crumbs)

    def show_crumbs(self, *, is_shown: bool) -> None:
        """Leave the breadcrumb out where another way back is on screen."""
        self.crumbs.setVisible(is_shown)

    def show_top(self, *, is_shown: bool) -> None:
        """Leave the whole first line out where something else holds what is in it."""
        self._top_line.setVisible(is_shown)

    def set_header(
        self, title: str, *, subtitle: str = "", seed: str = "", icon: str = "", has_avatar: bool = True
    ) -> None:
        """Show the record's name; `seed` (its id) colours the avatar, `icon` is for what is no person."""
        self.title.setText(cut(title, _LONGEST_TITLE))
        self.title.setToolTip(plain_tip(title) if len(title) > _LONGEST_TITLE else "")
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.avatar.set(title, seed, icon)
        self.avatar.setVisible(has_avatar)
        self._stack.setCurrentIndex(0)
        if seed != self._seed:
            # Another record begins at its top; the same one, told anew after a change, stays where it was.
            self._seed = seed
            self._scroll.verticalScrollBar().setValue(0)

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show chips as (text, level)."""
        while len(self._chips) < len(chips):
            self._chips.append(Chip(""))
            self._chip_flow.addWidget(self._chips[-1])
        for chip, (text, level) in zip(self._chips, chips, strict=False):
            chip.set(text, level)
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(chips))

    def set_empty(self, empty: EmptyState) -> None:
        """Have `empty` ready for `show_empty`."""
        if (old := self._stack.widget(1)) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._stack.addWidget(empty)

    def show_empty(self) -> None:
        """Show the empty state until the next `set_header`."""
        self._stack.setCurrentIndex(self._stack.count() - 1)


def _beside(theme: Theme, main: QLayout, side: QLayout) -> QWidget:
    """Set `side` at the end of `main`, or below it where the pane is narrow."""
    parts = (QWidget(), QWidget(), QWidget())
    parts[0].setLayout(main)
    parts[1].setLayout(side)
    parts[2].setLayout(BesideLayout(theme, parts[0], parts[1]))
    return parts[2]
