"""Work on blocks of rows in several processes: the same results, in the same order, as in one."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Subject = TypeVar("Subject")
Block = TypeVar("Block")
Result = TypeVar("Result")


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
    with ProcessPoolExecutor(min(processes, len(blocks)), initializer=_hold, initargs=(work, subject)) as pool:
        yield from pool.map(_do, blocks)


_HELD: list[Any] = []  # of a process: the work, and the subject


def _hold(work: Callable[[Subject, Block], Result], subject: Subject) -> None:
    _HELD[:] = [work, subject]


def _do(block: object) -> Any:
    work, subject = _HELD
    return work(subject, block)
