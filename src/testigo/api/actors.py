"""The register of armed actors with its relations and what it could learn, and the places that names may mean."""

from typing import Annotated

from fastapi import APIRouter, Query

from testigo.api.bench import Bench
from testigo.api.guard import AtBench, Reader, Reviewer
from testigo.api.problems import ProblemError, documented
from testigo.api.shapes import ActorOut, ActorProposalOut, ActorSummary, PlaceOut, ProposedByOut, RelationOut
from testigo.api.taken import VerdictIn
from testigo.api.values import places
from testigo.lexicon.place_names import fold
from testigo.lexicon.register import ActorEntry, Register
from testigo.pipeline import registering
from testigo.pipeline.registering import Waiting
from testigo.store import finding
from testigo.store.searching import Filter

router = APIRouter(tags=["actors"], responses=documented(401, 403, 422, 429))
EVERY = 100_000


def listed(bench: Bench, q: str = "", country: str = "") -> list[ActorSummary]:
    """Return the actors whose name begins with the words in a country, those of most incidents first."""
    with bench.store.desk() as connection:
        told = {each.value: each.incidents for each in finding.tally(connection, Filter(), "actor", EVERY)}
    asked = fold(q)
    found = [
        ActorSummary(
            id=each.id, name=each.name, kind=each.kind, countries=list(each.countries), incidents=told.get(each.id, 0)
        )
        for each in bench.worker.register().entries.values()
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
def actor(bench: AtBench, _: Reader, actor_id: str) -> ActorOut:
    """Give an actor with its relations over time."""
    known = bench.worker.register()
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


@router.get("/proposals")
def proposals(bench: AtBench, _: Reader) -> list[ActorProposalOut]:
    """List what reports say of groups that the register does not know, that of most reports first."""
    known = bench.worker.register()
    return [proposal_out(known, each) for each in bench.worker.proposals.waiting(known)]


@router.post("/proposals/{proposal_id}", responses=documented(409))
def decide(bench: AtBench, viewer: Reviewer, proposal_id: str, given: VerdictIn) -> ActorProposalOut:
    """Let the register learn what is proposed, or refuse it. Reports that come later are read with what it learnt."""
    known = bench.worker.register()
    waiting = bench.worker.proposals.waiting(known)
    if all(each.proposal.id != proposal_id for each in waiting):
        raise ProblemError(409, "this proposal does not wait any more: somebody has decided on it, or it never was")
    done = registering.decide(
        bench.store, known, proposal_id, accepted=given.accepted, by=viewer.name, among=waiting
    )  # fmt: skip
    return proposal_out(known, done)


def proposal_out(known: Register, waiting: Waiting) -> ActorProposalOut:
    """Return a proposal as the API gives it."""
    one = waiting.proposal
    spans = [each.evidence for each in waiting.evidence]
    return ActorProposalOut(
        id=one.id, kind=one.kind, name=one.name, alias=one.alias, other=one.other,
        other_name=known.entry(one.other).name,
        evidence=[
            ProposedByOut(report=each.report_id, start=each.start, end=each.end, quote=" ".join(each.quote.split()))
            for each in spans
        ],
    )  # fmt: skip


@router.get("/places")
def place_names(_: Reader, q: Annotated[str, Query(min_length=1, max_length=200)]) -> list[PlaceOut]:
    """List what the gazetteer has of a name, the most populous first."""
    return list(places(q))
