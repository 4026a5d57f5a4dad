"""Reports that come one by one or in batches, in any order, are linked as if all had been there from the start."""

from __future__ import annotations

import random

from hand_built import AGUILILLA, DURAN, URUAPAN, Said, Telling, accounts_of, at_least, day, reports_of, tell
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.linkage import Linkage, Memory, link

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
    memory, linkage, at = Memory(), Linkage(()), 0
    for size in [*sizes, len(told)]:
        at = min(len(told), at + size)
        linkage = link(accounts_of(told[:at]), reports_of(told[:at]), (), memory)
        judged = {(each.left, each.right): each for each in linkage.judgements}
        memory = Memory(*memory.kept(), judged)
    return linkage


@settings(max_examples=60, deadline=None)
@given(tellings(), st.lists(st.integers(1, 4), max_size=5), st.randoms(use_true_random=False))
def test_any_order_in_any_batches_links_as_a_rebuild(
    told: list[Telling], sizes: list[int], chance: random.Random
) -> None:
    whole = link(accounts_of(told), reports_of(told))
    chance.shuffle(told)
    assert placed(told, sizes) == whole


def test_what_is_known_is_not_compared_again() -> None:
    told = [
        tell("a", "Gunmen killed two people in Aguililla.", Said("place", "Aguililla", AGUILILLA)),
        tell("b", "Two people were killed by gunmen in Aguililla.", Said("place", "Aguililla", AGUILILLA)),
        tell("c", "A bus burned in Durán.", Said("place", "Durán", DURAN)),
    ]
    memory = Memory()
    judged = {
        (each.left, each.right): each for each in link(accounts_of(told), reports_of(told), (), memory).judgements
    }
    later = Memory(*memory.kept(), judged)
    link(accounts_of(told), reports_of(told), (), later)
    assert not later.new_reports
    assert not later.new_accounts
