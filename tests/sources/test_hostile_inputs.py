"""The table of hostile inputs: each gets the answer that stands beside it, in bounded time and memory."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile_server import Row, serving

from testigo.model import TestigoError
from testigo.sources.fetching import Fetcher, Limits, Page, Walls

TABLE: list[Row] = yaml.safe_load(Path(__file__).with_name("hostile.yaml").read_text(encoding="utf-8"))
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


KINDS: dict[str, Callable[[Row, pytest.MonkeyPatch], str]] = {"address": address, "response": response}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["name"])
def test_the_answer_stands_in_the_table(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        answer = f"taken: {KINDS[row['kind']](row, monkeypatch)}"
    except TestigoError as error:
        answer = f"{type(error).__name__}: {error}"
    kind, _, words = row["answer"].partition(": ")
    assert answer.partition(": ")[0] == kind, answer
    assert words in answer, answer


def test_the_table_is_long_and_names_each_input_once() -> None:
    names = [row["name"] for row in TABLE]
    assert len(names) >= 60
    assert len(set(names)) == len(names)
