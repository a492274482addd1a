"""One step of the import: a title, a sentence and what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from suidesk.desktop.kit.labels import PlainLabel


class StepView(QScrollArea):
    """A step that scrolls when there is little room."""

    def __init__(self, title: str, sentence: str) -> None:
        """Say what is to be done."""
        super().__init__()
        self.title = title
        self.setWidgetResizable(True)
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget()
        body.setProperty("ground", "none")
        self.box = QVBoxLayout(body)
        self.box.setContentsMargins(24, 4, 24, 16)
        self.box.setSpacing(12)
        self.sentence = PlainLabel(sentence, "muted", wrap=True)
        self.box.addWidget(self.sentence)
        self.setWidget(body)
