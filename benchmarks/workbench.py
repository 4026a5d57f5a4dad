"""``python -m benchmarks workbench scale|reviewers``: how fast the workbench answers, whether it loses a decision.

``scale`` fills a SQLite database with 100,000 incidents (those of the examples, with days, places and tolls drawn at
random), serves it, and times filters over HTTP on loopback and the page in a browser. ``reviewers`` lets 50 people
decide on PostgreSQL at once; with ``--kill`` the server is killed midway. Every decision that was answered with
success must be in the ledger afterwards.
"""

import argparse
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import select

from testigo import pipeline
from testigo.api.guard import hashed
from testigo.pipeline.views import kept_of
from testigo.store import open_store, people, views
from testigo.store.copying import copy_database
from testigo.store.tables import decisions
from testigo.store.views import Kept

EXAMPLES = Path(pipeline.__file__).parents[1] / "examples" / "reports"
INCIDENTS, PEOPLE = 100_000, 50
PASSWORD = "a long enough password"
FILTERS = (
    "", "killed=5", "country=MX", "since=2021-01-01&until=2021-06-30", "family=Battles", "q=policia",
    "q=mercado+ataque", "certainty=confirmed&killed=1", "box=-110,14,-86,33", "actor=cjng", "weapon=drone",
    "type=drone_strike&since=2020-01-01", "country=CO&family=Violence+against+civilians",
)  # fmt: skip
VISITS = 4  # first visits to the page, each followed by another
CLOCK = """new MutationObserver(() => {
  window.readyAt ||= document.documentElement?.dataset.ready && performance.now();
  window.marksAt ||= document.getElementById("map")?.dataset.marks && performance.now();
}).observe(document, {attributes: true, subtree: true, childList: true});"""
VIEWS = ("/api/v1/incidents", "/api/v1/map", "/api/v1/timeline", "/api/v1/totals", "/")


def main(arguments: list[str]) -> int:
    """Run one of the two."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks workbench", description=__doc__)
    parser.add_argument("what", choices=("scale", "reviewers"))
    parser.add_argument("--incidents", type=int, default=INCIDENTS)
    parser.add_argument("--rounds", type=int, default=10, help="times each filter is asked for")
    parser.add_argument("--db", help="reviewers: an empty PostgreSQL database")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--kill", action="store_true", help="reviewers: kill the server midway, and start it again")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        coded = Path(folder) / "examples.db"
        with open_store(str(coded)) as store:
            pipeline.code([EXAMPLES], store, pipeline.Coder.load())
            pipeline.believe(store)
        return scale(coded, given) if given.what == "scale" else reviewers(coded, given)


def scale(coded: Path, given: argparse.Namespace) -> int:
    """Time filters and the page over many incidents."""
    with open_store(str(coded)) as store:
        coding = pipeline.believe(store)
        with store.desk(write=True) as connection:
            views.keep(connection, many(list(kept_of(coding, ())), given.incidents))
    with served(str(coded)) as (process, url), httpx.Client(base_url=url, timeout=60) as client:
        total = client.get("/api/v1/totals").json()["incidents"]
        print(f"{total} incidents, {coded.stat().st_size / 1e6:.0f} MB")
        for path in VIEWS:
            before, took = processor_ms(process.pid), [asked(client, path) for _ in range(given.rounds)]
            spent = (processor_ms(process.pid) - before) / (given.rounds * len(FILTERS))
            every, best = [each for told in took for each in told], [min(each) for each in zip(*took, strict=True)]
            print(
                f"{path}: median {statistics.median(every):.0f} ms, p95 {p95(every):.0f} ms of {len(every)} requests; "
                f"p95 of each filter's best {p95(best):.0f} ms; {spent:.0f} ms of processor time a request; "
                f"slowest: {FILTERS[best.index(max(best))] or 'no filter'}"
            )
        interactive(url)
    return 0


def asked(client: httpx.Client, path: str) -> list[float]:
    """Ask for every filter once; return how long each took, in milliseconds."""
    took = []
    for each in FILTERS:
        began = time.perf_counter()
        client.get(f"{path}?{each}", headers={"X-Part": "results"}).raise_for_status()
        took.append((time.perf_counter() - began) * 1000)
    return took


def processor_ms(pid: int) -> float:
    """Return the processor time that a process has used, where the system tells it (Linux)."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.is_file():
        return float("nan")
    user, system = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) * 1000 / os.sysconf("SC_CLK_TCK")


def many(kept: list[Kept], count: int) -> Iterator[Kept]:
    """Yield ``count`` incidents made of a few."""
    drawn = random.Random(1)
    for number in range(count):
        one = drawn.choice(kept)
        day = (date(2018, 1, 1) + timedelta(days=drawn.randrange(2500))).isoformat()
        lat, lon = one.view.lat, one.view.lon
        drawn_anew: dict[str, Any] = {"worth": drawn.random() * 6, "killed": drawn.choice((-1, 0, 1, 1, 2, 3, 8))}
        if lat is not None and lon is not None:
            drawn_anew |= {"lat": lat + drawn.gauss(0, 2), "lon": lon + drawn.gauss(0, 2)}
        if one.view.first_day:
            drawn_anew |= {"first_day": day, "last_day": day}
        view = replace(one.view, id=f"{number:020}", **drawn_anew)
        yield Kept(view, {f"{number}-{key}": report for key, report in one.members.items()}, one.facets, one.words)


def p95(took: list[float]) -> float:
    """Return the time within which 95 of 100 were answered."""
    return statistics.quantiles(took, n=20, method="inclusive")[-1]


def interactive(url: str) -> None:
    """Time the page in Chromium, where there is one: until it takes input, and until the map shows its marks.

    The times are those of the page's own clock. Every first visit has an empty cache.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no Chromium: the page was not timed")
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--use-angle=swiftshader"])
        for _ in range(VISITS):
            context = browser.new_context()
            for visit in ("first visit", "again"):
                page = context.new_page()
                page.add_init_script(CLOCK)
                page.goto(url, wait_until="commit")
                page.wait_for_selector("#map[data-marks]", timeout=60_000)
                ready, marks = page.evaluate("[window.readyAt, window.marksAt]")
                print(f"page, {visit}: interactive after {ready:.0f} ms, marks on the map after {marks:.0f} ms")
                page.close()
            context.close()
        browser.close()


@contextmanager
def served(db: str, *options: str, port: int = 0) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run a server of its own until the end."""
    process, url = start(db, *options, port=port)
    try:
        yield process, url
    finally:
        process.terminate()
        process.wait(30)


def start(db: str, *options: str, port: int = 0) -> tuple[subprocess.Popen[bytes], str]:
    """Start a server; return once it answers."""
    if not port:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "testigo", "serve", "--db", db, "--port", str(port), *options])
    url = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            if httpx.get(f"{url}/health").status_code == 200:
                return process, url
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError("the server does not answer")


def reviewers(coded: Path, given: argparse.Namespace) -> int:
    """Let people decide at once, and look for what was answered in the ledger."""
    copy_database(str(coded), given.db)
    names = [f"reviewer{number}" for number in range(PEOPLE)]
    with open_store(given.db) as store, store.desk(write=True) as connection:
        kept = hashed(PASSWORD)
        for name in names:
            people.add_user(connection, name, "reviewer", kept)
    process, url = start(given.db, "--team")
    port, told, answered = int(url.rpartition(":")[2]), Counter[str](), set[str]()
    lock, ends = threading.Lock(), time.monotonic() + given.seconds
    crowd = [threading.Thread(target=decide, args=(url, name, ends, told, answered, lock)) for name in names]
    for each in crowd:
        each.start()
    if given.kill:
        time.sleep(given.seconds / 2)
        process.kill()
        process.wait()
        process, _ = start(given.db, "--team", port=port)
    for each in crowd:
        each.join()
    process.terminate()
    process.wait(30)
    with open_store(given.db) as store, store.desk() as connection:
        held = set(connection.scalars(select(decisions.c.action)))
    lost = answered - held
    print(f"{PEOPLE} people, {given.seconds} s: {len(answered)} decisions answered with success, {len(lost)} lost")
    print(", ".join(f"{name}: {count}" for name, count in sorted(told.items())))
    unexpected = [name for name in told if name.startswith(("status", "server"))]
    return 1 if lost or unexpected else 0


def decide(url: str, name: str, ends: float, told: Counter[str], answered: set[str], lock: threading.Lock) -> None:
    """Decide as one person until the time is up: look, set or accept, look again where somebody was faster."""
    drawn = random.Random(name)
    with httpx.Client(base_url=url, timeout=60) as client:
        while time.monotonic() < ends:
            try:
                outcome, action = one_decision(client, name, drawn)
            except httpx.TransportError:
                outcome, action = "no answer", None
                time.sleep(0.5)
            with lock:
                told[outcome] += 1
                if action:
                    answered.add(action)
            time.sleep(drawn.random() * 2)


def one_decision(client: httpx.Client, name: str, drawn: random.Random) -> tuple[str, str | None]:
    """Decide once; return what came of it, and the action where it was kept."""
    if client.get("/api/v1/me").status_code == 401:
        client.post("/api/v1/session", json={"name": name, "password": PASSWORD})
        page = client.get("/account").text
        client.headers["X-CSRF-Token"] = page.partition('name="csrf" content="')[2].partition('"')[0]
    listed = client.get("/api/v1/incidents", params={"limit": 20})
    if listed.status_code != 200:
        return f"status {listed.status_code}", None
    items = listed.json()["items"]
    incident = drawn.choice(items)["id"]
    path = f"/api/v1/incidents/{incident}/cells/{drawn.choice(('killed', 'injured', 'missing'))}"
    seen = client.get(path, follow_redirects=True).headers.get("etag", "")
    figure = drawn.randrange(50)
    body: dict[str, Any] = {"values": [{"low": figure, "best": figure, "high": figure}]}
    answer = client.put(path, json=body, headers={"If-Match": seen})
    if answer.status_code == 200:
        return "kept", answer.json()["action"]
    if answer.status_code >= 500:
        return "server error", None
    return {412: "somebody was faster", 429: "too fast"}.get(answer.status_code, f"status {answer.status_code}"), None
