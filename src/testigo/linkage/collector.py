"""Python's collector of cycles, at rest while accounts are linked.

Linking makes no cycles, but millions of objects that stay: each round of the collector looks at all of them again and,
in a forked process, copies the memory that it was to share.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the collector from running, here and in processes forked meanwhile; then leave it as it was."""
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()
