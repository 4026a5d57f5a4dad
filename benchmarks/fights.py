"""Spanish sentences on fights (Colombian human-rights bulletins): who did what to whom.

``python -m benchmarks fights [PATH] [--errors]`` reads the validation file of UniversalPetrarch (312
sentences). An event is right where its trigger, its source and its target share a word of content with those of a
gold event, or both leave source or target empty. The set has no split: ours is by
hash, and ``--errors`` shows the first half alone.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.halves import halves
from benchmarks.scores import Tally
from testigo.codebook import load
from testigo.lexicon.grammar import small_words
from testigo.lexicon.text import plain
from testigo.model import DatePrecision, DateRange, Mention, Published, Report, Told
from testigo.pipeline import Coder
from testigo.resolution.drafts import family

DATA = Path(__file__).parents[2] / "shared" / "data" / "spanish_event_sentences"
FILE = DATA / "spanish_fight_reduced_181227v2_validation.xml"
FIGHTS = ("13", "17", "18", "19", "20")  # CAMEO: threaten, coerce, assault, fight, mass violence
UNTOLD = {"180": "body_found"}  # a body that is found is no event of the set
DAMAGE = {
    "arson",
    "property_destruction",
}  # what is burnt or destroyed stands with the act in this set, not as its target
HARMS = {"killed", "injured", "missing"}  # the words of harm tell what was done as well
_SMALL = small_words("of_cases") | {
    "el",
    "la",
    "los",
    "las",
    "un",
    "una",
    "y",
    "a",
    "al",
    "por",
    "en",
    "con",
    "que",
    "miembros",
}


@dataclass(frozen=True, slots=True)
class Event:
    """An event as words: what was done, by whom ("" where nobody is named) and to whom."""

    trigger: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the set with its gold events."""

    report: Report
    events: tuple[Event, ...]


def main(argv: Sequence[str]) -> int:
    """Print precision and recall of both halves."""
    parser = argparse.ArgumentParser(prog="benchmarks fights", description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=FILE)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the half that may be looked at")
    options = parser.parse_args(argv)
    coder = Coder.load()
    looked_at, apart = halves(sentences(options.path), lambda sentence: sentence.report.id)
    if options.errors:
        print("\n".join(line for sentence in looked_at for line in _errors(sentence, coder)))
        return 0
    print(f"{'events':22} {'P':>6} {'R':>6} {'F':>6}")
    tallies = [sum((tally(sentence, coder) for sentence in half), Tally()) for half in (looked_at, apart)]
    print("\n".join(each.line(f"  {name}") for name, each in zip(("looked at", "apart"), tallies, strict=True)))
    print(sum(tallies, Tally()).line("  all"))
    return 0


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences; the line opens with the date of the bulletin and its number."""
    for entry in ElementTree.parse(path).iter("Sentence"):
        number, _, text = entry.findtext("Text", "").strip().rpartition(" | ")
        stamp = re.match(r"(\d{4})(\d\d)(\d\d)", number)
        day = date(int(stamp[1]), int(stamp[2]), int(stamp[3])) if stamp else None
        published = Published(DateRange(day, day, DatePrecision.DAY), "the line's date") if day else None
        report = Report(entry.get("id", ""), text.strip(), "es", published=published)
        events = (Event(e.get("eventtext", ""), e.get("sourcetext", ""), e.get("targettext", "")) for e in entry)
        yield Sentence(report, tuple(event for event in events if event.trigger))


def tally(sentence: Sentence, coder: Coder) -> Tally:
    """Return how many events of a sentence were found, wanted and right."""
    found = events_of(sentence.report, coder)
    return Tally(len(found), len(sentence.events), len(matched(found, sentence.events)))


def matched(found: Sequence[Event], wanted: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Return the pairs of events that agree, each event once."""
    pairs: list[tuple[Event, Event]] = []
    left = list(wanted)
    for one in found:
        other = next((each for each in left if agree(one, each)), None)
        if other is not None:
            left.remove(other)
            pairs.append((one, other))
    return pairs


def agree(one: Event, other: Event) -> bool:
    """Say whether two events share words of trigger, source and target."""
    parts = ((one.trigger, other.trigger), (one.source, other.source), (one.target, other.target))
    return all(not (_content(left) or _content(right)) or _content(left) & _content(right) for left, right in parts)


def _content(words: str) -> set[str]:
    return set(re.findall(r"\w+", plain(words))) - _SMALL


def events_of(report: Report, coder: Coder) -> tuple[Event, ...]:
    """Return the fights that a sentence tells: tellings of one act by one source on one target are one event."""
    extraction = coder.extractor.extract(report)
    found: list[tuple[Mention, Event]] = []
    for mention in extraction.mentions:
        if not _is_fight(mention):
            continue
        said = [claim for claim in extraction.claims if claim.mention_id == mention.id and not claim.retracted]
        words = {
            role: " ".join(dict.fromkeys(claim.words.quote for claim in said if claim.attribute == role))
            for role in ("perpetrator", "target")
        }
        harm = " ".join(claim.span.quote.replace(claim.words.quote, " ") for claim in said if claim.attribute in HARMS)
        target = "" if mention.event_type in DAMAGE else words["target"]
        if mention.event_type == "road_blockade":
            target = target or mention.trigger.quote  # the road is among the words of the act
        _add(found, mention, Event(f"{mention.trigger.quote} {harm}", words["perpetrator"], target))
    return tuple(event for _, event in found)


def _is_fight(mention: Mention) -> bool:
    known = load().event_types.get(mention.event_type)
    cameo = known.crosswalk.cameo if known else None
    told = mention.told in {Told.NEWS, Told.BACKGROUND}
    return bool(told and cameo and cameo.startswith(FIGHTS) and UNTOLD.get(cameo) != mention.event_type)


def _add(found: list[tuple[Mention, Event]], mention: Mention, event: Event) -> None:
    """Add an event, or join it to one of its sentence that says the same of the same people."""
    for place, (other, known) in enumerate(found):
        sides = ((known.source, event.source), (known.target, event.target))
        same = all(not one or not two or one == two for one, two in sides)
        alike = family(mention.event_type) == family(other.event_type) or not (event.source or event.target)
        if same and alike and mention.sentence == other.sentence:
            trigger = f"{known.trigger} {event.trigger}"
            found[place] = (other, Event(trigger, known.source or event.source, known.target or event.target))
            return
    found.append((mention, event))


def _errors(sentence: Sentence, coder: Coder) -> Iterator[str]:
    found = events_of(sentence.report, coder)
    pairs = matched(found, sentence.events)
    missed = [each for each in sentence.events if each not in [gold for _, gold in pairs]]
    false = [each for each in found if each not in [coded for coded, _ in pairs]]
    if missed or false:
        yield f"{sentence.report.id}  {sentence.report.text}"
    yield from (f"    MISSED {each.trigger} | {each.source} | {each.target}" for each in missed)
    yield from (f"    FALSE  {each.trigger} | {each.source} | {each.target}" for each in false)
