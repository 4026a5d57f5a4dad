"""Speed of linking: seconds and peak memory for invented accounts, five of an incident on average.

``python -m benchmarks.linking_speed --accounts 100000 [--processes 2] [--more 100]``: with ``--more``, also what it
takes to place so many reports more, with what was worked out before. Texts are words drawn from a Zipf distribution, as
those of real news are, with the names, day and place of their incident among them.
"""

import argparse
import random
import resource
import time
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from testigo.linkage import Linkage, Memory, link
from testigo.model import (
    Account,
    Certainty,
    Claim,
    Count,
    DatePrecision,
    DateRange,
    Place,
    PlacePrecision,
    Published,
    Reading,
    Report,
    Resolution,
    Status,
    Told,
    Value,
    content_id,
)

_WORDS = 30_000  # different words
_LENGTH = 150  # words of a report
_PER_INCIDENT = 5
_TYPES = ("attack_on_civilians", "armed_clash", "drone_strike", "landmine_ied", "abduction")
_FIRST = date(2015, 1, 1)
_DAYS = 3650
_WHOSE = (
    resource.RUSAGE_SELF,
    resource.RUSAGE_CHILDREN,
)  # of children the largest peak, of whose memory a part is shared


def main(argv: Sequence[str] | None = None) -> int:
    """Link the accounts and print what it took."""
    parser = argparse.ArgumentParser(prog="benchmarks linking_speed", description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--more", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args(argv)
    total = options.accounts + options.more
    told = [telling(each, random.Random(each)) for each in range(total)]
    random.Random(0).shuffle(told)
    linkage, memory = _timed(told[: options.accounts], Memory(), options.processes)
    if options.more:
        judged = {(each.left, each.right): each for each in linkage.judgements}
        _timed(told, Memory(*memory.kept(), judged), options.processes)
    return 0


def _timed(told: Sequence[tuple[Report, Account]], memory: Memory, processes: int) -> tuple[Linkage, Memory]:
    """Link, and print what it took, in seconds by the clock and of the processor."""
    accounts, reports = [account for _, account in told], {report.id: report for report, _ in told}
    started, worked = time.perf_counter(), _worked()
    linkage = link(accounts, reports, (), memory, processes)
    seconds, own = time.perf_counter() - started, _worked() - worked
    peak = sum(resource.getrusage(whose).ru_maxrss for whose in _WHOSE) / 1024
    took = f"{seconds:.1f} s ({own:.1f} of the processor), peak {peak:.0f} MiB"
    print(f"{len(told)} accounts, {len(linkage.clusters)} incidents, {took}", flush=True)
    return linkage, memory


def _worked() -> float:
    """Return the seconds of the processor that this process and its children took."""
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, _WHOSE))


def telling(number: int, chance: random.Random) -> tuple[Report, Account]:
    """Return one report and its account; every fifth tells of the same incident."""
    incident = random.Random(f"incident {number // _PER_INCIDENT}")
    day = _FIRST + timedelta(days=incident.randrange(_DAYS))
    names = [f"{_word(incident).title()} {_word(incident).title()}" for _ in range(4)]
    town = incident.randrange(5000)
    own = [_word(incident) for _ in range(40)]
    words = chance.sample(own, 25) + [_word(chance) for _ in range(_LENGTH - 25)]
    text = (
        f"{names[0]} in Town{town} on {day.isoformat()}. {' '.join(words)}. {names[1]}, 34, and {chance.choice(names)}."
    )
    published = day + timedelta(days=int(chance.expovariate(0.2)))
    known = Published(DateRange(published, published, DatePrecision.DAY), "invented")
    report = Report(f"r{number}", text, "en" if number % 2 else "es", " ".join(words[:8]), published=known)
    place = Place(
        f"p{town}", f"Town{town}", PlacePrecision.SETTLEMENT, "MX", f"State{town % 30}", None, town % 80, town % 90
    )
    values: dict[str, Value] = {
        "date": DateRange(day, day, DatePrecision.DAY),
        "place": place,
        "killed": Count.exactly(incident.randrange(4)),
    }
    return report, _account(report, values, incident.choice(_TYPES))


def _account(report: Report, values: dict[str, Value], event_type: str) -> Account:
    key = content_id(report.id)
    span = report.span(0, 10)
    readings = tuple(
        Reading(
            Claim(content_id(key, name), key, name, span, span, Certainty.REPORTED),
            Resolution(content_id(key, name), value, "invented"),
        )
        for name, value in values.items()
    )
    return Account(key, report.id, (), readings, event_type, Told.NEWS, Status.OCCURRED, Certainty.REPORTED, main=True)


_WEIGHTS = list(accumulate(1 / (rank + 10) for rank in range(_WORDS)))
_VOCABULARY = [
    f"w{content_id(rank)[:7].translate(str.maketrans('0123456789', 'ghijklmnop'))}" for rank in range(_WORDS)
]


def _word(chance: random.Random) -> str:
    return chance.choices(_VOCABULARY, cum_weights=_WEIGHTS)[0]


if __name__ == "__main__":
    raise SystemExit(main())
