"""What comes of asking for an address: a page, or one of the reasons why there is none."""

from dataclasses import dataclass

from testigo.model import InputError, ServiceError

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered with: ``data`` without the compression of the connection, ``url`` after redirects."""

    url: str
    status: int
    headers: Headers
    data: bytes

    def header(self, name: str) -> str | None:
        """Return the first header of a name, in any letter case."""
        return next((value for each, value in self.headers if each.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that the page is as it was when it was last taken."""

    headers: Headers


class Refused(InputError):  # noqa: N818 (an answer, not a fault)
    """We do not take it, now or later: it is forbidden, too large or not a page."""


class Unsafe(Refused):
    """The address is none that may be asked for."""


class Gone(InputError):  # noqa: N818
    """The server says that there is no such page, or no longer."""


class Unreachable(ServiceError):  # noqa: N818
    """It could not be had now; ``retry_after`` is in seconds, where the server asked for a pause."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        """Take what happened, in words."""
        super().__init__(message)
        self.retry_after = retry_after


class Empty(Unreachable):
    """The server sent a page without a word."""
