"""The register as the workbench shows it, and what a team lets it learn from reports."""

from __future__ import annotations

import time
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from testigo.lexicon.actors.entries import RelationKind
from testigo.pipeline import registering
from testigo.store import Store
from testigo.web.saying import Speech
from tests.workbench.conftest import add_users

API = "/api/v1"
TEXT = (
    "TIBÚ, Colombia (Diario) - Hombres de Los Garzos, brazo armado del CJNG, mataron a dos campesinos en Tibú el "
    "martes 4 de junio de 2024, dijo la policía."
)
LATER = (
    "OCAÑA, Colombia (Diario) - Los Garzos mataron a tres policías en Ocaña el viernes 3 de mayo de 2024, dijeron Los "
    "Garzos en un comunicado."
)


def coded(client: TestClient, text: str) -> str:
    """Paste a text; return the incident it tells of once it was coded."""
    [capture] = client.post(f"{API}/reports", json={"text": text, "published": "2024-06-09"}).json()["captures"]
    until = time.monotonic() + 60
    while not (told := client.get(f"{API}/arrivals?capture={capture}").json())["linked"]:
        assert time.monotonic() < until
        time.sleep(0.1)
    [incident] = told["incidents"]
    return str(incident)


def proposed(client: TestClient) -> dict[str, Any]:
    """Return the one proposal: it is looked for once a report is coded."""
    until = time.monotonic() + 30
    while not (found := client.get(f"{API}/proposals").json()):
        assert time.monotonic() < until
        time.sleep(0.1)
    [proposal] = found
    assert isinstance(proposal, dict)
    return proposal


def test_what_is_accepted_is_in_the_register_and_later_reports_are_read_with_it(local: TestClient) -> None:
    coded(local, TEXT)
    proposal = proposed(local)
    assert (proposal["name"], proposal["kind"], proposal["other"]) == ("Los Garzos", "wing_of", "cjng")
    assert "brazo armado del CJNG" in proposal["evidence"][0]["quote"]
    assert "Los Garzos" in local.get("/actors/proposals?lang=es").text
    local.cookies.clear()  # a script goes on: a browser would send the page's token
    done = local.post(f"{API}/proposals/{proposal['id']}", json={"accepted": True})
    assert done.status_code == 200
    assert local.get(f"{API}/proposals").json() == []
    [entry] = local.get(f"{API}/actors?q=garzos").json()
    [relation] = local.get(f"{API}/actors/{entry['id']}").json()["relations"]
    assert (relation["kind"], relation["other"]) == ("wing_of", "cjng")
    assert "brazo de" in local.get(f"/actors/{entry['id']}?lang=es").text
    local.cookies.clear()
    record = local.get(f"{API}/incidents/{coded(local, LATER)}").json()["record"]
    assert entry["id"] in [each["actor_id"] for each in record["perpetrators"]]


def test_what_is_accepted_elsewhere_is_used_by_the_running_server_too(local: TestClient, store: Store) -> None:
    coded(local, TEXT)
    registering.decide(store, registering.in_use(store), proposed(local)["id"], accepted=True, by="eva")
    record = local.get(f"{API}/incidents/{coded(local, LATER)}").json()["record"]
    assert "los_garzos" in [each["actor_id"] for each in record["perpetrators"]]
    assert record["grade"] == {"value": "confirmed", "rule": "admitted"}  # they speak of themselves


def test_a_refused_proposal_is_gone_and_a_second_word_on_it_is_told_so(local: TestClient) -> None:
    coded(local, TEXT)
    path = f"{API}/proposals/{proposed(local)['id']}"
    assert local.post(path, json={"accepted": False}).status_code == 200
    late = local.post(path, json={"accepted": True})
    assert (late.status_code, "does not wait" in late.json()["detail"]) == (409, True)
    assert local.get(f"{API}/actors?q=garzos").json() == []


def test_readers_see_proposals_and_only_reviewers_decide(team: TestClient, store: Store) -> None:
    add_users(store)
    for name, status in (("carl", 403), ("ana", 409)):
        given = {"name": name, "password": "correct horse battery staple"}
        team.post("/login", data={**given, "there": "/"})
        assert team.get(f"{API}/proposals").json() == []
        csrf = team.get("/account").text.partition('name="csrf" content="')[2].partition('"')[0]
        answer = team.post(f"{API}/proposals/x", json={"accepted": True}, headers={"X-CSRF-Token": csrf})
        assert answer.status_code == status
        team.cookies.clear()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_of_relation_has_a_name(language: str) -> None:
    for kind in (*get_args(RelationKind), "also_called"):
        assert Speech(language).t(f"relation_{kind}") != f"relation_{kind}"
