"""Pages as they will be printed, one at a time, to be looked at before they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from suidesk.desktop.kit.buttons import IconButton
from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.wording.translate import translate

if TYPE_CHECKING:
    from suidesk.desktop.design.theme import Theme

_LONGEST: Final = 340
"""The longer side of the page, in pixels at scale 1.0."""
_EDGE: Final = "#c8c8c8"


class Pages(Protocol):
    """What can be looked at: the paper's size in its own pixels, how many pages, and how one is painted."""

    size: QSizeF

    @property
    def count(self) -> int:
        """How many pages there are."""

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0, in pixels of the paper."""


class PaperPreview(QWidget):
    """Shows the first page, and buttons to turn over where there are more."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self.sheet = _Sheet(theme)
        self.said = PlainLabel("", "small")
        self.back = IconButton(
            theme, "chevron-left", translate("Paper", "Page before"), lambda: self._show(self.sheet.page - 1)
        )
        self.forth = IconButton(
            theme, "chevron-right", translate("Paper", "Next page"), lambda: self._show(self.sheet.page + 1)
        )
        self._turning = QWidget()
        self._turning.setLayout(row(None, self.back, self.said, self.forth, None, gap=8))
        box = column(row(None, self.sheet, None), self._turning, gap=6)
        self.setLayout(box)
        self.hide()

    def show_pages(self, pages: Pages | None) -> None:
        """Show these, at the page that was shown before where there is one of that number."""
        self.setVisible(pages is not None)
        self.sheet.set_pages(pages)
        self._show(self.sheet.page)

    def _show(self, page: int) -> None:
        count = self.sheet.count
        self.sheet.set_page(max(0, min(page, count - 1)))
        text = translate("Paper", "Page {0} of {1}").format(self.sheet.page + 1, count)
        self.said.setText(text)
        self.sheet.setAccessibleDescription(text)
        self._turning.setVisible(count > 1)
        self.back.setEnabled(self.sheet.page > 0)
        self.forth.setEnabled(self.sheet.page < count - 1)


class _Sheet(QWidget):
    """One page, white in the dark as well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: Pages | None = None
        self.page = 0
        self.setAccessibleName(translate("Paper", "As it will be printed"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def count(self) -> int:
        return self._pages.count if self._pages else 0

    def set_pages(self, pages: Pages | None) -> None:
        self._pages = pages
        self.updateGeometry()
        self.update()

    def set_page(self, page: int) -> None:
        self.page = page
        self.update()

    def sizeHint(self) -> QSize:
        """Be as large as the paper is, made smaller."""
        if self._pages is None:
            return QSize(0, 0)
        longest = self._theme.px(_LONGEST)
        return self._pages.size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper and what stands on it."""
        del event
        if self._pages is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(self.rect(), QColor("white"))
        painter.save()
        painter.scale(self.width() / self._pages.size.width(), self.height() / self._pages.size.height())
        self._pages.paint(painter, self.page)
        painter.restore()
        painter.setPen(QColor(_EDGE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
