"""The documentation is true: its code runs, its links lead somewhere, its commands exist."""

from __future__ import annotations

import ast
import doctest
import json
import re
from pathlib import Path

import pytest
from typer.main import get_command

from testigo import pipeline
from testigo.cli import app
from testigo.exports import formats
from testigo.store import open_store
from tests.example_reports import EXAMPLES

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("src/**/*.md")])
OPENED = ("aguililla-mina-diario.md", "aguililla-mine-wire.md", "biu-market-wire.md", "tame-eln-atribucion.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def blocks(page: Path, language: str) -> list[str]:
    return [code for kind, code in BLOCK.findall(page.read_text(encoding="utf-8")) if kind == language]


@pytest.mark.parametrize(("name", "least"), [("tour.md", 20), ("where-and-when.md", 10)])
def test_the_examples_run(name: str, least: int) -> None:
    page = ROOT / "docs" / name
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks(page, "python")), {}, name, str(page), 0)
    assert len(examples.examples) > least
    said: list[str] = []
    results = doctest.DocTestRunner().run(examples, out=said.append)
    assert results.failed == 0, "".join(said)


@pytest.fixture(scope="module")
def database(coder: pipeline.Coder, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The database that the page of exports and the notebook open: four of the example reports."""
    path = tmp_path_factory.mktemp("docs") / "mine.db"
    with open_store(str(path)) as store:
        pipeline.code([EXAMPLES / name for name in OPENED], store, coder)
    return str(path)


def test_the_page_of_exports_runs(database: str) -> None:
    page = ROOT / "docs" / "exports.md"
    code = "\n".join(blocks(page, "python"))
    examples = doctest.DocTestParser().get_doctest(code, {"database": database}, page.name, str(page), 0)
    assert len(examples.examples) > 8
    said: list[str] = []
    assert doctest.DocTestRunner().run(examples, out=said.append).failed == 0, "".join(said)


def test_the_notebook_runs_and_shows_what_it_says(database: str) -> None:
    notebook = json.loads((ROOT / "docs" / "incidents.ipynb").read_text(encoding="utf-8"))
    names: dict[str, object] = {"database": database}
    shown = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            *before, last = ast.parse("".join(cell["source"])).body
            exec(compile(ast.Module(before, []), "cell", "exec"), names)
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
                assert repr(value) == "".join(cell["outputs"][0]["data"]["text/plain"])
                shown += 1
            else:
                exec(compile(ast.Module([last], []), "cell", "exec"), names)
    assert shown >= 4


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert not [target for target in targets if not (page.parent / target).exists()]


def test_the_commands_of_the_readme_exist() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    shown = [line for code in blocks(ROOT / "README.md", "sh") for line in code.splitlines() if "testigo " in line]
    assert len(shown) >= 3
    for line in shown:
        name, *words = line.split("#")[0].partition("testigo ")[2].split()
        options = {
            option for parameter in commands[name].params for option in parameter.opts + parameter.secondary_opts
        }
        assert {word for word in words if word.startswith("-")} <= options


def test_every_format_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [name for name in formats() if f"`{name}`" not in text]


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"make (\w+)", "\n".join(blocks(ROOT / "README.md", "sh")))
    assert {"run", "test", "check"} <= set(named)
    assert not [name for name in named if not re.search(rf"^{name}:", makefile, re.MULTILINE)]
