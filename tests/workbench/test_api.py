"""The API a script uses: filters, pages, ETags, decisions, and one shape for every error."""

from __future__ import annotations

import time
from typing import Any

import pytest
from fastapi.testclient import TestClient

from testigo.exports import formats

API = "/api/v1"


def everything(client: TestClient, query: str = "", limit: int = 30) -> list[dict[str, Any]]:
    found, cursor = [], ""
    while True:
        page = client.get(f"{API}/incidents?limit={limit}&cursor={cursor}&{query}").json()
        found += page["items"]
        if not page["next"]:
            return found
        cursor = page["next"]


def problem(answer: Any) -> dict[str, Any]:
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["detail"]
    return told


def test_pages_hold_each_incident_once_in_every_order(local: TestClient) -> None:
    every = everything(local)
    assert len({each["id"] for each in every}) == len(every) == local.get(f"{API}/totals").json()["incidents"]
    days = [each["first_day"] or "" for each in every]
    assert days == sorted(days, reverse=True)
    worths = [each["worth"] for each in everything(local, "order=worth", 7)]
    assert worths == sorted(worths, reverse=True)
    assert len(worths) == sum(each["worth"] > 0 for each in every)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("killed=5", lambda each: (each["killed"] or 0) >= 5),
        ("country=mx", lambda each: each["country"] == "MX"),
        ("type=drone_strike&type=massacre", lambda each: each["event_type"] in ("drone_strike", "massacre")),
        ("family=Battles", lambda each: each["family"] == "Battles"),
        ("certainty=confirmed", lambda each: each["certainty"] == "confirmed"),
        ("status=attempted", lambda each: each["status"] == "attempted"),
        ("state=open", lambda each: each["state"] == "open"),
        ("since=2023-01-01", lambda each: (each["first_day"] or "") and (each["last_day"] or "9999") >= "2023-01-01"),
        ("until=2022-12-31", lambda each: (each["first_day"] or "9999") <= "2022-12-31"),
        (
            "box=-120,10,-80,33",
            lambda each: each["lat"] is not None and -120 <= each["lon"] <= -80 and 10 <= each["lat"] <= 33,
        ),
        (
            "box=170,-40,-60,0",
            lambda each: each["lat"] is not None and -40 <= each["lat"] <= 0 and not -60 < each["lon"] < 170,
        ),
    ],
)
def test_a_filter_finds_what_fits_and_nothing_else(local: TestClient, query: str, fits: Any) -> None:
    found = {each["id"] for each in everything(local, query)}
    assert found == {each["id"] for each in everything(local) if fits(each)}
    assert len(found) == local.get(f"{API}/totals?{query}").json()["incidents"]


def test_actors_weapons_and_words_are_found(local: TestClient) -> None:
    [top, *_] = local.get(f"{API}/tallies/actor").json()
    assert len(everything(local, f"actor={top['value']}")) == top["incidents"]
    [weapon, *_] = local.get(f"{API}/tallies/weapon").json()
    assert len(everything(local, f"weapon={weapon['value']}")) == weapon["incidents"]
    assert {each["id"] for each in everything(local, "q=TAM")} >= {
        each["id"] for each in everything(local, "q=Tame moto")
    }
    assert everything(local, "q=Tame moto")
    assert not everything(local, "q=zzzzzz")
    assert everything(local, "q=%22%27)(*:%26") == everything(local)


def test_map_and_timeline_tell_of_the_same_incidents(local: TestClient) -> None:
    totals = local.get(f"{API}/totals").json()
    for step in ("", "?step=0", "?step=5"):
        cells = local.get(f"{API}/map{step}").json()["cells"]
        assert sum(each["incidents"] for each in cells) == totals["incidents"] - totals["without_place"]
    for period in ("year", "month", "day"):
        bars = local.get(f"{API}/timeline?period={period}").json()
        assert sum(each["incidents"] for each in bars) == totals["incidents"]


def test_what_has_not_changed_is_not_sent_again(local: TestClient) -> None:
    first = local.get(f"{API}/incidents")
    again = local.get(f"{API}/incidents", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert local.get(f"{API}/incidents?limit=1", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_a_change_needs_the_version_that_was_seen(local: TestClient) -> None:
    [one, *_] = everything(local, "killed=1")
    path = f"{API}/incidents/{one['id']}/cells/killed"
    body = {"values": [{"low": 7, "best": 7, "high": 7}]}
    assert problem(local.put(path, json=body))["status"] == 428
    seen = local.get(path).headers["etag"]
    assert local.put(path, json=body, headers={"If-Match": seen}).status_code == 200
    told = problem(local.put(path, json=body, headers={"If-Match": seen}))
    assert (told["status"], told["incident"]) == (412, one["id"])
    assert local.get(f"{API}/incidents/{one['id']}").json()["record"]["killed"]["best"] == 7
    [latest, *_] = local.get(f"{API}/incidents/{one['id']}/history").json()
    assert (latest["reviewer"], latest["attribute"], latest["value"]["best"]) == ("ana", "killed", 7)


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("date", {"earliest": "2023-05-06"}),
        ("date", {"earliest": "2023-05-01", "latest": "2023-05-31", "precision": "month"}),
        ("perpetrator", {"actor_id": "cjng", "description": "hombres armados", "kind": "criminal group"}),
        ("perpetrator", {"description": "hombres armados", "kind": "armed group"}),
        ("weapon", "drone"),
        ("damage", "houses burnt"),
        ("event_type", "massacre"),
        ("status", "attempted"),
        ("certainty", "disputed"),
        ("grade", "weak"),
        ("perpetrator", {"description": "hombres", "kind": "armed group", "people": {"low": 4, "best": 4, "high": 4}}),
        ("victim", {"name": "Ana Prueba", "role": "maestra", "age": 40, "fate": "killed"}),
    ],
)
def test_every_kind_of_value_can_be_set(local: TestClient, attribute: str, value: Any) -> None:
    [one, *_] = everything(local)
    path = f"{API}/incidents/{one['id']}/cells/{attribute}"
    headers = {"If-Match": local.get(path).headers["etag"]}
    assert local.put(path, json={"values": [value]}, headers=headers).status_code == 200
    [held] = local.get(path).json()["values"]
    if isinstance(value, dict) and "people" in value:
        held = {**held, "people": held["count"]}
    assert held == value or value.items() <= held.items() or held["latest"] == held["earliest"] == value["earliest"]
    for language in ("en", "es"):
        page = local.get(f"/incidents/{one['id']}?lang={language}")
        assert (page.status_code, f'id="cell-{attribute}"' in page.text) == (200, True)


def test_a_cell_with_several_values_holds_those_given_last(local: TestClient) -> None:
    [one, *_] = everything(local)
    path = f"{API}/incidents/{one['id']}/cells/weapon"
    for values in (["drone", "firearm"], ["grenade"], [], ["drone"]):
        headers = {"If-Match": local.get(path).headers["etag"]}
        assert local.put(path, json={"values": values}, headers=headers).status_code == 200
        assert sorted(local.get(path).json()["values"]) == values


def test_a_place_is_one_of_the_gazetteers(local: TestClient) -> None:
    [one, *_] = everything(local)
    [place, *_] = local.get(f"{API}/places?q=aguililla").json()
    path = f"{API}/incidents/{one['id']}/cells/place"
    headers = {"If-Match": local.get(path).headers["etag"]}
    wrong = {"values": [{"gazetteer_id": "nowhere", "name": "Aguililla"}]}
    assert "gazetteer" in problem(local.put(path, json=wrong, headers=headers))["detail"]
    right = {"values": [{"gazetteer_id": place["gazetteer_id"], "name": place["name"]}]}
    assert local.put(path, json=right, headers=headers).status_code == 200
    assert local.get(f"{API}/incidents/{one['id']}").json()["summary"]["lat"] == place["lat"]


@pytest.mark.parametrize(
    ("attribute", "values"),
    [
        ("killed", [{"low": 5, "best": 2, "high": 9}]),
        ("killed", ["many"]),
        ("victim", ["a name without its parts"]),
        ("status", ["finished"]),
        ("certainty", []),
        ("killed", [{"low": 1}, {"low": 2}]),
        ("weapon", ["a harsh word"]),
        ("perpetrator", [{"actor_id": "nobody", "description": "x", "kind": "criminal group"}]),
        ("date", [{"earliest": "2023-05-06", "latest": "2023-05-01", "precision": "range"}]),
        ("mood", ["sad"]),
    ],
)
def test_what_does_not_fit_the_codebook_is_refused_in_words(local: TestClient, attribute: str, values: Any) -> None:
    [one, *_] = everything(local)
    path = f"{API}/incidents/{one['id']}/cells/{attribute}"
    assert problem(local.put(path, json={"values": values}, headers={"If-Match": "x"}))["status"] == 422


def test_duplicates_come_with_reasons_and_can_be_refused(local: TestClient) -> None:
    [pair, *rest] = local.get(f"{API}/duplicates").json()
    assert pair["reasons"]
    answer = local.post(f"{API}/duplicates/refuse", json={"one": pair["one"]["id"], "other": pair["other"]["id"]})
    assert answer.status_code == 200
    ids = lambda pairs: [(each["one"]["id"], each["other"]["id"]) for each in pairs]  # noqa: E731
    assert ids(local.get(f"{API}/duplicates").json())[: len(rest)] == ids(rest)


def test_merged_incidents_are_found_by_their_old_address(local: TestClient) -> None:
    one, other, *_ = everything(local)
    body = {"others": {other["id"]: other["version"]}}
    merged = local.post(f"{API}/incidents/{one['id']}/merge", json=body, headers={"If-Match": one["version"]}).json()
    [kept] = merged["incidents"]
    gone = ({one["id"], other["id"]} - {kept}).pop()
    answer = local.get(f"{API}/incidents/{gone}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"{API}/incidents/{kept}")
    assert local.get(f"/incidents/{gone}").url.path == f"/incidents/{kept}"


def test_a_text_is_coded_at_once_and_words_are_read(local: TestClient) -> None:
    text = "Hombres armados mataron a tres policías en Tame, Arauca, el martes 7 de marzo de 2023, informó la Policía."
    given = local.post(f"{API}/reports", json={"text": text, "published": "2023-03-12", "title": "Tres policías"})
    assert given.status_code == 202
    [capture] = given.json()["captures"]
    until = time.monotonic() + 60
    while not (told := local.get(f"{API}/arrivals?capture={capture}").json())["linked"]:
        assert time.monotonic() < until
        time.sleep(0.2)
    [incident] = told["incidents"]
    record = local.get(f"{API}/incidents/{incident}").json()["record"]
    assert (record["killed"]["best"], record["place"]["name"]) == (3, "Tame")
    [report] = local.get(f"{API}/incidents/{incident}/reports").json()
    start = report["text"].index("tres policías")
    words = {"report": report["id"], "start": start, "end": start + len("tres policías")}
    read = local.post(f"{API}/readings", json={"attribute": "killed", "words": words}).json()
    assert (read["quote"], read["value"]["best"]) == ("tres policías", 3)


def test_two_readers_agree_by_a_figure(local: TestClient, store: Any) -> None:
    from testigo.pipeline import deciding  # noqa: PLC0415
    from testigo.pipeline.deciding import Reviewer  # noqa: PLC0415

    for one in everything(local, "killed=1"):
        local.post(f"{API}/incidents/{one['id']}/accept", json={}, headers={"If-Match": one["version"]})
        seen = local.get(f"{API}/incidents/{one['id']}").json()["summary"]["version"]
        deciding.accept(store, one["id"], seen, Reviewer("ben", apart=True))
    told = {each["field"]: each for each in local.get(f"{API}/agreement").json()}
    assert told["killed"]["alpha"] == 1
    assert not told["killed"]["disputed"]


@pytest.mark.parametrize("form", formats())
def test_what_is_filtered_can_be_had_in_any_format(local: TestClient, form: str) -> None:
    [deadliest, *_] = sorted(everything(local, "killed=1"), key=lambda each: -each["killed"])
    for profile in ("internal", "public"):
        answer = local.get(f"{API}/downloads/{form}?killed={deadliest['killed']}&profile={profile}")
        assert answer.status_code == 200
        assert "attachment" in answer.headers["content-disposition"]
        assert answer.content


def test_a_file_holds_what_fits_and_the_profile_decides_what_is_taken_out(local: TestClient) -> None:
    path = f"{API}/downloads/jsonl?killed=5&profile="
    own, public = (local.get(path + profile).text.splitlines() for profile in ("internal", "public"))
    assert len(own) == len(everything(local, "killed=5"))
    assert public != own
    assert local.get(path + "nobody").status_code == 422
    assert problem(local.get(f"{API}/downloads/parchment"))["status"] == 404


def test_a_browser_is_told_in_a_page_why_there_is_no_file(local: TestClient) -> None:
    answer = local.get(f"{API}/downloads/parchment", headers={"Accept": "text/html,*/*"})
    assert (answer.status_code, "parchment" in answer.text) == (404, True)
    assert answer.headers["content-type"].startswith("text/html")


def test_actors_are_listed_with_their_relations(local: TestClient) -> None:
    [found, *_] = local.get(f"{API}/actors?q=cjng").json()
    actor = local.get(f"{API}/actors/{found['id']}").json()
    assert actor["relations"]
    assert problem(local.get(f"{API}/actors/nobody"))["status"] == 404


def test_health_and_metrics_answer(local: TestClient) -> None:
    assert local.get("/health").json() == {"status": "up", "linked": True}
    local.get(f"{API}/me")
    assert 'testigo_requests_total{method="GET",status="200"}' in local.get("/metrics").text
