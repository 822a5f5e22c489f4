"""The line between a tab and its server, which a test cuts and mends again."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Line:
    """Passes on what comes, at an address of its own; nobody is told when it is cut."""

    def __init__(self, server_url: str) -> None:
        place = urlsplit(server_url)
        self.to = (str(place.hostname), int(place.port or 80))
        self.port = 0  # the system's choice, the first time
        self.ends: list[socket.socket] = []
        self.mend()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def mend(self) -> None:
        self.door = socket.create_server(("127.0.0.1", self.port))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._listen, args=(self.door,), daemon=True).start()

    def cut(self) -> None:
        for end in (self.door, *self.ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self.ends.clear()

    def _listen(self, door: socket.socket) -> None:
        with suppress(OSError):  # the door was closed
            while True:
                self._connect(door.accept()[0])

    def _connect(self, tab: socket.socket) -> None:
        try:
            server = socket.create_connection(self.to)
        except OSError:  # the server is away
            tab.close()
            return
        self.ends += [tab, server]
        for ends in ((tab, server), (server, tab)):
            threading.Thread(target=_pass_on, args=ends, daemon=True).start()


def _pass_on(come: socket.socket, go: socket.socket) -> None:
    with suppress(OSError):
        while piece := come.recv(65536):
            go.sendall(piece)
    for end in (come, go):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def line_to(server_url: str) -> Iterator[Line]:
    line = Line(server_url)
    try:
        yield line
    finally:
        line.cut()
