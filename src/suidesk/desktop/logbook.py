"""What went wrong, written to a small rotating file: kinds and places, never what was in the records."""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import Callable
from copy import copy
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from suidesk.desktop.bridge import report

LOG_FILE: Final = "suidesk.log"
_LARGEST: Final = 256 * 1024
_KEPT: Final = 2
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_log = logging.getLogger(__name__)


class _Discreet(logging.Formatter):
    """Writes an error by its kind and places: its message may hold a name."""

    def format(self, record: logging.LogRecord) -> str:
        """Write it anew: another handler may have left the whole traceback in the record."""
        fresh = copy(record)
        fresh.exc_text = None
        return super().format(fresh)

    def formatException(self, ei: Any) -> str:
        return report(ei[1])


class Logbook:
    """Takes the log, Qt's messages and the faults that nobody caught, until it is closed."""

    def __init__(self, folder: Path, home: Path, on_fault: Callable[[str], object]) -> None:
        """Write to `folder`; `on_fault` gets the report of a fault, on the thread where it happened."""
        self._home = str(home)
        self._on_fault = on_fault
        self._handler = _LateFile(folder)
        logging.getLogger().addHandler(self._handler)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        self._qt_before = qInstallMessageHandler(self._from_qt)

    def close(self) -> None:
        """Let everything be as it was."""
        qInstallMessageHandler(self._qt_before)
        sys.excepthook, threading.excepthook = self._before
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()

    def without_personal(self, text: str) -> str:
        """Leave out what stands in quotes and where the home is, since both may name somebody."""
        return _QUOTED.sub("…", text.replace(self._home, "~"))

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(error)
        _log.error("%s", text)
        self._on_fault(text)

    def _caught_in_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self._caught(found.exc_type, found.exc_value, found.exc_traceback)

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del context
        _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", self.without_personal(message))


class _LateFile(logging.Handler):
    """The file, made with the first line: most runs write none. Where it can't be written to, lines are lost."""

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.WARNING)
        self._folder = folder
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = self._opened()
        self._file.handle(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._folder / LOG_FILE
            file = RotatingFileHandler(path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
        except OSError:
            return logging.NullHandler()
        file.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return file
