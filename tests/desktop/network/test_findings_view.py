"""The sentences beside the picture: what stands there before there are any."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from suidesk.desktop.network.findings_view import FindingsView
from suidesk.rules.web import Web
from suidesk.rules.web_findings import findings_of


@pytest.fixture
def view(theme, qtbot):
    made = FindingsView(theme, lambda _: None, lambda: None, lambda: None)
    qtbot.addWidget(made)
    return made


def said(view):
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]


def test_before_anything_is_found_it_says_that_it_is_being_worked_out(view):
    assert said(view).count("This is being worked out…") == 3
    assert not [text for text in said(view) if text.startswith("Nobody")]


def test_what_was_stopped_says_how_to_begin_again_until_it_does(view):
    view.say_stopped()
    assert len([text for text in said(view) if text.startswith("Not worked out: it was stopped.")]) == 3
    view.say_working()
    assert said(view).count("This is being worked out…") == 3


def test_what_was_found_stays_while_the_next_is_worked_out(view):
    view.set_findings(Web(), findings_of(Web()), 0, 0)
    before = said(view)
    assert "Nobody in view has ties into two sectors beside their own." in before
    view.say_working()
    view.say_stopped()
    assert said(view) == before
