"""Incidents into the view that the workbench looks them up in: all of them, or the few that a decision touches."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from testigo.exports import IncidentRecord, records
from testigo.exports.record import ActorRecord
from testigo.lexicon.place_names import fold
from testigo.linkage import identify
from testigo.linkage.copies import copied_from, voices_of
from testigo.linkage.regrouping import regroup
from testigo.model import Account, Act, Coding, Decision, Incident, Judgement, Report, content_id
from testigo.pipeline.cells import held_in
from testigo.pipeline.grounds import Grounds
from testigo.pipeline.revising import Beside, lapsed_reports, reconciled
from testigo.review import standing, worth_of
from testigo.store import Store, deciding, members, past, views
from testigo.store.captures import revisions
from testigo.store.past import Now
from testigo.store.views import IncidentView, Kept

OPEN_END = "9999-12-31"
OTHER_FAMILY = "other"


def ledgers_end(store: Store) -> tuple[int, int]:
    """Return how far the ledgers reach, to be noted before they are read."""
    with store.desk() as connection:
        return views.ledgers_end(connection)


def renew(store: Store, coding: Coding, decisions: Sequence[Decision], seen: tuple[int, int], by: Grounds) -> None:
    """Bring the whole view up to a coding made of the ledgers as they were at ``seen``.

    What was decided since is worked in, so that a decision made while the whole was computed is not lost.
    """
    fresh = list(kept_of(coding, decisions))
    with store.desk(write=True) as connection:
        known, gone = views.versions(connection), views.rejected_ids(connection)
        taken = {account for each in fresh for account in each.members}
        living = {each.view.id for each in fresh}
        retold = {
            incident for account, incident in members.members_of(connection, sorted(gone)).items() if account in taken
        }
        views.drop(connection, [each for each in known if each not in living and (each not in gone or each in retold)])
        changed = [each for each in fresh if known.get(each.view.id) != each.view.version]
        views.clear_members(connection, [account for each in changed for account in each.members])
        views.keep(connection, changed)
        noted = {each.view.id for each in changed} if past.is_begun(connection) else living
        past.note(connection, _now(coding, noted), by.rules)
        views.mark_made(connection, datetime.now(UTC).isoformat(), seen, by.rules)
        since = deciding.decisions_after(connection, seen[1])
        if since:
            refresh(
                connection,
                members.incidents_of(connection, [each for told in since for each in told.subjects]).values(),
                by,
            )


def _now(coding: Coding, incident_ids: Container[str]) -> Iterator[Now]:
    """Yield what is held of some incidents of a coding."""
    return (Now(each.id, each.report_ids, held_in(each)) for each in coding.incidents if each.id in incident_ids)


@dataclass(frozen=True, slots=True)
class Told:
    """Some incidents beside everything they rest on."""

    coding: Coding
    decisions: tuple[Decision, ...]  # those that stand


def told_of(connection: Connection, incident_ids: Iterable[str], by: Grounds, reviewer: str | None = None) -> Told:
    """Return incidents of the view with what they rest on; with ``reviewer``, as if nobody else had said a word."""
    home = members.members_of(connection, list(dict.fromkeys(incident_ids)))
    accounts, reports = members.told_by(connection, home)
    decisions = standing(deciding.decisions_about(connection, accounts))
    if reviewer is not None:
        decisions = tuple(
            each for each in decisions if each.reviewer == reviewer or each.act in (Act.SAME, Act.DIFFERENT)
        )
    groups: dict[str, list[Account]] = defaultdict(list)
    for account_id, account in accounts.items():
        groups[home[account_id]].append(account)
    judgements = members.judgements_on(connection, list(accounts))
    return Told(_coding(connection, groups, reports, judgements, decisions, by), decisions)


def refresh(connection: Connection, incident_ids: Iterable[str], by: Grounds) -> tuple[str, ...]:
    """Make the incidents anew after a decision about their accounts; return the ids of what they have become."""
    before = list(dict.fromkeys(incident_ids))
    home = members.members_of(connection, before)
    accounts, reports = members.told_by(connection, home)
    decisions = standing(deciding.decisions_about(connection, accounts))
    judgements = members.judgements_on(connection, list(accounts))
    clusters = [*regroup(accounts.values(), judgements, decisions), *_rejected(home, decisions)]
    minted = members.minted_for(connection, list(accounts))
    identities = identify(clusters, minted, accounts, reports)
    groups = {each: [accounts[account] for account in cluster] for each, cluster in identities.clusters.items()}
    coding = _coding(connection, groups, reports, judgements, decisions, by)
    views.drop(connection, [each for each in before if each not in identities.clusters])
    views.clear_members(connection, list(accounts))
    views.keep(connection, kept_of(coding, decisions))
    past.note(connection, _now(coding, groups), by.rules, decided=True)
    members.mint(connection, identities.minted)
    members.rename(connection, {**dict.fromkeys(identities.clusters), **identities.aliases})
    return tuple(identities.clusters)


def _rejected(home: Mapping[str, str], decisions: Iterable[Decision]) -> list[tuple[str, ...]]:
    """Return what persons rejected, the accounts of one incident together."""
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for decision in decisions:
        if decision.act is Act.REJECT and decision.subjects[0] in home:
            groups[home[decision.subjects[0]]][decision.subjects[0]] = None
    return [tuple(sorted(group)) for group in groups.values()]


def _coding(
    connection: Connection,
    groups: Mapping[str, Sequence[Account]],
    reports: Mapping[str, Report],
    judgements: tuple[Judgement, ...],
    decisions: Sequence[Decision],
    by: Grounds,
) -> Coding:
    voices = voices_of(reports)
    beside = Beside(voices, lapsed_reports(reports, revisions(connection)), by.actors)
    incidents = tuple(reconciled(each, group, reports, decisions, beside) for each, group in groups.items())
    accounts = {account.id: account for group in groups.values() for account in group}
    return Coding(incidents, accounts, reports, judgements, copies=copied_from(reports, voices))


def kept_of(coding: Coding, decisions: Iterable[Decision]) -> Iterator[Kept]:
    """Yield every incident of a coding as the view keeps it."""
    about: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        for subject in decision.subjects:
            about[subject].append(decision)
    judged: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in coding.judgements:
        judged[judgement.left].append(judgement)
    for incident, record in zip(coding.incidents, records(coding), strict=True):
        mine = {each.id: each for account in incident.account_ids for each in about[account]}
        inside = set(incident.account_ids)
        pairs = [each for account in incident.account_ids for each in judged[account] if each.right in inside]
        yield _kept(incident, record, coding, list(mine.values()), pairs)


def _kept(
    incident: Incident,
    record: IncidentRecord,
    coding: Coding,
    decisions: Sequence[Decision],
    judged: Sequence[Judgement],
) -> Kept:
    reviewers = len({each.reviewer for each in decisions if each.act in (Act.SET, Act.ASSESS)})
    worth = worth_of(incident, judged, reviewers)
    state = _state(decisions)
    said = record.model_dump_json(exclude={"judgements"})  # their scores shift with every report that comes
    reports = [coding.reports[each] for each in incident.report_ids]
    view = IncidentView(
        id=incident.id,
        version=content_id("view", said, state, *sorted(each.id for each in decisions)),
        state=state,
        reviewers=reviewers,
        worth=0.0 if state == "rejected" else worth.score,
        doubts=tuple((doubt.code, doubt.about) for doubt in worth.doubts),
        event_type=record.event_type,
        family=record.crosswalk.acled[0] if record.crosswalk.acled else OTHER_FAMILY,
        status=record.status,
        certainty=record.certainty,
        told=record.told,
        **_when(record),
        **_where(record),
        killed=_figure(record, "killed"),
        injured=_figure(record, "injured"),
        killed_open=record.killed is not None and record.killed.high is None,
        perpetrators="; ".join(_labels(record.perpetrators)),
        targets="; ".join(_labels(record.targets)),
        title=_title(reports),
        reports=len(reports),
    )
    accounts = {each: coding.accounts[each].report_id for each in incident.account_ids}
    words = fold(
        " ".join(
            [*_said(view), *(text for each in reports for text in (each.title or "", each.source or "", each.text))]
        )
    )
    return Kept(view, accounts, tuple(_facets(record)), words)


def _state(decisions: Sequence[Decision]) -> str:
    acts = {each.act for each in decisions}
    for act, state in ((Act.REJECT, "rejected"), (Act.SET, "corrected"), (Act.ASSESS, "assessed")):
        if act in acts:
            return state
    return "open"


def _when(record: IncidentRecord) -> dict[str, Any]:
    day = record.date
    if day is None:
        return {"first_day": "", "last_day": "", "date_precision": ""}
    first, last = day.earliest or day.latest, day.latest
    return {
        "first_day": first.isoformat() if first else "",
        "last_day": last.isoformat() if last else OPEN_END,
        "date_precision": day.precision,
    }


def _where(record: IncidentRecord) -> dict[str, Any]:
    place = record.place
    if place is None:
        return {"place": "", "admin1": "", "country": "", "lat": None, "lon": None, "place_precision": ""}
    parts = dict.fromkeys(part for part in (place.name, place.admin2, place.admin1) if part)
    return {
        "place": ", ".join(parts),
        "admin1": place.admin1 or "",
        "country": place.country or "",
        "lat": place.lat,
        "lon": place.lon,
        "place_precision": place.located,
    }


def _figure(record: IncidentRecord, name: str) -> int:
    count = getattr(record, name)
    return -1 if count is None else count.low if count.best is None else count.best


def _labels(actors: Iterable[ActorRecord] | None) -> list[str]:
    return [actor.name or actor.description for actor in actors or ()]


def _title(reports: Sequence[Report]) -> str:
    titled = [each for each in reports if each.title]
    return (
        min(titled, key=lambda each: (str(each.published and each.published.date.earliest), each.id)).title or ""
        if titled
        else ""
    )


def _said(view: IncidentView) -> Iterator[str]:
    yield from (view.id, view.event_type, view.place, view.country, view.perpetrators, view.targets)


def _facets(record: IncidentRecord) -> Iterator[tuple[str, str]]:
    for actor in (*(record.perpetrators or ()), *(record.targets or ())):
        if actor.actor_id or actor.name:
            yield "actor", actor.actor_id or actor.name or ""
    for weapon in record.weapons or ():
        yield "weapon", weapon
