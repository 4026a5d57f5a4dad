"""Counts which terms are common in the news: the tables of ``testigo.linkage.rarities``.

A term is as common as in the collection where it is commonest. English: the training half of the Gun Violence Corpus
(CC BY 4.0), by incident, for its reports come in clusters; GVDB's 400 reports (Apache 2.0); MUC-4's 1,300 training
texts (US government); the web texts of EWT (CC BY-SA 4.0) and GUM's open genres (CC BY). Spanish: the 720 notes of
ACEP (MIT). Both: the training part of our own corpus, by incident, of which only what stands in several counts. Run:
``python -m training.linking.frequent_terms --data PATH_TO_DATA``.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import testigo.linkage
from benchmarks.corpus_files import reports
from testigo.linkage.wording import wording_of

OUT = Path(testigo.linkage.__file__).parent / "frequent_terms"
SEVERAL = 2  # incidents of our own corpus in which a term stands that is common
Text = tuple[str | None, str]  # headline, text


def main() -> None:
    """Write a file a language: a term and the share of reports it stands in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    write("en", english(data))
    write("es", spanish(data))


def english(data: Path) -> Iterator[list[list[Text]]]:
    """Yield the collections in English, each as groups of texts that count once."""
    incidents: dict[str, list[Text]] = {}
    for row in _lines(data / "gvc/reports.jsonl"):
        if row["split"] == "train":
            incidents.setdefault(row["incident_id"], []).append((row["title"], row["content"]))
    yield list(incidents.values())
    yield [[(None, "\n".join(" ".join(words) for words in row["full_text"]))] for row in _lines(data / "gvdb/dev.json")]
    yield [[(None, row["doctext"])] for row in _lines(data / "muc4/five-slots-train.jsonl")]
    for name in ("en_ewt-all-sources", "en_gum-open"):
        yield [[(None, text)] for text in _treebank(data / f"ud/{name}.conllu")]


def own(language: str) -> list[list[Text]]:
    """Return the training reports of our own corpus, those that tell of one incident together."""
    groups: dict[str, list[Text]] = {}
    for key, report in reports("train").items():
        if report["language"] == language:
            told = min((incident["key"] for incident in report["incidents"]), default=key)
            groups.setdefault(told, []).append((report["title"], report["text"]))
    return list(groups.values())


def spanish(data: Path) -> Iterator[list[list[Text]]]:
    """Yield the collections in Spanish."""
    notes = _lines(data / "acep_ar/notes_720.jsonl")
    yield [[(note["titulo"], f"{note['bajada']}\n{note['nota']}")] for note in notes]


def write(language: str, collections: Iterable[list[list[Text]]]) -> None:
    """Write the terms of a language, the commonest first."""
    shares: dict[str, float] = {}
    for groups, least in [*((each, 1) for each in collections), (own(language), SEVERAL)]:
        counts = Counter(term for group in groups for term in {each for text in group for each in terms(*text)})
        for term, count in counts.items():
            if count >= least:
                shares[term] = max(shares.get(term, 0.0), count / len(groups))
    lines = [f"{term}\t{share:.4f}\n" for term, share in sorted(shares.items(), key=lambda row: (-row[1], row[0]))]
    (OUT / f"{language}.tsv").write_text("".join(lines), encoding="utf-8")


def terms(title: str | None, text: str) -> set[str]:
    """Return the words and numbers of a text, each once; no names, which are people's."""
    wording = wording_of(title, text)
    return {*wording.words, *wording.numbers}


def _lines(path: Path) -> list[dict[str, Any]]:
    text = path.read_text("utf-8")
    rows: list[dict[str, Any]] = (
        json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines() if line.strip()]
    )
    return rows


def _treebank(path: Path) -> Iterator[str]:
    for document in path.read_text("utf-8").split("# newdoc"):
        sentences = re.findall(r"^# text = (.*)$", document, re.MULTILINE)
        if sentences:
            yield "\n".join(sentences)


if __name__ == "__main__":
    main()
