"""Place names found and resolved in news corpora: ``python -m benchmarks places``.

Only texts are read, and for each the domain it came from, as a user knows it of a report; the gold toponyms in the
corpora are not. ``--text-alone`` leaves the domain out.
"""

import argparse
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from testigo.extraction.toponyms import toponyms
from testigo.model import Place
from testigo.protocols import Candidate, Toponym
from testigo.resolution.gazetteer import open_gazetteer
from testigo.resolution.place_homes import source_home
from testigo.resolution.places import resolve_places


@dataclass(frozen=True, slots=True)
class Document:
    """One document with the place names found in it."""

    name: str
    source: str | None
    toponyms: tuple[Toponym, ...]


def main(argv: list[str]) -> int:
    """Write a line for each toponym found; offsets are code points of the document's text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks places")
    parser.add_argument("path", type=Path)
    parser.add_argument("--corpus", choices=("lgl", "trnews", "gwn"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--text-alone", action="store_true", help="leave out what a source's other reports tell")
    options = parser.parse_args(argv)
    documents = list(_texts(options.path) if options.corpus == "gwn" else _articles(options.path))
    homes = {} if options.text_alone else _homes(documents)
    with options.out.open("w", encoding="utf-8") as out:
        for document in documents:
            for line in _lines(document, homes.get(document.source)):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0


def _articles(path: Path) -> Iterator[Document]:
    for article in ET.parse(path).getroot().iter("article"):
        text = article.findtext("text") or ""
        yield Document(article.get("docid", ""), article.findtext("domain"), toponyms(text, "en", open_gazetteer()))


def _texts(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*.txt")):
        text = decoded(path.read_bytes())
        yield Document(path.stem, None, toponyms(text, "en", open_gazetteer()))


def decoded(data: bytes) -> str:
    """Return a text with every character at its place: reading as text would make one of "\r\n"."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # of older corpora; a letter stays one code point


def _homes(documents: list[Document]) -> dict[str | None, Candidate | None]:
    by_source: dict[str, list[tuple[Toponym, ...]]] = {}
    for document in documents:
        if document.source:
            by_source.setdefault(document.source, []).append(document.toponyms)
    return {source: source_home(reports, open_gazetteer()) for source, reports in by_source.items()}


def _lines(document: Document, around: Candidate | None) -> Iterator[dict[str, object]]:
    for reading in resolve_places(document.toponyms, open_gazetteer(), around=around):
        place = reading.value if isinstance(reading.value, Place) else None
        yield {
            "doc": document.name,
            "start": reading.toponym.start,
            "end": reading.toponym.end,
            "phrase": reading.toponym.phrase,
            "gazetteer_id": place.gazetteer_id if place else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "reason": reading.reason,
        }


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
