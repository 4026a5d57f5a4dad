"""The table of hostile inputs: each gets the answer that stands beside it, in bounded time and memory."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import hostile_documents
import pytest
import yaml
from hostile_server import Row, serving
from plain_server import plain_server

from testigo.model import Capture, Issue, Report, TestigoError, digest
from testigo.reading import read
from testigo.sources import captures
from testigo.sources.fetching import Fetcher, Limits, Page, Polite, Walls
from testigo.sources.fetching.politeness import LONGEST_DELAY
from testigo.sources.listings import read_feed, read_links, read_sitemap

TABLE: list[Row] = yaml.safe_load(Path(__file__).with_name("hostile.yaml").read_text(encoding="utf-8"))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIMITS = Limits(seconds=30.0, silence=10.0, size=100_000)
HURRIED = Limits(seconds=1.0, silence=0.5, size=100_000)  # for servers that take their time


def resolving(answers: list[list[str]]) -> Callable[..., list[tuple[Any, ...]]]:
    """A resolver that gives one answer after the other, the last one for ever."""
    left = list(answers)

    def getaddrinfo(_host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
        found = left.pop(0) if len(left) > 1 else left[0]
        if not found:
            raise socket.gaierror("no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    return getaddrinfo


def address(row: Row, monkeypatch: pytest.MonkeyPatch) -> str:
    def connect(_: socket.socket, target: tuple[Any, ...]) -> None:
        raise OSError(f"connected to {target[0]}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    if "resolves" in row:
        monkeypatch.setattr(socket, "getaddrinfo", resolving(row["resolves"]))
    return taken(Fetcher("test", Walls(), limits=LIMITS).get(row["given"] + "a" * row.get("repeat", 0)))


def response(row: Row, _: pytest.MonkeyPatch) -> str:
    with serving(row) as url:
        return taken(Fetcher("test", Walls(["127.0.0.0/8"]), limits=HURRIED if "drip" in row else LIMITS).get(url))


def taken(answer: object) -> str:
    assert isinstance(answer, Page)
    return answer.data.decode()


def document(row: Row) -> bytes:
    built: bytes = getattr(hostile_documents, row["built"])() if "built" in row else row["given"].encode()
    return built


def links(row: Row, _: pytest.MonkeyPatch) -> str:
    data, base = document(row), "https://example.org/list"
    read = {"feed": read_feed, "links": read_links}
    found = read_sitemap(data, base, date(2026, 3, 1)) if row["kind"] == "sitemap" else read[row["kind"]](data, base)
    return f"{len(found.pages)} pages, {found.left_out} left out"


MEDIA_TYPES = {"page": "text/html", "pdf": "application/pdf", "mail": "message/rfc822"}


def read_document(row: Row, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("testigo.reading.pdf.MOST_SECONDS", 3.0)
    data = document(row)
    capture = Capture(digest(data), MEDIA_TYPES[row["kind"]], "https://example.org/a", NOON, len(data))
    outcomes = list(read(capture, data))
    texts = [outcome.text for outcome in outcomes if isinstance(outcome, Report)]
    if not texts:
        raise Issued("; ".join(outcome.message for outcome in outcomes if isinstance(outcome, Issue)))
    return texts[0]


def archive(row: Row, tmp_path: Path) -> str:
    path = tmp_path / f"given{row['suffix']}"
    path.write_bytes(document(row))
    found = list(captures([path], NOON))
    if issues := [each.message for each in found if isinstance(each, Issue)]:
        raise Issued("; ".join(issues))
    assert sorted(path.parent.iterdir()) == [path]
    return ", ".join(each[0].origin for each in found if not isinstance(each, Issue))


def rules(row: Row, _: pytest.MonkeyPatch) -> str:
    slept: list[float] = []
    with plain_server({"/robots.txt": (200, {}, document(row)), "/a": (200, {}, b"<p>a</p>")}) as site:
        guest = Polite(Fetcher("test", Walls(["127.0.0.0/8"]), limits=LIMITS), 0.0, lambda: 0.0, slept.append)
        for _ in range(2):
            guest.get(f"{site.root}/a")
    assert sum(slept) <= LONGEST_DELAY
    return "yes"


class Issued(TestigoError):  # noqa: N818
    """What was told in place of a report."""


KINDS: dict[str, Callable[[Row, pytest.MonkeyPatch], str]] = {
    "address": address,
    "response": response,
    **dict.fromkeys(("feed", "sitemap", "links"), links),
    **dict.fromkeys(MEDIA_TYPES, read_document),
    "robots": rules,
}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["name"])
def test_the_answer_stands_in_the_table(row: Row, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    try:
        told = archive(row, tmp_path) if row["kind"] == "archive" else KINDS[row["kind"]](row, monkeypatch)
        answer = f"taken: {told}"
    except Issued as error:
        answer = f"issue: {error}"
    except TestigoError as error:
        answer = f"{type(error).__name__}: {error}"
    kind, _, words = row["answer"].partition(": ")
    assert answer.partition(": ")[0] == kind, answer
    assert words in answer, answer


def test_the_table_is_long_and_names_each_input_once() -> None:
    names = [row["name"] for row in TABLE]
    assert len(names) >= 60
    assert len(set(names)) == len(names)
