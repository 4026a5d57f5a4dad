"""Work on blocks of rows in several processes: the same results, in the same order, as in one."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Row = TypeVar("Row")
Subject = TypeVar("Subject")
Block = TypeVar("Block")
Result = TypeVar("Result")


def processes_at_hand() -> int:
    """Return how many processes can share the work: one for each core, where this process can be forked safely.

    That is on Linux, and where no other thread runs: a lock that another thread holds is never let go in a fork. To
    start processes anew would run an operator's own script again.
    """
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" and threading.active_count() == 1 else 1


def in_blocks(rows: Sequence[Row], size: int) -> list[Sequence[Row]]:
    """Return rows in blocks of a size, the last one of what is left."""
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def over_blocks(
    work: Callable[[Subject, Block], Result], subject: Subject, blocks: Sequence[Block], processes: int
) -> Iterator[Result]:
    """Yield what ``work`` makes of the subject and each block, in the order of the blocks.

    Every process holds the subject from its start, so that with each block only the block is handed over. A single
    block is not worth a process.
    """
    if min(processes, len(blocks)) < 2:
        yield from (work(subject, block) for block in blocks)
        return
    workers = min(processes, len(blocks))
    with ProcessPoolExecutor(workers, get_context("fork"), initializer=_hold, initargs=(work, subject)) as pool:
        yield from pool.map(_do, blocks)


_HELD: list[Any] = []  # of a process: the work, and the subject


def _hold(work: Callable[[Subject, Block], Result], subject: Subject) -> None:
    _HELD[:] = [work, subject]


def _do(block: object) -> Any:
    work, subject = _HELD
    return work(subject, block)
