"""The style sheet, made from tokens and text scale: `$name` is a token, `12sp` grows with the text.

`34sp-2` leaves out two pixels: a focus ring is a pixel thicker on each side, and nothing may move when it appears.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from string import Template
from typing import Final

from suidesk.desktop.design.tokens import PILL, Tokens

_LABELS: Final = """
* { outline: 0; }
QMainWindow, QDialog, QWidget[ground="page"] { background: $bg; }
QWidget[ground="surface"] { background: $surface; }
QFrame[ground="sidebar"] { background: $sidebar; border: 0; border-right: 1px solid $border; }
QFrame[ground="list"] { background: $surface; border: 0; border-right: 1px solid $border; }
QLabel { background: transparent; color: $text; }
QLabel[role="h1"] { font-size: 22sp; font-weight: 700; }
QLabel[role="h2"] { font-size: 15sp; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="label"] { font-weight: 500; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 12sp; }
QLabel[role="section"] { color: $muted; font-size: 12sp; font-weight: 600; }
QLabel[role="number"] { font-size: 22sp; font-weight: 600; }
QLabel[role="error"] { color: $danger; font-size: 12sp; }
QLabel[chip] { border-radius: ${pill}px; padding: 0 10px; font-size: 12sp; font-weight: 500; min-height: 22sp;
  max-height: 22sp; }
QLabel[chip="accent"] { background: $accent_soft; color: $on_accent_soft; }
QLabel[chip="plain"] { background: $surface2; color: $muted; }
QLabel[chip="danger"] { background: $danger_soft; color: $danger; }
QLabel[chip="warn"] { background: $warn_soft; color: $warn; }
QLabel[chip="ok"] { background: $ok_soft; color: $ok; }
QLabel[chip="info"] { background: $info_soft; color: $info; }
QLabel[keycap="true"] { min-height: 18sp; max-height: 18sp; border: 1px solid $border; border-radius: 5px;
  padding: 0 5sp;
  color: $muted; font-size: 12sp; background: $surface; }
QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[card="true"] > QLabel[role="h2"] { min-height: 28sp; }
QFrame[hair="true"] { background: $border; border: 0; min-height: 1px; max-height: 1px; }
QLabel[swatch="true"] { border-radius: 3px; }
"""

_BUTTONS: Final = """
QPushButton { min-height: 34sp; padding: 0 14px; border-radius: 8px; border: 1px solid $border; background: $surface;
  color: $text; font-weight: 500; }
QPushButton:hover { background: $surface2; }
QPushButton:pressed { background: $border; }
QPushButton:disabled { color: $control; background: $surface2; border-color: $surface2; }
QPushButton[ring="true"] { border: 2px solid $focus; padding: 0 13px; min-height: 34sp-2; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:disabled { background: $surface2; color: $control; border-color: $border; }
QPushButton[kind="primary"][ring="true"] { border: 2px solid $text; }
QPushButton[kind="danger"] { color: $danger; }
QPushButton[kind="danger"]:hover { background: $danger_soft; }
QPushButton[kind="ghost"] { border-color: transparent; background: transparent; }
QPushButton[kind="ghost"]:hover { background: $surface2; }
QPushButton[kind="ghost"]:disabled { color: $control; }
QPushButton[kind="ghost"][ring="true"] { border-color: $focus; }
QPushButton[kind="search"] { text-align: left; padding: 0 68sp 0 12px; color: $muted; }
QPushButton[kind="search"][ring="true"] { padding: 0 67sp 0 11px; }
QPushButton[kind="small"] { min-height: 26sp; padding: 0 10px; font-size: 12sp; border-radius: 7px; }
QPushButton[kind="small"][ring="true"] { padding: 0 9px; min-height: 26sp-2; }
QPushButton[kind="quiet"] { min-height: 26sp; padding: 0 8px; font-size: 12sp; border-radius: 7px;
  border-color: transparent;
  background: transparent; color: $muted; }
QPushButton[kind="quiet"]:hover { color: $text; background: $surface2; }
QPushButton[kind="quiet"][ring="true"] { border-color: $focus; padding: 0 7px; min-height: 26sp-2; }
QPushButton[kind="crumb"] { border: 2px solid transparent; background: transparent; min-height: 24sp;
  padding: 0 4px; color: $muted; }
QPushButton[kind="crumb"]:hover { color: $text; background: $surface2; }
QPushButton[kind="crumb"][ring="true"] { border-color: $focus; padding: 0 4px; }
QPushButton[kind="link"] { border: 2px solid transparent; background: transparent; min-height: 20sp; padding: 0;
  color: $accent;
  text-align: left; border-radius: 5px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"][ring="true"] { border-color: $focus; padding: 0; }
QPushButton[kind="icon"] { min-width: 34sp; max-width: 34sp; padding: 0; }
QPushButton[kind="icon"][ring="true"] { min-width: 34sp-2; max-width: 34sp-2; padding: 0; }
QPushButton[kind="icon-ghost"] { min-width: 26sp; max-width: 26sp; min-height: 26sp; padding: 0;
  border-color: transparent;
  background: transparent; border-radius: 7px; }
QPushButton[kind="icon-ghost"]:hover { background: $surface2; }
QPushButton[kind="icon-ghost"][ring="true"] { border-color: $focus; min-width: 26sp-2; max-width: 26sp-2;
  min-height: 26sp-2; padding: 0; }
QPushButton[kind="nav"] { text-align: left; border: 2px solid transparent; background: transparent; padding: 0 10px;
  color: $muted;
  min-height: 34sp; }
QPushButton[kind="nav"]:hover { background: $surface2; color: $text; }
QPushButton[kind="nav"]:checked { background: $accent_soft; color: $on_accent_soft; font-weight: 600; }
QPushButton[kind="nav"][ring="true"] { border: 2px solid $focus; padding: 0 10px; }
QPushButton[kind="nav"][compact="true"] { text-align: center; padding: 0; }
QPushButton[kind="tile"] { background: $surface; border: 1px solid $border; border-radius: 10px; padding: 0; }
QPushButton[kind="tile"]:hover { border-color: $control; }
QPushButton[kind="tile"][ring="true"] { border: 2px solid $focus; padding: 0; }
QPushButton[kind="filter"] { min-height: 22sp; padding: 0 10px; font-size: 12sp; border-radius: ${pill}px;
  border: 1px solid $surface2;
  background: $surface2; color: $muted; }
QPushButton[kind="filter"]:hover { color: $text; border-color: $border; }
QPushButton[kind="filter"]:checked { background: $accent_soft; color: $on_accent_soft; border-color: $accent_soft; }
QPushButton[kind="filter"][ring="true"] { border: 2px solid $focus; padding: 0 9px; min-height: 22sp-2; }
"""

_INPUTS: Final = """
QLineEdit, QPlainTextEdit, QComboBox { border-radius: 8px; border: 1px solid $control; background: $surface;
  color: $text;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { min-height: 34sp; padding: 0 10px; }
QComboBox { min-height: 34sp; padding: 0 12px; }
QPlainTextEdit { padding: 6px 6px; }
QLineEdit:focus { border: 2px solid $focus; padding: 0 9px; min-height: 34sp-2; }
QComboBox:focus { border: 2px solid $focus; padding: 0 11px; }
QPlainTextEdit:focus { border: 2px solid $focus; padding: 5px 5px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $surface2; color: $control;
  border-color: $border; }
QLineEdit[invalid="true"] { border: 2px solid $danger; padding: 0 9px; min-height: 34sp-2; }
QComboBox[invalid="true"] { border: 2px solid $danger; padding: 0 11px; }
QPlainTextEdit[invalid="true"] { border: 2px solid $danger; padding: 5px 5px; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: 0; padding: 0; background: transparent; }
QLineEdit[bare="true"] { min-height: 26sp; }
QLineEdit[big="true"] { font-size: 15sp; min-height: 48sp; padding: 0 6px; }
QFrame[box="true"] { background: $surface; border: 1px solid $control; border-radius: 8px; }
QFrame[box="true"][active="true"] { border: 2px solid $focus; }
QFrame[box="true"][invalid="true"] { border: 2px solid $danger; }
QComboBox::drop-down { border: 0; width: 30px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $control; padding: 4px; color: $text;
  outline: 0; }
QComboBox QAbstractItemView::item { min-height: 32sp; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover { background: $accent_soft;
  color: $on_accent_soft; }
QCheckBox { spacing: 10px; min-height: 24sp; color: $text; }
QCheckBox:disabled { color: $control; }
QCheckBox::indicator { width: 20sp; height: 20sp; image: none; background: transparent; border: 0; }
QCalendarWidget QWidget { alternate-background-color: $surface; background: $surface; color: $text; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; border: 0; }
QCalendarWidget QAbstractItemView:disabled { color: $control; }
QCalendarWidget QToolButton { background: transparent; color: $text; border: 0; border-radius: 6px; font-weight: 600;
  min-height: 28sp; min-width: 28sp; padding: 0 6px; }
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus { background: $surface2; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QSpinBox { background: $surface; color: $text; border: 1px solid $control; min-height: 28sp; }
"""

_VIEWS: Final = """
QAbstractItemView { border: 0; background: transparent; color: $text; }
QTableView, QListView, QTreeView { border: 0; background: transparent; selection-background-color: transparent;
  selection-color: $text; gridline-color: $border; }
QTableView[cells="true"] { selection-background-color: $accent_soft; selection-color: $on_accent_soft; }
QTableView[cells="true"]::item { padding: 0 8px; }
QTableView[cells="true"] QLineEdit { border-radius: 0; min-height: 0; padding: 0 6px; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: $surface2; color: $muted; border: 0; border-bottom: 1px solid $border;
  padding: 0 10px;
  font-size: 12sp; font-weight: 600; min-height: 32sp; }
QTableCornerButton::section { background: $surface2; border: 0; border-bottom: 1px solid $border; }
QScrollArea, QScrollArea > QWidget > QWidget[ground="none"] { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $control; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 36px; margin: 0 2px; border-radius: 2px; }
QScrollBar::handle:horizontal { min-width: 36px; margin: 2px 0; border-radius: 2px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $text; color: $bg; border: 0; padding: 6px 8px; font-size: 12sp; }
QMenu { background: $surface; border: 1px solid $control; padding: 5px; }
QMenu::item { min-height: 30sp; padding: 0 22px 0 10px; border-radius: 6px; color: $text; }
QMenu::item:selected { background: $accent_soft; color: $on_accent_soft; }
QMenu::item:disabled { color: $control; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QProgressBar { border: 0; border-radius: 4px; background: $surface2; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { border-radius: 4px; background: $accent; }
QSplitter::handle { background: $border; }
"""

_OVERLAYS: Final = """
QFrame[toast="true"] { background: $text; border-radius: 10px; }
QFrame[toast="true"] QLabel { color: $bg; font-weight: 500; }
QFrame[toast="true"] QLabel[keycap="true"] { background: transparent; color: $bg; border-color: $muted;
  font-weight: 400; }
QFrame[toast="true"] QPushButton { background: transparent; color: $bg; border: 1px solid $muted; min-height: 28sp; }
QFrame[toast="true"] QPushButton:hover { border-color: $bg; }
QFrame[toast="true"] QPushButton[ring="true"] { border: 2px solid $bg; }
QFrame[toast="true"] QPushButton[kind="icon-ghost"] { border-color: transparent; }
QFrame[message] { border-radius: 8px; border: 1px solid $border; }
QFrame[message="danger"] { background: $danger_soft; border-color: $danger; }
QFrame[message="warn"] { background: $warn_soft; border-color: $warn; }
QFrame[message="info"] { background: $info_soft; border-color: $info; }
QFrame[message="ok"] { background: $ok_soft; border-color: $ok; }
QFrame[message] QPushButton { background: transparent; border-color: transparent; }
QFrame[message] QPushButton:hover { border-color: $control; }
QFrame[message] QPushButton[ring="true"] { border-color: $text; }
QFrame[panel="true"] { background: $surface; border: 1px solid $control; border-radius: 14px; }
QFrame[popup="true"] { background: $surface; border: 1px solid $control; }
QFrame[evidence="true"] { background: $surface2; border: 0; border-radius: 8px; }
QFrame[lane="true"] { background: $surface2; border: 1px solid $surface2; border-radius: 10px; }
QFrame[lane="over"] { background: $accent_soft; border: 1px solid $accent; border-radius: 10px; }
QFrame[reminder="true"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[reminder="true"][ring="true"] { border: 2px solid $focus; }
"""

_SCALED: Final = re.compile(r"(\d+)sp(?:-(\d+))?\b")


def sheet(tokens: Tokens, scale: float) -> str:
    """Make the style sheet of the whole program for `tokens` at the text `scale` (1.0 to 2.0)."""
    # Qt drops a radius larger than half the height, so a pill's is cut from its height as it will be rounded.
    pill = round(PILL * scale) // 2
    template = Template(_LABELS + _BUTTONS + _INPUTS + _VIEWS + _OVERLAYS)
    coloured = template.substitute(asdict(tokens), pill=pill)
    return _SCALED.sub(lambda found: f"{round(int(found[1]) * scale) - int(found[2] or 0)}px", coloured)
