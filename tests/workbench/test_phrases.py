"""Everything that Testigo says in running text can be said in Spanish too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from fastapi.testclient import TestClient

from testigo.api.wording import phrases, turned
from testigo.exports import records
from testigo.model import Coding
from testigo.web.saying import Speech

SOURCE = Path(str(files("testigo")))
TOLD = {"InputError", "ProblemError", "UnknownError", "StaleError", "ServiceError", "Issue", "problem"}
TYPED, VALUES = SOURCE / "model" / "values.py", {"IntegrityError"}  # what a person typed is no value
MET = (
    *(
        "api",
        "model/values.py",
        "reading",
        "store/coded.py",
        "pipeline/cells.py",
        "pipeline/deciding.py",
        "pipeline/intake.py",
    ),
    *(f"sources/{name}.py" for name in ("files", "lines", "mailboxes", "captured", "wacz", "warc")),
)


def messages() -> Iterator[str]:
    """Yield what a person can be told of a document or of what they asked for, with {} for what is filled in."""
    for path in MET:
        for file in sorted((SOURCE / path).rglob("*.py")) or [SOURCE / path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (VALUES if file == TYPED else TOLD):
                    yield from (text for each in node.args if " " in (text := written(each)))


def written(node: ast.expr) -> str:
    """Return the text of a literal."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def untold(text: str) -> list[str]:
    """Return the parts of a text that stay as they are in Spanish."""
    return [part for part in text.split("; ") if turned(part, "es") == part]


def test_every_trouble_and_refusal_is_said_in_spanish() -> None:
    told = set(messages())
    assert len(told) > 60  # the search finds them
    assert {each: missing for each in told if (missing := untold(each.replace("{}", "7")))} == {}


def test_every_reason_of_the_examples_is_said_in_spanish(examples: Coding) -> None:
    reasons = {reading.resolution.reason for account in examples.accounts.values() for reading in account.readings}
    reasons |= {each.reason for record in records(examples) for each in record.evidence if each.reason}
    assert {each: missing for each in reasons if (missing := untold(each))} == {}


def test_every_reason_of_linkage_is_said_in_spanish() -> None:
    weights = yaml.safe_load((SOURCE / "linkage" / "weights.yaml").read_text(encoding="utf-8"))
    rows = [row for part in weights.values() if isinstance(part, dict) for row in part.values()]
    says = [row["says"].format(value="0.61") for row in rows if isinstance(row, dict) and "says" in row]
    assert len(says) > 20
    for each in says:
        because = Speech("es").because([f"{each} (+1.2)"])
        assert because.endswith(" (+1.2)")
        assert not because.startswith(each)


def test_what_is_filled_in_is_said_too_and_names_stay() -> None:
    assert turned("the latest Sunday seen from 2024-03-05", "es") == "domingo (el último) visto desde el 2024-03-05"
    assert turned("Los Lobos", "es") == "Los Lobos"
    assert turned("there is no such day", "en") == "there is no such day"
    assert turned("there is no such day", "fr") == "there is no such day"


def test_one_is_said_as_one() -> None:
    speech = Speech("es")
    assert (speech.t("killed_n", n=1), speech.t("killed_n", n=2)) == ("1 muerto", "2 muertos")
    assert speech.doubt("toll", "1") == "1 muerto"
    assert speech.t("found", n=1) == "1 hecho"


def test_translations_take_as_many_parts_as_there_are() -> None:
    for said, told in phrases()["es"].items():
        assert "{" not in told.format(*"abcdefg"[: said.count("{}")])


@pytest.mark.parametrize(
    ("path", "es"),
    [
        ("/api/v1/incidents?killed=no", "killed: debe ser un número entero"),
        ("/api/v1/incidents?since=yesterday", "since: debe ser una fecha, como 2023-03-12"),
        ("/api/v1/incidents?box=1", "box: se necesitan cuatro números: oeste,sur,este,norte"),
        ("/api/v1/incidents/none", "no existe el hecho 'none'"),
    ],
)
def test_errors_come_in_the_language_of_whoever_asks(local: TestClient, path: str, es: str) -> None:
    assert local.get(path, headers={"Accept-Language": "es-MX,es;q=0.9"}).json()["detail"] == es
    assert local.get(path, headers={"Accept-Language": "de"}).json()["detail"] != es
