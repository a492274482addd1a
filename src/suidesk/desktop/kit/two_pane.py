"""List and detail beside each other, or one at a time where there is no room for both."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.detail_pane import DetailPane
from suidesk.desktop.kit.layouts import row

_WIDE_LIST: Final = 364
_NARROW_LIST: Final = 288
_LIST_SHARE: Final = 0.34
_LEAST_DETAIL: Final = 440
_STACKED_SCALE: Final = 1.5


class TwoPane(QWidget):
    """Beside each other up to 150 % text where both fit; else stacked: `show_detail`, and a way back to the list."""

    stacked_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        listing: QWidget,
        detail: QWidget,
        back: str,
        *,
        top: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Hold `listing` and `detail`; `back` names the list on the button that leads back, such as "People".

        When stacked, `top` stands beside that button, in place of the detail's own first line.
        """
        super().__init__(parent)
        self._theme = theme
        self._list = listing
        self._detail = detail
        self._is_stacked = False
        self._is_detail = self._is_alone = False
        for pane in (listing, detail):
            pane.setParent(self)
        self._bar = QFrame(self)
        self._bar.setProperty("ground", "page")
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._back = Button(theme, back, self.show_list, kind="ghost", icon="chevron-right" if rtl else "chevron-left")
        self._bar.setLayout(row(self._back, None, *([top] if top is not None else []), margins=(14, 8, 28, 0)))
        self._has_top = top is not None
        QWidget.setTabOrder(listing, self._back)
        QWidget.setTabOrder(self._back, detail)
        shortcut = QShortcut(QKeySequence("Alt+Left"), self, self.show_list)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        theme.changed.connect(self._settle)

    def is_stacked(self) -> bool:
        """Tell whether only one pane shows at a time."""
        return self._is_stacked

    def show_detail(self) -> None:
        """Go to the detail when stacked; the focus goes along, as the list is hidden then."""
        self._is_detail = True
        self._settle()
        if self._is_stacked:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_alone(self, *, is_alone: bool) -> None:
        """Give the list all the room, as there is nothing that the detail could show."""
        if is_alone != self._is_alone:
            self._is_alone = is_alone
            self._settle()

    def show_list(self) -> None:
        """Go back to the list when stacked."""
        self._is_detail = False
        self._settle()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._settle()

    def minimumSizeHint(self) -> QSize:
        """Need no more than one narrow pane."""
        return QSize(320, 320)

    def _list_width(self) -> int:
        least, most = self._theme.px(_NARROW_LIST), self._theme.px(_WIDE_LIST)
        return max(least, min(most, int(self.width() * _LIST_SHARE)))

    def _settle(self) -> None:
        width = self._list_width()
        is_narrow = self.width() - width < self._theme.px(_LEAST_DETAIL)
        is_stacked = is_narrow or self._theme.scale > _STACKED_SCALE
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self.stacked_changed.emit(is_stacked)
        self._tell_panes()
        full = self.rect()
        is_detail = self._is_detail and not self._is_alone
        is_one = is_stacked or self._is_alone
        self._list.setVisible(not is_one or not is_detail)
        self._detail.setVisible(not is_one or is_detail)
        self._bar.setVisible(is_stacked and is_detail)
        if is_one:
            top = self._bar.sizeHint().height() if is_detail else 0
            self._bar.setGeometry(0, 0, full.width(), top)
            self._list.setGeometry(full)
            self._detail.setGeometry(0, top, full.width(), full.height() - top)
            return
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rest = full.width() - width
        self._list.setGeometry(QRect(rest if is_rtl else 0, 0, width, full.height()))
        self._detail.setGeometry(QRect(0 if is_rtl else width, 0, rest, full.height()))

    def _tell_panes(self) -> None:
        panes = self._detail.findChildren(DetailPane)
        for pane in [self._detail, *panes] if isinstance(self._detail, DetailPane) else panes:
            pane.show_crumbs(is_shown=not self._is_stacked)
            if self._has_top:
                pane.show_top(is_shown=not self._is_stacked)
