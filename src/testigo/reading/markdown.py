"""Markdown with front matter: the text without its markup, the metadata from the YAML above it."""

import re
from datetime import date
from typing import Any

import yaml

from testigo.model import Capture
from testigo.reading.document import Document, Stated
from testigo.reading.headline import headline
from testigo.reading.text import charset_of, decode, doubts

FIELDS = ("title", "source", "url", "published", "language")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
# What is bounded is so that a text of nothing but brackets or stars is read in a moment too.
_MARKUP = (
    (re.compile(r"<!--(?:[^-]|-(?!->)){0,500}-->"), ""),
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)"), r"\1"),
    (re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=[^\s*_])([^\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_])"), r"\1"),
)


def read_markdown(capture: Capture, data: bytes) -> Document:
    """Read Markdown; front matter that cannot be used is told as trouble, and the text is read all the same."""
    raw = decode(data, charset_of(capture.media_type))
    front = _FRONT.match(raw)
    stated, troubles = _front_matter(front[1]) if front else ({}, [])
    body = raw[front.end() :] if front else raw
    heading = _HEADING.search(body)
    text = _plain(body)
    return Document(
        text,
        title=stated.get("title") or (_plain(heading[1]) if heading else None) or headline(text),
        url=stated.get("url"),
        source=stated.get("source"),
        language=stated.get("language"),
        dates=(Stated(stated["published"], "front matter: published"),) if "published" in stated else (),
        troubles=(*troubles, *doubts(data, charset_of(capture.media_type))),
    )


def _front_matter(block: str) -> tuple[dict[str, str], list[str]]:
    try:
        loaded: Any = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).replace("\n", " ")
        return {}, [f"its front matter is not valid YAML, and was left out ({reason}): correct the lines between ---"]
    if not isinstance(loaded, dict):
        return {}, ["its front matter is not a list of names and values, and was left out: write 'title: ...'"]
    stated, troubles = {}, []
    for name in FIELDS:
        value = loaded.get(name)
        if isinstance(value, str | int | float | date):
            stated[name] = str(value)
        elif value is not None:
            troubles.append(f"'{name}' in its front matter is not plain text, and was left out")
    return stated, troubles


def _plain(body: str) -> str:
    text = _HEADING.sub(r"\1", body)
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return text.strip("\n")
