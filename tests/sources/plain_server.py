"""A server with a page an address, which remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Sent = tuple[int, dict[str, str], bytes]


@dataclass
class Plain:
    """``pages`` by path; ``asked`` holds the paths and headers of all requests in their order."""

    pages: dict[str, Sent]
    root: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def plain_server(pages: dict[str, Sent]) -> Iterator[Plain]:
    """Serve the pages; whatever else is asked for is not there."""
    plain = Plain(pages)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            plain.asked.append((self.path, dict(self.headers)))
            status, headers, body = plain.pages.get(self.path, (404, {}, b""))
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    plain.root = f"http://127.0.0.1:{server.server_port}"
    try:
        yield plain
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
