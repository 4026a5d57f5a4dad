"""Articles put together of invented sentences: the same number always gives the same article."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

DAY = date(2026, 3, 10)
VIOLENT = 0.3  # share of the articles
SHORTEST, LONGEST = 4, 9  # paragraphs


@dataclass(frozen=True)
class Article:
    """What an outlet publishes; ``violent`` says whether it tells of an attack."""

    number: int
    language: str
    title: str
    paragraphs: tuple[str, ...]
    author: str
    town: str
    published: date
    violent: bool


@cache
def words() -> dict[str, Any]:
    """Return the words of the newsroom."""
    read: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
    return read


def article(number: int, language: str, published: date = DAY) -> Article:
    """Return an article; no two numbers share town, number and day of an attack more often than chance has it."""
    random, known = Random(number), words()
    violent = random.random() < VIOLENT
    state, towns = random.choice(sorted(known["towns"].items()))
    at = published - timedelta(days=random.randrange(1, 6))
    count = random.choice(known["numbers"][language])
    slots = {
        "n": count,
        "N": count.capitalize(),
        "who": random.choice(known["who"][language]),
        "town": random.choice(towns),
        "state": state,
        "day": known["days"][language][at.weekday()],
        "hour": random.randrange(2, 23),
        "name": random.choice(known["names"]),
    }
    title, lead = random.choice(known["attacks" if violent else "quiet"][language])
    after = known["after_attack" if violent else "after_quiet"][language]
    rest = random.sample(after, min(len(after), random.randrange(SHORTEST, LONGEST)))
    pairs = [lead, *(" ".join(rest[start : start + 2]) for start in range(0, len(rest), 2))]
    return Article(
        number,
        language,
        title.format(**slots),
        tuple(pair.format(**slots) for pair in pairs),
        random.choice(known["authors"]),
        slots["town"],
        published,
        violent,
    )


def corrected(told: Article) -> Article:
    """Return the article as its outlet corrected it: with one more paragraph."""
    note = {"es": "Nota de la redacción: este texto fue actualizado.", "en": "Editor's note: this text was updated."}
    return replace(told, paragraphs=(*told.paragraphs, note[told.language]))
