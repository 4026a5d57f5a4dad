"""Is everything there that was taken, as it was taken: the log of custody against what is stored."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from testigo.model import digest
from testigo.store import custody, rows, tables
from testigo.store.custody import GENESIS, Entry, chained

PAGE = 20  # captures' bytes held at a time


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that was altered or is missing; ``subject`` is an address, a hash or an entry of the log."""

    subject: str
    message: str


def flaws(connection: Connection, expected_head: str | None = None) -> Iterator[Flaw]:
    """Yield everything that is not as the log says.

    ``expected_head`` is a hash that was noted earlier: the log must still hold it.
    """
    said: dict[tuple[str, str], dict[str, object]] = {}
    hashes = {GENESIS}
    last = GENESIS
    for entry in custody.entries(connection):
        yield from _chain_flaws(entry, last)
        last = entry.hash
        hashes.add(last)
        says = _says(entry)
        if says.get("act") == "captured":
            said[str(says.get("sha256")), str(says.get("origin"))] = says
    if expected_head is not None and expected_head not in hashes:
        yield Flaw(f"log of custody, after {last[:12]}", f"its end is missing: it does not hold {expected_head}")
    yield from _capture_flaws(connection, said)
    yield from _body_flaws(connection, said)


def _chain_flaws(entry: Entry, last: str) -> Iterator[Flaw]:
    name = f"log of custody, entry {entry.row}"
    if entry.previous != last:
        yield Flaw(name, "it does not follow the entry before it: an entry was removed, added or altered there")
    if chained(entry.previous, entry.text) != entry.hash:
        yield Flaw(name, "its words are not those that were hashed: it was altered")


def _says(entry: Entry) -> dict[str, object]:
    try:
        said = json.loads(entry.text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _capture_flaws(connection: Connection, said: dict[tuple[str, str], dict[str, object]]) -> Iterator[Flaw]:
    found = set()
    for row in connection.execute(select(tables.captures).order_by(tables.captures.c.row)):
        found.add((row.sha256, row.origin))
        says = said.get((row.sha256, row.origin))
        if says is None:
            yield Flaw(row.origin, f"its capture {row.sha256} is not in the log of custody: it was added past it")
            continue
        held = custody.captured_entry(rows.capture_of(row))
        altered = [name for name in ("size", "media_type", "at") if held[name] != says.get(name)]
        altered += ["headers"] if [list(pair) for pair in held["headers"]] != says.get("headers") else []
        if altered:
            yield Flaw(row.origin, f"of its capture {row.sha256} were altered: {', '.join(altered)}")
    for sha256, origin in said.keys() - found:
        yield Flaw(origin, f"its capture {sha256} is missing")


def _body_flaws(connection: Connection, said: dict[tuple[str, str], dict[str, object]]) -> Iterator[Flaw]:
    origins: dict[str, list[str]] = {}
    for sha256, origin in said:
        origins.setdefault(sha256, []).append(origin)
    hashes = sorted(connection.scalars(select(tables.bodies.c.sha256)))
    for sha256 in sorted(origins.keys() - set(hashes)):
        yield Flaw(", ".join(origins[sha256]), f"the bytes of {sha256} are missing")
    for start in range(0, len(hashes), PAGE):
        of = tables.bodies.c
        for row in connection.execute(select(of.sha256, of.body).where(of.sha256.in_(hashes[start : start + PAGE]))):
            if not _is_whole(row.sha256, row.body):
                yield Flaw(", ".join(origins.get(row.sha256, ["?"])), f"the bytes of {row.sha256} were altered")


def _is_whole(sha256: str, packed: bytes) -> bool:
    try:
        return digest(zlib.decompress(packed)) == sha256
    except zlib.error:
        return False
