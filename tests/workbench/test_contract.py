"""The API does what its OpenAPI description says, whatever it is asked: no server error, no undocumented answer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from testigo.api.bench import Conduct
from testigo.api.limits import Limits, Rate
from testigo.store import open_store
from tests.workbench.conftest import opened

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EVERY = list(HealthCheck)
BOUNDLESS = {kind: Rate(10**9, 10**9) for kind in ("login", "logins", "read", "write", "upload")}


@pytest.fixture(scope="session")
def asked(coded_examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("contract") / "desk.db"
    shutil.copy(coded_examples, path)
    with open_store(str(path)) as store, opened(store, Conduct(limits=Limits(dict(BOUNDLESS)))) as client:
        yield client


def test_every_answer_is_described(asked: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", asked.app)
    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) > 30
    wrong: dict[str, str] = {}
    for operation in operations:

        @settings(
            max_examples=10, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def asking(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)

        try:
            asking()
        except Exception as error:
            wrong[operation.label] = str(error)[:600]
    assert wrong == {}
