"""A brief for people: map, charts, the incidents of a period and an area, and their sources; as HTML and as PDF."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, BinaryIO, TextIO

from testigo.codebook import load
from testigo.exports.cap import headline
from testigo.exports.countries import country_name
from testigo.exports.dates import MONTHS
from testigo.exports.drawn_map import drawn_map
from testigo.exports.edition import Edition
from testigo.exports.extras import library
from testigo.exports.narrative import figure, narrative
from testigo.exports.quotes import quotes
from testigo.exports.record import IncidentRecord
from testigo.exports.report import ExportReport
from testigo.exports.table import date_in_short
from testigo.exports.templating import templates
from testigo.model import Certainty, Status

MOST_MONTHS = 36  # a longer period is charted by years
MOST_BARS = 10


def write_brief(edition: Edition, out: TextIO) -> ExportReport:
    """Write the brief as one page of HTML that asks the network for nothing."""
    out.write(templates().get_template("brief.html").render(**content(edition)))
    return ExportReport(rows=len(edition.records))


def write_pdf(edition: Edition, out: BinaryIO) -> ExportReport:
    """Write the brief as PDF, A4."""
    page = templates().get_template("brief.html").render(**content(edition))
    out.write(library("weasyprint", "PDF").HTML(string=page).write_pdf())
    return ExportReport(rows=len(edition.records))


def content(edition: Edition) -> dict[str, Any]:
    """Return what the template shows."""
    took_place = [
        one for one in edition.records if one.status is Status.OCCURRED and one.certainty is not Certainty.DENIED
    ]
    return {
        "period": period(edition.records),
        "area": area(edition.records),
        "made": edition.made.date(),
        "profile": edition.profile,
        "withheld": dict(edition.withheld),
        "figures": figures(took_place),
        "map": drawn_map(edition.records),
        "months": bars(by_month(took_place)),
        "types": bars(_large(by_type(took_place), edition.smallest_cell)[:MOST_BARS]),
        "areas": bars(_large(by_area(took_place), edition.smallest_cell)[:MOST_BARS]),
        "smallest": edition.smallest_cell,
        "incidents": [shown(record) for record in edition.records],
    }


def figures(records: Sequence[IncidentRecord]) -> dict[str, str]:
    """Return the figures at the top. Sums are of the least that each incident gives, and say so."""
    killed = [record.killed for record in records if record.killed]
    injured = [record.injured for record in records if record.injured]
    return {
        "incidents that took place": str(len(records)),
        "killed, at least": str(sum(count.low for count in killed)),
        "injured, at least": str(sum(count.low for count in injured)),
        "reports": str(len({report.id for record in records for report in record.reports})),
    }


def period(records: Iterable[IncidentRecord]) -> str:
    """Return the first and the last day that the incidents touch."""
    days = [day for record in records if record.date for day in (record.date.earliest, record.date.latest) if day]
    if not days:
        return "no dated incidents"
    ends = [f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (min(days), max(days))]
    return " to ".join(dict.fromkeys(ends))


def area(records: Iterable[IncidentRecord]) -> str:
    """Return the countries, or the one state of one country, that the incidents lie in."""
    places = [record.place for record in records if record.place]
    countries = Counter(country_name(place.country) for place in places if place.country)
    states = {place.admin1 for place in places}
    if len(countries) == 1 and len(states) == 1 and None not in states:
        return f"{states.pop()}, {next(iter(countries))}"
    named = [name for name, _ in countries.most_common(4) if name]
    more = len(countries) - len(named)
    return ", ".join(named) + (f" and {more} more countries" if more else "") or "no known place"


def by_month(records: Iterable[IncidentRecord]) -> list[tuple[str, int]]:
    """Return incidents by month, or by year where there are many months; those whose date spans more are not in it."""
    days = [record.date for record in records if record.date and record.date.earliest and record.date.latest]
    in_one = [
        one.earliest for one in days if one.earliest and one.latest and _month(one.earliest) == _month(one.latest)
    ]
    months = Counter(map(_month, in_one))
    if not months:
        return []
    first, last = min(months), max(months)
    if (last[0] - first[0]) * 12 + last[1] - first[1] >= MOST_MONTHS:
        years = Counter(year for year, _ in months.elements())
        return [(str(year), years[year]) for year in range(first[0], last[0] + 1)]
    span = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [(f"{number // 12}-{number % 12 + 1:02}", months[number // 12, number % 12 + 1]) for number in span]


def by_type(records: Iterable[IncidentRecord]) -> list[tuple[str, int]]:
    """Return incidents by event type, the most frequent first."""
    names = load().event_types
    found = Counter(names[one.event_type].name["en"] if one.event_type in names else one.event_type for one in records)
    return found.most_common()


def by_area(records: Iterable[IncidentRecord]) -> list[tuple[str, int]]:
    """Return incidents by state, the most frequent first."""
    places = [one.place for one in records if one.place]
    found = Counter(
        ", ".join(filter(None, (place.admin1, country_name(place.country)))) or "not known" for place in places
    )
    return found.most_common()


def bars(counts: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    """Return the bars of a chart, with their length in percent of the longest."""
    longest = max((number for _, number in counts), default=1) or 1
    return [{"name": name, "number": number, "share": round(100 * number / longest, 1)} for name, number in counts]


def _large(counts: Sequence[tuple[str, int]], smallest: int) -> Sequence[tuple[str, int]]:
    """Return the counts that are no smaller than a cell of a table may be."""
    return [(name, number) for name, number in counts if number >= smallest]


def shown(record: IncidentRecord) -> dict[str, Any]:
    """Return an incident as the brief tells it."""
    return {
        "id": record.id,
        "headline": headline(record),
        "told": narrative(record),
        "killed": figure(record.killed),
        "injured": figure(record.injured),
        "certainty": record.certainty,
        "day": date_in_short(record.date).replace("\n", " to ") if record.date else "no day known",
        "quotes": list(quotes(record)),
        "reports": record.reports,
    }


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
