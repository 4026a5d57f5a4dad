"""Reports that come one by one or in batches, in any order, are linked as if all had been there from the start."""

from __future__ import annotations

import random

import pytest
from hand_built import AGUILILLA, DURAN, URUAPAN, Said, Telling, accounts_of, at_least, day, reports_of, tell
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.linkage import Linkage, Memory, comparing, link, memory

PLACES = (AGUILILLA, DURAN, URUAPAN)
NOTICE = "Subscribe to our newsletter to read every story of the day first."
COPIED = " ".join(f"word{number}" for number in range(60))


@st.composite
def tellings(draw: st.DrawFn) -> list[Telling]:
    """Up to ten reports of few incidents, some with a notice of their outlet, some of them copies."""
    found = []
    for number in range(draw(st.integers(1, 10))):
        place, when, killed = draw(st.sampled_from(PLACES)), draw(st.integers(1, 4)), draw(st.integers(1, 3))
        told = f"Gunmen killed {killed} people in {place.name} on day {when}."
        extra = draw(st.sampled_from(("", NOTICE, COPIED, f"{COPIED} {NOTICE}", "Residents fled to the hills.")))
        found.append(
            tell(
                f"r{number}",
                f"{told} {extra}",
                Said("place", place.name, place),
                Said("date", f"day {when}", day(f"2024-03-0{when}")),
                Said("killed", str(killed), at_least(killed)),
                published=f"2024-03-{when + draw(st.integers(0, 9)):02}",
                language=draw(st.sampled_from(("en", "es"))),
            )
        )
    return found


def placed(told: list[Telling], sizes: list[int]) -> Linkage:
    """What is linked when batches come one after the other, each with the memory of the one before."""
    known, linkage, at = Memory(), Linkage(()), 0
    for size in [*sizes, len(told)]:
        at = min(len(told), at + size)
        linkage = link(accounts_of(told[:at]), reports_of(told[:at]), (), known)
        judged = {(each.left, each.right): each for each in linkage.judgements}
        known = Memory(*known.kept(), judged)
    return linkage


@settings(max_examples=60, deadline=None)
@given(tellings(), st.lists(st.integers(1, 4), max_size=5), st.randoms(use_true_random=False))
def test_any_order_in_any_batches_links_as_a_rebuild(
    told: list[Telling], sizes: list[int], chance: random.Random
) -> None:
    whole = link(accounts_of(told), reports_of(told))
    chance.shuffle(told)
    assert placed(told, sizes) == whole


@settings(max_examples=6, deadline=None)
@given(tellings())
def test_two_processes_link_as_one(told: list[Telling]) -> None:
    one = Memory()
    whole = link(accounts_of(told), reports_of(told), (), one)
    with pytest.MonkeyPatch.context() as small:  # blocks, so that a few reports make several of each kind
        small.setattr(comparing, "BLOCK", 2)
        small.setattr(comparing, "PAIRS", 3)
        small.setattr(memory, "BLOCK", 2)
        two = Memory()
        assert link(accounts_of(told), reports_of(told), (), two, processes=2) == whole
    assert two.kept() == one.kept()


def test_what_is_known_is_not_compared_again() -> None:
    told = [
        tell("a", "Gunmen killed two people in Aguililla.", Said("place", "Aguililla", AGUILILLA)),
        tell("b", "Two people were killed by gunmen in Aguililla.", Said("place", "Aguililla", AGUILILLA)),
        tell("c", "A bus burned in Durán.", Said("place", "Durán", DURAN)),
    ]
    first = Memory()
    judged = {(each.left, each.right): each for each in link(accounts_of(told), reports_of(told), (), first).judgements}
    later = Memory(*first.kept(), judged)
    link(accounts_of(told), reports_of(told), (), later)
    assert not later.new_reports
    assert not later.new_accounts
