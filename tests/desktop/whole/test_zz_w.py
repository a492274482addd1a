import pytest
from PySide6.QtWidgets import QWidget
from tests.desktop.whole.forms import *
from tests.desktop.whole.test_bad_input import Tried, MOST, Sample
from tests.desktop.clipping import left_cut
@pytest.mark.parametrize("opener,at", [(check,0),(volunteer,0),(person,0)])
def test_w(full, desk, qtbot, opener, at):
    it=Sample(full,desk); t=Tried(it,opener,desk,qtbot)
    t.open()
    n=len(t.inputs())
    for at in range(n):
        t.open()
        f=t.type(at, MOST); print(at, type(f).__name__, f.label(), t.send(), t.said() if t.is_open() else "")
        t.close()
        full.open_record(*it.shown); qtbot.wait(250)
        cut=left_cut(full.current,qtbot)
        if cut:
            print("CUT", cut)
            for w in full.current.findChildren(QWidget):
                if w.isVisible() and w.minimumSizeHint().width()>900: print("   ", type(w).__name__, w.minimumSizeHint().width(), w.accessibleName()[:30], getattr(w,"text",lambda:"")()[:40] if callable(getattr(w,"text",None)) else "")
            break
