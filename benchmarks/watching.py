"""A day of news watched, with kills at random moments: ``python -m benchmarks watching --articles 5000 --kills 20``.

Our own newsroom plays twenty outlets with their faults. ``testigo watch`` runs as a process of its own, is killed (-9)
again and again at random moments, and started anew. In the end the database is compared with what was published: every
article captured once, coded once, every alert raised once and known once to the webhook.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import text

from benchmarks.newsroom.server import RULES, Hook, Site, card_text, newsroom
from testigo.model import Account, Place, Verdict
from testigo.pipeline import believe
from testigo.store import Store, open_store

OUTLETS = 20
LONGEST_RUN = 3600.0  # seconds
SHORTEST_LIFE, LONGEST_LIFE = 0.5, 45.0  # seconds between the beginning of the watch and its kill


def main(argv: list[str]) -> int:
    """Run the day, print what became of it; 1 where an article or an alert was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks watching", description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    with TemporaryDirectory() as folder, newsroom(options.articles // OUTLETS, OUTLETS, hang=8.0) as (sites, hook):
        began = time.monotonic()
        kills = _watch_day(Path(folder), sites, hook, options.kills, Random(options.seed))
        print(f"{options.articles} articles of {OUTLETS} outlets, {kills} kills, {time.monotonic() - began:.0f} s")
        with open_store(str(Path(folder) / "day.db")) as store:
            whole = _compare(store, sites, hook)
            _link(store)
            return 0 if whole else 1


def _watch_day(folder: Path, sites: list[Site], hook: Hook, kills: int, random: Random) -> int:
    cards = folder / "cards"
    cards.mkdir()
    for site in sites:
        (cards / f"outlet-{site.position}.yaml").write_text(card_text(site, every=1.0), encoding="utf-8")
    (folder / "rules.yaml").write_text(RULES.format(hook=hook.root, folder=folder), encoding="utf-8")
    database = folder / "day.db"
    open_store(str(database)).close()
    named = ["--sources", str(cards), "--rules", str(folder / "rules.yaml"), "--db", str(database)]
    environment = os.environ | {"TESTIGO_NETWORKS": "127.0.0.0/8"}
    done, until = 0, time.monotonic() + LONGEST_RUN
    while time.monotonic() < until:
        command = [sys.executable, "-m", "testigo", "watch", *named]
        process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        print(process.stderr.readline().strip() if process.stderr else "", flush=True)  # it says when it has begun
        life = random.uniform(SHORTEST_LIFE, LONGEST_LIFE) if done < kills else LONGEST_RUN
        finished = _wait(process, database, sites, hook, min(time.monotonic() + life, until))
        process.kill()
        process.wait()
        done += 1
        if finished and done > kills:
            return done - 1
    return done


def _wait(process: "subprocess.Popen[str]", database: Path, sites: list[Site], hook: Hook, until: float) -> bool:
    """Wait until then, or until everything is taken, coded, and told; say whether it is."""
    while time.monotonic() < until and process.poll() is None:
        time.sleep(0.5)
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as opened:
            taken, newest = opened.execute("SELECT count(*), max(row) FROM captures").fetchone()
            seen = opened.execute("SELECT max(found) FROM visits WHERE source = '(alerts)'").fetchone()[0]
            told = {row[0] for row in opened.execute("SELECT id FROM alerts")}
        if taken >= sum(site.listed for site in sites) and seen == newest and told == set(hook.taken):
            return True
    return False


def _compare(store: Store, sites: list[Site], hook: Hook) -> bool:
    published = Counter(address for site in sites for address in site.addresses())
    captured = Counter(capture.origin for capture in store.captures())
    with store.desk() as connection:
        codings = Counter(connection.execute(text("SELECT report_id FROM codings")).scalars())
        fetches = Counter(connection.execute(text("SELECT outcome FROM fetches")).scalars())
        requests = sum(count for site in sites for path, count in site.asked.items() if path.startswith("/n/"))
    alerts = list(store.watching.alerts())
    became = Counter(alert.message for alert in alerts)
    first = Counter((alert.rule, alert.incident_id) for alert in alerts if alert.about is None)
    lost, doubled = published - captured, captured - published
    once = sum(captured[each] == 1 for each in published)
    print(f"captured once {once}, lost {len(lost)}, more than once {len(doubled)}")
    coded_once = sum(count == 1 for count in codings.values())
    print(f"reports {len(codings)}, coded once {coded_once}, waiting {store.count_pending()}")
    print(f"requests for articles {requests}, fetches kept {dict(fetches)}")
    doubled_alerts = sum(count > 1 for count in first.values())
    print(
        f"alerts {dict(became)}, of one incident and rule twice {doubled_alerts}, known to the webhook "
        f"{len(hook.taken)}, sent more than once under one key {sum(count > 1 for count in hook.calls.values())}"
    )
    flaws = list(store.flaws())
    print(f"flaws in the chain of custody {len(flaws)}")
    whole = coded_once == len(codings) and not store.count_pending()
    told_once = not doubled_alerts and {alert.id for alert in alerts} == set(hook.taken)
    return not lost and not doubled and whole and not flaws and told_once


def _link(store: Store) -> None:
    """Print what a round of linking costs at the end of the day: the second, when all word lists are loaded."""
    for _ in range(2):
        began, worked = time.monotonic(), time.process_time()
        coding = believe(store)
        took = time.monotonic() - began, time.process_time() - worked
    apart, same = 0, [each for each in coding.judgements if each.verdict is Verdict.SAME]
    for each in same:
        left, right = (_municipalities(coding.accounts[key]) for key in (each.left, each.right))
        apart += bool(left and right and left.isdisjoint(right))
    held = f"{len(coding.accounts)} accounts in {len(coding.incidents)} incidents"
    print(f"a round of linking: {took[0]:.1f} s, {took[1]:.1f} s of the processor, for {held}")
    print(f"pairs held to be the same {len(same)}, {apart} of them without a place in common")


def _municipalities(account: Account) -> set[str]:
    places = [reading.value for reading in account.readings if isinstance(reading.value, Place)]
    return {place.admin2 or place.name for place in places}
