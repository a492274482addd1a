"""A secret that was copied doesn't outlive the program."""

from __future__ import annotations

import os
import subprocess
import sys

RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from suidesk.desktop.safety.clipboard_loan import ClipboardLoan

def run():
    app = QApplication([])
    ClipboardLoan(app).lend("secret")
    QTimer.singleShot(0, app.quit)
    status = app.exec()
    print("left:", app.clipboard().text())
    return status

sys.exit(run())
"""


def test_a_copied_secret_is_taken_back_at_the_end_of_the_program():
    on_no_screen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", RUN], env=on_no_screen, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "left: \n"), done.stderr
