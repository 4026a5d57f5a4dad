"""What a filter offers is what the incidents have, also after somebody has decided."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from testigo.store import Store, finding
from testigo.store.choices import COLUMNS, FACETS, choices
from testigo.store.searching import Filter

API = "/api/v1"


@pytest.mark.parametrize("by", [*COLUMNS, *FACETS])
def test_choices_count_as_tallies_do(store: Store, by: str) -> None:
    with store.desk() as connection:
        told = finding.tally(connection, Filter(), by)
        states = finding.tally(connection, Filter(country="MX"), "admin1")
        found = choices(connection)
    assert found.of(by) == [(each.value, each.incidents) for each in told]
    assert found.of("admin1", "MX") == [(each.value, each.incidents) for each in states]


def test_the_page_counts_anew_after_a_decision(local: TestClient) -> None:
    def offered() -> str:
        [found] = re.findall(r'<option value="open">[^<]*\((\d+)\)', local.get("/?lang=en").text)
        local.cookies.clear()  # a script decides below: a browser would send the page's token
        return str(found)

    before = int(offered())
    [one, *_] = local.get(f"{API}/incidents").json()["items"]
    local.post(f"{API}/incidents/{one['id']}/reject", json={}, headers={"If-Match": one["version"]})
    assert int(offered()) == before - 1
