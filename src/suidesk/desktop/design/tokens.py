"""The one source of colours, sizes and spacing for palette, style sheet, painters and contrast tests."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as `#RRGGBB`; a `*_soft` is a background for the colour of the same name."""

    name: str
    bg: str
    surface: str
    surface2: str
    sidebar: str
    border: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    info: str
    info_soft: str
    focus: str

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.name == "dark"


LIGHT: Final = Tokens(
    name="light",
    bg="#F6F5F2",
    surface="#FFFFFF",
    surface2="#F1F0EC",
    sidebar="#EFEDE8",
    border="#E3E0D9",
    control="#7F817A",
    text="#1D2320",
    muted="#5A625D",
    accent="#0B6B58",
    accent_hover="#095748",
    on_accent="#FFFFFF",
    accent_soft="#DCEFE9",
    on_accent_soft="#084A3D",
    danger="#B42318",
    danger_soft="#FCE9E6",
    warn="#8F4A07",
    warn_soft="#FBEFD9",
    ok="#1B6B3A",
    ok_soft="#E1F3E6",
    info="#2A5C8A",
    info_soft="#E4EEF7",
    focus="#0B6B58",
)

DARK: Final = Tokens(
    name="dark",
    bg="#121514",
    surface="#1A1E1C",
    surface2="#232826",
    sidebar="#0E1110",
    border="#2C322F",
    control="#7C857F",
    text="#ECEFED",
    muted="#A3ABA6",
    accent="#5CCBAE",
    accent_hover="#7BD9C0",
    on_accent="#05261D",
    accent_soft="#173A31",
    on_accent_soft="#A9E8D6",
    danger="#FF9A8F",
    danger_soft="#3A1E1B",
    warn="#F2BF6B",
    warn_soft="#362A17",
    ok="#7FD6A0",
    ok_soft="#18301F",
    info="#8FC1EE",
    info_soft="#172A3B",
    focus="#5CCBAE",
)

TITLE: Final = 22
HEADING: Final = 15
BODY: Final = 14
ROW_SECOND: Final = 13
SMALL: Final = 12
TINY: Final = 11
"""The type scale, in pixels at scale 1.0."""

TARGET: Final = 24
"""The least side of anything that can be pressed, in pixels (WCAG 2.2, 2.5.8)."""
CONTROL: Final = 36
ROW: Final = 64
PILL: Final = 22
RADIUS: Final = 10
GAP: Final = 12
PAD: Final = 18
"""Spacing and control sizes, in pixels at scale 1.0."""

TEXT_CONTRAST: Final = 4.5
SHAPE_CONTRAST: Final = 3.0
"""Least contrast of text (WCAG 1.4.3) and of outlines and focus rings (WCAG 1.4.11)."""

_TEXT_PAIRS: Final = (
    *((front, back) for front in ("text", "muted") for back in ("bg", "surface", "surface2", "sidebar", "accent_soft")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent_soft", "accent_soft"),
    *((level, f"{level}_soft") for level in ("danger", "warn", "ok", "info")),
    *((level, back) for level in ("danger", "warn", "ok", "info", "accent") for back in ("surface", "bg")),
    *(("text", f"{level}_soft") for level in ("danger", "warn", "ok", "info")),
    *(("muted", f"{level}_soft") for level in ("danger", "warn", "ok", "info")),
)
_SHAPE_PAIRS: Final = tuple((front, back) for front in ("focus", "control") for back in ("bg", "surface", "sidebar"))

PAIRS: Final = (
    *((front, back, TEXT_CONTRAST) for front, back in _TEXT_PAIRS),
    *((front, back, SHAPE_CONTRAST) for front, back in _SHAPE_PAIRS),
)
"""(foreground, background, least contrast): every pair of tokens that meets on screen."""

_PEOPLE_LIGHT: Final = (
    ("#24587F", "#E1EAF1"),
    ("#6E3B7F", "#EEE5F1"),
    ("#8A4317", "#F3E6DF"),
    ("#22623C", "#E1EFE6"),
    ("#803149", "#F2E4E8"),
    ("#484C96", "#E8E8F5"),
    ("#625510", "#EBE9DC"),
    ("#186266", "#DFEDEE"),
)
_PEOPLE_DARK: Final = (
    ("#7CC1F2", "#203646"),
    ("#DFA1F1", "#3F2B45"),
    ("#FF9C66", "#472D1D"),
    ("#77D79C", "#1F3A29"),
    ("#F79BB5", "#452732"),
    ("#B9BDFF", "#2F3150"),
    ("#E0CB4E", "#393416"),
    ("#6CD3D9", "#1B393B"),
)


def person_colours(seed: str, tokens: Tokens) -> tuple[str, str]:
    """Give (foreground, background) of the avatar of `seed`: the same on every machine and at every start."""
    colours = _PEOPLE_DARK if tokens.is_dark else _PEOPLE_LIGHT
    return colours[blake2b(seed.encode(), digest_size=1).digest()[0] % len(colours)]


def all_person_colours(tokens: Tokens) -> tuple[tuple[str, str], ...]:
    """List every (foreground, background) that an avatar can have."""
    return _PEOPLE_DARK if tokens.is_dark else _PEOPLE_LIGHT


_LINEAR_BELOW: Final = 0.04045
"""Where the curve of sRGB begins (WCAG 2.2, relative luminance)."""


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= _LINEAR_BELOW else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Give the relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def level_colours(level: str, tokens: Tokens) -> tuple[str, str]:
    """Give (foreground, background) of a chip or pill of `level`: accent, plain, danger, warn, ok or info."""
    if level == "accent":
        return tokens.on_accent_soft, tokens.accent_soft
    if level in {"danger", "warn", "ok", "info"}:
        return getattr(tokens, level), getattr(tokens, f"{level}_soft")
    return tokens.muted, tokens.surface2
