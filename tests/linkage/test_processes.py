"""Work on blocks gives the same in several processes as in one, and no process is forked beside a thread."""

import threading
from collections.abc import Sequence

from testigo.linkage.processes import over_blocks, processes_at_hand

BLOCKS = [[1, 2], [3], [], [4, 5, 6]]


def total(start: int, block: Sequence[int]) -> int:
    return start + sum(block)


def test_results_come_in_the_order_of_the_blocks() -> None:
    alone = list(over_blocks(total, 10, BLOCKS, 1))
    assert alone == [13, 13, 10, 25]
    assert list(over_blocks(total, 10, BLOCKS, 2)) == alone


def test_beside_a_thread_there_is_one_process() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert processes_at_hand() == 1
    finally:
        done.set()
        thread.join()
