from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from testigo.linkage.clusters import Cluster, Pair, cluster

ACCOUNTS = {name: f"report of {name}" for name in "abcdef"}
PAIRS = list(combinations("abcdef", 2))
odds_of_pairs = st.dictionaries(st.sampled_from(PAIRS), st.floats(-8, 8), max_size=len(PAIRS))
pairs = st.lists(st.sampled_from(PAIRS), max_size=4, unique=True)


def homes(clusters: tuple[Cluster, ...]) -> dict[str, Cluster]:
    return {account: members for members in clusters for account in members}


def test_likely_pairs_join_and_unlikely_ones_do_not() -> None:
    assert cluster(
        dict.fromkeys("abc", "") | {"a": "1", "b": "2", "c": "3"}, {("a", "b"): 3.0, ("b", "c"): -3.0}, [], []
    ) == (
        ("a", "b"),
        ("c",),
    )


def test_a_chain_does_not_pull_strangers_together() -> None:
    odds = {("a", "b"): 2.0, ("b", "c"): 2.0, ("a", "c"): -6.0}
    assert cluster({"a": "1", "b": "2", "c": "3"}, odds, [], []) == (("a", "b"), ("c",))


def test_accounts_of_one_report_stay_apart_unless_a_person_joins_them() -> None:
    accounts = {"a": "one", "b": "one"}
    assert cluster(accounts, {("a", "b"): 6.0}, [], []) == (("a",), ("b",))
    assert cluster(accounts, {}, [("a", "b")], []) == (("a", "b"),)


def test_accounts_of_one_report_do_not_meet_through_a_third() -> None:
    accounts = {"a": "one", "b": "one", "c": "two"}
    assert cluster(accounts, {("a", "c"): 5.0, ("b", "c"): 4.0}, [], []) == (("a", "c"), ("b",))


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
    backwards = dict(reversed(ACCOUNTS.items())), dict(reversed(odds.items()))
    assert cluster(*backwards, same, list(reversed(apart))) == found
