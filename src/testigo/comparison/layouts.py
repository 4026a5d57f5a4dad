"""Rows of others' files as accounts, so that the linker takes them for what they are: one more telling of an incident.

The file is the user's own: nothing of it is kept, learned from or written into a store.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from testigo.codebook import load
from testigo.lexicon.register import Register
from testigo.model import (
    Account,
    Actor,
    Certainty,
    Claim,
    Count,
    DatePrecision,
    DateRange,
    InputError,
    Mention,
    Place,
    PlacePrecision,
    Published,
    Reading,
    Report,
    Resolution,
    Span,
    Status,
    Told,
    Value,
    content_id,
)

DATE_FORMATS = ("%Y-%m-%d", "%d %B %Y", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y")
SPANS = {"2": 3, "3": 15}  # days to both sides that ACLED's time_precision means: a week, a month
OTHER = "attack_on_civilians"


@dataclass(frozen=True, slots=True)
class ForeignEvent:
    """One row: what it says, and the account that the linker compares. ``row`` is the row as it stands."""

    id: str
    row: Mapping[str, str]
    report: Report
    account: Account
    day: DateRange
    place: Place | None
    killed: Count | None
    source: str | None


def read_events(path: Path, register: Register, countries: Mapping[str, str]) -> tuple[ForeignEvent, ...]:
    """Return the events of a file in the layout of UCDP's or ACLED's. Raises InputError where it has neither.

    ``countries`` are ISO 3166-1 alpha-2 codes by English name.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            layout = _layout(reader.fieldnames or [])
            if layout is None:
                raise InputError(f"{path} has the columns neither of UCDP's nor of ACLED's files")
            return tuple(_events(reader, layout, register, countries))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read: {error}") from error


def _layout(columns: Any) -> tuple[str, dict[str, Any]] | None:
    return next(
        ((name, one) for name, one in vocabulary()["layouts"].items() if set(one["known_by"]) <= set(columns)), None
    )


def _events(
    rows: Any, layout: tuple[str, dict[str, Any]], register: Register, countries: Mapping[str, str]
) -> Iterator[ForeignEvent]:
    """Yield the rows that have an id and a date; a row of tags, as HDX puts below the header, has none."""
    for row in rows:
        day = _day(row, layout[1])
        if row.get(layout[1]["id"]) and day is not None:
            yield _Row(layout[0], layout[1], row, day, countries).event(register)


@dataclass(frozen=True, slots=True)
class _Row:
    scheme: str
    layout: dict[str, Any]
    cells: Mapping[str, str]
    day: DateRange
    countries: Mapping[str, str]

    def cell(self, name: str) -> str:
        return (self.cells.get(self.layout[name] or "") or "").strip()

    def event(self, register: Register) -> ForeignEvent:
        key = f"{self.scheme}:{self.cell('id')}"
        place, killed = self.place(), self.killed()
        told: list[tuple[str, str, Value]] = [("date", f"{self.day.earliest} to {self.day.latest}", self.day)]
        told += [("place", place.name, place)] if place else []
        told += (
            [("perpetrator", self.cell("side_a"), _actor(self.cell("side_a"), register))] if self.cell("side_a") else []
        )
        told += [("target", self.cell("side_b"), _actor(self.cell("side_b"), register))] if self.cell("side_b") else []
        told += [("killed", f"killed {self.cell('best') or self.cell('low')}", killed)] if killed else []
        words = [self.cells.get(name) or "" for name in self.layout["words"]]
        report, spans = self.report(key, [line for _, line, _ in told] + [one for one in words if one.strip()])
        mention = Mention(
            content_id(key, "mention"),
            spans[0],
            spans[0],
            self.event_type(),
            Told.NEWS,
            Status.OCCURRED,
            Certainty.REPORTED,
        )
        readings = tuple(
            _reading(key, number, attribute, value, spans[number], mention.id)
            for number, (attribute, _, value) in enumerate(told)
        )
        account = Account(
            content_id(key, "account"), report.id, (mention,), readings, mention.event_type, mention.told,
            mention.status, mention.certainty, main=True,
        )  # fmt: skip
        return ForeignEvent(
            self.cell("id"), self.cells, report, account, self.day, place, killed, self.cell("source") or None
        )

    def report(self, key: str, lines: list[str]) -> tuple[Report, list[Span]]:
        """The row as a report, a line a value, and the spans of the lines. Its day of publication is its last day."""
        text = "\n".join(lines)
        day = self.day.latest or self.day.earliest
        published = Published(DateRange(day, day, DatePrecision.DAY), "the row's date")
        report = Report(content_id("foreign", key), text, "en", source=self.scheme, published=published)
        spans, at = [], 0
        for line in lines:
            spans.append(report.span(at, at + len(line)))
            at += len(line) + 1
        return report, spans

    def place(self) -> Place | None:
        """The place. Its state is left open: others spell states otherwise, and the distance tells enough."""
        lat, lon = _number(self.cell("lat")), _number(self.cell("lon"))
        if lat is None or lon is None:
            return None
        precision = PlacePrecision(
            self.layout["precision"].get(self.cell("precision_column").split(".")[0], "municipality")
        )
        return Place(
            f"{self.scheme}:{lat},{lon}",
            self.cell("name") or "unnamed place",
            precision,
            self.country(),
            lat=lat,
            lon=lon,
        )

    def country(self) -> str | None:
        """The country's code; UCDP adds former names in brackets ("Yemen (North Yemen)")."""
        return self.countries.get(self.cell("country").partition(" (")[0])

    def killed(self) -> Count | None:
        low, best, high = (_number(self.cell(end)) for end in ("low", "best", "high"))
        if best is None:
            return None
        ends = sorted(int(end) for end in (low, best, high) if end is not None)
        return Count(ends[0], min(max(int(best), ends[0]), ends[-1]), ends[-1])

    def event_type(self) -> str:
        own = self.layout["types"].get(self.cell("type_column").split(".")[0])
        return str(own or _by_sub_event().get(self.cell("type_column"), OTHER))


def _reading(key: str, number: int, attribute: str, value: Value, span: Span, mention: str) -> Reading:
    claim = Claim(content_id(key, number), mention, attribute, span, span, Certainty.REPORTED)
    return Reading(claim, Resolution(claim.id, value, "a cell of the file"))


def _actor(name: str, register: Register) -> Actor:
    """The actor that the register knows by the name, else the name with a kind that its words tell."""
    known = register.find(name)
    if known:
        entry = register.entry(known[0].actor_id)
        return Actor(name, entry.kind, entry.name, entry.id)
    kind = next((kind for word, kind in vocabulary()["kinds"].items() if word in name.casefold()), "armed group")
    return Actor(name, kind)


def _day(row: Mapping[str, str], layout: Mapping[str, Any]) -> DateRange | None:
    first, last = (_date(row.get(layout[end]) or "") for end in ("first_day", "last_day"))
    if first is None or last is None or last < first:
        return None
    spread = SPANS.get((row.get(layout["span_column"] or "") or "").strip(), 0)
    first, last = first - timedelta(days=spread), last + timedelta(days=spread)
    return DateRange(first, last, DatePrecision.DAY if first == last else DatePrecision.RANGE)


def _date(words: str) -> date | None:
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(words.strip(), form).date()
        except ValueError:
            continue
    return None


def _number(words: str) -> float | None:
    try:
        return float(words)
    except ValueError:
        return None


@cache
def _by_sub_event() -> dict[str, str]:
    """Our event types by ACLED's sub-event types; of several the first of the codebook."""
    found: dict[str, str] = {}
    for code, event in load().event_types.items():
        if event.crosswalk.acled:
            found.setdefault(event.crosswalk.acled[1], code)
    return found


@cache
def vocabulary() -> dict[str, dict[str, Any]]:
    """Return the layouts by name, and kinds of actors by a word of their names."""
    return dict(yaml.safe_load(files(__package__).joinpath("layouts.yaml").read_text(encoding="utf-8")))
