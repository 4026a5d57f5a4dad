"""Linking of articles that are alike but for place, day and figures: how many pairs are joined, and of two towns.

``python -m benchmarks bulletins [--articles 700]``: articles of our newsroom, put together of a few sentences each,
of which three in ten tell of an attack, each in a town and on a day drawn by chance.
"""

import argparse
from collections.abc import Sequence
from itertools import combinations

from benchmarks.newsroom.articles import Article, article
from testigo import pipeline
from testigo.linkage import link
from testigo.model import DatePrecision, DateRange, Published, Report


def main(argv: Sequence[str]) -> int:
    """Print how many pairs of articles are joined, and how many of them tell of two towns."""
    parser = argparse.ArgumentParser(prog="benchmarks bulletins", description=__doc__)
    parser.add_argument("--articles", type=int, default=700)
    written = [article(number, "es" if number % 3 else "en") for number in range(parser.parse_args(argv).articles)]
    told = {str(each.number): each for each in written if each.violent}
    reports = {key: _report(key, each) for key, each in told.items()}
    coder = pipeline.Coder.load()
    accounts = {account.id: account for report in reports.values() for account in coder.accounts(report)}
    clusters = link(accounts.values(), reports).clusters
    joined = [
        (told[accounts[one].report_id], told[accounts[other].report_id])
        for cluster in clusters
        for one, other in combinations(cluster, 2)
        if accounts[one].report_id != accounts[other].report_id
    ]
    apart = sum(one.town != other.town for one, other in joined)
    print(f"{len(told)} articles of an attack, {len(accounts)} accounts, {len(clusters)} incidents")
    print(f"pairs joined {len(joined)}, of two towns {apart}")
    return 0


def _report(key: str, told: Article) -> Report:
    day = Published(DateRange(told.published, told.published, DatePrecision.DAY), "invented")
    return Report(key, "\n\n".join(told.paragraphs), told.language, told.title, published=day)
