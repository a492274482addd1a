"""Garbage: nothing is looked for by Python itself, new things are looked through by hand, old ones seldom."""

from __future__ import annotations

import gc
import sys
import weakref

import pytest
from PySide6.QtCore import QEvent

from suidesk.app import garbage
from suidesk.app.garbage import Garbage


class Ring:
    """Refers to itself, so that only the collector can find it."""

    def __init__(self):
        self.me = self


@pytest.fixture(autouse=True)
def as_before(qapp):
    interval = sys.getswitchinterval()
    gc.enable()
    yield
    sys.setswitchinterval(interval)
    for looker in qapp.findChildren(Garbage):
        looker.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.disable()
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def rings(count):
    return [weakref.ref(Ring()) for _ in range(count)]


def test_python_looks_for_nothing_by_itself(qapp):
    Garbage(qapp)
    assert not gc.isenabled()


def test_no_thread_keeps_python_for_long(qapp):
    Garbage(qapp)
    assert sys.getswitchinterval() < 0.001


def test_a_look_finds_what_is_new_once_there_is_enough(qapp, monkeypatch):
    monkeypatch.setattr(garbage, "YOUNG", 1_000)
    looker = Garbage(qapp)
    gc.collect()
    few = rings(10)
    looker.look()
    assert any(ring() is not None for ring in few)
    many = rings(2_000)
    for _ in range(garbage.RESTS + 1):
        looker.look()
    assert all(ring() is None for ring in [*few, *many])


def test_a_look_waits_while_much_is_made_but_not_for_ever(qapp, monkeypatch):
    for name, value in (("YOUNG", 100), ("STILL", 500), ("MOST", 20_000)):
        monkeypatch.setattr(garbage, name, value)
    looker = Garbage(qapp)
    gc.collect()
    ring = weakref.ref(Ring())
    kept = []
    while gc.get_count()[0] < 15_000:
        kept += rings(1_000)
        looker.look()
        assert ring() is not None
    kept += rings(6_000)
    looker.look()
    assert ring() is None


def test_what_is_old_is_looked_through_seldom_and_when_much_was_made(qapp, monkeypatch):
    for name, value in (("YOUNG", 100), ("RESTS", 0), ("MANY", 1_000), ("SELDOM", 3)):
        monkeypatch.setattr(garbage, name, value)
    looker = Garbage(qapp)
    kept = Ring()
    old = weakref.ref(kept)
    gc.collect()
    del kept
    for look in range(3):
        assert old() is not None, look
        assert rings(600)
        looker.look()
    assert old() is None


def test_what_is_there_when_the_desk_has_settled_is_left_alone(qapp):
    looker = Garbage(qapp)
    looker.settle()
    assert gc.get_freeze_count() > 0
