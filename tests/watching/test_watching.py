"""The watch: every article captured once, coded once, alerted once, whatever happens in between."""

from __future__ import annotations

import gzip
import itertools
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import create_autospec
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from newsrooms import Room, run
from sqlalchemy import event, text

from testigo import pipeline
from testigo.model import ConfigurationError, Delivery, FetchOutcome
from testigo.pipeline.revising import changes
from testigo.sources.cards import load_cards
from testigo.store import Store, open_store
from testigo.watching import schedule

Making = Callable[..., Room]
SOON = timedelta(seconds=0.2)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "FIRST_RETRY", SOON)
    monkeypatch.setattr(schedule, "LONGEST_RETRY", SOON)


@pytest.fixture
def quick() -> pipeline.Coder:
    """A coder that finds nothing, for what does not depend on what is found."""
    found: pipeline.Coder = create_autospec(pipeline.Coder, instance=True)
    found.rules, found.cards = "rules of the test", {}
    found.accounts.return_value = ()  # type: ignore[attr-defined]
    return found


def captured(store: Store) -> Counter[str]:
    return Counter(capture.origin for capture in store.captures())


def codings(store: Store) -> Counter[str]:
    with store._engine.connect() as connection:
        return Counter(connection.execute(text("SELECT report_id FROM codings")).scalars())


def everything(room: Room) -> Counter[str]:
    return Counter(address for site in room.sites for address in site.addresses())


def watched(room: Room, store: Store, coder: pipeline.Coder, **options: object) -> None:
    """Watch until every article is there (those that failed come at the second try), and what was coded is told."""
    room.write_cards(every=0.02)
    watcher = room.watcher(store, coder, **options)
    until = time.monotonic() + 60
    try:
        while captured(store) != everything(room) and time.monotonic() < until:
            watcher.tick(0.1)
    finally:
        watcher.close()
    room.write_cards()
    run(room.watcher(store, coder))


def check(room: Room, store: Store) -> None:
    """Every article once, every report coded once, every incident that is worth an alert told once."""
    assert captured(store) == everything(room)
    assert set(codings(store).values()) == {1}
    assert list(store.flaws()) == []
    alerts = list(store.watching.alerts())
    first = [alert for alert in alerts if alert.about is None]
    assert len({(alert.rule, alert.incident_id) for alert in first}) == len(first)
    assert set(room.hook.taken) == {alert.id for alert in alerts}
    done = Counter((each.alert_id, each.channel) for each in store.watching.deliveries() if each.delivered)
    assert set(done.values()) <= {1}


def test_a_day_with_all_faults(room: Making, coder: pipeline.Coder, tmp_path: Path) -> None:
    """Twenty outlets; six articles of a hundred come at the second try only, and four lie about their letters."""
    news = room(6, 20)
    with open_store(str(tmp_path / "w.db")) as store:
        watched(news, store, coder)
        check(news, store)
        assert len(codings(store)) == 120
        texts = [report.text for report in store.reports()]
        assert not any("\ufffd" in each or "Ã" in each for each in texts)
        alerts = list(store.watching.alerts())
        assert alerts
        assert set(news.hook.calls.values()) == {1}
        outcomes = Counter(
            str(each.last.outcome) for each in store.watching.settled(datetime(2000, 1, 1, tzinfo=UTC)) if each.last
        )
        assert set(outcomes) <= {FetchOutcome.CAPTURED, FetchOutcome.UNCHANGED}
        feed = ElementTree.parse(tmp_path / "alerts.xml").getroot()
        killings = [alert for alert in alerts if alert.rule == "Killings"]
        told = [alert for alert in killings if alert.about is None]
        assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == len(told)
        caps = sorted((tmp_path / "cap").iterdir())
        assert caps
        assert {path.stem for path in caps} == {alert.id for alert in alerts if alert not in killings}
        assert all("<status>Test</status>" in path.read_text() for path in caps)


def test_watching_again_does_nothing_twice(room: Making, quick: pipeline.Coder, tmp_path: Path) -> None:
    news = room(5, 4, faults=False)
    with open_store(str(tmp_path / "w.db")) as store:
        watched(news, store, quick)
        news.write_cards(every=0.0001)
        watcher = news.watcher(store, quick)
        for _ in range(6):
            watcher.tick(0.05)
        watcher.close()
        check(news, store)
        assert set(news.hook.calls.values()) <= {1}
        asked = Counter(path for site in news.sites for path in site.asked if path.startswith("/n/"))
        assert sum(site.asked[path] for site in news.sites for path in site.asked if path.startswith("/n/")) == 20
        assert len(asked) == 5
        assert min(site.asked["/list"] for site in news.sites) > 1


def test_a_killed_watch_is_finished_by_the_next(room: Making, coder: pipeline.Coder, tmp_path: Path) -> None:
    news, db = room(12, 5), tmp_path / "w.db"
    options = ["--sources", str(tmp_path / "cards"), "--rules", str(tmp_path / "rules.yaml"), "--db", str(db)]
    command = [sys.executable, "-m", "testigo", "watch", *options]
    environment = os.environ | {"TESTIGO_NETWORKS": "127.0.0.0/8", "TESTIGO_CONTACT": "mailto:ana@example.org"}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not any(path.startswith("/n/") for site in news.sites for path in list(site.asked)):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.05)
    time.sleep(0.7)  # in the midst of fetching and coding
    process.kill()
    process.wait()
    with open_store(str(db)) as store:
        watched(news, store, coder)
        check(news, store)


def test_a_full_disk_loses_nothing(room: Making, quick: pipeline.Coder, tmp_path: Path) -> None:
    news = room(8, 3, faults=False)
    with open_store(str(tmp_path / "w.db")) as store:
        pages = store._engine.connect().exec_driver_sql("PRAGMA page_count").scalar()
        most = {"pages": int(pages or 0) + 12}

        def shrink(connection: object, *_: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {most['pages']}")  # type: ignore[attr-defined]

        event.listen(store._engine, "checkout", shrink)
        with pytest.raises(ConfigurationError, match="disk is full"):
            watched(news, store, quick)
        assert captured(store) != everything(news)
        most["pages"] = 2**30
        watched(news, store, quick)
        check(news, store)


def test_a_lost_network_is_no_strange_yield_and_loses_nothing(
    room: Making, quick: pipeline.Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = room(4, 2, faults=False)
    with open_store(str(tmp_path / "w.db")) as store:
        with monkeypatch.context() as lost:
            lost.setattr("testigo.sources.fetching.connections.socket.getaddrinfo", _no_network)
            run(news.watcher(store, quick))
        assert not captured(store)
        told = [issue.message for issue in store.issues()]
        assert len(told) == 2
        assert all("does not resolve" in each for each in told)
        watched(news, store, quick)
        check(news, store)


def _no_network(*_: object, **__: object) -> None:
    raise OSError("network is unreachable")


def test_a_clock_that_jumps_loses_and_doubles_nothing(room: Making, quick: pipeline.Coder, tmp_path: Path) -> None:
    news = room(6, 3)
    days = itertools.cycle([0, 400, -30, 2])
    with open_store(str(tmp_path / "w.db")) as store:
        watched(news, store, quick, clock=lambda: datetime.now(UTC) + timedelta(days=next(days)))
        check(news, store)


def test_a_webhook_that_fails_is_tried_again_until_it_takes_the_alert(
    room: Making, coder: pipeline.Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = room(8, 2, faults=False)
    rules = (tmp_path / "rules.yaml").read_text()
    (tmp_path / "rules.yaml").write_text(rules.replace(news.hook.root, "http://127.0.0.1:9/closed"))
    with open_store(str(tmp_path / "w.db")) as store:
        run(news.watcher(store, coder))
        alerts = {alert.id for alert in store.watching.alerts()}
        failed: list[Delivery] = [each for each in store.watching.deliveries() if not each.delivered]
        assert alerts
        assert {each.alert_id for each in failed} == alerts
        (tmp_path / "rules.yaml").write_text(rules)
        run(news.watcher(store, coder))
        assert news.hook.calls == Counter()  # its pause is not over
        monkeypatch.setattr("testigo.watching.delivering.FIRST_RETRY", timedelta())
        run(news.watcher(store, coder))
        assert news.hook.calls == Counter(alerts)


def test_a_source_that_suddenly_gives_nothing_or_ten_times_as_much_is_an_issue(
    room: Making, quick: pipeline.Coder, tmp_path: Path
) -> None:
    """Three outlets publish three articles a day; on the fifth day one publishes nothing and one publishes thirty."""
    news, morning = room(0, 3, faults=False), datetime.now(UTC)
    with open_store(str(tmp_path / "w.db")) as store:
        for day in range(5):
            for site, published in zip(news.sites, (0, 30, 3) if day == 4 else (3, 3, 3), strict=True):
                site.listed += published
            run(news.watcher(store, quick, clock=lambda at=morning + timedelta(days=day): at))
            if day < 4:
                assert not list(store.issues())
        assert captured(store) == everything(news)
        told = {issue.subject: issue.message for issue in store.issues()}
        assert set(told) == {"outlet-0", "outlet-1"}
        assert told["outlet-0"].startswith("nothing new in the 24 hours")
        assert told["outlet-1"].startswith("30 new addresses in the 24 hours")


def test_a_page_that_its_outlet_corrects_is_captured_anew_and_one_taken_down_is_an_issue(
    room: Making, quick: pipeline.Coder, tmp_path: Path
) -> None:
    news, morning = room(3, 1, faults=False), datetime.now(UTC)
    (site,) = news.sites
    news.write_cards(recheck=(6, 24))
    with open_store(str(tmp_path / "w.db")) as store:
        for hours in (0, 7, 25):
            site.correct = frozenset({1} if hours else ())
            site.listed = 2 if hours == 25 else 3
            run(news.watcher(store, quick, clock=lambda at=morning + timedelta(hours=hours): at))
        assert captured(store) == {address: 1 + (address.endswith("/1")) for address in everything(news)} | {
            f"{site.root}/n/2": 1
        }
        ((address, versions),) = [each for each in store.revisions() if len(each[1]) > 1]
        assert address == f"{site.root}/n/1"
        before, after = (next(one.text for one in store.reports() if one.id == each) for each in versions)
        (change,) = changes(before, after)
        assert "this text was updated" in change.after or "este texto fue actualizado" in change.after
        (issue,) = store.issues()
        assert (issue.subject, issue.message.split(":")[0]) == (f"{site.root}/n/2", "the page was taken down")


def test_an_approved_alert_goes_out_as_actual(room: Making, coder: pipeline.Coder, tmp_path: Path) -> None:
    news = room(12, 4, faults=False)
    with open_store(str(tmp_path / "w.db")) as store:
        run(news.watcher(store, coder))
        alert = next(alert for alert in store.watching.alerts() if "Drones" in alert.rule)
        store.watching.approve(alert.id, "Ana", datetime.now(UTC))
        run(news.watcher(store, coder))
        actual = (tmp_path / "cap" / f"{alert.id}-actual.xml").read_text()
        assert "<status>Actual</status>" in actual
        assert "<scope>Public</scope>" in actual
        assert news.hook.taken[alert.id]["status"] == "test"
        assert (
            news.hook.taken[f"{alert.id}-actual"]["status"] == "actual"
        )  # another key, or it would be taken for known


def test_folders_and_mailboxes_are_watched(coder: pipeline.Coder, room: Making, tmp_path: Path) -> None:
    news = room(0, 0)
    reports, cards = tmp_path / "reports", tmp_path / "cards"
    reports.mkdir()
    cards.mkdir(exist_ok=True)
    story = "Gunmen killed three farmers on 3 March 2026 in Aguililla, Michoacán, the mayor said, and fled."
    (reports / "a.txt").write_text(story, encoding="utf-8")
    text_of = f"title: Desk\npublisher: Us\nkind: ngo\ntakes: {{folder: '{reports}'}}\nevery: 0.0001\n"
    (cards / "desk.yaml").write_text(text_of, encoding="utf-8")
    assert load_cards(cards)["desk"].where == str(reports)
    with open_store(str(tmp_path / "w.db")) as store:
        for _ in range(2):
            news.watcher(store, coder).tick(0.01)
        assert len(list(store.reports())) == 1
        (reports / "b.txt").write_text(story.replace("three", "four"), encoding="utf-8")
        news.watcher(store, coder).tick(0.01)
        assert len(list(store.reports())) == 2
        assert [visit.fresh for visit in store.watching.visits("desk", 9)] == [1, 0, 1]


MAIL = """From ana@example.org Sun Mar  1 10:00:00 2026
From: Ana <ana@example.org>
Date: Sun, 1 Mar 2026 10:00:00 +0000
Message-ID: <1@example.org>
Subject: Attack
Content-Type: text/plain; charset=utf-8

{story}
"""
STORY = (
    "Gunmen killed {n} farmers on 3 March 2026 in Aguililla, Michoacán, the mayor said. The attackers came in two "
    "trucks, opened fire on the market and fled towards the hills before the army arrived, residents told reporters."
)
PAGE = "<html lang='en'><head><title>Attack</title></head><body><article><h1>Attack</h1><p>{story}</p></article></body>"


def archived(story: str, address: str) -> bytes:
    """A page as a record of a web archive."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.format(story=story).encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-03-04T08:30:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_every_other_kind_of_source_is_watched_too(coder: pipeline.Coder, room: Making, tmp_path: Path) -> None:
    """A mailbox, two web archives, a workbook of links and a single page; the outlets of a day play the lists."""
    news = room(3, 1, faults=False)
    (tmp_path / "alerts.mbox").write_text(MAIL.format(story=STORY.format(n="two")), encoding="utf-8")
    (tmp_path / "news.warc.gz").write_bytes(gzip.compress(archived(STORY.format(n="three"), "https://a.example/1")))
    with ZipFile(tmp_path / "saved.wacz", "w") as packed:
        packed.writestr("archive/data.warc", archived(STORY.format(n="four"), "https://b.example/1"))
    book = openpyxl.Workbook()
    book.active["B2"] = f"{news.sites[0].root}/n/1"
    book.save(tmp_path / "links.xlsx")
    kinds = {
        "mailbox": tmp_path / "alerts.mbox",
        "archive": tmp_path / "news.warc.gz",
        "archive ": tmp_path / "saved.wacz",
        "links": tmp_path / "links.xlsx",
        "address": f"{news.sites[0].root}/n/2",
    }
    for path in (tmp_path / "cards").iterdir():
        path.unlink()
    for number, (kind, where) in enumerate(kinds.items()):
        card = f"title: T\npublisher: P\nkind: ngo\ndelay: 0\ntakes: {{{kind.strip()}: '{where}'}}\n"
        (tmp_path / "cards" / f"source-{number}.yaml").write_text(card, encoding="utf-8")
    with open_store(str(tmp_path / "w.db")) as store:
        run(news.watcher(store, coder))
        assert not list(store.issues())
        found = {capture.origin for capture in store.captures()}
        assert found == {
            f"{tmp_path / 'alerts.mbox'}, message <1@example.org>",
            "https://a.example/1",
            "https://b.example/1",
            f"{news.sites[0].root}/n/1",
            f"{news.sites[0].root}/n/2",
        }
        told = [report.text for report in store.reports()]
        for number in ("two", "three", "four"):
            assert any(f"killed {number} farmers" in text for text in told)
        assert any(alert.rule == "Killings" for alert in store.watching.alerts())
        run(news.watcher(store, coder))
        assert store.count_captures() == 5
