"""The page: one HTML file that shows incidents on a map, over time and beside the words they rest on.

The file holds everything it needs and asks the network for nothing, which its own content policy enforces:
scripts and styles are allowed by their hash alone. Reports' words are data in it, never markup.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template
from typing import Any, TextIO

import yaml

from testigo.codebook import load
from testigo.exports.edition import Edition
from testigo.exports.report import ExportReport
from testigo.model import Report

IMPORT = re.compile(r'^import \{(?P<names>[^}]*)\} from "\./(?P<module>\w+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?P<rest>(?:async )?(?:function|const) (?P<name>\w+))", re.MULTILINE)
COMMENT = re.compile(r"/\*\*.*?\*/\s?", re.DOTALL)


def write_page(edition: Edition, out: TextIO) -> ExportReport:
    """Write the page. Reports that no incident rests on are not in it."""
    style, script = _asset("style.css").read_text(encoding="utf-8"), bundled()
    page = Template(_asset("template.html").read_text(encoding="utf-8"))
    parts = {
        "policy": policy(script, style),
        "style": style,
        "script": script,
        "payload": as_data(payload(edition)),
        "outlines": outlines(),
    }
    out.write(page.substitute(parts))
    return ExportReport(rows=len(edition.records))


def payload(edition: Edition) -> dict[str, Any]:
    """Return what the page shows: records, the reports they rest on, names of codes, words of the interface."""
    return {
        "incidents": [record.model_dump(mode="json") for record in edition.records],
        "reports": {key: report_data(report) for key, report in edition.reports.items()},
        "names": names(),
        "words": yaml.safe_load(_asset("words.yaml").read_text(encoding="utf-8")),
    }


def report_data(report: Report) -> dict[str, str | None]:
    """Return a report as the page shows it, its text whole."""
    published = report.published.date if report.published else None
    day = published.earliest if published and published.earliest == published.latest else None
    return {
        "id": report.id,
        "title": report.heading,
        "url": report.url,
        "source": report.source,
        "published": str(day) if day else None,
        "language": report.language,
        "text": report.text,
    }


def names() -> dict[str, dict[str, dict[str, str]]]:
    """Return the codebook's names by list, code and language."""
    codebook = load()
    kinds = ("event_types", "attributes", "weapons", "actor_kinds")
    named = (*kinds, "certainties", "statuses", "tellings", "grades", "clarities")
    lists = {name: {code: dict(entry.name) for code, entry in getattr(codebook, name).items()} for name in named}
    return lists | {"rules": {code: dict(rule.text) for code, rule in codebook.rules.items()}}


def as_data(value: object) -> str:
    """Return JSON that can stand in a script element: no word in it can end the element or begin another."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def outlines() -> str:
    """Return the outlines as JSON, or "null" where they were not built: the map then shows a plain grid."""
    built = files("testigo.exports").joinpath("outlines.json")
    return as_data(json.loads(built.read_text(encoding="utf-8"))) if built.is_file() else "null"


@cache
def bundled() -> str:
    """Return all modules as one: each a function that returns what it exports, so that names do not meet."""
    return "\n".join(_wrapped(name) for name in _ordered("main"))


def _ordered(name: str, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return a module after all that it imports, each once."""
    for match in IMPORT.finditer(_source(name)):
        if match["module"] not in before:
            before = _ordered(match["module"], before)
    return (*before, name)


def _source(name: str) -> str:
    return _asset("js").joinpath(f"{name}.js").read_text(encoding="utf-8")


def _wrapped(name: str) -> str:
    source = _source(name)
    exported = [match["name"] for match in EXPORT.finditer(source)]
    source = IMPORT.sub(lambda match: f"const {{{match['names']}}} = in_{match['module']};", source)
    source = COMMENT.sub("", EXPORT.sub(lambda match: match["rest"], source)).strip()
    return f"const in_{name} = (() => {{\n{source}\nreturn {{ {', '.join(exported)} }};\n}})();"


def policy(script: str, style: str) -> str:
    """Return the content policy: nothing but this script and this style, nothing from anywhere."""
    return "; ".join(_directives(script, style))


def _directives(script: str, style: str) -> Iterator[str]:
    yield "default-src 'none'"
    yield f"script-src {_hash(script)}"
    yield f"style-src {_hash(style)}"
    yield "base-uri 'none'"
    yield "form-action 'none'"
    yield "require-trusted-types-for 'script'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> Traversable:
    return files("testigo.exports").joinpath("page", name)
