"""Line icons tinted from the tokens at the moment of painting, so that a change of theme needs no new icons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QImageReader, QPainter, QPixmap

from suidesk.desktop.design.tokens import Tokens

_STROKE = (b'stroke-width="2"', b'stroke-width="1.75"')


class Icons:
    """Draws the icons of a folder in the colours of the tokens in use; drawn pictures are kept."""

    def __init__(self, path_of: Callable[[str], Path], tokens: Callable[[], Tokens]) -> None:
        """Find an icon's file with `path_of(name)` and the colours with `tokens()`."""
        self._path_of = path_of
        self._tokens = tokens
        self._sources: dict[str, bytes] = {}
        self._pictures: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        # Qt holds only the C++ half of an engine; its Python half must live as long as the icon.
        self._engines: list[QIconEngine] = []

    def colour(self, role: str) -> str:
        """Give the colour of the token `role` in the theme in use."""
        return str(getattr(self._tokens(), role))

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """Draw the icon `name` in `colour`, `size` logical pixels wide for a screen of `ratio`."""
        key = (name, colour, size, ratio)
        if key not in self._pictures:
            self._pictures[key] = self._drawn(name, colour, size, ratio)
        return self._pictures[key]

    def icon(self, name: str, role: str = "muted", on: str = "") -> QIcon:
        """Give a QIcon coloured by the token `role`, or by `on` while its button is checked."""
        key = (name, role, on)
        if key not in self._icons:
            self._icons[key] = QIcon(self.keep(_TintedEngine(self, name, role, on)))
        return self._icons[key]

    def keep(self, engine: QIconEngine) -> QIconEngine:
        """Hold on to an engine that Qt uses."""
        self._engines.append(engine)
        return engine

    def clear(self) -> None:
        """Forget drawn pictures, as the theme has changed."""
        self._pictures.clear()

    def _drawn(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        if name not in self._sources:
            self._sources[name] = self._path_of(name).read_bytes().replace(*_STROKE)
        buffer = QBuffer()
        buffer.setData(QByteArray(self._sources[name].replace(b"currentColor", colour.encode())))
        reader = QImageReader(buffer, QByteArray(b"svg"))
        side = max(1, round(size * ratio))
        reader.setScaledSize(QSize(side, side))
        picture = QPixmap.fromImage(reader.read())
        picture.setDevicePixelRatio(ratio)
        return picture


class _TintedEngine(QIconEngine):
    """Asks for its colour each time it paints."""

    def __init__(self, icons: Icons, name: str, role: str, on: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._role = role
        self._on = on

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return self._icons.colour("control")
        return self._icons.colour(self._on if self._on and state == QIcon.State.On else self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw centred in `rect`, at the resolution of the device."""
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatio()
        picture = self._icons.pixmap(self._name, self._colour(mode, state), side, ratio)
        painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, picture)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Draw for a screen of `scale`; `size` is logical."""
        return self._icons.pixmap(self._name, self._colour(mode, state), min(size.width(), size.height()), scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw at one device pixel per logical pixel."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def clone(self) -> QIconEngine:
        """Give Qt another engine for the same icon."""
        return self._icons.keep(_TintedEngine(self._icons, self._name, self._role, self._on))
