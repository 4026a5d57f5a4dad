"""Values as JSON and back."""

from __future__ import annotations

import json
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored_things import gaps, values

from testigo.model import Actor, Count, DatePrecision, DateRange, Gap, GapReason, IntegrityError, Value
from testigo.store.encoding import _TAGS, decode_value, encode_value


@given(st.one_of(values, gaps))
def test_a_value_is_read_back_as_it_was(value: Value | Gap) -> None:
    assert decode_value(encode_value(value)) == value


def test_every_kind_of_value_has_a_tag() -> None:
    assert set(_TAGS) == {*get_args(Value), Gap}


def test_the_json_of_databases_in_use_is_still_read() -> None:
    ends = '"earliest":"2024-02-01","latest":"2024-02-29"'
    month = f'{{"clash":null,{ends},"is":"date","precision":"month","time_of_day":null}}'
    assert decode_value(month) == DateRange(date(2024, 2, 1), date(2024, 2, 29), DatePrecision.MONTH)
    people = '"people":{"low":3,"best":null,"high":null}'
    actor = f'{{"actor_id":null,"description":"men","is":"actor","kind":"armed group","name":null,{people}}}'
    assert decode_value(actor) == Actor("men", "armed group", people=Count(3, None, None))
    assert decode_value('{"is":"gap","reason":"not stated","detail":""}') == Gap(GapReason.NOT_STATED)


def test_the_same_value_has_one_text() -> None:
    assert json.loads(encode_value(Count(1, None, None))) == {"is": "count", "low": 1, "best": None, "high": None}
    assert encode_value(Count(1, 2, 3)) == '{"best":2,"high":3,"is":"count","low":1}'


def test_an_unknown_tag_is_refused() -> None:
    with pytest.raises(IntegrityError, match="'ghost'"):
        decode_value('{"is": "ghost"}')
