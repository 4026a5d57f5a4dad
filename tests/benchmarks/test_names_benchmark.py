"""Names of private persons in our own corpus are out of what leaves: those of the parts whose errors were not read."""

from __future__ import annotations

from benchmarks.corpus_files import reports
from benchmarks.names import coded, is_left, persons, words_left
from testigo import pipeline


def test_names_of_private_persons_are_taken_out(coder: pipeline.Coder) -> None:
    named, known = persons(), {**reports("dev"), **reports("test")}
    out = []
    for key, report in known.items():
        private = named.get(key, {}).get("private", [])
        coding = coded(coder, report) if private else None
        if coding is not None and coding.incidents:
            words = words_left(coding)
            out += [not is_left(name, words) for name in private]
    assert len(out) >= 12
    assert sum(out) / len(out) >= 0.9


def test_every_annotated_name_stands_in_its_report() -> None:
    known = {key: report for part in ("train", "dev", "test") for key, report in reports(part).items()}
    for key, names in persons().items():
        assert all(name in known[key]["text"] for kind in names.values() for name in kind), key
