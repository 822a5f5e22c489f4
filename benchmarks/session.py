"""A tab without a browser: one session with the server of the page, over the websocket.

It uses Streamlit's own messages: a BackMsg requests a run with the values of all widgets,
ForwardMsgs contain the page, and `script_finished` ends the run. Large parts of the page that
did not change are sent as references to the cache of the tab; like a browser, the session tells
the server what is in its cache.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks import widgets

ANSWERS_WITHIN = 60
"""Seconds that a run may take before it counts as an error."""


class Run(NamedTuple):
    """One run of the script, measured from the tab."""

    seconds: float
    """Seconds from sending the request to receiving the end of the script."""
    received: int
    """Bytes on the wire."""


class PageError(Exception):
    """The page shows an exception, or sends something that a browser would not understand."""


@dataclass
class Cache:
    """The messages that a tab keeps, each for the number of runs that the server sets."""

    messages: dict[str, ForwardMsg] = field(default_factory=dict)
    last_used: dict[str, int] = field(default_factory=dict)
    runs: int = 0
    oldest: int = 2

    def resolve(self, message: ForwardMsg) -> ForwardMsg:
        """Keep a message that may be needed again, or find the one that a reference means."""
        if message.WhichOneof("type") == "ref_hash":
            name = message.ref_hash
            if name not in self.messages:
                raise PageError("a reference to a message that the tab never had")
            message = self.messages[name]
        elif message.metadata.cacheable:
            name = message.hash
            self.messages[name] = message
        else:
            return message
        self.last_used[name] = self.runs
        return message

    def end_run(self) -> None:
        """Drop the messages that were not used for too many runs."""
        self.runs += 1
        for name, used in list(self.last_used.items()):
            if self.runs - used > self.oldest:
                del self.messages[name], self.last_used[name]


class Session:
    """One session. Make it with `await Session.open(url)`; close it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._cache = Cache()
        self._query = ""
        self._page = ""
        self._begun = False  # whether messages now are those of the run that was asked for
        self._trouble = ""
        self._seen: dict[str, widgets.Widget] = {}
        self.widgets: dict[str, widgets.Widget] = {}
        self.desk: widgets.Desk | None = None

    @classmethod
    async def open(cls, url: str) -> Session:
        """Connect to the server. The page has not run yet."""
        socket = await connect(
            f"{url.replace('http', 'ws', 1)}/_stcore/stream",
            origin=url,
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,  # the server offers none to a browser either
            ping_interval=None,
            open_timeout=ANSWERS_WITHIN,
        )
        return cls(socket)

    async def close(self) -> None:
        await self._socket.close()

    async def edit(self, label: str, value: float) -> Run:
        """Set the number field with this label, and wait for the page."""
        if self.desk:
            self.widgets[self.desk.name] = self.desk.typed(label, value)
        else:  # an older checkout has a widget for each field
            name = widgets.number_field(self.widgets.items(), label)
            self.widgets[name] = self.widgets[name]._replace(value=value)
        return await self.run()

    async def run(self) -> Run:
        """Run the script with the present values of the widgets, and wait for its end."""
        self._begun, self._trouble, self._seen = False, "", {}
        question = self._question()
        received = 0
        start = time.perf_counter()
        async with asyncio.timeout(ANSWERS_WITHIN):
            await self._socket.send(question)
            finished = False
            while not finished:
                answer = await self._socket.recv()
                received += len(answer)
                finished = self._take(ForwardMsg.FromString(answer))
        seconds = time.perf_counter() - start
        if self._trouble:
            raise PageError(self._trouble)
        return Run(seconds, received)

    def _question(self) -> bytes:
        message = BackMsg()
        run = message.rerun_script
        run.query_string, run.page_script_hash = self._query, self._page
        run.cached_message_hashes.extend(self._cache.messages)
        run.context_info.color_scheme = "light"
        run.context_info.timezone = "UTC"
        run.widget_states.widgets.extend(
            widget.state(name) for name, widget in self.widgets.items()
        )
        return message.SerializeToString()

    def _take(self, message: ForwardMsg) -> bool:
        """Process a message. Returns whether the run has finished."""
        message = self._cache.resolve(message)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._begun = True
            self._page = message.new_session.page_script_hash
            self._cache.oldest = message.new_session.config.max_cached_message_age
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "delta":
            self._take_delta(message.delta)
        elif kind == "script_finished" and self._begun:
            return self._finish(message.script_finished)
        return False

    def _take_delta(self, delta: Delta) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        if element.WhichOneof("type") == "exception":
            self._trouble = f"{element.exception.type}: {element.exception.message}"
        elif desk := widgets.read_desk(element):
            self.desk = desk
            if desk.name in self.widgets:  # a component keeps what it has sent
                self._seen[desk.name] = self.widgets[desk.name]
        elif found := widgets.read(element, self.widgets):
            self._seen.update([found])

    def _finish(self, status: int) -> bool:
        if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return False  # another run follows by itself
        if status == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self._trouble = "the script cannot be compiled"
        self.widgets = self._seen  # what a run does not draw again is gone
        self._cache.end_run()
        return True
