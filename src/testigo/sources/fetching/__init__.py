"""Pages from the web, safely and politely: nothing private is reached, nothing is unbounded, robots.txt is kept."""

from testigo.sources.fetching.addresses import Walls
from testigo.sources.fetching.answers import Empty, Gone, Page, Refused, Unchanged, Unreachable, Unsafe
from testigo.sources.fetching.fetcher import Fetcher, Limits
from testigo.sources.fetching.politeness import Polite

__all__ = [
    "Empty",
    "Fetcher",
    "Gone",
    "Limits",
    "Page",
    "Polite",
    "Refused",
    "Unchanged",
    "Unreachable",
    "Unsafe",
    "Walls",
]
