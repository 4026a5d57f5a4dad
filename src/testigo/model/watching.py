"""What watching leaves behind: visits to sources, fetches of addresses, alerts and their deliveries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class VisitOutcome(StrEnum):
    """What a look at a source's list gave."""

    LISTED = "listed"
    UNCHANGED = "unchanged"  # the server said that nothing is new
    FAILED = "failed"


class FetchOutcome(StrEnum):
    """What a try to take a page gave. All but FAILED settle the address until it is checked again."""

    CAPTURED = "captured"
    UNCHANGED = "unchanged"
    GONE = "gone"  # the server says there is no such page (any more)
    REFUSED = "refused"  # we do not take it: robots.txt, an unsafe address, too large
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Visit:
    """A look at a source's list; ``found`` addresses stood in it, ``fresh`` of them never seen before."""

    source: str
    at: datetime
    outcome: VisitOutcome
    found: int = 0
    fresh: int = 0
    etag: str | None = None
    last_modified: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fetch:
    """A try to take a page; ``etag`` and ``last_modified`` are what the server asks to be given back."""

    address: str
    at: datetime
    outcome: FetchOutcome
    sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """An address that a source listed, and how it stands: ``last`` is its latest fetch, if any."""

    address: str
    source: str
    found_at: datetime
    last: Fetch | None
    failures: int = 0  # in a row, up to the latest fetch
    captured: int = 0  # fetches that gave a capture or found it unchanged


class AlertMessage(StrEnum):
    """What an alert says of its incident, as the Common Alerting Protocol names it."""

    ALERT = "alert"
    UPDATE = "update"  # it is held to be otherwise than an earlier alert told
    CANCEL = "cancel"  # it is held no more


@dataclass(frozen=True, slots=True)
class Alert:
    """An incident that a rule of the user matched, or what became of it since.

    ``record`` is the incident as it was then and as it may leave, as JSON; ``told`` what it was held to be, by name;
    ``about`` the id of the alert that this one updates or cancels.
    """

    id: str
    rule: str
    incident_id: str
    raised_at: datetime
    reason: str
    record: str
    message: AlertMessage = AlertMessage.ALERT
    about: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A try to send an alert through a channel."""

    alert_id: str
    channel: str
    at: datetime
    delivered: bool
    note: str = ""
