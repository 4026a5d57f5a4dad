"""A killed server loses nothing that was answered with success."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx

from benchmarks.workbench import start
from testigo.store import open_store

API = "/api/v1"


def test_what_was_answered_is_kept_whatever_happens_next(coded_examples: Path, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    shutil.copy(coded_examples, path)
    process, url = start(str(path))
    actions = []
    with httpx.Client(base_url=url, timeout=60) as client:
        for one in client.get(f"{API}/incidents?limit=5").json()["items"]:
            headers = {"If-Match": one["version"]}
            actions.append(
                client.post(f"{API}/incidents/{one['id']}/accept", json={}, headers=headers).json()["action"]
            )
        text = "Hombres armados mataron a tres policías en Tame, Arauca, el martes 7 de marzo de 2023."
        assert client.post(f"{API}/reports", json={"text": text}).status_code == 202
    process.kill()
    process.wait()
    with open_store(str(path)) as store:
        assert set(actions) <= {each.action for each in store.decisions()}
        assert any("pasted" in each.origin for each in store.captures())
    process, url = start(str(path))
    states = [each["state"] for each in httpx.get(f"{url}{API}/incidents?limit=5", timeout=60).json()["items"]]
    process.terminate()
    process.wait(30)
    assert states == ["assessed"] * 5
