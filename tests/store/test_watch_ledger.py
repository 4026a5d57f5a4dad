"""The ledgers of watching: an address is taken once, and how it stands follows from what was done."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from stored_things import capture_of

from testigo.model import Alert, Delivery, Fetch, FetchOutcome, IntegrityError, Visit, VisitOutcome, digest
from testigo.store import Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = "https://example.org/a"
OTHER = "https://example.org/b"


def visited(store: Store, *addresses: str) -> int:
    return store.watching.add_visit(Visit("example", NOON, VisitOutcome.LISTED, etag='"1"'), addresses)


def test_only_the_first_sight_of_an_address_is_fresh(store: Store) -> None:
    assert visited(store, PAGE, PAGE) == 1
    assert visited(store, PAGE, OTHER) == 1
    latest, first = store.watching.visits("example", 5)
    assert ((first.found, first.fresh), (latest.found, latest.fresh)) == ((1, 1), (2, 1))
    assert latest.etag == '"1"'
    assert [each.address for each in store.watching.followed()] == [PAGE, OTHER]


def test_a_capture_settles_its_address_and_waits_to_be_coded(store: Store) -> None:
    visited(store, PAGE, OTHER)
    failed = Fetch(PAGE, NOON, FetchOutcome.FAILED, note="no answer")
    store.watching.add_fetch(failed)
    store.watching.add_fetch(failed)
    waiting = {each.address: each for each in store.watching.followed()}
    assert (waiting[PAGE].failures, waiting[OTHER].failures, waiting[OTHER].last) == (2, 0, None)
    data = b"<p>page</p>"
    store.watching.add_fetch(Fetch(PAGE, NOON, FetchOutcome.CAPTURED, digest(data)), (capture_of(data, PAGE), data))
    assert [each.address for each in store.watching.followed()] == [OTHER]
    (settled,) = store.watching.settled(NOON)
    assert (settled.address, settled.failures, settled.captured) == (PAGE, 0, 1)
    assert [pending.capture.origin for pending in store.pending_captures()] == [PAGE]


def test_a_fetch_whose_capture_is_not_kept_is_not_kept_either(store: Store) -> None:
    visited(store, PAGE)
    fetch = Fetch(PAGE, NOON, FetchOutcome.CAPTURED, digest(b"page"))
    with pytest.raises(IntegrityError):
        store.watching.add_fetch(fetch, (capture_of(b"page", PAGE), b"other bytes"))
    assert [each.last for each in store.watching.followed()] == [None]


def test_alerts_are_kept_once_with_their_deliveries(store: Store) -> None:
    alert = Alert("a1", "rule", "incident", NOON, "killed is 5", "{}")
    store.watching.add_alerts([alert, alert], 0, NOON)
    store.watching.add_alerts([alert], 0, NOON)
    assert list(store.watching.alerts()) == [alert]
    tries = [Delivery("a1", "hook", NOON, False, "no answer"), Delivery("a1", "hook", NOON, True)]
    for each in tries:
        store.watching.add_delivery(each)
    assert list(store.watching.deliveries()) == tries
    assert store.watching.approved() == {}
    store.watching.approve("a1", "Ana", NOON)
    assert store.watching.approved() == {"a1": "Ana"}
