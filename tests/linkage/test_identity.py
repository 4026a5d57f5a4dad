from hand_built import Telling, accounts_of, reports_of, tell

from testigo.linkage import Identities, identify
from testigo.linkage.clusters import Cluster

A = tell("a", "An attack.", published="2024-03-01")
B = tell("b", "An attack.", published="2024-03-02")
C = tell("c", "An attack.", published="2024-03-03")
TELLINGS = (A, B, C)


def named(*clusters: tuple[Telling, ...], minted: dict[str, str] | None = None) -> Identities:
    accounts = {account.id: account for account in accounts_of(TELLINGS)}
    members: list[Cluster] = [tuple(sorted(telling.account.id for telling in each)) for each in clusters]
    return identify(members, minted or {}, accounts, reports_of(TELLINGS))


def id_of(found: Identities, telling: Telling) -> str:
    return next(incident for incident, members in found.clusters.items() if telling.account.id in members)


def test_an_id_is_minted_from_the_earliest_account_and_kept() -> None:
    first = named((A, B), (C,))
    assert id_of(first, A) == id_of(named((A,), (B,), (C,)), A)
    again = named((A, B), (C,), minted=dict(first.minted))
    assert again.clusters == first.clusters
    assert again.minted == first.minted


def test_an_earlier_report_that_comes_late_takes_the_id_that_is_there() -> None:
    first = named((C,))
    later = named((A, C), minted=dict(first.minted))
    assert id_of(later, A) == id_of(first, C)


def test_a_merge_keeps_the_older_id_and_leaves_an_alias() -> None:
    first = named((A,), (B,))
    merged = named((A, B), minted=dict(first.minted))
    assert id_of(merged, B) == id_of(first, A)
    assert merged.aliases == {id_of(first, B): id_of(first, A)}


def test_a_split_leaves_the_id_with_the_earliest_account() -> None:
    first = named((A, B, C))
    split = named((A,), (B, C), minted=dict(first.minted))
    assert id_of(split, A) == id_of(first, A)
    assert id_of(split, B) != id_of(first, A)
    assert len(split.clusters) == 2


def test_an_undone_merge_gives_both_their_ids_back() -> None:
    first = named((A,), (B,))
    merged = named((A, B), minted=dict(first.minted))
    undone = named((A,), (B,), minted=dict(merged.minted))
    assert undone.clusters == first.clusters
    assert not undone.aliases


def test_an_id_outlives_its_founding_account() -> None:
    first = named((A, B))
    assert id_of(named((B,), minted=dict(first.minted)), B) == id_of(first, A)
