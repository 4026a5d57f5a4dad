"""What reviewers look through: pairs that may be one incident, how far they agree, and what chosen words mean."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from testigo.model import Act, Certainty, Claim, Decision, Judgement, Report, Resolution, content_id
from testigo.pipeline import Coder
from testigo.review import Agreement, Opinion, agreements, standing
from testigo.store import Store, members, pairs, views
from testigo.store.encoding import encode_value
from testigo.store.views import IncidentView

LIKELY = 0.05  # the score from which two incidents are worth comparing by eye: one pair in twenty is then one incident


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two incidents that may be one; the judgement is that on their likest accounts."""

    one: IncidentView
    other: IncidentView
    judgement: Judgement


def proposals(store: Store, incident_id: str | None, limit: int) -> list[Proposal]:
    """Return pairs that may be one incident, the likest first; with ``incident_id`` those of one incident."""
    with store.desk() as connection:
        apart = _kept_apart(connection)
        found: dict[tuple[str, str], Proposal] = {}
        for judgement, one, other in pairs.across(connection, LIKELY, incident_id):
            key = (min(one.id, other.id), max(one.id, other.id))
            if key not in found and frozenset((judgement.left, judgement.right)) not in apart:
                found[key] = Proposal(one, other, judgement)
            if len(found) == limit:
                break
    return list(found.values())


def _kept_apart(connection: Connection) -> set[frozenset[str]]:
    told = standing(pairs.pair_decisions(connection))
    return {frozenset(each.subjects) for each in told if each.act is Act.DIFFERENT}


def agreement(store: Store) -> tuple[Agreement, ...]:
    """Return how far reviewers agree, field by field, over what two or more of them assessed."""
    told = standing(store.decisions())
    with store.desk() as connection:
        home = members.incidents_of(connection, sorted({subject for each in told for subject in each.subjects}))
    return agreements(_opinions(told, home))


def _opinions(told: tuple[Decision, ...], home: dict[str, str]) -> Iterator[Opinion]:
    """Yield opinions; several values of one field that were given in one action are one opinion."""
    held: dict[tuple[str, str, str, str], list[str]] = {}
    for each in told:
        if each.act in (Act.SET, Act.ASSESS) and each.attribute and each.subjects[0] in home:
            key = (home[each.subjects[0]], each.attribute, each.reviewer, each.action or each.id)
            held.setdefault(key, []).extend([encode_value(each.value)] if each.value is not None else [])
    for (incident, field, reviewer, _), values in held.items():
        yield Opinion(incident, field, reviewer, tuple(sorted(values)))


def meaning(coder: Coder, report: Report, attribute: str, start: int, end: int) -> Resolution:
    """Return what words of a report mean as the value of an attribute, by the rules that read every report."""
    words = report.span(start, end)
    claim = Claim(content_id("chosen", report.id, start, end), "", attribute, words, words, Certainty.REPORTED)
    toponyms = coder.thorough().extractor.extract(report).toponyms if attribute == "place" else ()
    inside = tuple(each for each in toponyms if start <= each.start and each.end <= end)
    if inside:
        words = report.span(inside[0].start, inside[0].end)
        claim = Claim(claim.id, "", attribute, words, words, Certainty.REPORTED)
    [reading] = coder.resolver.resolve(report, (claim,), toponyms)
    return reading.resolution


def second_readings(store: Store, reviewer: str, limit: int) -> list[IncidentView]:
    """Return incidents that one other person has assessed, and not this one, the gravest first."""
    told = standing(store.decisions())
    with store.desk() as connection:
        assessed = {each.subjects[0]: each for each in told if each.act in (Act.SET, Act.ASSESS)}
        home = members.incidents_of(connection, list(assessed))
        readers: dict[str, set[str]] = defaultdict(set)
        for each in told:
            if each.act in (Act.SET, Act.ASSESS) and each.subjects[0] in home:
                readers[home[each.subjects[0]]].add(each.reviewer)
        wanted = [incident for incident, names in readers.items() if len(names) == 1 and reviewer not in names]
        found = [views.read_view(connection, incident) for incident in wanted]
    open_ones = [each for each in found if each is not None and each.state != "rejected"]
    return sorted(open_ones, key=lambda each: (-each.worth, each.id))[:limit]
