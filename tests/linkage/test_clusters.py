from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.linkage.clusters import Cluster, Component, Pair, cluster

ACCOUNTS = tuple("abcdef")
PAIRS = list(combinations("abcdef", 2))
odds_of_pairs = st.dictionaries(st.sampled_from(PAIRS), st.floats(-8, 8), max_size=len(PAIRS))
pairs = st.lists(st.sampled_from(PAIRS), max_size=4, unique=True)


def homes(clusters: tuple[Cluster, ...]) -> dict[str, Cluster]:
    return {account: members for members in clusters for account in members}


def test_likely_pairs_join_and_unlikely_ones_do_not() -> None:
    assert cluster("abc", {("a", "b"): 3.0, ("b", "c"): -3.0}, [], []) == (
        ("a", "b"),
        ("c",),
    )


def test_a_chain_does_not_pull_strangers_together() -> None:
    odds = {("a", "b"): 2.0, ("b", "c"): 2.0, ("a", "c"): -6.0}
    assert cluster("abc", odds, [], []) == (("a", "b"), ("c",))


def test_accounts_that_their_report_tells_apart_stay_so_unless_a_person_joins_them() -> None:
    accounts, apart = ["a", "b"], [("a", "b")]
    assert cluster(accounts, {("a", "b"): 6.0}, [], [], apart) == (("a",), ("b",))
    assert cluster(accounts, {}, [("a", "b")], [], apart) == (("a", "b"),)


def test_accounts_that_are_told_apart_do_not_meet_through_a_third() -> None:
    odds = {("a", "c"): 5.0, ("b", "c"): 4.0}
    assert cluster(["a", "b", "c"], odds, [], [], [("a", "b")]) == (("a", "c"), ("b",))


def test_of_two_that_are_told_apart_the_likelier_joins_however_likely_both_are() -> None:
    odds = {("a", "c"): 12.0, ("b", "c"): 20.0}
    assert cluster(["a", "b", "c"], odds, [], [], [("a", "b")]) == (("a",), ("b", "c"))


def test_accounts_of_one_report_meet_where_another_report_brings_them_together() -> None:
    odds = {("a", "c"): 6.0, ("b", "c"): 6.0}
    assert cluster(["a", "b", "c"], odds, [], []) == (("a", "b", "c"),)
    assert cluster(["a", "b"], {}, [], []) == (("a",), ("b",))


@given(odds_of_pairs, pairs, pairs)
def test_what_reports_tell_apart_stays_apart_unless_persons_join(
    odds: dict[Pair, float], told_apart: list[Pair], same: list[Pair]
) -> None:
    home = homes(cluster(ACCOUNTS, odds, same, [], told_apart))
    joined = homes(cluster(ACCOUNTS, {}, same, []))
    assert all(home[one] != home[other] or joined[one] == joined[other] for one, other in told_apart)


@given(odds_of_pairs, pairs)
def test_what_persons_set_apart_stays_apart(odds: dict[Pair, float], apart: list[Pair]) -> None:
    home = homes(cluster(ACCOUNTS, odds, [], apart))
    assert all(home[one] != home[other] for one, other in apart)


@given(odds_of_pairs, pairs)
def test_what_persons_joined_stays_joined(odds: dict[Pair, float], same: list[Pair]) -> None:
    home = homes(cluster(ACCOUNTS, odds, same, []))
    assert all(home[one] == home[other] for one, other in same)


@given(odds_of_pairs, pairs, pairs)
def test_every_account_has_one_cluster_and_order_changes_nothing(
    odds: dict[Pair, float], same: list[Pair], apart: list[Pair]
) -> None:
    found = cluster(ACCOUNTS, odds, same, apart)
    assert sorted(account for members in found for account in members) == sorted(ACCOUNTS)
    backwards = ACCOUNTS[::-1], dict(reversed(odds.items()))
    assert cluster(*backwards, same, list(reversed(apart))) == found


@given(st.lists(st.tuples(odds_of_pairs, pairs, pairs, pairs), min_size=2, max_size=4))
def test_what_is_settled_changes_nothing(
    rounds: list[tuple[dict[Pair, float], list[Pair], list[Pair], list[Pair]]],
) -> None:
    settled: dict[Component, tuple[Cluster, ...]] = {}
    for odds, same, apart, told_apart in rounds:
        found = cluster(ACCOUNTS, odds, same, apart, told_apart, settled)
        assert found == cluster(ACCOUNTS, odds, same, apart, told_apart)


@given(odds_of_pairs, pairs, pairs)
def test_parts_are_clustered_as_the_whole_is(odds: dict[Pair, float], same: list[Pair], apart: list[Pair]) -> None:
    words = [*((*pair, False) for pair in apart), *((*pair, True) for pair in same)]
    whole = Component(ACCOUNTS, tuple(odds.items()), tuple(words))
    assert cluster(ACCOUNTS, odds, same, apart) == whole.clusters()


def test_only_parts_that_are_touched_are_clustered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    odds, settled = {("a", "b"): 3.0, ("c", "d"): 2.0}, {}
    worked = []
    clusters = Component.clusters
    monkeypatch.setattr(Component, "clusters", lambda part: worked.append(part.accounts) or clusters(part))
    cluster("abcd", odds, [], [], (), settled)
    cluster("abcde", {**odds, ("d", "e"): 4.0}, [], [], (), settled)
    assert worked == [("a", "b"), ("c", "d"), ("c", "d", "e")]
