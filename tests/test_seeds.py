"""Three real reports, coded together, against what must and must not come out of them.

They lie beside the repository, in ``shared/seeds``, where their README says when an incident matches.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import pytest

from testigo import pipeline
from testigo.exports import IncidentRecord, records
from testigo.lexicon import register
from testigo.lexicon.place_names import fold
from testigo.store import open_store

SEEDS = Path(__file__).parents[1] / ".." / "shared" / "seeds"
EXPECTED: dict[str, Any] = (
    json.loads((SEEDS / "expected.json").read_text(encoding="utf-8")) if (SEEDS / "expected.json").exists() else {}
)
pytestmark = pytest.mark.skipif(not EXPECTED, reason="the seeds are not beside the repository")

COUNTS = ("killed", "injured", "abducted", "detained", "missing", "displaced")
COUNTRIES = {"Mexico": "MX"}
KINDS = {"state forces": {"military", "police"}}
WEAPONS = {"landmine/IED": {"landmine", "ied"}, "aircraft (Cessna)": {"aircraft"}}  # others by their first word
DRUGS, WHOLE_WAR, HOMICIDES = {5, 500}, 100, {200, 2700, 2701}
TERRORISTS = {"al_qaeda", "taliban"}


def _all(part: str) -> list[tuple[str, Any]]:
    return [(name, each) for name, seed in EXPECTED.items() for each in seed.get(part, ())]


INCIDENTS = _all("incidents")
KEYS = [incident["key"] for _, incident in INCIDENTS]


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[IncidentRecord]]:
    """The incidents that tell of each report, by file name."""
    lines = tmp_path_factory.mktemp("seeds") / "seeds.jsonl"
    documents = (
        {"id": name, "text": text(name), "published": seed["published"], "language": seed["language"]}
        for name, seed in EXPECTED.items()
    )
    lines.write_text("".join(json.dumps(each) + "\n" for each in documents), encoding="utf-8")
    with open_store("sqlite://") as store:
        pipeline.code([lines], store, pipeline.Coder.load())
        coding = pipeline.believe(store)
    assert not coding.issues
    found: dict[str, list[IncidentRecord]] = {name: [] for name in EXPECTED}
    for record in records(coding):
        for report in record.reports:
            found[report.id].append(record)
    return found


def text(name: str) -> str:
    return (SEEDS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "incident"), INCIDENTS, ids=KEYS)
def test_an_incident_is_coded(coded: dict[str, list[IncidentRecord]], name: str, incident: dict[str, Any]) -> None:
    wrong = list(faults(incident, found(coded[name], incident)))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("name", "incident"), INCIDENTS, ids=KEYS)
def test_who_did_it_to_whom_with_what(
    coded: dict[str, list[IncidentRecord]], name: str, incident: dict[str, Any]
) -> None:
    record = found(coded[name], incident)
    wrong = [*perpetrator_faults(incident, record), *harm_faults(incident, record)]
    assert not wrong, "\n".join(wrong)


def test_no_incident_stands_for_two(coded: dict[str, list[IncidentRecord]]) -> None:
    keys: dict[str, list[str]] = {}
    for name, incident in INCIDENTS:
        if best := best_of(coded[name], incident):
            keys.setdefault(best.id, []).append(incident["key"])
    assert [each for each in keys.values() if len(each) > 1] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_what_must_not_come_out_does_not(coded: dict[str, list[IncidentRecord]], name: str) -> None:
    checks = MUST_NOT[name[:3]]
    assert len(checks) == len(EXPECTED[name]["must_not"]), "the seeds changed: each line needs its check"
    broken = [
        (line, outline(record))
        for line, is_wrong in zip(EXPECTED[name]["must_not"], checks, strict=True)
        for record in coded[name]
        if is_wrong(record)
    ]
    assert broken == []


@pytest.mark.parametrize(("name", "statistic"), _all("statistics"))
def test_a_statistic_is_no_incident(coded: dict[str, list[IncidentRecord]], name: str, statistic: Any) -> None:
    value = statistic["value"]
    assert [outline(record) for record in coded[name] if figures(record) & {value, value + 1}] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_background_is_no_news(coded: dict[str, list[IncidentRecord]], name: str) -> None:
    marks = BACKGROUND[name[:3]]
    assert len(marks) == len(EXPECTED[name]["background"]), "the seeds changed: each line needs its mark"
    wrong = [
        outline(record)
        for mark, stays in marks
        for record in coded[name]
        if told_by(record, mark) and not stays(record)
    ]
    assert wrong == []


@pytest.mark.parametrize(("main", "find"), [("CJNG", "find"), ("Nemesio", "find_persons")], ids=["group", "leader"])
def test_a_name_is_one_actor_over_all_reports(main: str, find: str) -> None:
    names = {
        fold(written)
        for _, actor in _all("actors")
        if actor["name"].startswith(main)
        for written in (actor["name"], *actor.get("aliases", ()))
    }
    search = getattr(register.load(), find)
    ids = [
        found.actor_id
        for name in EXPECTED
        for found in search(text(name), "MX")
        if fold(text(name)[found.start : found.end]) in names
    ]
    assert len(ids) > 1
    assert len(set(ids)) == 1


def test_the_group_is_one_perpetrator_over_all_incidents(coded: dict[str, list[IncidentRecord]]) -> None:
    group = actor_id("CJNG")
    named = {
        actor.actor_id
        for told in coded.values()
        for record in told
        for actor in record.perpetrators or ()
        if {"jalisco", "cjng"} & set(fold(f"{actor.name} {actor.description}").split())
    }
    assert named == {group}


def found(told: list[IncidentRecord], incident: dict[str, Any]) -> IncidentRecord:
    best = best_of(told, incident)
    if best is None:
        pytest.fail(f"no incident of this type and place among {[outline(each) for each in told]}")
    return best


def best_of(told: list[IncidentRecord], incident: dict[str, Any]) -> IncidentRecord | None:
    """The incident of the type and the place with the fewest faults."""
    alike = [record for record in told if is_of_type(record, incident) and is_at(record, incident["place"])]
    return min(alike, key=lambda record: len(list(faults(incident, record))), default=None)


def is_of_type(record: IncidentRecord, incident: dict[str, Any]) -> bool:
    acled = record.crosswalk.acled
    return bool(acled and acled[0] in listed(incident["event_type"]) and acled[1] in listed(incident["sub_event_type"]))


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def is_at(record: IncidentRecord, place: dict[str, Any]) -> bool:
    return record.place is not None and fold(record.place.name) == fold(place["name"])


def faults(incident: dict[str, Any], record: IncidentRecord) -> Iterator[str]:
    if "date" in incident and not is_on(record, incident["date"]):
        yield f"date: {record.date}"
    if "time_of_day" in incident and (record.date is None or record.date.time_of_day != incident["time_of_day"]):
        yield f"time of day: {record.date}"
    yield from place_faults(incident["place"], record)
    for name in ("killed", "injured"):
        expected, got = incident[name], getattr(record, name)
        best = expected["best"] if expected else None
        if (got.best if got else None) != best or (expected is None and got is not None):
            yield f"{name}: {got}, not {expected}"
    if incident.get("main") and not record.main:
        yield "not a main incident of its report"


def is_on(record: IncidentRecord, expected: dict[str, Any]) -> bool:
    """Single days, months and years exactly; a longer span by lying inside it."""
    if record.date is None or record.date.earliest is None or record.date.latest is None:
        return False
    start, end = date.fromisoformat(expected["start"]), date.fromisoformat(expected["end"])
    month = (start.replace(day=1), start.replace(day=monthrange(start.year, start.month)[1]))
    if start == end or (start, end) == month or (start, end) == (date(start.year, 1, 1), date(start.year, 12, 31)):
        return (record.date.earliest, record.date.latest) == (start, end)
    return start <= record.date.earliest and record.date.latest <= end


def place_faults(expected: dict[str, Any], record: IncidentRecord) -> Iterator[str]:
    place = record.place
    assert place is not None
    if place.country != COUNTRIES[expected["country"]]:
        yield f"country: {place.country}"
    for name in ("admin1", "admin2"):
        if name in expected and fold(getattr(place, name) or "") != fold(expected[name]):
            yield f"{name}: {getattr(place, name)}"
    if "lat" in expected and not (
        place.lat is not None
        and place.lon is not None
        and kilometres(expected["lat"], expected["lon"], place.lat, place.lon) <= expected["tolerance_km"]
    ):
        yield f"coordinates: {place.lat}, {place.lon}"


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    north, east = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    return 2 * 6371 * asin(sqrt(sin(north) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east) ** 2))


def perpetrator_faults(incident: dict[str, Any], record: IncidentRecord) -> Iterator[str]:
    perpetrators = record.perpetrators or ()
    for name in incident.get("perpetrators", ()):
        if actor_id(name) not in {actor.actor_id for actor in perpetrators}:
            yield f"perpetrator {name}: {[actor.name or actor.description for actor in perpetrators]}"
    certainty = incident.get("perpetrator_certainty")
    if certainty and certainty not in {actor.certainty for actor in perpetrators}:
        yield f"certainty {certainty}: {[actor.certainty for actor in perpetrators]}"
    low = incident.get("perpetrator_count", {}).get("low")
    if low and low not in {actor.count.low for actor in perpetrators if actor.count}:
        yield f"perpetrators in number, {low} or more: {[actor.count for actor in perpetrators]}"


def harm_faults(incident: dict[str, Any], record: IncidentRecord) -> Iterator[str]:
    kinds = {target.kind for target in record.targets or ()}
    for target in incident.get("targets", ()):
        if not kinds & KINDS.get(target["kind"], {target["kind"]}):
            yield f"target {target['kind']}: {sorted(kinds)}"
    for weapon in incident.get("weapons", ()):
        if not set(record.weapons or ()) & WEAPONS.get(weapon, {weapon.split()[0]}):
            yield f"weapon {weapon}: {record.weapons}"
    for side, number in (incident["killed"] or {}).get("by_group", {}).items():
        sides = record.killed_by_side
        got = (sides.perpetrators if side == "perpetrators" else sides.targets) if sides else None
        if got is None or got.best != number:
            yield f"killed of the {side}, {number}: {got}"
    if incident.get("damage") and not record.damage:
        yield "no damage"


def actor_id(name: str) -> str:
    return register.load().find(name, "MX")[0].actor_id


def figures(record: IncidentRecord) -> set[int | None]:
    """Every figure of the record, claims that did not win included."""
    counts = [getattr(record, name) for name in COUNTS]
    counts += [each.value for each in record.evidence if each.field in COUNTS]
    return {end for count in counts if count for end in (count.low, count.best, count.high)}


def told_by(record: IncidentRecord, mark: str) -> bool:
    """Say whether the incident was read out of a sentence with these words."""
    return any(mark in each.quote for each in record.evidence if each.field == "event_type")


def outline(record: IncidentRecord) -> str:
    acled = "/".join(record.crosswalk.acled or ("-",))
    when = f"{record.date.earliest}..{record.date.latest}" if record.date else "no date"
    return f"{record.told} {record.event_type} ({acled}) {record.place.name if record.place else 'no place'} {when}"


def is_dated(record: IncidentRecord, day: date) -> bool:
    return record.date is not None and record.date.earliest == day


def never(_: IncidentRecord) -> bool:
    return False


def as_background(record: IncidentRecord) -> bool:
    return record.told == "background"


# By the first three digits of the file's name, a check for each line of `must_not`, in its order.
MUST_NOT = {
    "000": (
        lambda record: bool(figures(record) & DRUGS),
        lambda record: is_dated(record, date(2021, 12, 1)),
        lambda record: told_by(record, "Arrested in Mexico"),
    ),
    "001": (lambda record: any(figure and figure >= WHOLE_WAR for figure in figures(record)),),
    "002": (
        lambda record: bool(figures(record) & HOMICIDES),
        lambda record: bool({actor.actor_id for actor in record.perpetrators or ()} & TERRORISTS),
    ),
}
# For each line of `background`: words of its sentence, and what an incident read out of it has to be.
BACKGROUND = {
    "000": (
        ("Arrested in Mexico", never),
        ("offered a reward", never),
        ("indictment", never),
        ("Ignacio Coronel", as_background),
    ),
    "001": (("flyers", as_background),),
    "002": (("technical advisors", never),),
}
