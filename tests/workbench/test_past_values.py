"""What was held of an incident before is told by the API and the page, with when and why."""

from __future__ import annotations

import re
from typing import Any

from fastapi.testclient import TestClient

from testigo import pipeline
from testigo.store import Store
from testigo.web.saying import Speech
from tests.workbench.test_learning import coded

API = "/api/v1"
EARLY = (
    "TAME, Colombia (Diario) - Hombres armados mataron a tres policías en Tame, Arauca, el martes 4 de junio de 2024."
)
LATER = (
    "TAME, Colombia (Diario) - La Policía informó que hombres armados mataron a cinco policías en Tame, Arauca, el "
    "martes 4 de junio de 2024. La institución corrigió la cifra de tres muertos que dio primero."
)


def held(client: TestClient, incident_id: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = client.get(f"{API}/incidents/{incident_id}/held").json()
    return told


def test_a_figure_that_later_reports_changed_is_still_told_with_the_reason(local: TestClient) -> None:
    incident_id = coded(local, EARLY)
    [first] = held(local, incident_id)
    assert (first["why"], [each["best"] for each in first["cells"]["killed"]]) == (["first"], [3])
    assert coded(local, LATER) == incident_id
    latest, first_again = held(local, incident_id)
    assert first_again == first
    assert (latest["why"], len(latest["came"])) == (["came"], 1)
    assert [each["best"] for each in latest["cells"]["killed"]] == [5]
    assert latest["at"] > first["at"]
    page = local.get(f"/incidents/{incident_id}?lang=es").text
    cell = page[page.index('id="cell-killed"') :].split("</article>")[0]
    history = cell[cell.index('details class="past"') :]
    shown = re.findall("<strong>(.*?)</strong>", history)
    assert shown == ["5 (de 3 a 5)", "3"]
    assert Speech("es").t("why_came", n=1) in history


def test_every_incident_has_its_first_values_and_a_second_run_adds_nothing(local: TestClient, store: Store) -> None:
    ids = [each["id"] for each in local.get(f"{API}/incidents?limit=100").json()["items"]]
    before = {each: held(local, each) for each in ids[:10]}
    assert all(told[-1]["why"] == ["first"] and "event_type" in told[-1]["cells"] for told in before.values())
    pipeline.believe(store)
    assert {each: held(local, each) for each in ids[:10]} == before


def test_a_merge_notes_what_became_of_the_values(local: TestClient) -> None:
    one, other = local.get(f"{API}/incidents?killed=1").json()["items"][:2]
    local.cookies.clear()
    done = local.post(
        f"{API}/incidents/{one['id']}/merge",
        json={"others": {other["id"]: other["version"]}},
        headers={"If-Match": f'"{one["version"]}"'},
    )
    [living] = done.json()["incidents"]
    [latest, *_] = held(local, living)
    assert latest["why"] == ["came", "decided"]
    assert held(local, living)[-1]["why"] == ["first"]


def test_a_second_reader_is_not_shown_what_was_held(local: TestClient) -> None:
    [one, *_] = local.get(f"{API}/incidents?killed=1").json()["items"]
    whole, apart = (local.get(f"/incidents/{one['id']}{asked}").text for asked in ("", "?apart=true"))
    assert ('class="held"' in whole, 'class="held"' in apart) == (True, False)
