"""What a person decides is kept, worked in at once, and the same as the whole computed anew."""

from __future__ import annotations

import threading

import pytest

from testigo import pipeline
from testigo.model import Act, Count, Incident, InputError
from testigo.pipeline import deciding
from testigo.pipeline.cells import UnknownError, cell_version
from testigo.pipeline.deciding import Correction, Reviewer, StaleError
from testigo.pipeline.grounds import grounds
from testigo.pipeline.views import told_of
from testigo.store import Store, finding, views
from testigo.store.searching import Filter
from testigo.store.views import IncidentView

ANA, BEN = Reviewer("ana"), Reviewer("ben")


def listed(store: Store, wanted: Filter | None = None) -> dict[str, IncidentView]:
    with store.desk() as connection:
        return {view.id: view for view in finding.find(connection, wanted or Filter(), "day", None, 1000)}


def incident(store: Store, incident_id: str) -> Incident:
    known = grounds(store)
    with store.desk() as connection:
        return told_of(connection, [incident_id], known).coding.incidents[0]


def view(store: Store, incident_id: str) -> IncidentView:
    with store.desk() as connection:
        found = views.read_view(connection, incident_id)
    assert found is not None
    return found


def widest(store: Store) -> IncidentView:
    """The incident that most reports tell of."""
    return max(listed(store).values(), key=lambda each: (each.reports, each.id))


def test_the_view_holds_what_is_believed(store: Store) -> None:
    believed = {each.id: each for each in pipeline.believe(store).incidents}
    assert listed(store).keys() == believed.keys()
    for each, believing in believed.items():
        assert incident(store, each) == believing


def test_a_correction_wins_and_stays(store: Store) -> None:
    chosen = widest(store)
    seen = cell_version(incident(store, chosen.id), "killed")
    deciding.correct(store, chosen.id, Correction("killed", (Count.exactly(77),), "counted again"), seen, ANA)
    assert view(store, chosen.id).killed == 77
    assert view(store, chosen.id).state == "corrected"
    assert view(store, chosen.id).version != chosen.version
    again = {each.id: each for each in pipeline.believe(store).incidents}
    cell = again[chosen.id].cell("killed")
    assert cell is not None
    assert cell.value == Count.exactly(77)


def test_two_people_on_one_cell_get_a_choice_and_on_two_cells_none(store: Store) -> None:
    chosen = widest(store)
    before = incident(store, chosen.id)
    killed, injured = (cell_version(before, name) for name in ("killed", "injured"))
    deciding.correct(store, chosen.id, Correction("killed", (Count.exactly(5),)), killed, ANA)
    with pytest.raises(StaleError, match="killed"):
        deciding.correct(store, chosen.id, Correction("killed", (Count.exactly(6),)), killed, BEN)
    deciding.correct(store, chosen.id, Correction("injured", (Count.exactly(6),)), injured, BEN)
    assert view(store, chosen.id).killed == 5
    assert view(store, chosen.id).injured == 6


def test_words_of_a_report_become_the_basis(store: Store) -> None:
    chosen = widest(store)
    before = incident(store, chosen.id)
    report = store.report(before.report_ids[0])
    assert report is not None
    seen = cell_version(before, "injured")
    deciding.correct(store, chosen.id, Correction("injured", (Count.exactly(3),), "", (report.id, 2, 9)), seen, ANA)
    [decision] = [each for each in store.decisions() if each.act is Act.SET]
    assert decision.words is not None
    assert decision.words.quote == report.text[2:9]
    stale = Correction("killed", (Count.exactly(3),), "", (report.id, 5, len(report.text) + 1))
    with pytest.raises(InputError, match="outside"):
        deciding.correct(store, chosen.id, stale, cell_version(incident(store, chosen.id), "killed"), ANA)


def test_what_is_no_incident_leaves_the_record_and_comes_back(store: Store) -> None:
    before = listed(store)
    chosen = widest(store)
    done = deciding.reject(store, chosen.id, chosen.version, "a film", ANA)
    assert chosen.id not in listed(store)
    assert list(listed(store, Filter(state="rejected"))) == [chosen.id]
    assert chosen.id not in {each.id for each in pipeline.believe(store).incidents}
    assert list(listed(store, Filter(state="rejected"))) == [chosen.id]
    deciding.undo(store, done.action, ANA)
    assert {each: found.version for each, found in listed(store).items()} == {
        each: found.version for each, found in before.items()
    }


def test_merging_and_taking_it_back(store: Store) -> None:
    before = listed(store)
    one, other, *_ = sorted(before.values(), key=lambda each: (-each.reports, each.id))
    done = deciding.merge(store, one.id, {other.id: other.version}, one.version, ANA)
    [kept] = done.incidents
    assert kept in {one.id, other.id}
    assert view(store, kept).reports == one.reports + other.reports
    assert len(listed(store)) == len(before) - 1
    gone = ({one.id, other.id} - {kept}).pop()
    with pytest.raises(StaleError, match="merged into"):
        deciding.reject(store, gone, other.version, "", BEN)
    assert {each.id for each in pipeline.believe(store).incidents} == listed(store).keys()
    undone = deciding.undo(store, None, ANA)
    assert listed(store).keys() == before.keys()
    deciding.undo(store, undone.action, ANA)
    assert len(listed(store)) == len(before) - 1


def test_splitting_off(store: Store) -> None:
    before = listed(store)
    chosen = widest(store)
    away = incident(store, chosen.id).account_ids[-1:]
    done = deciding.split(store, chosen.id, away, chosen.version, ANA)
    assert len(done.incidents) == 2
    assert len(listed(store)) == len(before) + 1
    assert {each.id for each in pipeline.believe(store).incidents} == listed(store).keys()
    with pytest.raises(InputError, match="at least one"):
        deciding.split(
            store,
            done.incidents[0],
            incident(store, done.incidents[0]).account_ids,
            view(store, done.incidents[0]).version,
            ANA,
        )
    deciding.undo(store, done.action, ANA)
    assert listed(store).keys() == before.keys()


def test_nobody_takes_back_anothers_word(store: Store) -> None:
    chosen = widest(store)
    done = deciding.accept(store, chosen.id, chosen.version, ANA)
    with pytest.raises(UnknownError):
        deciding.undo(store, done.action, BEN)
    with pytest.raises(UnknownError):
        deciding.undo(store, None, BEN)
    assert view(store, chosen.id).state == "assessed"


def test_a_reading_apart_sets_nothing_and_counts(store: Store) -> None:
    chosen = widest(store)
    apart = Reviewer("ben", apart=True)
    seen = cell_version(incident(store, chosen.id), "killed")
    deciding.correct(store, chosen.id, Correction("killed", (Count.exactly(44),)), seen, apart)
    assert view(store, chosen.id).killed == chosen.killed
    assert view(store, chosen.id).reviewers == 1
    assert view(store, chosen.id).worth < chosen.worth


def test_a_decision_made_while_the_whole_is_computed_is_not_lost(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = widest(store)
    link = pipeline.link

    def slow(*told: object) -> object:
        linkage = link(*told)  # type: ignore[arg-type]
        seen = cell_version(incident(store, chosen.id), "killed")
        deciding.correct(store, chosen.id, Correction("killed", (Count.exactly(78),)), seen, ANA)
        return linkage

    monkeypatch.setattr(pipeline, "link", slow)
    pipeline.believe(store)
    assert view(store, chosen.id).killed == 78


def test_many_people_on_one_cell_at_once_each_get_an_answer(store: Store) -> None:
    chosen = widest(store)
    told: list[str] = []

    def decide(name: str) -> None:
        for figure in range(4):
            try:
                seen = cell_version(incident(store, chosen.id), "killed")
                deciding.correct(store, chosen.id, Correction("killed", (Count.exactly(figure),)), seen, Reviewer(name))
                told.append("kept")
            except StaleError:
                told.append("stale")

    crowd = [threading.Thread(target=decide, args=(f"reviewer {number}",)) for number in range(6)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert len(told) == 24  # nobody was told that there is no such incident
    assert told.count("kept") == len(list(store.decisions())) > 0
