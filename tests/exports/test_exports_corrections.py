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
from testigo.exports.record import CountRecord

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
    assert told[1].fields["killed"][0] == {"low": 1, "best": 1, "high": 1}
    assert list(told[1].fields) == ["killed"]


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
