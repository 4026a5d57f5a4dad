"""The register of armed actors with its relations, and the places that names may mean."""

from typing import Annotated

from fastapi import APIRouter, Query

from testigo.api.guard import AtBench, Reader
from testigo.api.problems import ProblemError, documented
from testigo.api.shapes import ActorOut, ActorSummary, PlaceOut, RelationOut
from testigo.api.values import places
from testigo.lexicon import register
from testigo.lexicon.place_names import fold
from testigo.lexicon.register import ActorEntry, Register
from testigo.store import finding
from testigo.store.searching import Filter

router = APIRouter(tags=["actors"], responses=documented(401, 403, 422, 429))
EVERY = 100_000


def listed(bench: AtBench, q: str = "", country: str = "") -> list[ActorSummary]:
    """Return the actors whose name begins with the words in a country, those of most incidents first."""
    with bench.store.desk() as connection:
        told = {each.value: each.incidents for each in finding.tally(connection, Filter(), "actor", EVERY)}
    asked = fold(q)
    found = [
        ActorSummary(
            id=each.id, name=each.name, kind=each.kind, countries=list(each.countries), incidents=told.get(each.id, 0)
        )
        for each in register.load().entries.values()
        if (not country or country.upper() in each.countries) and any(asked in fold(name) for name in names_of(each))
    ]
    return sorted(found, key=lambda each: (-each.incidents, each.name))


def names_of(entry: ActorEntry) -> list[str]:
    """Return everything an actor is called."""
    return [entry.name, *entry.acronyms, *(name for names in entry.names.values() for name in names)]


@router.get("/actors")
def actors(
    bench: AtBench, _: Reader,
    q: Annotated[str, Query(max_length=200)] = "", country: Annotated[str, Query(max_length=2)] = "",
) -> list[ActorSummary]:  # fmt: skip
    """List the actors of the register, with how many incidents name them."""
    return listed(bench, q, country)


@router.get("/actors/{actor_id}", responses=documented(404))
def actor(_: Reader, actor_id: str) -> ActorOut:
    """Give an actor with its relations over time."""
    known = register.load()
    entry = known.entries.get(actor_id)
    if entry is None:
        raise ProblemError(404, f"the register has no actor {actor_id!r}")
    return actor_out(known, entry)


def actor_out(known: Register, entry: ActorEntry) -> ActorOut:
    """Return an actor as the API gives it; relations with a known beginning first, by year."""
    names = {key: each.name for key, each in known.persons.items()} | {
        key: each.name for key, each in known.entries.items()
    }
    relations = [
        RelationOut(
            kind=each.kind, other=each.other, name=names.get(each.other, each.other),
            since=each.since, until=each.until, source=each.source,
        )
        for each in known.relations_of(entry.id)
    ]  # fmt: skip
    return ActorOut(
        id=entry.id, name=entry.name, kind=entry.kind,
        names={language: list(names) for language, names in entry.names.items()}, acronyms=list(entry.acronyms),
        countries=list(entry.countries), areas=list(entry.areas), since=entry.since, until=entry.until,
        relations=sorted(relations, key=lambda each: (each.since is None, each.since or 0, each.name)),
    )  # fmt: skip


@router.get("/places")
def place_names(_: Reader, q: Annotated[str, Query(min_length=1, max_length=200)]) -> list[PlaceOut]:
    """List what the gazetteer has of a name, the most populous first."""
    return list(places(q))
