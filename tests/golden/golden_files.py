"""Read the golden expectations and the raw body of the report each one speaks of."""

from __future__ import annotations

import email
import email.policy
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
BLOCKS = r"p|div|li|h\d|ul|article|section|aside|nav|header|footer|main|br|a|button"
EXAMPLES = HERE.parents[1] / "src" / "testigo" / "examples"


def expectations() -> dict[str, dict[str, Any]]:
    """Every expectation by its stem, which is unique over both languages."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(HERE.glob("e[ns]/*.yaml")):
        assert path.stem not in found, f"two expectations are called {path.stem}"
        found[path.stem] = yaml.safe_load(path.read_text(encoding="utf-8")) | {"folder": path.parent.name}
    return found


def clusters() -> list[dict[str, Any]]:
    return yaml.safe_load((HERE / "clusters.yaml").read_text(encoding="utf-8"))


def vocabulary() -> dict[str, list[Any]]:
    return yaml.safe_load((HERE / "vocabulary.yaml").read_text(encoding="utf-8"))


def raw_body(expectation: dict[str, Any]) -> str:
    """The report's text by the simplest reading there is: no reader of ours takes part."""
    path = EXAMPLES / expectation["report"]
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        lines = (json.loads(line) for line in raw.splitlines() if line.strip())
        return next(line["text"] for line in lines if line["id"] == expectation["id"])
    if path.suffix == ".html":
        return strip_tags(raw)
    if path.suffix == ".eml":
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        body = message.get_body(preferencelist=("plain", "html"))
        assert body is not None
        return one_line(body.get_content())
    if path.suffix == ".md":
        return raw.split("\n---\n", 1)[1]
    return raw


def strip_tags(page: str) -> str:
    page = re.sub(r"(?is)<(script|style|head)\b.*?</\1>", " ", page)
    page = re.sub(rf"(?i)</?({BLOCKS})\b[^>]*>", " ", page)
    return one_line(html.unescape(re.sub(r"<[^>]+>", "", page)))


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def quotes(node: Any) -> Iterator[str]:
    """Every value under `quote` or `or_quote`, and every line set apart; null marks a value drawn from the context."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in {"quote", "or_quote"}:
                if value is not None:
                    yield value
            elif key == "apart":
                yield from value
            else:
                yield from quotes(value)
    elif isinstance(node, list):
        for value in node:
            yield from quotes(value)
