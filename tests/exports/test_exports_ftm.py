"""FollowTheMoney: entities and statements, read by followthemoney itself."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from made import packed

from testigo.exports import Edition

ftm = pytest.importorskip("followthemoney", reason="pip install --no-deps -r packaging/followthemoney.txt")
statements = pytest.importorskip("followthemoney.statement.serialize")


def test_ftm_validate_takes_the_entities(edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "entities.json"
    path.write_bytes(packed(edition, "ftm"))
    command = [str(Path(sys.executable).with_name("ftm")), "validate", "-i", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(path.read_text(encoding="utf-8").splitlines())


def test_no_value_is_lost_to_the_model(edition: Edition) -> None:
    for line in packed(edition, "ftm").decode().splitlines():
        data = json.loads(line)
        proxy = ftm.model.get_proxy(data)
        for name, values in data["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (data["id"], name)


def test_references_lead_to_entities(edition: Edition) -> None:
    proxies = [ftm.model.get_proxy(json.loads(line)) for line in packed(edition, "ftm").decode().splitlines()]
    known = {proxy.id for proxy in proxies}
    assert len(known) == len(proxies)
    for proxy in proxies:
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in known, (proxy.id, prop.name)


def test_statements_have_the_keys_of_followthemoney(edition: Edition) -> None:
    read = list(statements.read_csv_statements(io.BytesIO(packed(edition, "ftm-statements"))))
    assert len(read) > 100
    for one in read:
        key = type(one).make_key(one.dataset, one.entity_id, one.prop, one.value, one.external)
        assert one.id == key


def test_statements_tell_what_the_entities_tell(edition: Edition) -> None:
    rows = list(csv.DictReader(io.StringIO(packed(edition, "ftm-statements").decode(), newline="")))
    told: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        assert row["prop_type"] == ftm.model.get(row["schema"]).get(row["prop"]).type.name
        told.setdefault(row["entity_id"], {}).setdefault(row["prop"], []).append(row["value"])
    entities = [json.loads(line) for line in packed(edition, "ftm").decode().splitlines()]
    assert told == {one["id"]: one["properties"] for one in entities}
