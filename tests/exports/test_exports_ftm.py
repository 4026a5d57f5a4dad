"""FollowTheMoney: entities and statements, read by followthemoney itself (``pip install followthemoney`` needs ICU)."""

import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from testigo.exports import Edition, export
from testigo.model import Coding

ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed: it needs the libraries of ICU")

MADE = datetime(2025, 7, 1, 12, 30, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def edition(coding: Coding) -> Edition:
    return Edition.of(coding, MADE)


def packed(edition: Edition, name: str) -> bytes:
    out = io.BytesIO()
    export(edition, name, out)
    return out.getvalue()


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
            if prop.type is ftm.registry.entity:
                assert value in known, (proxy.id, prop.name)


def test_statements_have_the_keys_of_followthemoney(edition: Edition) -> None:
    from followthemoney.statement import Statement  # noqa: PLC0415
    from followthemoney.statement.serialize import read_csv_statements  # noqa: PLC0415

    read = list(read_csv_statements(io.BytesIO(packed(edition, "ftm-statements"))))
    assert len(read) > 100
    for one in read:
        assert one.id == Statement.make_key(one.dataset, one.entity_id, one.prop, one.value, one.external)
        assert one.prop_type == ftm.model[one.schema].properties[one.prop].type.name
