"""A window of its own that only shows: a title, what may be long, and a button to close it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from suidesk.desktop.design.theme import Theme
from suidesk.desktop.kit.buttons import Button
from suidesk.desktop.kit.labels import Hairline, PlainLabel
from suidesk.desktop.kit.layouts import column, row
from suidesk.wording.translate import translate

_EDGE = 24
_SCREEN_SHARE = 0.9


class ScrollDialog(QDialog):
    """Fill `body`; once it is closed it is gone."""

    def __init__(self, theme: Theme, title: str, parent: QWidget, size: QSize, *above: QWidget) -> None:
        """Be called `title` and as large as `size`, in pixels at scale 1.0; `above` doesn't scroll."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.body = column(gap=12)
        inner = QWidget()
        inner.setProperty("ground", "none")
        inner.setLayout(column(self.body, None, gap=0, margins=(_EDGE, 4, _EDGE, 16)))
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button = Button(theme, translate("Form", "Close"), self.accept)
        self.close_button.setDefault(True)
        head = column(PlainLabel(title, "h1", wrap=True), *above, gap=10, margins=(_EDGE, 18, _EDGE, 8))
        foot = row(None, self.close_button, margins=(_EDGE, 12, _EDGE, 16))
        self.setLayout(column(head, scroll, Hairline(), foot, gap=0))
        room = self.screen().availableSize() * _SCREEN_SHARE
        self.resize(QSize(theme.px(size.width()), theme.px(size.height())).boundedTo(room))
        self.finished.connect(self.deleteLater)
