"""How much of what is read survives rough text: capitals, small letters, lost accents, scanning, two languages in one.

``python -m benchmarks rough [--part train|dev|test] [--ways NAME ...]``: each report of a part of our corpus is coded
as it is and once more in each way; of the cells that are right in the text as it is, the share that stays right. A way
moves no letter, so that the annotated quotes stand where they stood.
"""

import argparse
import random
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Any

from benchmarks.corpus import run
from benchmarks.corpus_files import PARTS, Annotated, reports
from benchmarks.golden_scores import Scores, judged, score

Cell = tuple[str, str, str]  # report, incident, field

MISREAD = {"l": "1", "o": "0", "e": "c", "i": "l", "S": "5", "B": "8", "a": "o"}
SHARE_MISREAD = 0.02  # of these letters: a page in a hundred words has one or two such words
OTHER = {
    "en": "\n\nLea esta nota en español en nuestro sitio. Suscríbase al boletín para recibir las noticias del día.",
    "es": "\n\nRead this story in English on our site. Subscribe to the newsletter to get the news of the day.",
}


def main(argv: Sequence[str]) -> int:
    """Print what survives each way, over all cells and by language."""
    parser = argparse.ArgumentParser(prog="benchmarks rough", description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--ways", nargs="+", choices=tuple(WAYS), default=tuple(WAYS))
    options = parser.parse_args(argv)
    expected = reports(options.part)
    clean = right_cells(score(run(expected), expected))
    languages = {key: report["language"] for key, report in expected.items()}
    print(f"{'':12} {'incidents P':>12} {'R':>6} {'cells kept':>11} {'en':>6} {'es':>6}  look-alikes with one")
    for name in options.ways:
        rough = {key: roughened(report, WAYS[name]) for key, report in expected.items()}
        scores = score(run(rough), rough)
        kept = right_cells(scores)
        shares = [share(clean, kept)]
        shares += [share({cell for cell in clean if languages[cell[0]] == language}, kept) for language in ("en", "es")]
        found = scores.incidents["all"]
        figures = " ".join(f"{each:6.3f}" for each in shares)
        print(f"{name:12} {found.precision:12.3f} {found.recall:6.3f}      {figures}  {scores.on_lookalikes}")
    return 0


def right_cells(scores: Scores) -> frozenset[Cell]:
    """Return the cells that are right."""
    return frozenset(
        (stem, pair.expected["key"], cell.field)
        for stem, matching in scores.matchings.items()
        for pair, cell in judged(matching.pairs)
        if cell.right
    )


def share(clean: Set[Cell], kept: Set[Cell]) -> float:
    """Return the share of right cells that stay right."""
    return len(clean & kept) / max(len(clean), 1)


def roughened(report: Annotated, way: Callable[[str, str], str]) -> Annotated:
    """Return a report with its title and text in a way, and its quotes as they stand there."""
    text, rough = report["text"], way(report["text"], report["language"])

    def moved(node: Any) -> Any:
        if isinstance(node, Mapping):
            return {key: _there(value) if key in QUOTED else moved(value) for key, value in node.items()}
        return [moved(each) for each in node] if isinstance(node, list) else node

    def _there(value: Any) -> Any:
        at = text.find(value) if isinstance(value, str) else -1
        return rough[at : at + len(value)] if at >= 0 else value

    title = way(report["title"], report["language"]) if report["title"] else report["title"]
    return report | {"text": rough, "title": title, "incidents": moved(report["incidents"])}


QUOTED = frozenset({"quote", "or_quote", "description"})


def without_accents(text: str, _: str) -> str:
    """Return a text with its letters alone, each as long as before."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def scanned(text: str, _: str) -> str:
    """Return a text of which some letters are misread, the same ones each time."""
    chance = random.Random(text)
    return "".join(MISREAD[a] if a in MISREAD and chance.random() < SHARE_MISREAD else a for a in text)


def _each(text: str, change: Callable[[str], str]) -> Iterator[str]:
    return (change(letter) if len(change(letter)) == 1 else letter for letter in text)


WAYS: dict[str, Callable[[str, str], str]] = {
    "as it is": lambda text, _: text,
    "capitals": lambda text, _: "".join(_each(text, str.upper)),
    "small": lambda text, _: "".join(_each(text, str.lower)),
    "no accents": without_accents,
    "scanned": scanned,
    "mixed": lambda text, language: text + OTHER[language],
}
