"""Place names found and resolved in news corpora: ``python -m benchmarks places``.

Only texts are read; the gold toponyms in the corpora are not.
"""

import argparse
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from testigo.extraction.toponyms import toponyms
from testigo.model import Place
from testigo.resolution.gazetteer import open_gazetteer
from testigo.resolution.places import resolve_places


def main(argv: list[str]) -> int:
    """Write a line for each toponym found; offsets are code points of the document's text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks places")
    parser.add_argument("path", type=Path)
    parser.add_argument("--corpus", choices=("lgl", "trnews", "gwn"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    documents = _texts(options.path) if options.corpus == "gwn" else _articles(options.path)
    with options.out.open("w", encoding="utf-8") as out:
        for name, text in documents:
            for line in _lines(name, text):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    for article in ET.parse(path).getroot().iter("article"):
        yield article.get("docid", ""), article.findtext("text") or ""


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, path.read_bytes().decode("utf-8")


def _lines(name: str, text: str) -> Iterator[dict[str, object]]:
    gazetteer = open_gazetteer()
    for reading in resolve_places(toponyms(text, "en", gazetteer), gazetteer):
        place = reading.value if isinstance(reading.value, Place) else None
        yield {
            "doc": name,
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
