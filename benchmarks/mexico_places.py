"""Villages of Mexico that share their name with others, told apart by the municipality or state beside them.

``python -m benchmarks mexico-places CATALOGUE.csv [--sentences 1000]`` draws names that INEGI's catalogue has in more
than one municipality, writes each into a sentence with its municipality or state, and measures how often the
right locality is found. A state is given only where it holds one locality of the name, a municipality likewise.
Names with digits or brackets are left out.
"""

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from testigo.extraction.toponyms import toponyms
from testigo.model import Place, kilometres
from testigo.resolution.gazetteer import SqliteGazetteer
from testigo.resolution.gazetteer_catalogues import Locality, read_inegi
from testigo.resolution.gazetteer_import import add_catalogue
from testigo.resolution.places import resolve_places

_RIGHT_KM = 3.0  # the import holds entries of one name no further apart for one place
_SEED = 20_260_101
_FLOOR = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))["mexico places"]
_SENTENCES = (
    ("es", "Hombres armados atacaron la comunidad de {name}, municipio de {municipality}, la madrugada del martes."),
    ("es", "Tres personas murieron en {name}, {municipality}, informó la fiscalía."),
    ("es", "El enfrentamiento ocurrió en {name}, en el municipio de {municipality}, {state}."),
    ("es", "Un dron con explosivos cayó en {name}, {state}, y dejó dos heridos."),
    ("es", "Habitantes de la localidad de {name}, en {state}, huyeron de sus casas."),
    ("es", "{name}, {municipality}, {state}.- Un grupo armado quemó dos camionetas."),
    ("en", "Gunmen raided the village of {name} in {municipality}, {state}, on Tuesday night."),
    ("en", "At least three people were killed in {name}, {state}, prosecutors said."),
    ("en", "The attack on {name}, in the municipality of {municipality}, forced families to flee."),
    ("en", "Drones dropped explosives on the community of {name} in {municipality}, Mexico."),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence and the place it is about."""

    language: str
    text: str
    start: int
    lat: float
    lon: float


def main(argv: list[str]) -> int:
    """Print the share of sentences whose locality is found; exits with 1 below the floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks mexico-places")
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--gazetteer", type=Path, help="a gazetteer that holds the catalogue already")
    parser.add_argument("--errors", action="store_true", help="print the sentences that were read wrongly")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        path = options.gazetteer or Path(folder, "gazetteer.sqlite")
        if not options.gazetteer:
            add_catalogue("inegi", options.catalogue, path)
        gazetteer = SqliteGazetteer(path)
        asked = list(questions(read_inegi(options.catalogue), gazetteer, options.sentences))
        wrong = [question for question in asked if not is_right(question, gazetteer)]
    for language in ("es", "en"):
        count = sum(question.language == language for question in asked)
        missed = sum(question.language == language for question in wrong)
        print(f"{language}: {count - missed} of {count} right")
    share = 1 - len(wrong) / len(asked)
    print(f"places of Mexico: {share:.3f} of {len(asked)} localities right (floor {_FLOOR})")
    if options.errors:
        print("\n".join(question.text for question in wrong))
    return 0 if share >= _FLOOR else 1


def questions(localities: list[Locality], gazetteer: SqliteGazetteer, count: int) -> Iterator[Question]:
    """Yield ``count`` sentences, the same for the same catalogue."""
    plain = [one for one in localities if one.name.replace(" ", "").isalpha() and not one.aliases]
    holders: dict[str, set[tuple[str | None, str | None]]] = {}
    for one in localities:
        holders.setdefault(one.name, set()).add((one.state, one.municipality))
    in_state = Counter((one.name, one.state) for one in localities)
    in_municipality = Counter((one.name, one.municipality) for one in localities)
    chance = random.Random(_SEED)
    chance.shuffle(plain)
    for one in plain:
        if count == 0:
            return
        language, sentence = chance.choice(_SENTENCES)
        by_municipality = "{municipality}" in sentence
        alone = in_municipality[one.name, one.municipality] if by_municipality else in_state[one.name, one.state]
        if len(holders[one.name]) < 2 or alone > 1:
            continue
        count -= 1
        text = sentence.format(name=one.name, municipality=_written(one, gazetteer), state=_state(one))
        yield Question(language, text, text.index(one.name), one.lat, one.lon)


def is_right(question: Question, gazetteer: SqliteGazetteer) -> bool:
    """Say whether the sentence's locality is resolved to the right place."""
    readings = resolve_places(toponyms(question.text, question.language, gazetteer), gazetteer)
    value = next((r.value for r in readings if r.toponym.start <= question.start < r.toponym.end), None)
    if not isinstance(value, Place) or value.lat is None or value.lon is None:
        return False
    return kilometres(question.lat, question.lon, value.lat, value.lon) <= _RIGHT_KM


def _written(one: Locality, gazetteer: SqliteGazetteer) -> str:
    """Return the municipality's name with its accents, where the gazetteer knows them."""
    slug = one.municipality or ""
    names = [entry.name for entry in gazetteer.lookup(slug) if entry.country == "MX" and entry.kind == "municipality"]
    return names[0] if names else slug.title()


def _state(one: Locality) -> str:
    """Return the state as reports call it: INEGI's slugs are official names without accents."""
    usual = {"mexico": "Estado de México", "michoacan de ocampo": "Michoacán", "ciudad de mexico": "Ciudad de México"}
    state = one.state or ""
    return usual.get(state, state.split(" de ")[0].title())


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
