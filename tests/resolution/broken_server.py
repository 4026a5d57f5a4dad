"""A server of our own that breaks off, lies and changes its mind, as those of the world do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer


@dataclass
class Answers:
    """What the server sends, and how; ``cuts`` are bytes after which the first connections break off, one by one."""

    body: bytes
    etag: str | None = '"1"'
    cuts: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)  # of the first answers, one by one, before any body
    said_length: int | None = None  # a content length that is not true
    ranges: bool = True
    asked: list[str | None] = field(default_factory=list)  # the ranges that were asked for
    url: str = ""


def _handler(answers: Answers) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_words: object) -> None:
            pass

        def do_GET(self) -> None:
            asked = self.headers.get("Range")
            answers.asked.append(asked)
            if answers.statuses:
                self.send_response(answers.statuses.pop(0))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            start = int(asked.removeprefix("bytes=").partition("-")[0]) if asked and answers.ranges else 0
            if start and self.headers.get("If-Range") != answers.etag:
                start = 0
            if start and start >= len(answers.body):
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{len(answers.body)}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self._send(start)

        def _send(self, start: int) -> None:
            rest = answers.body[start:]
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(answers.body) - 1}/{len(answers.body)}")
            if answers.etag:
                self.send_header("ETag", answers.etag)
            self.send_header("Content-Length", str(answers.said_length or len(rest)))
            self.end_headers()
            self.wfile.write(rest[: answers.cuts.pop(0)] if answers.cuts else rest)
            self.close_connection = True

    return Handler


@contextmanager
def served(answers: Answers) -> Iterator[Answers]:
    """Serve on a free port of this machine while inside."""
    server = HTTPServer(("127.0.0.1", 0), _handler(answers))
    answers.url = f"http://127.0.0.1:{server.server_port}/MX.zip"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield answers
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
