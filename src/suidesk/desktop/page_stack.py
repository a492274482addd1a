"""The pages of the window: each is made when it is first shown, and told of everything from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from suidesk.desktop.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from suidesk.domain.changes import Change


class PageStack(QStackedWidget):
    """Shows one page; those in `made` live on, hidden."""

    def __init__(self, makers: Mapping[str, Callable[[], Page]]) -> None:
        """Have no page yet; `makers` make them, by key."""
        super().__init__()
        self._makers = makers
        self.made: dict[str, Page] = {}

    @property
    def current(self) -> Page:
        """The page that is shown."""
        page = self.currentWidget()
        if not isinstance(page, Page):
            raise TypeError
        return page

    def page(self, key: str) -> Page:
        """Give the page of that key, making it when it was never shown."""
        if key not in self.made:
            self.made[key] = self._makers[key]()
            self.addWidget(self.made[key])
        return self.made[key]

    def show_page(self, key: str) -> Page:
        """Show the page of that key and let it ask for what it shows."""
        shown = self.page(key)
        if self.currentWidget() is not shown:
            self.setCurrentWidget(shown)
        shown.entered()
        return shown

    def refresh(self, change: Change) -> None:
        """Tell every page of a change."""
        for page in self.made.values():
            page.refresh(change)

    def new_day(self) -> None:
        """Tell every page that midnight has passed."""
        for page in self.made.values():
            page.new_day()
