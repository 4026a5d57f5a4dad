"""The register of armed actors: who, since when, and what they are to each other."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from testigo.api.actors import actor_out, listed
from testigo.api.problems import ProblemError
from testigo.lexicon import register
from testigo.web.rendering import Visiting

router = APIRouter(include_in_schema=False)


@router.get("/actors")
def actors(
    visit: Visiting,
    q: Annotated[str, Query(max_length=200)] = "",
    country: Annotated[str, Query(max_length=2)] = "",
) -> Response:
    """The register."""
    countries = sorted({each for entry in register.load().entries.values() for each in entry.countries})
    found = listed(visit.bench, q, country)
    return visit.page("actors.html", actors=found, q=q, country=country.upper(), countries=countries)


@router.get("/actors/{actor_id}")
def actor(visit: Visiting, actor_id: str) -> Response:
    """One actor, with its relations over time."""
    known = register.load()
    entry = known.entries.get(actor_id)
    if entry is None:
        raise ProblemError(404, f"the register has no actor {actor_id!r}")
    shown = actor_out(known, entry)
    years = [each for one in shown.relations for each in (one.since, one.until) if each is not None]
    years += [each for each in (shown.since, shown.until) if each is not None]
    span = (min(years), max(years)) if years else None
    return visit.page("actor.html", actor=shown, span=span, in_register=known.entries)
