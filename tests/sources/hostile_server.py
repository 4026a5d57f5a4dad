"""A server that sends what a row of hostile.yaml tells it to."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

Row = dict[str, Any]
_PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress}


@contextmanager
def serving(row: Row) -> Iterator[str]:
    """Answer every request as the row says; give the server's address."""
    body = _body(row)
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            with suppress(OSError):
                opened, _ = listener.accept()
                threading.Thread(target=_answer, args=(opened, row, body, stop), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        stop.set()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def _answer(opened: socket.socket, row: Row, body: bytes, stop: threading.Event) -> None:
    with opened, suppress(OSError):
        opened.recv(65536)
        if "raw" in row:
            opened.sendall(row["raw"].encode())
            return
        if row.get("drip") == "nothing":
            stop.wait(5)
            return
        head = _head(row, body)
        if row.get("drip") == "headers":
            _drip(opened, head, stop)
        opened.sendall(head)
        if row.get("drip") == "body":
            _drip(opened, b"x" * 1000, stop)
        while row.get("endless") and not stop.is_set():
            opened.sendall(b"x" * 65536)
        opened.sendall(body[: len(body) - row.get("cut", 0)])


def _body(row: Row) -> bytes:
    body = b"0" * row["zeros"] if "zeros" in row else row.get("body", "").encode()
    for coding in [each.strip() for each in row.get("packed", "").split(",") if each.strip()]:
        body = _PACKERS[coding](body)
    return body


def _head(row: Row, body: bytes) -> bytes:
    headers = {"Content-Type": "text/html"}
    if not {"drip", "endless", "cut"} & row.keys() and "Transfer-Encoding" not in row.get("headers", {}):
        headers["Content-Length"] = str(len(body))
    if "packed" in row:
        headers["Content-Encoding"] = row["packed"]
    headers |= row.get("headers", {})
    if "repeat_encoding" in row:
        headers["Content-Encoding"] = ", ".join([headers["Content-Encoding"]] * row["repeat_encoding"])
    headers = {name: value or "x" * row.get("repeat_header", 0) for name, value in headers.items()}
    headers |= {f"X-{number}": "x" for number in range(row.get("many_headers", 0))}
    lines = [f"HTTP/1.1 {row.get('status', 200)} Said", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _drip(opened: socket.socket, data: bytes, stop: threading.Event) -> None:
    for at in range(len(data)):
        if stop.is_set():
            return
        opened.sendall(data[at : at + 1])
        time.sleep(0.1)
