"""Connections that reach only what may be reached, and that end in time.

The name is resolved once, every address it stands for is checked, and the connection is made to an address that was
checked: a name that changes its address between check and use gains nothing. A watchdog cuts the connection when the
time is over, whatever the server is doing: limits on single reads do not stop one that sends a byte a second.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Lock, Timer
from typing import Any

import certifi
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError

from testigo.sources.fetching.addresses import Walls
from testigo.sources.fetching.answers import Unreachable, Unsafe


class Watchdog:
    """Holds the sockets of one fetch, and shuts them when the time is over."""

    def __init__(self) -> None:
        """Begin with no socket."""
        self.expired = False
        self._sockets: list[socket.socket] = []
        self._lock = Lock()

    def guard(self, opened: socket.socket) -> None:
        """Take a socket under guard; its double stays valid when TLS takes the socket over."""
        with self._lock:
            self._sockets.append(opened.dup())

    def expire(self) -> None:
        """Shut all sockets: whoever waits on them is woken by an error."""
        with self._lock:
            self.expired = True
            for each in self._sockets:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def release(self) -> None:
        """Let go of the sockets."""
        with self._lock:
            for each in self._sockets:
                each.close()
            self._sockets.clear()


@contextmanager
def watchdog(seconds: float) -> Iterator[Watchdog]:
    """Give a watchdog that bites after so many seconds."""
    dog = Watchdog()
    timer = Timer(seconds, dog.expire)
    timer.daemon = True
    timer.start()
    try:
        yield dog
    finally:
        timer.cancel()
        dog.release()


def pools(walls: Walls, dog: Watchdog, proxy: str | None) -> PoolManager:
    """Return the connection pools of one fetch. Behind a proxy it is the proxy that connects, and must check."""
    manager: PoolManager
    if proxy is not None:
        manager, own = ProxyManager(proxy, ssl_context=_tls(), retries=False), _Guarded
    else:
        manager, own = PoolManager(ssl_context=_tls(), retries=False), _Checked
    http = type("Http", (own, HTTPConnection), {"walls": walls, "dog": dog})
    https = type("Https", (own, HTTPSConnection), {"walls": walls, "dog": dog})
    manager.pool_classes_by_scheme = {
        "http": type("HttpPool", (HTTPConnectionPool,), {"ConnectionCls": http}),
        "https": type("HttpsPool", (HTTPSConnectionPool,), {"ConnectionCls": https}),
    }
    return manager


def resolved(host: str, port: int, walls: Walls) -> list[tuple[Any, ...]]:
    """Return where a name leads. Raises Unsafe where any of its addresses may not be reached."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"the name {host} does not resolve ({error})") from error
    for *_, address in found:
        if not walls.let_through(str(address[0])):
            raise Unsafe(f"{host} leads to {address[0]}, which is not on the public Internet")
    return found


class _Guarded(HTTPConnection):
    """A connection that the watchdog can cut."""

    walls: Walls
    dog: Watchdog

    def _new_conn(self) -> socket.socket:
        opened = super()._new_conn()
        self.dog.guard(opened)
        return opened


class _Checked(_Guarded):
    """A connection that is made to an address that was checked."""

    def _new_conn(self) -> socket.socket:
        failed: OSError | None = None
        for family, kind, protocol, _, address in resolved(self._dns_host.strip("[]"), self.port, self.walls):
            opened = socket.socket(family, kind, protocol)
            self.dog.guard(opened)
            try:
                opened.settimeout(self.timeout if isinstance(self.timeout, int | float) else None)
                opened.connect(address)
            except OSError as error:
                opened.close()
                failed = error
            else:
                return opened
        raise NewConnectionError(self, f"no connection to {self.host} ({failed})") from failed


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())
