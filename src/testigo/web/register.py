"""The register of armed actors: who, since when, and what they are to each other."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from testigo.api.actors import actor_out, listed, proposal_out
from testigo.api.problems import ProblemError
from testigo.lexicon.place_names import fold
from testigo.web.rendering import Visiting

router = APIRouter(include_in_schema=False)
SHOWN, MOST_WORDS = 50, 5  # proposals on the page, and reports quoted of each


@router.get("/actors")
def actors(
    visit: Visiting,
    q: Annotated[str, Query(max_length=200)] = "",
    country: Annotated[str, Query(max_length=2)] = "",
) -> Response:
    """The register."""
    known = visit.speech.actors
    codes = {each for entry in known.entries.values() for each in entry.countries}
    countries = sorted(((each, visit.speech.country(each)) for each in codes), key=lambda each: fold(each[1]))
    found = listed(visit.bench, q, country)
    waiting = len(visit.bench.worker.proposals.waiting(known))
    return visit.page("actors.html", actors=found, q=q, country=country.upper(), countries=countries, waiting=waiting)


@router.get("/actors/proposals")
def proposals(visit: Visiting) -> Response:
    """What the register could learn from reports, each with the words that say so."""
    known = visit.speech.actors
    found = visit.bench.worker.proposals.waiting(known)[:SHOWN]
    told = {one.evidence.report_id for each in found for one in each.evidence[:MOST_WORDS]}
    titles = {each: report.heading for each in told if (report := visit.bench.store.report(each))}
    return visit.page(
        "proposals.html", proposals=[proposal_out(known, each) for each in found], titles=titles, most=MOST_WORDS
    )


@router.get("/actors/{actor_id}")
def actor(visit: Visiting, actor_id: str) -> Response:
    """One actor, with its relations over time."""
    known = visit.speech.actors
    entry = known.entries.get(actor_id)
    if entry is None:
        raise ProblemError(404, f"the register has no actor {actor_id!r}")
    shown = actor_out(known, entry)
    years = [each for one in shown.relations for each in (one.since, one.until) if each is not None]
    years += [each for each in (shown.since, shown.until) if each is not None]
    span = (min(years), max(years)) if years else None
    return visit.page("actor.html", actor=shown, span=span, in_register=known.entries)
