"""CAP 1.2: incidents as one alert of the Common Alerting Protocol, an ``info`` block each.

An alert is an exercise for named addressees until a person says otherwise: see :class:`Envelope`. Days are given
as parameters, because CAP's times have hours and offsets that reports do not tell.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, TextIO
from xml.etree.ElementTree import Element, SubElement

from testigo.exports.countries import country_name
from testigo.exports.edition import Edition, uuid_of
from testigo.exports.narrative import figure, narrative, what
from testigo.exports.quotes import quotes
from testigo.exports.record import IncidentRecord, PlaceRecord
from testigo.exports.report import ExportReport
from testigo.exports.rows import read_vocabulary
from testigo.exports.xml import add, as_text
from testigo.model import ConfigurationError

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
COUNTS = ("killed", "injured", "abducted", "detained", "missing", "displaced")


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sends an alert to whom, and how it is meant.

    ``status`` is one of Actual, Exercise, System, Test, Draft; ``message`` one of Alert, Update, Cancel;
    ``scope`` one of Public, Restricted, Private. ``references`` are the alerts that an update or a cancellation is
    about, each as ``sender,identifier,sent``; ``note`` says why. Private alerts need addressees. Raises
    ConfigurationError.
    """

    sender: str
    sent: datetime
    addresses: tuple[str, ...] = ()
    status: str = "Exercise"
    message: str = "Alert"
    scope: str = "Private"
    references: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if self.scope == "Private" and not self.addresses:
            raise ConfigurationError("a private alert needs addressees: the schema of CAP does not check it")
        if self.message != "Alert" and not self.references:
            raise ConfigurationError(f"an alert of type {self.message} must say which alerts it refers to")
        if any(set(" ,<&") & set(word) for word in (self.sender, *self.addresses)):
            raise ConfigurationError("senders and addressees of CAP hold no spaces, commas, < or &")


def cap_alert(records: Sequence[IncidentRecord], envelope: Envelope, identifier: str) -> str:
    """Return the alert as XML that the schema of CAP 1.2 accepts. ``identifier`` is the sender's, used once."""
    alert = Element("alert", xmlns=NAMESPACE)
    add(alert, "identifier", identifier)
    add(alert, "sender", envelope.sender)
    add(alert, "sent", cap_time(envelope.sent))
    add(alert, "status", envelope.status)
    add(alert, "msgType", envelope.message)
    add(alert, "scope", envelope.scope)
    add(alert, "addresses", " ".join(envelope.addresses))
    add(alert, "note", envelope.note)
    add(alert, "references", " ".join(envelope.references))
    for record in records:
        _info(alert, record)
    return as_text(alert)


def cap_time(moment: datetime) -> str:
    """Return a time as CAP wants it: seconds and an offset in digits, never "Z"."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def write_cap(edition: Edition, out: TextIO) -> ExportReport:
    """Write one alert, marked as an exercise for its sender alone: a person sends the real one."""
    envelope = Envelope("testigo", edition.made, ("testigo",))
    out.write(cap_alert(edition.records, envelope, str(uuid_of("cap", cap_time(edition.made)))))
    return ExportReport(rows=len(edition.records))


def _info(alert: Element, record: IncidentRecord) -> None:
    info = SubElement(alert, "info")
    add(info, "language", "en")
    add(info, "category", "Security")
    add(info, "event", what(record))
    add(info, "urgency", "Past")
    add(info, "severity", severity(record))
    add(info, "certainty", vocabulary()["certainty"][record.certainty])
    add(info, "headline", headline(record))
    add(info, "description", "\n".join([narrative(record), *(quote.line for quote in quotes(record))]))
    add(info, "web", next((report.url for report in record.reports if report.url), None))
    for name, value in parameters(record):
        parameter = SubElement(info, "parameter")
        add(parameter, "valueName", name)
        add(parameter, "value", value)
    _area(info, record.place)


def headline(record: IncidentRecord) -> str:
    """Return what happened and where, short enough for a telephone."""
    place = record.place
    around = (place.name, place.admin1, country_name(place.country)) if place else ()
    known = ", ".join(dict.fromkeys(name for name in around if name))
    event = what(record)
    return f"{event[0].upper()}{event[1:]}: {known or 'place not stated'}"


def severity(record: IncidentRecord) -> str:
    """Return CAP's severity by the killed, else by the injured, else Unknown."""
    known = vocabulary()
    if record.killed is not None:
        reached = [word for least, word in known["severity"] if record.killed.low >= least]
        if reached:
            return str(reached[0])
    return str(known["injured"] if record.injured and record.injured.low else known["unknown"])


def parameters(record: IncidentRecord) -> Iterable[tuple[str, str]]:
    """Yield what CAP has no element for, by name."""
    yield "testigo:incident", record.id
    yield "testigo:event_type", record.event_type
    yield "testigo:status", record.status
    if record.date:
        yield "testigo:earliest", str(record.date.earliest or "")
        yield "testigo:latest", str(record.date.latest or "")
    for name in COUNTS:
        if getattr(record, name) is not None:
            yield f"testigo:{name}", figure(getattr(record, name))


def _area(info: Element, place: PlaceRecord | None) -> None:
    if place is None:
        return
    area = SubElement(info, "area")
    around = (place.name, place.admin2, place.admin1, country_name(place.country))
    add(area, "areaDesc", ", ".join(dict.fromkeys(name for name in around if name)))
    radius = vocabulary()["radius"].get(place.located)
    if radius and place.lat is not None:
        add(area, "circle", f"{place.lat},{place.lon} {radius}")
    if place.country:
        code = SubElement(area, "geocode")
        add(code, "valueName", "ISO 3166-1")
        add(code, "value", place.country)


@cache
def vocabulary() -> dict[str, Any]:
    """Return the words of CAP's enumerations, by ours."""
    return read_vocabulary("cap.yaml")
