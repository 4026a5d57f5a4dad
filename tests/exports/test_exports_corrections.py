"""The corrections feed: applied to an earlier export it gives the later one."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from sample_incidents import sample_coding

from testigo.exports import Edition, IncidentRecord
from testigo.exports.corrections import Act, changes, write_changes, write_changes_feed
from testigo.exports.record import CountRecord, PersonRecord

MADE = datetime(2025, 7, 1, tzinfo=UTC)
NOW = Edition.of(sample_coding(), MADE)
ONE = CountRecord(low=1, best=1, high=1)


def test_nothing_is_told_where_nothing_changed() -> None:
    assert list(changes(NOW.records, NOW)) == []


def test_each_kind_of_change_is_told() -> None:
    first, second, third, *rest = NOW.records
    earlier = [second.model_copy(update={"killed": ONE}), third, *rest, first.model_copy(update={"id": "old"})]
    earlier.append(first.model_copy(update={"id": "gone"}))
    now = replace(NOW, aliases={"old": first.id})
    told = list(changes(earlier, now))
    assert [(one.act, one.id, one.into) for one in told] == [
        (Act.ADDED, first.id, None),
        (Act.CORRECTED, second.id, None),
        (Act.MERGED, "old", first.id),
        (Act.RETRACTED, "gone", None),
    ]
    assert told[1].fields["killed"]["was"] == {"low": 1, "best": 1, "high": 1}
    assert told[1].fields["killed"]["is"] == (second.killed.model_dump() if second.killed else None)
    assert list(told[1].fields) == ["killed"]


def test_what_is_withdrawn_is_retracted_with_its_reason_and_never_added() -> None:
    first, *rest = NOW.records
    gone = first.model_copy(update={"withdrawn": "its reports were retracted"})
    now = replace(NOW, records=(gone, *rest))
    told = list(changes(NOW.records, now))
    assert [(one.act, one.id, one.why) for one in told] == [(Act.RETRACTED, first.id, "its reports were retracted")]
    assert "its reports were retracted" in write_changes(told, now)
    assert "(its reports were retracted)" in write_changes_feed(told, now)
    assert list(changes(rest, now)) == list(changes(now.records, now)) == []


def test_a_name_that_is_taken_back_is_not_told_again() -> None:
    first, *rest = NOW.records
    named = PersonRecord(name="Rosaura Quintanilla", role=None, age=None, fate="killed", certainty=None)
    place = first.place.model_copy(update={"name": "Casa Quintanilla"}) if first.place else None
    earlier = first.model_copy(update={"victims": (named,), "place": place, "gaps": {"injured": "Quintanilla"}})
    told = list(changes([earlier, *rest], NOW))
    assert list(told[0].fields) == ["place", "victims", "gaps"]
    assert "Quintanilla" not in write_changes(told, NOW) + write_changes_feed(told, NOW)


def test_scores_that_shift_are_no_correction() -> None:
    linked = next(record for record in NOW.records if record.judgements)
    (judged, *others) = linked.judgements
    shifted = linked.model_copy(update={"judgements": (judged.model_copy(update={"score": 0.123}), *others)})
    assert list(changes([shifted, *(one for one in NOW.records if one is not linked)], NOW)) == []


def test_an_alias_of_what_may_not_be_shown_is_retracted() -> None:
    now = replace(NOW, records=NOW.records[1:], aliases={"old": NOW.records[0].id})
    told = list(changes([NOW.records[0].model_copy(update={"id": "old"}), *NOW.records[1:]], now))
    assert [(one.act, one.into) for one in told] == [(Act.RETRACTED, None)]


@given(
    st.lists(st.sampled_from(NOW.records), unique_by=lambda one: one.id),
    st.lists(st.sampled_from(NOW.records), unique_by=lambda one: one.id),
    st.sets(st.sampled_from([one.id for one in NOW.records])),
)
def test_the_changes_turn_the_earlier_export_into_the_later(
    before: list[IncidentRecord], after: list[IncidentRecord], edited: set[str]
) -> None:
    earlier = [one.model_copy(update={"killed": ONE}) if one.id in edited else one for one in before]
    held = {one.id: one.model_dump(mode="json") for one in earlier}
    for line in write_changes(changes(earlier, replace(NOW, records=tuple(after))), NOW).splitlines():
        told = json.loads(line)
        held.pop(told["id"], None)
        if "record" in told:
            held[told["id"]] = told["record"]
    assert held == {one.id: one.model_dump(mode="json") for one in after}


def test_a_reader_takes_the_feed_of_corrections() -> None:
    told = list(changes(NOW.records[:2], replace(NOW, records=NOW.records[1:4])))
    feed = feedparser.parse(write_changes_feed(told, NOW))
    assert not feed.bozo
    assert [entry.title.split(":")[0] for entry in feed.entries] == ["added", "added", "retracted"]
