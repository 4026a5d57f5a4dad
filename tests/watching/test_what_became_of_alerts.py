"""Whoever was told of an incident is told when it is held otherwise, or no more: by CAP, webhook, e-mail and feed."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import feedparser
import pytest
from aiosmtpd.controller import Controller
from capparselib.parsers import CAPParser
from newsrooms import Room, run

from testigo import pipeline
from testigo.model import Act, AlertMessage, Capture, Decision, digest
from testigo.store import Store, open_store
from tests.attack_pages import BOMB, FIVE, PAGE

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
THREE = FIVE.replace("five", "three")
BACK = f"This article has been retracted. It said: {FIVE}"
SHELTER = (
    "Gunmen shot at a shelter for women on Monday in El Cobano, in Aguililla, Michoacán, and killed two, police said."
)
NAMED = "Gunmen killed the farmer Rosaura Quintanilla and four others on Monday in Aguililla, Michoacán, police said."
RULES = """profile: {profile}
channels:
  desk: {{webhook: "{hook}"}}
  feed: {{atom: "{folder}/alerts.xml"}}
  warnings: {{cap: "{folder}/cap", sender: testigo@example.org, to: [desk@example.org]}}
  editors: {{email: [editor@example.org, ana@example.org], server: "{mail}", sender: testigo@example.org}}
rules: [{{name: Killings, toll: {{killed: 2}}, send: [desk, feed, warnings, editors]}}]
"""


class Mailbox:
    """A mail server's inbox: whom a message came for, and the message."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], Message]] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:  # noqa: N802
        self.taken.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
        return "250 taken"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield box, f"127.0.0.1:{port}"
    finally:
        server.stop()


class Watched:
    """A database that is watched without sources: pages are taken in by hand."""

    def __init__(self, room: Room, store: Store, coder: pipeline.Coder, mail: str) -> None:
        self.room, self.store, self.coder, self.mail = room, store, coder, mail
        self.orders("partners")

    def orders(self, profile: str) -> None:
        told = RULES.format(hook=self.room.hook.root, folder=self.room.folder, mail=self.mail, profile=profile)
        (self.room.folder / "rules.yaml").write_text(told, encoding="utf-8")

    def take(self, lead: str, day: int, page: str = "attack", title: str = "Attack at the market") -> None:
        data = PAGE.format(title=title, lead=lead).encode()
        at = NOON + timedelta(days=day)
        address = f"https://diario.example/{page}"
        self.store.add_capture(Capture(digest(data), "text/html", address, at, len(data)), data)
        self.look()

    def look(self) -> None:
        run(self.room.watcher(self.store, self.coder, clock=lambda: NOON))

    def decide(self, act: Act, *subjects: str) -> None:
        self.store.add_decision(Decision(f"d-{act}", act, subjects, "Ana", NOON))
        self.look()

    def messages(self) -> list[AlertMessage]:
        return [alert.message for alert in self.store.watching.alerts()]

    def cap(self) -> list[Any]:
        """What the folder of CAP holds, in the order of the alerts, as a reader of CAP takes it."""
        paths = (self.room.folder / "cap" / f"{alert.id}.xml" for alert in self.store.watching.alerts())
        return [CAPParser(path.read_text(encoding="utf-8")).as_dict()[0] for path in paths]


@pytest.fixture
def watched(
    room: Callable[..., Room], coder: pipeline.Coder, tmp_path: Path, mailbox: tuple[Mailbox, str]
) -> Iterator[Watched]:
    empty = room(0, 0)
    (tmp_path / "cards").mkdir(exist_ok=True)
    with open_store(str(tmp_path / "w.db")) as store:
        yield Watched(empty, store, coder, mailbox[1])


def reference(cap: Any) -> str:
    return f"{cap['cap_sender']},{cap['cap_id']},{cap['cap_sent']}"


def test_a_toll_that_changed_is_an_update_and_a_retraction_a_cancellation(
    watched: Watched, mailbox: tuple[Mailbox, str]
) -> None:
    watched.take(FIVE, 0)
    watched.take(THREE, 1)
    watched.look()
    watched.take(BACK, 2)
    first, second, third = watched.store.watching.alerts()
    assert [each.message for each in (first, second, third)] == ["alert", "update", "cancel"]
    assert (second.about, third.about) == (first.id, second.id)
    assert "killed: 3, was 5" in second.reason
    assert "its reports were retracted" in third.reason
    told, changed, taken_back = watched.cap()
    assert [each["cap_message_type"] for each in (told, changed, taken_back)] == ["Alert", "Update", "Cancel"]
    assert changed["cap_references"] == reference(told)
    assert taken_back["cap_references"] == f"{reference(told)} {reference(changed)}"
    assert {each["cap_status"] for each in (told, changed, taken_back)} == {"Test"}
    letters = [letter for _, letter in mailbox[0].taken]
    assert [letter["Subject"].split(":")[0] for letter in letters] == [
        "[Test] Killings",
        "[Test] Updated",
        "[Test] Cancelled",
    ]
    assert letters[2]["References"].split() == [letters[0]["Message-ID"], letters[1]["Message-ID"]]
    assert letters[2]["In-Reply-To"] == letters[1]["Message-ID"]
    assert "its reports were retracted" in str(letters[2].get_payload(decode=True), "utf-8")
    assert [watched.room.hook.taken[each.id]["message"] for each in (first, second, third)] == watched.messages()
    feed = feedparser.parse((watched.room.folder / "alerts.xml").read_text(encoding="utf-8"))
    assert [entry.title.split(":")[0] for entry in feed.entries] == ["[Test] Cancelled"]


def test_what_does_not_change_the_incident_is_not_told_again(watched: Watched) -> None:
    watched.take(FIVE, 0)
    watched.take(FIVE.replace("the state prosecutor said", "said the state prosecutor"), 1)
    watched.look()
    assert watched.messages() == ["alert"]


def test_of_two_alerts_whose_incidents_are_one_the_other_is_cancelled(watched: Watched) -> None:
    watched.take(FIVE, 0)
    watched.take(BOMB, 0, "other", "Bomb in Tecate")
    one, other = (incident.account_ids[0] for incident in pipeline.believe(watched.store).incidents)
    watched.decide(Act.SAME, one, other)
    alerts = list(watched.store.watching.alerts())
    cancelled = [alert for alert in alerts if alert.message is AlertMessage.CANCEL]
    assert [alert.message for alert in alerts[:2]] == ["alert", "alert"]
    assert len(cancelled) == 1
    kept = next(alert for alert in alerts[:2] if alert.id != cancelled[0].about)
    assert kept.id in cancelled[0].reason
    number = len(alerts)
    watched.look()
    assert len(watched.messages()) == number


def test_what_a_person_rejects_is_cancelled_and_stays_so(watched: Watched) -> None:
    watched.take(FIVE, 0)
    (incident,) = pipeline.believe(watched.store).incidents
    watched.decide(Act.REJECT, *incident.account_ids)
    assert watched.messages() == ["alert", "cancel"]
    watched.take(BACK, 1)
    assert watched.messages() == ["alert", "cancel"]


def test_a_cancelled_alert_whose_page_came_back_is_updated(watched: Watched) -> None:
    watched.take(FIVE, 0)
    watched.take(BACK, 1)
    watched.take(THREE, 2)
    assert watched.messages() == ["alert", "cancel", "update"]
    assert "it is held again" in list(watched.store.watching.alerts())[-1].reason


def test_the_public_is_told_what_became_of_what_it_was_told(watched: Watched) -> None:
    watched.take(FIVE, 0)
    watched.take(THREE, 1)
    watched.take(BACK, 2)
    first, _, third = watched.store.watching.alerts()
    for alert in (first, third):
        watched.store.watching.approve(alert.id, "Ana", NOON)
    watched.look()
    told, taken_back = (
        CAPParser((watched.room.folder / "cap" / f"{alert.id}-actual.xml").read_text(encoding="utf-8")).as_dict()[0]
        for alert in (first, third)
    )
    assert (taken_back["cap_status"], taken_back["cap_message_type"]) == ("Actual", "Cancel")
    assert taken_back["cap_references"] == reference(told)


def test_alerts_leave_by_a_profile_that_takes_out_names(watched: Watched, mailbox: tuple[Mailbox, str]) -> None:
    watched.take(NAMED, 0)
    sent = [str(watched.room.hook.taken), *(letter.as_string() for _, letter in mailbox[0].taken)]
    sent += [path.read_text(encoding="utf-8") for path in watched.room.folder.rglob("*.xml")]
    assert len(sent) == 4
    assert mailbox[0].taken[0][0] == ["editor@example.org", "ana@example.org"]
    assert not [words for words in sent if "Quintanilla" in words]


@pytest.mark.parametrize(("at_a_shelter", "told"), [(True, "within 60 km"), (False, "km away")])
def test_the_reason_of_an_alert_gives_no_place_that_the_profile_blurs(
    watched: Watched, at_a_shelter: bool, told: str
) -> None:
    rules = watched.room.folder / "rules.yaml"
    near = "near: {lat: 18.72, lon: -102.81, km: 60}"
    rules.write_text(rules.read_text(encoding="utf-8").replace("toll: {killed: 2}", near), encoding="utf-8")
    watched.take(SHELTER if at_a_shelter else SHELTER.replace("a shelter for women", "a bar"), 0)
    (alert,) = watched.store.watching.alerts()
    assert told in alert.reason
    assert ("El Cobano" in alert.record) != at_a_shelter


def test_names_are_told_only_where_the_profile_says_so(watched: Watched) -> None:
    watched.orders("internal")
    watched.take(NAMED, 0)
    assert "Quintanilla" in str(watched.room.hook.taken)
