"""What a list of addresses gives, and which of its addresses are taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from courlan import normalize_url

from testigo.model import InputError
from testigo.sources.fetching.addresses import checked_address

MOST_LINKS = 10_000  # of one list; a news sitemap holds 1,000 at most, a plain one 50,000 of all times


@dataclass(frozen=True, slots=True)
class Listing:
    """Addresses of pages, each once and in order; ``more`` are further lists. ``left_out`` could not be used."""

    pages: tuple[str, ...]
    more: tuple[str, ...] = ()
    left_out: int = 0


def listing(found: Iterable[str], base: str, more: Iterable[str] = ()) -> Listing:
    """Return a listing of what was found at ``base``: whole addresses, without fragments and marks of tracking."""
    pages, left_out = _clean(found, base)
    lists, also_left_out = _clean(more, base)
    return Listing(pages, lists, left_out + also_left_out)


def _clean(found: Iterable[str], base: str) -> tuple[tuple[str, ...], int]:
    taken: dict[str, None] = {}
    left_out = 0
    for link in found:
        address = _address(link, base)
        if address is None or len(taken) >= MOST_LINKS:
            left_out += 1
        else:
            taken[address] = None
    return tuple(taken), left_out


def _address(link: str, base: str) -> str | None:
    try:
        whole = urljoin(base, link.strip())
        return str(checked_address(normalize_url(checked_address(whole).partition("#")[0], strict=False)))
    except (InputError, ValueError):
        return None
