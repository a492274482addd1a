"""One window for each desk: a second start raises the first and leaves."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE: Final = b"raise\n"
_DONE: Final = b"done\n"
_WAIT_MS: Final = 1_500
"""How long a busy window may take to answer."""
_AGAIN_MS: Final = 25
"""Between two tries to reach a desk that is only starting."""


def name_for(folder: Path) -> str:
    """Name the meeting place of a folder's desk; the folder itself stays unsaid."""
    return f"suidesk-{blake2b(os.path.realpath(folder).encode(), digest_size=10).hexdigest()}"


def hail(folder: Path, wait_ms: int = _WAIT_MS, starting_ms: int = 0) -> bool:
    """Ask the desk that has the folder open to come forward; tell whether one answered.

    `starting_ms` is for one that holds the folder but may have begun a moment ago, and doesn't listen yet.
    """
    socket, patience = QLocalSocket(), QDeadlineTimer(starting_ms)
    socket.connectToServer(name_for(folder))
    while not socket.waitForConnected(wait_ms):
        if patience.hasExpired():
            return False
        QThread.msleep(_AGAIN_MS)
        socket.connectToServer(name_for(folder))
    socket.write(_RAISE)
    socket.waitForBytesWritten(wait_ms)
    return socket.waitForReadyRead(wait_ms) and bytes(socket.readLine().data()) == _DONE


class Instance(QObject):
    """The desk that listens; only who holds the folder may make one."""

    hailed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Listen for the folder's other starts, this user's only."""
        super().__init__(parent)
        self.folder = folder
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        # What a crash left behind is in the way; a living desk holds the folder, and then nobody comes here.
        QLocalServer.removeServer(name_for(folder))
        self._server.listen(name_for(folder))

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _meet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._answer(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        if socket.canReadLine() and bytes(socket.readLine().data()) == _RAISE:
            self.hailed.emit()
            socket.write(_DONE)
            socket.flush()
