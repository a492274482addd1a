"""The line to a bus: what no bus should say is left out, or ends the line and nothing else."""

from __future__ import annotations

import queue
import socket
import sys
import threading
import time

import pytest

if sys.platform != "linux":
    pytest.skip("needs the desktop bus of Linux", allow_module_level=True)

from jeepney import DBusAddress, MessageType, Parser, new_method_call, new_method_return, new_signal

from suidesk.system.bus_line import BusLine, Deadline
from tests.system.notification_daemon import LONG, reason_of

ADDRESS = DBusAddress("/org/example", interface="org.example.Strange")
GOOD = new_signal(ADDRESS, "Good", "s", ("text",)).serialise(serial=5)
CALL = new_method_call(DBusAddress("/org/example", bus_name="org.example"), "Anything")
UNKNOWN_TYPE = GOOD[:1] + bytes([77]) + GOOD[2:]


class Server:
    """A bus that answers each call with a text, and says whatever a test wants."""

    def __init__(self, place):
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(place))
        self._listening.listen()
        self.address = f"unix:path={place}"
        self.reads = threading.Event()
        self.reads.set()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self):
        self.one = self._listening.accept()[0]
        parser = Parser()
        self._read_to(b"\r\n")
        self.one.sendall(b"OK 1234deadbeef\r\n")
        parser.add_data(self._read_to(b"BEGIN\r\n"))
        number = 0
        while True:
            while (message := parser.get_next_message()) is not None:
                if message.header.message_type is MessageType.method_call:
                    number += 1
                    self.one.sendall(new_method_return(message, "s", ("text",)).serialise(serial=number))
            self.reads.wait()
            if not (data := self.one.recv(1_000)):
                return
            parser.add_data(data)

    def _read_to(self, end):
        data = b""
        while end not in data:
            data += self.one.recv(1_000)
        return data.partition(end)[2]

    def close(self):
        self._thread.join()
        self.one.close()
        self._listening.close()


@pytest.fixture
def server(tmp_path):
    made = Server(tmp_path / "bus")
    yield made
    made.close()


@pytest.fixture
def heard():
    return queue.Queue()


@pytest.fixture
def line(server, heard):
    made = BusLine(server.address, heard.put, Deadline(LONG))
    yield made
    made.close()


def test_a_message_that_cant_be_read_is_left_out_and_the_next_is_heard(server, line, heard):
    server.one.sendall(UNKNOWN_TYPE * 3 + GOOD)
    assert heard.get(timeout=LONG).body == ("text",)
    assert line.ask(CALL, Deadline(LONG)).body == ("text",)
    assert heard.empty()


def test_a_message_may_come_in_pieces(server, heard, line):
    for at in range(len(GOOD)):
        server.one.sendall(GOOD[at : at + 1])
    assert heard.get(timeout=LONG).body == ("text",)
    assert line.is_open


def test_bytes_that_are_no_messages_end_the_line(server, line):
    server.one.sendall(b"no message at all" * 9)
    line.close()
    assert not line.is_open
    assert reason_of(line.ask, CALL, Deadline(LONG)) == "no_bus"
    assert reason_of(line.tell, CALL, Deadline(LONG)) == "no_bus"


def test_a_bus_that_reads_no_more_holds_who_sends_no_longer_than_allowed(server, line):
    server.reads.clear()
    large = new_method_call(DBusAddress("/org/example", bus_name="org.example"), "Anything", "s", ("x" * 10_000_000,))
    began = time.monotonic()
    try:
        assert reason_of(line.ask, large, Deadline(0.2)) == "no_bus"
        assert 0.2 <= time.monotonic() - began < 2
        assert not line.is_open
    finally:
        server.reads.set()
