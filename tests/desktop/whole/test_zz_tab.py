import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.desktop.whole.test_every_page import visit, takes_tab
@pytest.mark.parametrize("key", ["people", "funding"])
def test_x(full, key, qtbot):
    page = visit(full, key, qtbot)
    focus = QApplication.focusWidget() or full
    say = lambda w: f"{type(w).__name__} {w.accessibleName()[:40]!r} page={page.isAncestorOf(w)}"
    print("START", say(focus))
    seen=[]
    for _ in range(60):
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        print("  ", say(focus))
        if focus in seen: break
        seen.append(focus)
    w=page
    print("CHAIN")
    first=w; n=0
    while True:
        w=w.nextInFocusChain(); n+=1
        if w is first or n>3000: break
        if takes_tab(w): print("    ", say(w))
