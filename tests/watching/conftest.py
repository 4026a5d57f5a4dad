"""What every test of watching needs: a newsroom on line, with its cards and rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from newsrooms import Room

from benchmarks.newsroom.server import RULES, newsroom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Callable[..., Room]]:
    opened = []

    def make(listed: int, number: int, *, faults: bool = True) -> Room:
        context = newsroom(listed, number, faults=faults, hang=1.5)
        sites, hook = context.__enter__()
        opened.append(context)
        made = Room(sites, hook, tmp_path)
        made.write_cards()
        (tmp_path / "rules.yaml").write_text(RULES.format(hook=hook.root, folder=tmp_path), encoding="utf-8")
        return made

    yield make
    for context in opened:
        context.__exit__(None, None, None)
