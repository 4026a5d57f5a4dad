"""What was held is noted where it became another, with when and why, on every kind of database."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from stored_things import report_of

from testigo.model import Code, Count
from testigo.store import Store, open_store, past, views
from testigo.store.encoding import encode_value
from testigo.store.past import Held, Now, Why

THREE, FIVE = Count.exactly(3), Count.exactly(5)
RULES = "as they are"


def now(killed: Count | None, *reports: str) -> Now:
    cells = {"event_type": encode_value(Code("event_type", "shooting"))}
    cells |= {} if killed is None else {"killed": encode_value(killed)}
    return Now("one", reports, {name: f"[{value}]" for name, value in cells.items()})


def believed(store: Store, told: Now, rules: str = RULES, *, decided: bool = False) -> list[Held]:
    """Hold something of an incident, as a whole run does; return all that was held."""
    with store.desk(write=True) as connection:
        seen = views.ledgers_end(connection)
        past.note(connection, [told], rules, decided=decided)
        if not decided:
            views.mark_made(connection, "2026-01-01", seen, rules)
        return past.held(connection, "one")


def test_the_first_is_noted_whole_and_what_stays_the_same_is_not_noted_again(store: Store) -> None:
    believed(store, now(THREE, "a"))
    [first] = believed(store, now(THREE, "a"))
    assert (first.why, first.came) == ((Why.FIRST,), ("a",))
    assert first.cells == {"event_type": (Code("event_type", "shooting"),), "killed": (THREE,)}


def test_reports_that_come_and_go_are_the_reason(store: Store) -> None:
    believed(store, now(THREE, "a"))
    believed(store, now(FIVE, "a", "b"))
    _, came, went = believed(store, now(None, "b"))
    assert (came.why, came.came, came.cells) == ((Why.CAME,), ("b",), {"killed": (FIVE,)})
    assert (went.why, went.went, went.cells) == ((Why.WENT,), ("a",), {"killed": ()})


def test_a_report_that_changes_nothing_is_noted_without_a_value(store: Store) -> None:
    believed(store, now(THREE, "a"))
    _, came = believed(store, now(THREE, "a", "b"))
    assert (came.why, came.cells) == ((Why.CAME,), {})


def test_other_rules_are_the_reason_only_in_the_run_that_brings_them(store: Store) -> None:
    believed(store, now(THREE, "a"))
    _, ruled = believed(store, now(FIVE, "a"), "others")
    assert ruled.why == (Why.RULES,)
    *_, beside = believed(store, now(THREE, "a"), "others")
    assert beside.why == (Why.BESIDE,)


def test_a_report_that_newer_rules_read_is_the_reason(store: Store) -> None:
    report = report_of("Tres personas murieron.")
    store.add_coded(report, None, [])
    believed(store, now(THREE, report.id))
    store.use_rules("newer")
    store.add_coded(report, None, [])
    _, reread = believed(store, now(FIVE, report.id))
    assert reread.why == (Why.REREAD,)


def test_a_persons_word_is_the_reason(store: Store) -> None:
    believed(store, now(THREE, "a"))
    _, decided = believed(store, now(FIVE, "a"), decided=True)
    assert (decided.why, decided.cells) == ((Why.DECIDED,), {"killed": (FIVE,)})


def test_an_older_database_begins_with_what_its_next_run_holds(coded_examples: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(coded_examples) as newer, sqlite3.connect(path) as old:
        newer.backup(old)
    with sqlite3.connect(path) as old:  # as the version before this ledger left it
        old.execute("DROP TABLE held_cells")
        old.execute("ALTER TABLE beliefs DROP COLUMN rules")
        old.execute("UPDATE alembic_version SET version_num = '0008'")
    old.close()
    with open_store(str(path)) as store, store.desk() as connection:
        assert not views.is_current(connection)
        assert not past.is_begun(connection)
        [incident_id, *_] = views.versions(connection)
        assert past.held(connection, incident_id) == []
