"""Atom (RFC 4287) with GeoRSS points: incidents as a feed that readers can follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from testigo.exports.cap import headline
from testigo.exports.edition import Edition, uuid_of
from testigo.exports.narrative import narrative
from testigo.exports.quotes import quotes
from testigo.exports.record import IncidentRecord
from testigo.exports.report import ExportReport
from testigo.exports.xml import add, as_text

ATOM, GEORSS = "http://www.w3.org/2005/Atom", "http://www.georss.org/georss"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``id`` is a URI that never changes, ``point`` latitude and longitude in degrees of WGS 84."""

    id: str
    title: str
    updated: datetime
    summary: str
    content: str = ""
    links: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    categories: tuple[str, ...] = ()


def atom_feed(entries: Iterable[Entry], *, id: str, title: str, updated: datetime, author: str = "Testigo") -> str:  # noqa: A002
    """Return the feed as XML. ``id`` is the feed's URI, which never changes."""
    feed = Element("feed", {"xmlns": ATOM, "xmlns:georss": GEORSS})
    add(feed, "id", id)
    add(feed, "title", title)
    add(feed, "updated", _time(updated))
    add(SubElement(feed, "author"), "name", author)
    for entry in entries:
        _entry(feed, entry)
    return as_text(feed)


def entry_of(record: IncidentRecord, updated: datetime) -> Entry:
    """Return the entry of an incident: its sentence, its reports as links, its place as a point."""
    place = record.place
    return Entry(
        id=uuid_of("incident", record.id).urn,
        title=headline(record),
        updated=updated,
        summary=narrative(record),
        content="\n".join(quote.line for quote in quotes(record)),
        links=tuple(report.url for report in record.reports if report.url),
        point=(place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None,
        categories=(record.event_type, record.status, record.certainty),
    )


def write_atom(edition: Edition, out: TextIO) -> ExportReport:
    """Write a feed of all incidents, as they stand when the edition is made."""
    entries = [entry_of(record, edition.made) for record in edition.records]
    feed = uuid_of("feed", edition.profile).urn
    out.write(atom_feed(entries, id=feed, title="Incidents of armed violence", updated=edition.made))
    return ExportReport(rows=len(entries))


def _entry(feed: Element, entry: Entry) -> None:
    element = SubElement(feed, "entry")
    add(element, "id", entry.id)
    add(element, "title", entry.title)
    add(element, "updated", _time(entry.updated))
    add(element, "summary", entry.summary)
    add(element, "content", entry.content, type="text")
    for link in entry.links:
        SubElement(element, "link", {"rel": "via", "href": link})
    for term in entry.categories:
        SubElement(element, "category", {"term": term})
    if entry.point:
        add(element, "georss:point", f"{entry.point[0]} {entry.point[1]}")


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
