"""What is written is read back equal; what is there already is not written again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stored_things import account_of, accounts_of, capture_of, decisions, report_of, reports

from testigo.model import (
    Account,
    Act,
    Capture,
    Decision,
    InputError,
    IntegrityError,
    Issue,
    Judgement,
    Report,
    Verdict,
    digest,
)
from testigo.store import Pending, Store, open_store

same_store_for_all_examples = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
coded = reports().flatmap(lambda report: st.tuples(st.just(report), accounts_of(report)))


@same_store_for_all_examples
@given(made=coded)
def test_reports_and_accounts_are_read_back_equal(store: Store, made: tuple[Report, tuple[Account, ...]]) -> None:
    report, accounts = made
    known = store.report(report.id)
    store.add_coded(report, None, accounts)
    if known is None:
        assert store.report(report.id) == report
        assert dict(store.coded_reports())[report] == accounts


@same_store_for_all_examples
@given(decision=decisions)
def test_decisions_are_read_back_equal(store: Store, decision: Decision) -> None:
    known = {held.id: held for held in store.decisions()}
    if known.get(decision.id, decision) != decision:
        with pytest.raises(IntegrityError):
            store.add_decision(decision)
        return
    store.add_decision(decision)
    assert {held.id: held for held in store.decisions()} == {**known, decision.id: decision}


def test_a_capture_is_pending_until_its_report_is_in(store: Store) -> None:
    data = "Ñandú\r\n".encode()
    capture = capture_of(data)
    store.add_capture(capture, data, date(2024, 4, 2))
    assert list(store.captures()) == [capture]
    assert list(store.pending_captures()) == [Pending(capture, data, date(2024, 4, 2))]
    report = report_of("Ñandú")
    store.add_coded(report, capture, [account_of(report)])
    assert list(store.pending_captures()) == []
    assert store.body(capture.sha256) == data
    assert store.body("0" * 64) is None


def test_a_capture_without_a_report_is_closed_with_its_issues(store: Store) -> None:
    capture, issue = capture_of(b"\0"), Issue("report.txt", "reading", "NUL bytes")
    store.add_capture(capture, b"\0")
    store.add_unread(capture, [issue])
    assert list(store.pending_captures()) == []
    assert list(store.issues()) == [issue]


def test_the_same_bytes_at_two_addresses_are_two_captures(store: Store) -> None:
    for origin in ("a.txt", "b.txt"):
        store.add_capture(capture_of(b"same", origin), b"same")
    assert [capture.origin for capture in store.captures()] == ["a.txt", "b.txt"]
    assert len(list(store.pending_captures())) == 2


def test_a_time_of_capture_is_kept_in_utc(store: Store) -> None:
    mexico = datetime(2024, 5, 1, 20, 30, tzinfo=timezone(timedelta(hours=-6)))
    store.add_capture(Capture(digest(b"x"), "text/plain", "x.txt", mexico, 1), b"x")
    (capture,) = store.captures()
    assert capture.captured_at == mexico
    assert capture.captured_at.tzinfo == UTC
    with pytest.raises(IntegrityError, match="time zone"):
        store.add_capture(Capture(digest(b"y"), "text/plain", "y.txt", mexico.replace(tzinfo=None), 1), b"y")


def test_bytes_that_are_not_the_captures_are_refused(store: Store) -> None:
    with pytest.raises(IntegrityError, match="bytes"):
        store.add_capture(capture_of(b"one"), b"two")


def test_adding_everything_twice_adds_nothing(store: Store) -> None:
    data, report = b"A massacre.", report_of("A massacre.")
    account, issue = account_of(report), Issue("a", "reading", "b")
    decision = Decision("d", Act.REJECT, (account.id,), "ana", datetime(2024, 1, 1, tzinfo=UTC))
    judgement = Judgement("a", "b", Verdict.SAME, 0.75, ("one day", "one place"))
    for _ in range(2):
        store.add_capture(capture_of(data), data)
        store.add_coded(report, capture_of(data), [account], [issue])
        store.add_issue(issue)
        store.add_decision(decision)
        store.add_judgements([judgement])
        store.mint({account.id: "incident"})
    assert len(list(store.captures())) == 1
    assert list(store.reports()) == [report]
    assert list(store.accounts()) == [account]
    assert list(store.issues()) == [issue]
    assert list(store.decisions()) == [decision]
    assert list(store.judgements()) == [judgement]
    assert store.minted() == {account.id: "incident"}


def test_a_report_that_is_half_wrong_leaves_nothing(store: Store) -> None:
    report, other = report_of("A massacre."), report_of("Another.")
    with pytest.raises(IntegrityError):
        store.add_coded(report, None, [account_of(report), account_of(other)])
    with pytest.raises(IntegrityError, match="never accepted"):
        store.add_coded(report, capture_of(b"never added"), [account_of(report)])
    assert list(store.reports()) == []
    assert not store.has_report(report.id)


def test_two_texts_cannot_have_one_id(store: Store) -> None:
    store.add_coded(report_of("One.", "x"), None, [])
    with pytest.raises(InputError, match="'x'"):
        store.add_coded(report_of("Two.", "x"), None, [])
    assert [report.text for report in store.reports()] == ["One."]


def test_a_newer_version_of_the_rules_codes_anew_and_wins(store: Store) -> None:
    report = report_of("A massacre.")
    newer = Store(store._engine, version=2)
    store.add_coded(report, None, [account_of(report)])
    assert store.has_report(report.id)
    assert not newer.has_report(report.id)
    newer.add_coded(report, None, [])
    assert list(store.accounts()) == []
    store.add_coded(report, None, [account_of(report)])
    assert list(store.accounts()) == []
    assert store.has_report(report.id)


def test_many_reports_come_back_in_the_order_they_came(store: Store) -> None:
    texts = [f"Report {number}." for number in range(450)]
    for text in texts:
        store.add_coded(report_of(text), None, [account_of(report_of(text))])
    assert [report.text for report, _ in store.coded_reports()] == texts
    assert len(list(store.accounts())) == len(texts)


def test_the_last_judgement_on_a_pair_holds_and_the_others_stay(store: Store) -> None:
    same = Judgement("a", "b", Verdict.SAME, 0.9, ())
    unsure = Judgement("a", "b", Verdict.UNSURE, 0.5, ("places differ",))
    for judgement in (same, unsure, same):
        store.add_judgements([judgement])
        assert list(store.judgements()) == [judgement]


def test_an_account_keeps_the_incident_id_it_was_first_given(store: Store) -> None:
    store.mint({"account-9": "incident-a", "account-1": "incident-b"})
    store.mint({"account-5": "incident-a", "account-1": "incident-c"})
    assert list(store.minted().items()) == [
        ("account-9", "incident-a"),
        ("account-1", "incident-b"),
        ("account-5", "incident-a"),
    ]


def test_aliases_hold_until_they_are_replaced(store: Store) -> None:
    store.record_aliases({"new": "old", "newer": "old"})
    assert store.aliases() == {"new": "old", "newer": "old"}
    store.record_aliases({"newer": "older"})
    assert store.aliases() == {"newer": "older"}


def test_reading_goes_on_while_writing(store: Store) -> None:
    for text in ("One.", "Two."):
        store.add_coded(report_of(text), None, [])
    reading = store.reports()
    next(reading)
    store.add_issue(Issue("a", "reading", "b"))
    assert [report.text for report in reading] == ["Two."]


def test_what_is_written_is_there_when_opened_again(tmp_path) -> None:
    path = str(tmp_path / "testigo.db")
    with open_store(path) as store:
        store.add_coded(report_of("One."), None, [])
    with open_store(path) as store:
        assert [report.text for report in store.reports()] == ["One."]
