"""Undo the compression of a connection, a piece at a time: a small answer may unpack to more than fits in memory."""

import zlib
from collections.abc import Iterator

from testigo.sources.fetching.answers import Refused, Unreachable

ASKED = ("gzip", "x-gzip", "deflate")
PIECE = 65536  # bytes unpacked at a time
_EITHER = 47  # zlib's word for "gzip or zlib, whichever it is"


class Unpacker:
    """Unpacks gzip and zlib; ``is_whole`` says whether the end was reached."""

    def __init__(self) -> None:
        """Begin at the first byte."""
        self._stream = zlib.decompressobj(_EITHER)

    def __call__(self, packed: bytes) -> Iterator[bytes]:
        """Yield what a piece unpacks to. Raises Unreachable where it is damaged."""
        while packed and not self._stream.eof:
            try:
                yield self._stream.decompress(packed, PIECE)
            except zlib.error as error:
                raise Unreachable(f"what came could not be unpacked ({error})") from error
            packed = self._stream.unconsumed_tail

    @property
    def is_whole(self) -> bool:
        """Say whether the end of what was packed was reached."""
        return self._stream.eof


def unpacker(codings: str) -> Unpacker | None:
    """Return what undoes a Content-Encoding, None for nothing to undo. Raises Refused for one we did not ask for."""
    named = [each.strip().lower() for each in codings.split(",") if each.strip().lower() not in ("", "identity")]
    if not named:
        return None
    if len(named) > 1 or named[0] not in ASKED:
        raise Refused(f"it is packed as {', '.join(named)[:60]}, which was not asked for")
    return Unpacker()
