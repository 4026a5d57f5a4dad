"""Fits the weights of linkage's text features: logistic regression on pairs of reports of the Gun Violence Corpus.

Only the training half is read (CC BY 4.0). Beside the whole reports come copies cut to a random stretch of their
sentences: there, reports of one incident share few words and have to be known by names, ages and days, as the
follow-ups of a court case do. Needs scikit-learn. Run from the repository's root:
``python -m training.linking.train --data PATH_TO_DATA/gvc/reports.jsonl [--out WEIGHTS.yaml]``.

The shipped weights were fitted while rarities were counted over the reports at hand; with the tables of today this
prints others, which link worse wherever they were not fitted (docs/linking.md), so the shipped ones stay. Beside the
weights it prints how well the shipped and the fitted ones link the whole corpus by wording.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import testigo.linkage
from benchmarks.linking import read_reports, uncoded_account
from benchmarks.scores import Tally
from testigo.linkage import Memory, voices_of
from testigo.linkage.boilerplate import boilerplate_of
from testigo.linkage.clusters import cluster
from testigo.linkage.comparing import compare
from testigo.linkage.profiles import Profiles
from testigo.linkage.scorer import Scorer, load_scorer
from testigo.linkage.shared_terms import SharedTerms, terms_of
from testigo.model import Account, Report

OUT = Path(testigo.linkage.__file__).with_name("trained_weights.yaml")
CUTS = 3  # copies of the corpus with cut reports, each cut another way; as many copies with whole ones
SHORTEST, LONGEST = 0.3, 0.7  # share of a report's sentences that a cut leaves
PENALTY = 0.3  # of 0.03, 0.3 and 3, the best in five-fold cross-validation by incident
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Features of pairs, and whether each pair is of one incident."""

    features: NDArray[np.float64]
    same: NDArray[np.bool_]


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, help="write the weights there")
    options = parser.parse_args()
    path = options.data
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    incident = {str(line["doc_id"]): str(line["incident_id"]) for line in lines if line["split"] == "train"}
    reports = [report for report in read_reports(path) if report.id in incident]
    weights = fit(training_pairs(reports, incident)) | {"collection": len(reports)}
    written = "# Written by training/linking/train.py: do not edit.\n" + yaml.safe_dump(weights, sort_keys=True)
    print(written)
    of = {str(line["doc_id"]): str(line["incident_id"]) for line in lines}
    shipped = load_scorer()
    fitted = replace(shipped, bias=weights["bias"], weights={**shipped.weights, **weights["weights"]})
    for name, scorer in (("shipped", shipped), ("fitted", fitted)):
        print(linked(read_reports(path), of, scorer).line(f"{name}, pairs linked"))
    if options.out:
        options.out.write_text(written, encoding="utf-8")


def linked(reports: Sequence[Report], of: Mapping[str, str], scorer: Scorer) -> Tally:
    """Return how many pairs of reports a scorer links by wording, and how many rightly."""
    profiles = profiles_of(reports, [uncoded_account(report) for report in reports])
    compared = compare(profiles, scorer, Memory())
    odds = {pair: float(compared.odds[at]) for pair, at in compared.worth(profiles.ids)}
    home = dict(zip(profiles.ids, profiles.report_ids, strict=True))
    groups = [[of[home[each]] for each in members] for members in cluster(profiles.ids, odds, [], [])]
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    wanted = sum(comb(number, 2) for number in Counter(of.values()).values())
    return Tally(len(pairs), wanted, sum(one == other for one, other in pairs))


def training_pairs(reports: Sequence[Report], incident: Mapping[str, str]) -> Pairs:
    """Return the pairs of the whole reports and of the cut ones, which keep the days of the whole."""
    accounts = [uncoded_account(report) for report in reports]
    parts = [labelled_pairs(reports, accounts, incident)] * CUTS
    for turn in range(CUTS):
        cut = [cut_report(each, random.Random(f"{turn}{each.id}")) for each in reports]
        parts.append(labelled_pairs(cut, accounts, incident))
    return Pairs(np.concatenate([part.features for part in parts]), np.concatenate([part.same for part in parts]))


def labelled_pairs(reports: Sequence[Report], accounts: Sequence[Account], incident: Mapping[str, str]) -> Pairs:
    """Return the candidate pairs of reports with their trained features."""
    profiles, scorer = profiles_of(reports, accounts), load_scorer()
    pairs = compare(profiles, scorer, Memory()).pairs
    seen = [profiles[row] for row in range(len(profiles))]
    shared = SharedTerms([terms_of(each, profiles.wording(row)) for row, each in enumerate(seen)])
    names = list(scorer.weights)
    columns = [names.index(name) for name in trained_names()]
    of = [incident[report_id] for report_id in profiles.report_ids]
    features = scorer.features(seen, shared, pairs)
    return Pairs(features[:, columns], np.array([of[left] == of[right] for left, right in pairs.tolist()]))


def profiles_of(reports: Sequence[Report], accounts: Sequence[Account]) -> Profiles:
    """Return the profiles of uncoded accounts, without their reports' stock sentences."""
    by_id = {report.id: report for report in reports}
    sketches, sentences = Memory().sketches_and_sentences(by_id)
    stock = boilerplate_of(by_id, voices_of(by_id, sketches), sentences)
    return Profiles({account.id: account for account in accounts}, by_id, (), stock)


def fit(pairs: Pairs) -> dict[str, Any]:
    """Return the bias and the weights, by name, for features as they are."""
    scaler = StandardScaler().fit(pairs.features)
    model = LogisticRegression(C=PENALTY, max_iter=5000).fit(scaler.transform(pairs.features), pairs.same)
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    named = {name: round(float(weight), 3) for name, weight in zip(trained_names(), weights, strict=True)}
    return {"bias": round(bias, 3), "weights": named}


def trained_names() -> list[str]:
    """Return the features whose weights are fitted."""
    return sorted(yaml.safe_load(OUT.read_text("utf-8"))["weights"])


def cut_report(report: Report, chance: random.Random) -> Report:
    """Return the report cut to a stretch of its sentences, and half the time without its headline."""
    sentences = [sentence for sentence in _SENTENCE.split(report.text) if sentence.strip()]
    kept = max(3, int(len(sentences) * chance.uniform(SHORTEST, LONGEST)))
    start = chance.randrange(max(1, len(sentences) - kept + 1))
    title = report.title if chance.random() < 0.5 else None
    return replace(report, text="\n".join(sentences[start : start + kept]), title=title)


if __name__ == "__main__":
    main()
