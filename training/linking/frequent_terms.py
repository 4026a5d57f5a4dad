"""Counts which terms are common in the news: the background of ``testigo.linkage.rarities``.

English from the training half of the Gun Violence Corpus (CC BY 4.0), Spanish from the 720 notes of ACEP (MIT).
Run: ``python training/linking/frequent_terms.py --data PATH_TO_DATA``.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from testigo.linkage.wording import wording_of

OUT = Path(__file__).parents[2] / "src/testigo/linkage/frequent_terms"
COMMON = 0.015  # share of reports from which a term is kept


def main() -> None:
    """Write a file a language: a term and the share of reports it stands in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    OUT.mkdir(exist_ok=True)
    reports = [json.loads(line) for line in (data / "gvc/reports.jsonl").read_text("utf-8").splitlines()]
    write("en", [(report["title"], report["content"]) for report in reports if report["split"] == "train"])
    notes = [json.loads(line) for line in (data / "acep_ar/notes_720.jsonl").read_text("utf-8").splitlines()]
    write("es", [(note["titulo"], f"{note['bajada']}\n{note['nota']}") for note in notes])


def write(language: str, texts: list[tuple[str | None, str]]) -> None:
    """Write the common terms of a language, the commonest first."""
    counts = Counter(term for title, text in texts for term in terms(title, text))
    common = sorted(((-count, term) for term, count in counts.items() if count >= COMMON * len(texts)))
    lines = [f"{term}\t{-count / len(texts):.3f}\n" for count, term in common]
    (OUT / f"{language}.tsv").write_text("".join(lines), encoding="utf-8")


def terms(title: str | None, text: str) -> Iterable[str]:
    """Return the words and numbers of a text, each once."""
    wording = wording_of(title, text)
    return {*wording.words, *wording.numbers}


if __name__ == "__main__":
    main()
