"""What changes where nothing should: the same reports with two actors exchanged, or one word of killing for another.

``python -m benchmarks swaps [--errors]`` codes the example reports and the sentences of tests/lookalikes that tell of
an incident as they are and as swapped, and prints the share of cells that flip: whether, when, where and how many must
not hang on who did it. Whose side the dead are on, the type of the deed and its certainty may follow the actors.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from benchmarks.golden_coding import EXAMPLES
from testigo import pipeline
from testigo.model import Account, DatePrecision, DateRange, Published, Report
from testigo.store import open_store

LOOKALIKES = Path(__file__).parents[1] / "tests" / "lookalikes"
DAY = date(2024, 5, 15)
COUNTS = ("killed", "injured", "casualties", "abducted", "detained", "missing", "displaced")
BLIND = ("date", "place", *COUNTS)  # attributes that no swap may touch


@dataclass(frozen=True, slots=True)
class Swap:
    """Words that are exchanged for each other in a language; ``free`` are cells that may follow them."""

    name: str
    pairs: Mapping[str, Sequence[tuple[str, str]]]
    free: frozenset[str] = frozenset()

    def apply(self, text: str, language: str) -> str:
        """Return the text with every word of a pair exchanged, in one pass; capitals at its beginning stay."""
        words = {one: other for pair in self.pairs[language] for one, other in (pair, pair[::-1])}
        pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda found: words[found[0]], text)


ACTORS = Swap(
    "cartel and army",
    {
        "en": [("the CJNG", "the Army"), ("The CJNG", "The Army"), ("the cartel", "the army"),
               ("The cartel", "The army"),
               ("gunmen", "soldiers"), ("Gunmen", "Soldiers"), ("a gunman", "a soldier"), ("A gunman", "A soldier"),
               ("cartel members", "army members"), ("Gang members", "Army troops"), ("hitmen", "troops")],
        "es": [("el CJNG", "el Ejército"), ("El CJNG", "El Ejército"), ("el cártel", "el ejército"),
               ("del CJNG", "del Ejército"),
               ("sicarios", "soldados"), ("Sicarios", "Soldados"), ("Hombres armados", "Elementos militares"),
               ("hombres armados", "elementos militares"), ("un sicario", "un soldado"), ("pistoleros", "militares")],
    },
    frozenset({"event_type", "side", "certainty"}),
)  # fmt: skip
WORDS = Swap(
    "killed and gunned down",
    {
        "en": [("killed", "gunned down"), ("murdered", "shot dead"), ("shot and killed", "fatally shot")],
        "es": [("asesinado", "acribillado"), ("asesinados", "acribillados"), ("asesinada", "acribillada"),
               ("asesinadas", "acribilladas"), ("asesinaron", "acribillaron"), ("asesinó", "acribilló"),
               ("mataron", "ultimaron")],
    },
)  # fmt: skip


@dataclass(slots=True)
class Flips:
    """Cells compared, and those that flipped, with what they were."""

    cells: int
    flipped: list[str]

    @property
    def share(self) -> float:
        """The share of cells that flipped."""
        return len(self.flipped) / max(self.cells, 1)


def main(argv: Sequence[str]) -> int:
    """Print the share of flips of each swap."""
    parser = argparse.ArgumentParser(prog="benchmarks swaps", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every cell that flipped")
    options = parser.parse_args(argv)
    coder = pipeline.Coder.load()
    told = list(reports(coder))
    for swap in (ACTORS, WORDS):
        flips = measure(swap, coder, told)
        print(f"{swap.name:24} {flips.share:.4f}  {len(flips.flipped)} of {flips.cells} cells")
        print("\n".join(flips.flipped) if options.errors else "", end="\n" if options.errors else "")
    return 0


def measure(swap: Swap, coder: pipeline.Coder, told: Iterable[Report]) -> Flips:
    """Return the flips of a swap over every report whose text it changes."""
    flips = Flips(0, [])
    for report in told:
        text = swap.apply(report.text, report.language)
        if text != report.text:
            before = [cells(account, swap) for account in coder.accounts(report)]
            after = [cells(account, swap) for account in coder.accounts(replace(report, text=text))]
            _compare(report, before, after, flips)
    return flips


def reports(coder: pipeline.Coder) -> Iterator[Report]:
    """Yield the example reports, and each sentence of the look-alikes that tells of an incident."""
    with open_store("sqlite://") as store:
        pipeline.code([EXAMPLES], store, coder)
        coded = list(store.coded_reports())
    yield from (report for report, _ in coded)
    published = Published(DateRange(DAY, DAY, DatePrecision.DAY), "set for the benchmark")
    for path in sorted(LOOKALIKES.glob("e[ns]*.yaml")):
        for name, kinds in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for number, sentence in enumerate(kinds["incident"]):
                yield Report(f"{path.stem}-{name}-{number}", sentence, path.stem[:2], published=published)


def cells(account: Account, swap: Swap) -> dict[str, str]:
    """Return what an account says of everything that the swap must leave alone."""
    told = {
        "told": account.told,
        "status": account.status,
        "certainty": account.certainty,
        "event_type": account.event_type,
    }
    found = {name: str(value) for name, value in told.items() if name not in swap.free}
    for attribute in BLIND:
        values = sorted({str(reading.value) for reading in account.of(attribute) if not reading.claim.retracted})
        found[attribute] = "; ".join(values)
    return found


def _compare(report: Report, before: Sequence[dict[str, str]], after: Sequence[dict[str, str]], flips: Flips) -> None:
    for number in range(max(len(before), len(after))):
        one = before[number] if number < len(before) else {}
        other = after[number] if number < len(after) else {}
        for name in one or other:
            flips.cells += 1
            if one.get(name) != other.get(name):
                flips.flipped.append(f"{report.id}  {name}  {one.get(name)}  ->  {other.get(name)}")
