"""Each filter finds the same incidents on the map, on the timeline, in the list, in the totals and in a download."""

from __future__ import annotations

import json

from fastapi.testclient import TestClient

API = "/api/v1"
FILTERS = (
    "since=2023-06-01", "until=2023-06-01", "type=attack_on_civilians", "family=Battles", "actor=cjng",
    "weapon=firearm", "country=MX", "admin1=Borno", "box=-105,14,-80,30", "killed=5", "certainty=confirmed",
    "status=occurred", "state=open", "q=polic%C3%ADas", "country=CO&killed=1&q=tame",
)  # fmt: skip
ALL = ("state=open", "status=occurred")  # what all the examples are


def ids(client: TestClient, asked: str) -> set[str]:
    return {each["id"] for each in client.get(f"{API}/incidents?limit=200&{asked}").json()["items"]}


def test_a_filter_finds_the_same_everywhere(local: TestClient) -> None:
    every = ids(local, "")
    for asked in FILTERS:
        found = ids(local, asked)
        assert found, asked
        assert asked in ALL or found < every, asked
        totals = local.get(f"{API}/totals?{asked}").json()
        assert totals["incidents"] == len(found), asked
        bars = local.get(f"{API}/timeline?{asked}").json()
        assert sum(bar["incidents"] for bar in bars) == len(found), asked
        marks = local.get(f"{API}/map?{asked}").json()["cells"]
        assert sum(mark["incidents"] for mark in marks) == len(found) - totals["without_place"], asked
        file = local.get(f"{API}/downloads/jsonl?{asked}")
        assert {json.loads(line)["id"] for line in file.text.splitlines()} == found, asked
        for page in (f"/?{asked}", f"/charts?{asked}"):
            assert f"{len(found)} incident" in local.get(page).text, page
