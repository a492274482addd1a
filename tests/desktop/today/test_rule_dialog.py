"""Why am I told this: the rule, its numbers and where they come from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from suidesk.desktop.kit.labels import PlainLabel
from suidesk.desktop.rule_dialog import RuleDialog
from tests.desktop.clipping import clipped
from tests.desktop.naming import unnamed
from tests.desktop.pressing import choose, dialog


@pytest.fixture
def shown(busy, desk_window, qtbot):
    page = desk_window.window.current
    qtbot.waitUntil(lambda: bool(page.reminders.cards()))
    choose(page.reminders.cards()[0].more_button.menu(), "About this rule")
    return dialog(qtbot, RuleDialog)


def test_it_says_the_rule_its_numbers_and_sources(shown):
    said = [label.full_text() for label in shown.findChildren(PlainLabel)]
    assert said[0] == "Dates of grants"
    assert "Day: Sat 2 May 2026" in said
    assert any("suidesk's own choice" in text for text in said)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_and_escape_closes_it(shown, theme, scale, qtbot):
    theme.set_scale(scale)
    shown.resize(shown.sizeHint())
    qtbot.wait(20)
    assert clipped(shown) == []
    assert unnamed(shown) == []
    gone = []
    shown.destroyed.connect(lambda: gone.append(1))
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == [1]
