"""The ground of the map: a tile server that the operator chose, and the little that pages may ask of it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from testigo.model import ConfigurationError

PARTS = ("{z}", "{x}", "{y}")


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile server: the pattern of its addresses (``https://.../{z}/{x}/{y}.png``), and whom to credit on the map."""

    pattern: str
    credit: str

    @property
    def source(self) -> str:
        """The folder that holds all tiles, as a source of a Content-Security-Policy."""
        address = urlsplit(self.pattern)
        folder = address.path.partition("{")[0].rpartition("/")[0]
        return f"{address.scheme}://{address.netloc}{folder}/"


def tiles_of(pattern: str, credit: str | None = None) -> Tiles:
    """Return the tile server of a pattern; its name is the credit where none is given.

    Raises ConfigurationError for what is no such pattern, or would let pages ask more than one server.
    """
    address = urlsplit(pattern)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise ConfigurationError(f"{pattern!r} is no address of a tile server: it begins with https://")
    if any(part not in address.path + address.query for part in PARTS):
        raise ConfigurationError(f"{pattern!r} has no {{z}}, {{x}} and {{y}}: give https://.../{{z}}/{{x}}/{{y}}.png")
    if any(each in address.netloc for each in "{}@;, '\"") or any(each in address.path for each in ";, '\""):
        raise ConfigurationError(f"{pattern!r} names no single server: leave out {{s}}, names and passwords")
    return Tiles(pattern, credit or address.hostname)
