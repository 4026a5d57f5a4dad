"""The log of custody: every capture is in it, and whatever is altered or taken away afterwards is shown."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime

import pytest
from stored_things import capture_of

from testigo.model import Capture, digest
from testigo.store import Store
from testigo.store.custody import GENESIS, chained

PAGES = [b"<p>one</p>", b"<p>two</p>", b"<p>three</p>"]


def fill(store: Store) -> None:
    for number, data in enumerate(PAGES):
        store.add_capture(capture_of(data, f"https://example.org/{number}"), data)


def tamper(store: Store, statement: str, **values: object) -> None:
    """Change a SQLite database past the store, as somebody with its file can."""
    connection = store._engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute(statement, values)
        cursor.execute("PRAGMA foreign_keys = ON")
    finally:
        connection.close()


def test_every_capture_is_entered_once_and_the_chain_holds(store: Store) -> None:
    fill(store)
    fill(store)
    entries = list(store.custody())
    assert [entry.says["origin"] for entry in entries] == [f"https://example.org/{number}" for number in range(3)]
    assert [entry.says["sha256"] for entry in entries] == [digest(data) for data in PAGES]
    assert entries[0].previous == GENESIS
    assert all(entry.hash == chained(entry.previous, entry.text) for entry in entries)
    assert store.custody_head() == entries[-1].hash
    assert list(store.flaws(entries[1].hash)) == []


def test_an_entry_says_how_the_capture_was_taken(store: Store) -> None:
    data = b"<p>page</p>"
    headers = (("Content-Type", "text/html"), ("ETag", '"1"'))
    taken = datetime(2026, 3, 1, 12, tzinfo=UTC)
    store.add_capture(Capture(digest(data), "text/html", "https://example.org/a", taken, len(data), headers), data)
    (entry,) = store.custody()
    assert entry.says["headers"] == [list(pair) for pair in headers]
    assert entry.says["at"] == "2026-03-01T12:00:00+00:00"
    assert entry.says["tool"].startswith("testigo ")
    (capture,) = store.captures()
    assert capture.headers == headers


TAMPERINGS: dict[str, tuple[str, dict[str, object], str]] = {
    "bytes altered": (
        "UPDATE bodies SET body = :body WHERE sha256 = :one",
        {"body": zlib.compress(b"forged"), "one": digest(PAGES[1])},
        "were altered",
    ),
    "bytes damaged": (
        "UPDATE bodies SET body = :body WHERE sha256 = :one",
        {"body": b"x", "one": digest(PAGES[1])},
        "altered",
    ),
    "bytes removed": ("DELETE FROM bodies WHERE sha256 = :one", {"one": digest(PAGES[1])}, "are missing"),
    "capture removed": ("DELETE FROM captures WHERE sha256 = :one", {"one": digest(PAGES[1])}, "is missing"),
    "time altered": (
        "UPDATE captures SET captured_at = '2020-01-01T00:00:00+00:00' WHERE sha256 = :one",
        {"one": digest(PAGES[1])},
        "altered: at",
    ),
    "address altered": (
        "UPDATE captures SET origin = 'https://example.net/' WHERE sha256 = :one",
        {"one": digest(PAGES[1])},
        "not in the log",
    ),
    "entry altered": (
        "UPDATE custody SET entry = replace(entry, 'example.org', 'example.net') WHERE row = 2",
        {},
        "hashed",
    ),
    "entry removed": ("DELETE FROM custody WHERE row = 2", {}, "does not follow"),
    "first entry removed": ("DELETE FROM custody WHERE row = 1", {}, "does not follow"),
    "entry forged with its own hash": (
        "UPDATE custody SET entry = '{}', hash = :hash WHERE row = 2",
        {"hash": chained(GENESIS, "{}")},
        "does not follow",
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_what_is_altered_or_missing_is_shown(store: Store, name: str) -> None:
    if store._engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps rows that others hang on")
    fill(store)
    statement, values, told = TAMPERINGS[name]
    tamper(store, statement, **values)
    found = [f"{flaw.subject}: {flaw.message}" for flaw in store.flaws()]
    assert any(told in line for line in found), found


def test_an_end_that_was_cut_off_is_seen_by_a_head_kept_elsewhere(store: Store) -> None:
    if store._engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps rows that others hang on")
    fill(store)
    head = store.custody_head()
    tamper(store, "DELETE FROM custody WHERE row = 3")
    tamper(store, "DELETE FROM captures WHERE row = 3")
    tamper(store, "DELETE FROM bodies WHERE sha256 = :one", one=digest(PAGES[2]))
    assert list(store.flaws()) == []
    assert [flaw.message for flaw in store.flaws(head)] == [f"its end is missing: it does not hold {head}"]


def test_a_proof_is_an_entry_of_the_log(store: Store) -> None:
    fill(store)
    head = store.custody_head()
    store.add_proof(head, "https://example.org/tsa", "dG9rZW4=", datetime(2026, 3, 1, tzinfo=UTC))
    assert list(store.custody())[-1].says["head"] == head
    assert list(store.flaws(head)) == []


def test_a_failed_capture_leaves_no_entry(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr("testigo.store.captures.add_rows", broken)
    with pytest.raises(OSError, match="disk"):
        fill(store)
    assert list(store.custody()) == []
